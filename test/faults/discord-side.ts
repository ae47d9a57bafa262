/** Discord's servers on a bad day. */

import { person, snowflake } from '../doubles/discord/payloads.ts';
import { startDiscord } from '../doubles/discord/server.ts';
import type { Random } from './random.ts';
import { QUESTIONS, type Side } from './side.ts';
import type { Tally } from './tally.ts';

/** discord.js sends 50 requests a second at most, but for answers to interactions: so most questions are these. */
const MESSAGES_SHARE = 0.35;
const CHANNELS = 200;

export async function createDiscordSide(random: Random, tally: Tally): Promise<Side> {
  const server = await startDiscord({ heartbeatMs: 1500 });
  const channels = Array.from({ length: CHANNELS }, () => snowflake());
  const askers = Array.from({ length: 500 }, (_, i) => person(`asker ${i}`));
  /** Identifies that the server had seen when it ended the session for good. */
  let sessionLostAt: number | null = null;
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

  function ask(): void {
    const channel = random.pick(channels);
    const by = random.pick(askers);
    const twice = random.chance(0.05);
    const question = random.pick(QUESTIONS);
    if (random.chance(MESSAGES_SHARE)) {
      const said = server.say(`<@${server.bot.id}> ${question}`, { channel, by, twice });
      tally.asked(said.id, channel);
    } else {
      const used = server.slash('ask', { question }, { channel, by, twice });
      tally.asked(used.id, channel);
    }
  }

  const faults: readonly (readonly [weight: number, what: () => void])[] = [
    [8, () => restFault({ status: random.pick([500, 502, 503]), times: random.whole(1, 3) })],
    [8, () => restFault({ breaks: true, times: random.whole(1, 3) })],
    [8, () => restFault({ delayMs: random.whole(20, 900), times: random.whole(1, 10) })],
    [6, () => limited(false)],
    [2, () => limited(true)],
    [3, () => server.gateway.drop()],
    [3, () => server.gateway.reconnect()],
    [2, () => server.gateway.invalidate(true)],
    [1, loseSession],
    [2, halfOpen],
    [3, malformed],
  ];

  type Parts = Omit<Parameters<typeof server.rest.fail>[0], 'path' | 'method'>;
  function restFault(parts: Parts): void {
    server.rest.fail({ method: 'POST', path: /\/(messages|callback)$/, ...parts });
  }

  /** 429, for one route or for all. */
  function limited(global: boolean): void {
    const wait = random.whole(1, 6) / 20;
    server.rest.fail({
      method: 'POST',
      path: /\/(messages|callback)$/,
      status: 429,
      times: random.whole(1, 3),
      body: { message: 'You are being rate limited.', retry_after: wait, global },
      headers: { 'Retry-After': String(wait), ...(global ? { 'X-RateLimit-Global': 'true' } : {}) },
    });
  }

  function loseSession(): void {
    if (server.gateway.connected() === 0) return;
    sessionLostAt = server.gateway.identifies.length;
    server.gateway.invalidate(false);
  }

  /** The line is open, and nothing comes through it; what was sent is there when it is resumed. */
  function halfOpen(): void {
    if (frozen !== undefined) return;
    server.gateway.freeze();
    frozen = setTimeout(
      () => {
        frozen = undefined;
        server.gateway.drop();
      },
      random.whole(500, 4000),
    );
  }

  function malformed(): void {
    const junk: unknown[] = [null, 17, 'text', [], {}, { id: {} }, { id: '1', author: null, content: 9 }];
    server.gateway.deliver(
      random.pick(['MESSAGE_CREATE', 'INTERACTION_CREATE', 'MESSAGE_UPDATE', 'NO_SUCH']),
      random.pick(junk),
    );
    if (random.chance(0.3)) server.gateway.sendRaw({ op: 99, d: random.pick(junk) });
  }

  const total = faults.reduce((sum, [weight]) => sum + weight, 0);

  return {
    name: 'discord',
    env: { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl },
    ask,
    mayAsk() {
      const { identifies, connected } = server.gateway;
      if (sessionLostAt !== null && identifies.length > sessionLostAt && connected() > 0)
        sessionLostAt = null;
      return sessionLostAt === null;
    },
    misbehave() {
      let at = random.next() * total;
      for (const [weight, what] of faults) {
        at -= weight;
        if (at <= 0) return what();
      }
    },
    heal() {
      server.rest.heal();
    },
    open: () => tally.open(),
    async close() {
      clearTimeout(frozen);
      await server.close();
    },
  };
}
