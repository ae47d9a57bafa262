/** Slack's servers on a bad day, over Socket Mode. */
import { eventBody, mention, message, newTs, slashCommand } from '../doubles/slack/payloads.ts';
import { APP_TOKEN, startSlackServer } from '../doubles/slack/server.ts';
import type { Envelope } from '../doubles/slack/socket.ts';
import type { Random } from './random.ts';
import { QUESTIONS, type Side } from './side.ts';
import type { Tally } from './tally.ts';

const CHANNELS = 200;
/** How far back an event may be delivered again. */
const RECENT = 50;

export async function createSlackSide(random: Random, tally: Tally): Promise<Side> {
  const server = await startSlackServer();
  const byThread = new Map<string, string>();
  const recent: Envelope[] = [];
  const later = new Set<NodeJS.Timeout>();
  let serial = 0;
  let mute: NodeJS.Timeout | undefined;

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

  function send(type: 'events_api' | 'slash_commands', payload: Readonly<Record<string, unknown>>): void {
    const envelope = server.socket.send(type, payload);
    recent.push(envelope);
    if (recent.length > RECENT) recent.shift();
  }

  /** Sends now, or in a moment, after what is said later. */
  function soon(send: () => void): void {
    if (!random.chance(0.1)) {
      send();
      return;
    }
    const timer = setTimeout(
      () => {
        later.delete(timer);
        send();
      },
      random.whole(1, 200),
    );
    later.add(timer);
  }

  function ask(): void {
    serial += 1;
    const user = `U${String(serial).padStart(8, '0')}`;
    const text = random.pick(QUESTIONS);
    const ts = newTs();
    const channel = `C${String(random.whole(1, CHANNELS)).padStart(8, '0')}`;
    const way = random.next();
    if (way < 0.6) {
      byThread.set(ts, user);
      tally.asked(user, channel);
      const event = eventBody(mention({ text, user, channel, ts }));
      // Slack tells of a mention twice over, as a message too.
      const copy = random.chance(0.2)
        ? eventBody(message({ text: `<@U0000BOT> ${text}`, user, channel, ts }))
        : null;
      soon(() => send('events_api', event));
      if (copy !== null) soon(() => send('events_api', copy));
      if (random.chance(0.05)) soon(() => send('events_api', event));
    } else if (way < 0.8) {
      tally.asked(user, `D${user}`);
      soon(() => send('events_api', eventBody(message({ text, user, channel: `D${user}`, ts }))));
    } else {
      tally.asked(user, channel);
      const responseUrl = server.responseUrl(channel, user);
      soon(() => send('slash_commands', slashCommand({ command: '/ask', text, user, channel, responseUrl })));
    }
  }

  const METHODS = ['chat.postMessage', 'chat.postEphemeral', 'response_url'];
  const arm = (fault: Parameters<typeof server.faults.arm>[1], times: number) =>
    server.faults.arm(random.pick(METHODS), fault, times);

  const faults: readonly (readonly [weight: number, what: () => void])[] = [
    [8, () => arm({ status: random.pick([500, 502, 503]) }, random.whole(1, 3))],
    [8, () => arm({ drop: true }, random.whole(1, 3))],
    [8, () => arm({ delay: random.whole(20, 900) }, random.whole(1, 10))],
    [6, () => arm({ retryAfter: random.whole(0, 1) }, random.whole(1, 2))],
    [4, () => arm({ error: random.pick(['internal_error', 'fatal_error', 'service_unavailable']) }, 1)],
    [3, () => server.socket.cut()],
    [3, () => server.socket.refresh(random.pick(['refresh_requested', 'warning']))],
    [6, () => recent.length > 0 && server.socket.resend(random.pick(recent))],
    [2, halfOpen],
    [
      3,
      () => server.socket.raw(random.pick(['{', 'null', '[]', '{"type":7}', '{"envelope_id":{}}', '\u0000'])),
    ],
    [
      3,
      () => send('events_api', { event: random.pick([null, 7, [], { type: 'message', text: {} }]) as never }),
    ],
  ];
  const total = faults.reduce((sum, [weight]) => sum + weight, 0);

  /** Pings get no answer, until the bot has had enough of it. */
  function halfOpen(): void {
    if (mute !== undefined) return;
    server.socket.answerPings = false;
    mute = setTimeout(
      () => {
        mute = undefined;
        server.socket.answerPings = true;
        server.socket.cut();
      },
      random.whole(500, 6000),
    );
  }

  return {
    name: 'slack',
    env: {
      SLACK_BOT_TOKEN: server.world.teams[0]!.token,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: server.apiUrl,
    },
    ask,
    mayAsk: () => true,
    misbehave() {
      let at = random.next() * total;
      for (const [weight, what] of faults) {
        at -= weight;
        if (at <= 0) return void what();
      }
    },
    heal() {
      server.faults.clear();
      server.socket.answerPings = true;
    },
    open: () => tally.open(),
    async close() {
      clearTimeout(mute);
      for (const timer of later) clearTimeout(timer);
      await server.close();
    },
  };
}
