/** Slack's servers on a bad day, over Socket Mode and over signed HTTP requests. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SIGNING_SECRET } from '../doubles/slack/bot.ts';
import type { ValidationIssue as SlackError } from '../doubles/slack/faults.ts';
import { createHttpSender, type RequestKind } from '../doubles/slack/http-sender.ts';
import { eventBody, mention, message, newTs, type Payload, slashCommand } from '../doubles/slack/payloads.ts';
import { APP_TOKEN, type SlackServer, startSlackServer } from '../doubles/slack/server.ts';
import type { Envelope } from '../doubles/slack/socket.ts';
import type { Asking, CallFault, LineFault } from './plan.ts';
import { createCount, type Delivery, type Side } from './side.ts';
import type { Tally } from './tally.ts';

/** How far back an event may be delivered again. */
const RECENT = 50;

/** The stand-in's word for what goes wrong with a call. */
function asSlackFault(fault: CallFault): SlackError {
  switch (fault.kind) {
    case 'status':
      return { status: fault.status };
    case 'cut before':
      return { drop: true };
    case 'cut after':
      return { cut: 'after' };
    case 'cut midway':
      return { cut: 'midway' };
    case 'slow':
      return { delay: fault.delayMs };
    case 'rate limit':
      return { retryAfter: Math.round(fault.wait) };
    case 'error':
      return { error: fault.error };
  }
}

/** How events get to the bot. */
interface Line {
  readonly env: Readonly<Record<string, string>>;
  started(line: string): void;
  send(kind: 'event' | 'command', payload: Payload): void;
  misbehave(fault: LineFault): boolean;
  heal(): void;
  close(): void;
}

type Count = (kind: string) => void;

async function createSide(tally: Tally, open: (server: SlackServer, count: Count) => Line): Promise<Side> {
  const server = await startSlackServer();
  const { met, count } = createCount();
  const line = open(server, count);
  const byThread = new Map<string, string>();
  let serial = 0;

  const keep = server.world.messages.push.bind(server.world.messages);
  server.world.messages.push = (...kept) => {
    for (const { channel, thread, onlyFor } of kept) {
      // Everybody asks once: whoever gets a reply, or has one in a conversation of their own, was answered.
      const person = onlyFor ?? /^D(U\d+)$/.exec(channel)?.[1];
      const key = person ?? byThread.get(thread ?? '');
      if (key !== undefined) tally.replied(key);
    }
    return keep(...kept);
  };

  // Thanks get a sign instead of words.
  const keepSign = server.world.reactions.push.bind(server.world.reactions);
  server.world.reactions.push = (...signs) => {
    for (const { timestamp } of signs) {
      const key = byThread.get(String(timestamp));
      if (key !== undefined) tally.replied(key);
    }
    return keepSign(...signs);
  };

  /** What arrives of a question, and after how many later ones. */
  function deliveriesOf({ question, way, overtakenBy, againAfter, copyAfter }: Asking): Delivery[] {
    serial += 1;
    const user = `U${String(serial).padStart(8, '0')}`;
    const ts = newTs();
    // A channel of its own, so that a line of the log about a channel is about this question.
    const channel = way === 'direct' ? `D${user}` : `C${String(serial).padStart(8, '0')}`;
    tally.asked(user, [channel, ts]);
    if (way === 'command') {
      const responseUrl = server.responseUrl(channel, user);
      const command = slashCommand({ command: '/ask', text: question, user, channel, responseUrl });
      return [{ after: overtakenBy, send: () => line.send('command', command) }];
    }
    byThread.set(ts, user);
    const said = { text: question, user, channel, ts };
    const event = eventBody(way === 'direct' ? message(said) : mention(said));
    const send = () => line.send('event', event);
    const deliveries = [{ after: overtakenBy, send }];
    if (againAfter !== null) deliveries.push({ after: overtakenBy + againAfter, send });
    if (copyAfter === null || way === 'direct') return deliveries;
    const copy = eventBody(message({ ...said, text: `<@U0000BOT> ${question}` }));
    return [...deliveries, { after: copyAfter, send: () => line.send('event', copy) }];
  }

  return {
    env: { ...line.env, SLACK_BOT_TOKEN: server.world.teams[0]!.token, SLACK_API_URL: server.apiUrl },
    started: line.started,
    ask(asking) {
      if (asking.overtakenBy > 0) count('overtaken');
      return deliveriesOf(asking);
    },
    mayAsk: () => true,
    misbehave(fault) {
      if (!('times' in fault)) return line.misbehave(fault);
      const onMet = () => count(fault.kind);
      server.faults.arm(fault.method, { ...asSlackFault(fault), onMet }, fault.times);
      return true;
    },
    heal() {
      server.faults.clear();
      line.heal();
    },
    met,
    callsAbout: (names) =>
      server.calls.filter(({ args }) => names.includes(String(args['channel']))).map(({ method }) => method),
    async close() {
      line.close();
      await server.close();
    },
  };
}

function openSocket({ socket }: SlackServer, count: Count): Line {
  const recent: Envelope[] = [];
  let frozen: NodeJS.Timeout | undefined;

  /** Nothing comes through the line until the bot gives it up, or the server does. */
  function halfOpen(ms: number): void {
    const [before, sent] = [socket.connections(), socket.envelopes.length];
    socket.freeze();
    frozen = setTimeout(() => {
      frozen = undefined;
      if (socket.envelopes.length > sent) count('half-open');
      if (socket.connections() === before) socket.cut();
    }, ms);
  }

  function send(type: 'events_api' | 'slash_commands', payload: Payload): void {
    recent.push(socket.send(type, payload));
    if (recent.length > RECENT) recent.shift();
  }

  return {
    env: { SLACK_APP_TOKEN: APP_TOKEN },
    started() {},
    send: (kind, payload) => send(kind === 'event' ? 'events_api' : 'slash_commands', payload),
    misbehave(fault) {
      const { kind } = fault;
      if (socket.connected() === 0 || frozen !== undefined) return false;
      if (kind === 'half-open') {
        halfOpen(fault.ms);
        return true;
      }
      count(kind);
      if (kind === 'line cut') socket.cut();
      else if (kind === 'refresh') socket.refresh(fault.reason);
      else if (kind === 'malformed frame') socket.raw(fault.text);
      else if (kind === 'malformed event') send('events_api', { event: fault.data });
      else if (kind === 'delivered again') {
        const envelope = recent.at(-fault.back);
        if (envelope !== undefined) socket.resend(envelope);
      }
      return true;
    },
    heal() {},
    close: () => clearTimeout(frozen),
  };
}

/** Slack delivers so often in all what was not answered with 200: https://docs.slack.dev/apis/events-api#retries */
const DELIVERIES = 4;
/** Slack waits longer; what matters is that the bot is back by then. */
const REDELIVER_AFTER_MS = 300;
/** So soon is a delivery broken off: on its way, or while it is read or worked on. */
const BREAK_OFF_AFTER_MS = 2;

function openHttp(_: SlackServer, count: Count): Line {
  let address = '';
  const http = createHttpSender(() => address, SIGNING_SECRET);
  const recent: Payload[] = [];
  const hanging = new Set<Socket>();
  const stopped = new AbortController();
  let breaking = 0;

  async function attempt(kind: RequestKind, payload: Payload, nth: number, breaksOff: boolean) {
    const again = { 'x-slack-retry-num': String(nth), 'x-slack-retry-reason': 'http_timeout' };
    const off = new AbortController();
    const timer = breaksOff ? setTimeout(() => off.abort(), BREAK_OFF_AFTER_MS) : undefined;
    try {
      const { status } = await http.send(kind, payload, {
        headers: nth === 0 ? {} : again,
        signal: AbortSignal.any([off.signal, stopped.signal]),
      });
      return status === 200;
    } catch {
      if (off.signal.aborted) count('delivery broken off');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Commands come once, events again until they are acknowledged. */
  async function deliver(kind: RequestKind, payload: Payload): Promise<void> {
    const breaksOff = kind === 'event' && breaking > 0;
    if (breaksOff) breaking -= 1;
    for (let nth = 0; nth < (kind === 'event' ? DELIVERIES : 1) && !stopped.signal.aborted; nth++) {
      if (await attempt(kind, payload, nth, breaksOff && nth === 0)) return;
      await sleep(REDELIVER_AFTER_MS);
    }
  }

  function send(kind: RequestKind, payload: Payload): void {
    if (kind === 'event') recent.push(payload);
    if (recent.length > RECENT) recent.shift();
    void deliver(kind, payload);
  }

  /** A request that stops in the middle, and a connection that stays. */
  function halfOpen(ms: number): void {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname, () => {
      socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n');
      socket.write('Content-Length: 1000\r\n\r\n{"event":');
      count('half-open');
    });
    hanging.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => hanging.delete(socket));
    setTimeout(() => socket.destroy(), ms).unref();
  }

  return {
    env: { SLACK_SIGNING_SECRET: SIGNING_SECRET, PORT: '0', HOST: '127.0.0.1' },
    started(line) {
      address = /listening at (http:\/\/127\.0\.0\.1:\d+)/.exec(line)![1]!;
    },
    send,
    misbehave(fault) {
      const { kind } = fault;
      if (kind === 'delivery broken off') {
        breaking += 1;
        return true;
      }
      if (kind === 'half-open') {
        halfOpen(fault.ms);
        return true;
      }
      if (kind === 'malformed frame') {
        const type = fault.text.startsWith('payload') ? 'x-www-form-urlencoded' : 'json';
        void http.sendRaw(`application/${type}`, fault.text).then(
          () => count(kind),
          () => {},
        );
        return true;
      }
      count(kind);
      if (kind === 'malformed event') void deliver('event', eventBody(fault.data as Payload));
      else if (kind === 'delivered again') {
        const event = recent.at(-fault.back);
        if (event !== undefined) void deliver('event', event);
      }
      return true;
    },
    heal() {
      breaking = 0;
    },
    close() {
      stopped.abort();
      for (const socket of hanging) socket.destroy();
    },
  };
}

export const createSocketSide = (tally: Tally): Promise<Side> => createSide(tally, openSocket);
export const createHttpSide = (tally: Tally): Promise<Side> => createSide(tally, openHttp);
