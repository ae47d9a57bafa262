/** Discord's servers on a bad day. */
import { person, snowflake } from '../doubles/discord/payloads.ts';
import type { ValidationIssue as RestFault } from '../doubles/discord/rest.ts';
import { startDiscord } from '../doubles/discord/server.ts';
import type { CallFault } from './plan.ts';
import { createCount, type Delivery, type Side } from './side.ts';
import type { Tally } from './tally.ts';

/** How far back an event may be delivered again. */
const RECENT = 50;

const ENDS_LINE: ReadonlySet<string> = new Set([
  'line cut',
  'refresh',
  'session invalid',
  'session lost',
  'half-open',
]);
/** The stand-in's word for what goes wrong with a call. */
function asRestFault(fault: CallFault): Partial<RestFault> {
  switch (fault.kind) {
    case 'status':
      return { status: fault.status };
    case 'cut before':
      return { breaks: true };
    case 'cut after':
      return { breaks: 'after' };
    case 'cut midway':
      return { breaks: 'midway' };
    case 'slow':
      return { delayMs: fault.delayMs };
    case 'rate limit':
      return {
        status: 429,
        body: { message: 'You are being rate limited.', retry_after: fault.wait, global: fault.global },
        headers: {
          'Retry-After': String(fault.wait),
          ...(fault.global ? { 'X-RateLimit-Global': 'true' } : {}),
        },
      };
    case 'error':
      return { status: 500, body: { message: fault.error } };
  }
}

const refersTo = (body: Record<string, unknown> | undefined, message: string): boolean =>
  (body?.['message_reference'] as { message_id?: string } | undefined)?.message_id === message;

export async function createDiscordSide(tally: Tally): Promise<Side> {
  const askers = Array.from({ length: 500 }, (_, i) => person(`asker ${i}`));
  const channels = askers.map(() => snowflake());
  const server = await startDiscord({ heartbeatMs: 1500, guild: { channels } });
  const { gateway } = server;
  const { met, count } = createCount();
  const recent: (() => void)[] = [];
  let serial = 0;
  /** Identifies that the server had seen when it ended the session for good. */
  let sessionLostAt: number | null = null;
  /** It will end as soon as the bot has all that was said, as this tells: nobody would ever tell it the rest. */
  let mayEnd: (() => boolean) | undefined;
  let frozen: NodeJS.Timeout | undefined;

  // A reply counts from what is kept in the end: one that was refused, or dropped as a repetition, was none.
  const keep = server.world.posted.push.bind(server.world.posted);
  server.world.posted.push = (...ids: string[]) => {
    for (const id of ids) {
      const said = server.world.messages.get(id);
      const question = (said?.['message_reference'] as { message_id?: string } | undefined)?.message_id;
      const interaction = (said?.['interaction_metadata'] as { id?: string } | undefined)?.id;
      if (question !== undefined) tally.replied(question);
      if (interaction !== undefined) tally.replied(interaction);
    }
    return keep(...ids);
  };

  // Thanks get a sign instead of words; the same sign twice is one.
  const keepSign = server.world.reactions.push.bind(server.world.reactions);
  server.world.reactions.push = (...signs) => {
    for (const [message] of signs)
      if (!server.world.reactions.some(([before]) => before === message)) tally.replied(message);
    return keepSign(...signs);
  };

  function remember(deliver: () => void): void {
    recent.push(deliver);
    if (recent.length > RECENT) recent.shift();
  }

  /** Nothing comes through the line until the bot gives it up, or the server does. */
  function halfOpen(ms: number): void {
    const before = gateway.connections;
    const asked = serial;
    gateway.halfOpen();
    frozen = setTimeout(() => {
      frozen = undefined;
      if (serial > asked) count('half-open');
      if (gateway.connections === before) gateway.drop();
    }, ms);
  }

  return {
    env: { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl },
    started() {},
    ask({ question, way, overtakenBy, againAfter }) {
      serial += 1;
      const by = askers[serial % askers.length]!;
      const channel = channels[serial % channels.length]!;
      let deliver = () => {};
      const held = (send: () => void) => {
        deliver = send;
      };
      const where = way === 'direct' ? { guild: null } : { channel };
      const { id } =
        way === 'command'
          ? server.slash('ask', { question }, { by, held, channel })
          : server.say(`<@${server.bot.id}> ${question}`, { by, held, ...where });
      // The log names a message and a command by its id.
      tally.asked(id, [id]);
      if (overtakenBy > 0) count('overtaken');
      const send = () => {
        deliver();
        remember(deliver);
      };
      const again: Delivery[] =
        againAfter === null ? [] : [{ after: overtakenBy + againAfter, send: deliver }];
      return [{ after: overtakenBy, send }, ...again];
    },
    mayAsk() {
      const { identifies, connected } = gateway;
      if (mayEnd?.()) {
        mayEnd = undefined;
        sessionLostAt = identifies.length;
        gateway.invalidate(false);
      }
      if (mayEnd !== undefined) return false;
      if (sessionLostAt !== null && identifies.length > sessionLostAt && connected() > 0)
        sessionLostAt = null;
      return sessionLostAt === null;
    },
    misbehave(fault) {
      const { kind } = fault;
      if ('times' in fault) {
        const path = /\/(messages|callback)$/;
        const onMet = () => count(kind);
        server.rest.fail({ method: 'POST', path, times: fault.times, onMet, ...asRestFault(fault) });
        return true;
      }
      if (gateway.connected() === 0 || frozen !== undefined || mayEnd !== undefined) return false;
      // No server ends or refreshes a line as soon as it stands.
      if (ENDS_LINE.has(kind) && !gateway.isSettled()) return false;
      if (kind === 'half-open') {
        halfOpen(fault.ms);
        return true;
      }
      count(kind);
      if (kind === 'line cut') gateway.drop();
      else if (kind === 'refresh') gateway.reconnect();
      else if (kind === 'session invalid') gateway.invalidate(true);
      else if (kind === 'session lost') mayEnd = gateway.checkpoint();
      else if (kind === 'malformed frame') gateway.sendText(fault.text);
      else if (kind === 'malformed event') gateway.deliver(fault.type, fault.data);
      else if (kind === 'delivered again') recent.at(-fault.back)?.();
      return true;
    },
    heal() {
      server.rest.heal();
    },
    met,
    callsAbout: (names) =>
      server.rest.calls
        .filter(({ path, body }) => names.some((name) => path.includes(name) || refersTo(body, name)))
        .map(({ method, path, at }) => `${method} ${path.split('/').at(-1)} ${new Date(at).toISOString()}`),
    async close() {
      clearTimeout(frozen);
      await server.close();
    },
  };
}
