/** Two processes on one PostgreSQL, both connected for the same events, as replicas are. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snowflake } from '../doubles/discord/payloads.ts';
import { type FakeDiscord, startDiscord } from '../doubles/discord/server.ts';
import { startPgliteServer } from '../doubles/pglite-server.ts';
import { createHttpSender, type HttpSender } from '../doubles/slack/http-sender.ts';
import { eventBody, mention, slashCommand } from '../doubles/slack/payloads.ts';
import { type SlackServer, startSlackServer } from '../doubles/slack/server.ts';
import { postgresDatabases } from '../store/databases.ts';
import { type BotProcess, startBot } from './bot-process.ts';

/** PostgreSQL without anything installed; and a real server when TEST_DATABASE_URL names one. */
const databases: readonly { name: string; start(): Promise<{ url: string; close(): Promise<void> }> }[] = [
  { name: 'PGlite', start: startPgliteServer },
  ...postgresDatabases()
    .slice(1)
    .map(({ name, fresh }) => ({
      name,
      async start() {
        const { location, drop } = await fresh();
        return { url: location.kind === 'postgres' ? location.url : '', close: drop };
      },
    })),
];

const LIMITS = { LIMIT_PERSON_PER_MINUTE: '1000', LIMIT_CHANNEL_PER_MINUTE: '1000' };

async function channelsOff(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ channel: string }>(
    "select channel from channel_settings where mode = 'off'",
  );
  await client.end();
  return rows.map(({ channel }) => channel).sort();
}

const countOf = (bots: readonly BotProcess[], isMeant: (line: Record<string, unknown>) => boolean): number =>
  bots.reduce((sum, bot) => sum + bot.log().filter(isMeant).length, 0);

/** Replies that were worked out, and of how many nobody could say in time whose they are: a busy database is slow. */
const workedOut = (bots: readonly BotProcess[]) => countOf(bots, ({ msg }) => msg === 'replied');
const unclaimed = (bots: readonly BotProcess[]) => countOf(bots, ({ event }) => event === 'claim.given_up');

describe.each(databases.map((database) => [database.name, database.start] as const))(
  'two processes on one PostgreSQL, connected to Discord (%s)',
  (_, start) => {
    let discord: FakeDiscord;
    let bots: BotProcess[] = [];
    let url = '';
    let drop: () => Promise<void> = async () => {};

    beforeAll(async () => {
      const server = await start();
      drop = server.close;
      url = server.url;
      discord = await startDiscord();
      const env = {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        DATABASE_URL: url,
        ...LIMITS,
      };
      bots = [startBot(env), startBot(env)];
      await Promise.all(bots.map((bot) => bot.logged('Backchannel runs')));
      expect(discord.gateway.connected()).toBe(2);
    }, 60_000);

    afterAll(async () => {
      await Promise.all(bots.map((bot) => bot.clear()));
      await discord?.close();
      await drop();
    });

    it('answer each event once between them', async () => {
      const asked = 30;
      const said: string[] = [];
      // A few at a time: a claim that a busy database is too slow for is given up, and both work it out.
      while (said.length < asked) {
        for (let i = 0; i < 3; i++)
          said.push(
            discord.say(`<@${discord.bot.id}> who leads the talks?`, { channel: snowflake() }).id,
            discord.slash('ask', { question: 'who leads the talks?' }).id,
          );
        await expect.poll(() => discord.posts().length, { timeout: 15_000 }).toBe(said.length);
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      const answered = discord
        .posts()
        .map(
          ({ message }) =>
            (message['message_reference'] as { message_id?: string } | undefined)?.message_id ??
            (message['interaction_metadata'] as { id?: string } | undefined)?.id,
        );
      expect([...answered].sort()).toEqual([...said].sort());
      // Nothing was even worked out twice, but for what no claim came back for in time.
      expect(workedOut(bots)).toBeGreaterThanOrEqual(asked);
      expect(workedOut(bots) - asked).toBeLessThanOrEqual(unclaimed(bots));
    });

    it('lose no setting, whichever of them takes it', async () => {
      const channels = Array.from({ length: 12 }, () => snowflake());
      const manageServer = { permissions: String(1 << 5) };
      for (const channel of channels)
        discord.slash('settings channel', { mode: 'off' }, { channel, ...manageServer });
      await expect.poll(() => discord.posts().length, { timeout: 15_000 }).toBe(30 + channels.length);
      // A write that the store could not take at once is held, and follows.
      await expect.poll(() => channelsOff(url), { timeout: 10_000 }).toEqual([...channels].sort());
      const heed = async (): Promise<string> => {
        const before = discord.posts().length;
        discord.say(`<@${discord.bot.id}> who leads the talks?`, { channel: channels[0]! });
        await expect.poll(() => discord.posts().length).toBeGreaterThan(before);
        return discord.posts().at(-1)!.message.content;
      };
      for (let i = 0; i < 4; i++)
        await expect.poll(heed, { timeout: 10_000 }).toContain('switched off in this channel');
    });
  },
);

describe.each(databases.map((database) => [database.name, database.start] as const))(
  "two replicas on one PostgreSQL, behind a balancer for Slack's requests (%s)",
  (_, start) => {
    const SIGNING_SECRET = 'stand-in-signing-secret';
    const ADMIN = 'U0000ADMIN';
    let slack: SlackServer;
    let bots: BotProcess[] = [];
    let replicas: HttpSender[] = [];
    let url = '';
    let drop: () => Promise<void> = async () => {};

    beforeAll(async () => {
      const server = await start();
      drop = server.close;
      url = server.url;
      slack = await startSlackServer();
      slack.world.admins.add(ADMIN);
      const env = {
        SLACK_BOT_TOKEN: slack.world.teams[0]!.token,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: slack.apiUrl,
        PORT: '0',
        HTTP_PORT: '0',
        DATABASE_URL: url,
        ...LIMITS,
      };
      bots = [startBot(env), startBot(env)];
      replicas = await Promise.all(
        bots.map(async (bot) => {
          const { msg } = await bot.logged('Backchannel runs');
          const [, address] = /listening at (http:\S+)\/slack\/events/.exec(String(msg))!;
          return createHttpSender(() => address!, SIGNING_SECRET);
        }),
      );
    }, 60_000);

    afterAll(async () => {
      await Promise.all(bots.map((bot) => bot.clear()));
      await slack?.close();
      await drop();
    });

    const shown = () => slack.world.messages.length;

    it('answer each event and each command once between them, however often Slack delivers it', async () => {
      const asked = 30;
      const kinds = Array.from({ length: asked }, (__, i) => {
        const channel = `C0000000${String(i).padStart(2, '0')}`;
        if (i % 2 === 0)
          return [
            'event',
            eventBody(mention({ text: 'who leads the talks?', user: 'U1', channel })),
          ] as const;
        const responseUrl = slack.responseUrl(channel, 'U1');
        const text = 'who leads the talks?';
        return [
          'command',
          slashCommand({ command: '/ask', text, user: 'U1', channel, responseUrl }),
        ] as const;
      });
      for (const [kind, payload] of kinds)
        await Promise.all([...replicas, ...replicas].map((replica) => replica.send(kind, payload)));
      await expect.poll(shown, { timeout: 15_000 }).toBe(asked);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(shown()).toBe(asked);
      expect(workedOut(bots)).toBeGreaterThanOrEqual(asked);
      expect(workedOut(bots) - asked).toBeLessThanOrEqual(unclaimed(bots));
    });

    it('answer a mention once when its two copies come to different replicas', async () => {
      const before = shown();
      const one = mention({ text: 'who leads the talks?', user: 'U1', channel: 'C0000TWICE' });
      const copies = [one, { ...one, type: 'message', channel_type: 'channel' }];
      await Promise.all(copies.map((copy, i) => replicas[i]!.send('event', eventBody(copy))));
      await expect.poll(shown).toBe(before + 1);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(shown()).toBe(before + 1);
    });

    it('lose no setting, whichever of them takes it, and heed it both', async () => {
      const channels = Array.from({ length: 12 }, (__, i) => `C0000SET${String(i).padStart(2, '0')}`);
      await Promise.all(
        channels.map((channel, i) => {
          const responseUrl = slack.responseUrl(channel, ADMIN);
          const text = 'channel off';
          const used = slashCommand({ command: '/settings', text, user: ADMIN, channel, responseUrl });
          return replicas[i % 2]!.send('command', used);
        }),
      );
      await expect.poll(() => channelsOff(url), { timeout: 10_000 }).toEqual([...channels].sort());
      for (const replica of replicas) {
        const heed = async (): Promise<string> => {
          const before = shown();
          const said = mention({ text: 'who leads the talks?', user: 'U1', channel: channels[0]! });
          await replica.send('event', eventBody(said));
          await expect.poll(shown).toBeGreaterThan(before);
          return slack.world.messages.at(-1)!.text;
        };
        await expect.poll(heed, { timeout: 10_000 }).toContain('switched off in this channel');
      }
    });
  },
);
