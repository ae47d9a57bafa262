/** Two processes on one PostgreSQL, both connected for the same events, as replicas are. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snowflake } from '../doubles/discord/payloads.ts';
import { type FakeDiscord, startDiscord } from '../doubles/discord/server.ts';
import { startPgliteServer } from '../doubles/pglite-server.ts';
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

describe.each(databases.map((database) => [database.name, database.start] as const))(
  'two processes on one PostgreSQL (%s)',
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
        LIMIT_PERSON_PER_MINUTE: '1000',
        LIMIT_CHANNEL_PER_MINUTE: '1000',
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

    const repliesOf = (bot: BotProcess) => bot.log().filter(({ msg }) => msg === 'replied').length;

    async function storedOff(): Promise<string[]> {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ channel: string }>(
        "select channel from channel_settings where mode = 'off'",
      );
      await client.end();
      return rows.map(({ channel }) => channel).sort();
    }

    it('answer each event once between them', async () => {
      const asked = 30;
      const said = Array.from({ length: asked }, (__, i) =>
        i % 2 === 0
          ? discord.say(`<@${discord.bot.id}> who leads the talks?`, { channel: snowflake() }).id
          : discord.slash('ask', { question: 'who leads the talks?' }).id,
      );
      await expect.poll(() => discord.posts().length, { timeout: 15_000 }).toBe(asked);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const answered = discord
        .posts()
        .map(
          ({ message }) =>
            (message['message_reference'] as { message_id?: string } | undefined)?.message_id ??
            (message['interaction_metadata'] as { id?: string } | undefined)?.id,
        );
      expect([...answered].sort()).toEqual([...said].sort());
      // Nothing was even worked out twice.
      expect(bots.map(repliesOf).reduce((sum, one) => sum + one)).toBe(asked);
    });

    it('lose no setting, whichever of them takes it', async () => {
      const channels = Array.from({ length: 12 }, () => snowflake());
      const manageServer = { permissions: String(1 << 5) };
      for (const channel of channels)
        discord.slash('settings', { action: 'channel', mode: 'off' }, { channel, ...manageServer });
      await expect.poll(() => discord.posts().length, { timeout: 15_000 }).toBe(30 + channels.length);
      // A write that the store could not take at once is held, and follows.
      await expect.poll(storedOff, { timeout: 10_000 }).toEqual([...channels].sort());
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
