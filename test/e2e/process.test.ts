/** The started process itself: what it prints, how it stops, what it exits with. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { messagesFor } from '../../src/messages/messages.ts';
import { readVersion } from '../../src/observability/version.ts';
import { askedQuestions } from '../../src/store/questions.ts';
import { type FakeDiscord, startDiscord } from '../doubles/discord/server.ts';
import { BOT, eventBody, message } from '../doubles/slack/payloads.ts';
import { APP_TOKEN, type SlackServer, startSlackServer } from '../doubles/slack/server.ts';
import { temporaryFolder, testStore } from '../store/databases.ts';
import { copyLibrary } from '../stories/library.ts';
import { type BotProcess, type StartOptions, startBot } from './bot-process.ts';

let running: BotProcess[] = [];
let discord: FakeDiscord | undefined;
let slack: SlackServer | undefined;

afterEach(async () => {
  await Promise.all(running.map((bot) => bot.clear()));
  running = [];
  await discord?.close();
  discord = undefined;
  await slack?.close();
  slack = undefined;
});

function start(env: NodeJS.ProcessEnv, options?: StartOptions): BotProcess {
  const bot = startBot(env, options);
  running.push(bot);
  return bot;
}

/** A bot on the stand-in for Discord. */
async function startOnDiscord(env: NodeJS.ProcessEnv = {}, options?: StartOptions) {
  discord = await startDiscord();
  const bot = start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env }, options);
  return { bot, server: discord };
}

/** A bot on the stand-ins for both. */
async function startOnBoth() {
  slack = await startSlackServer();
  const { bot, server } = await startOnDiscord({
    SLACK_BOT_TOKEN: slack.world.teams[0]!.token,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
  });
  return { bot, discord: server, slack };
}

describe('a start', () => {
  it('ends with one line that says what runs where, and how to invite it', async () => {
    const { bot, server } = await startOnDiscord({ HTTP_PORT: '0' });
    const { msg, version } = await bot.logged('Backchannel runs');
    expect(version).toBe(readVersion());
    expect(msg).toContain('Discord: Backchannel is connected (1 shard, 1 server)');
    expect(msg).toContain(`client_id=${server.application}`);
    expect(msg).toMatch(/Health and metrics: http:\/\/127\.0\.0\.1:[1-9]\d*/);
    expect(bot.log().filter((line) => String(line['msg']).includes('Backchannel runs'))).toHaveLength(1);
    expect(bot.stdout()).toBe('');
  });

  it('says so when nothing is connected yet, and when it is', async () => {
    discord = await startDiscord();
    discord.rest.fail({ path: /gateway/, status: 500 });
    const bot = start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    const { msg } = await bot.logged('Backchannel runs nowhere yet.');
    expect(msg).toContain('discord: not connected yet.');
    discord.rest.heal();
    await bot.logged('Discord: Backchannel is connected');
  });

  it('serves health and metrics on the free port that it names', async () => {
    const { bot, server } = await startOnDiscord({ HTTP_PORT: '0' });
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(
      String((await bot.logged('Backchannel runs'))['msg']),
    )![0];
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([
      200,
      {
        ready: true,
        parts: { discord: { ready: true }, store: { ready: true }, knowledge: { ready: true } },
      },
    ]);
    server.say(`<@${server.bot.id}> who leads the talks?`);
    await expect.poll(() => server.posts().length).toBe(1);
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(metrics).toMatch(
      /backchannel_replies_total\{platform="discord",kind="[a-z-]+",reason="[a-z-]+"\} 1/,
    );
    expect(metrics).toContain('backchannel_platform_connected{platform="discord"} 1');
    server.gateway.refuseWith = 4000;
    server.gateway.drop();
    await expect.poll(async () => (await fetch(`${address}/readyz`)).status).toBe(503);
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({
      parts: { discord: { ready: false } },
    });
  });

  it('names a configuration that cannot work as a whole, and exits with 1', async () => {
    const bot = start({ DISCORD_GUILD_ID: 'my server', HTTP_PORT: 'x', SLACK_APP_TOKEN: 'xapp-very-secret' });
    expect((await bot.ended).code).toBe(1);
    for (const variable of ['DISCORD_GUILD_ID', 'HTTP_PORT', 'SLACK_BOT_TOKEN'])
      expect(bot.stderr()).toContain(`- ${variable}: `);
    expect(bot.stderr()).not.toContain('very-secret');
    expect(bot.stderr()).not.toContain('    at ');
  });

  it('exits with 1 and one clear sentence when the only platform refuses the token', async () => {
    const { bot } = await startOnDiscord({ DISCORD_TOKEN: 'not-the-token', LOG_LEVEL: 'error' });
    expect((await bot.ended).code).toBe(1);
    expect(bot.stderr().trim().split('\n')).toEqual([
      expect.stringMatching(/^Discord does not accept DISCORD_TOKEN\. .*[.]$/),
    ]);
  });

  it('exits with 1 and a sentence when a port is taken, before anything of the store is touched', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    const bot = start({ HTTP_PORT: String(port), DATA_DIR: 'data' });
    expect((await bot.ended).code).toBe(1);
    expect(existsSync(join(bot.cwd, 'data'))).toBe(false);
    expect(bot.stderr()).toContain(
      `Cannot listen on HTTP_PORT ${port} (EADDRINUSE). Another program has it.`,
    );
    await new Promise((resolve) => blocker.close(resolve));
  });

  it.each([{}, { DISCORD_TOKEN: 'any' }])(
    'exits with 1 and says where when the knowledge is missing: %j',
    async (env) => {
      const bot = start({ ...env, KNOWLEDGE_DIR: '/nowhere' });
      expect((await bot.ended).code).toBe(1);
      expect(bot.stderr()).toContain('There is no folder /nowhere.');
      expect(bot.stderr()).not.toContain('article.yaml');
    },
  );

  it('tells its version, and starts nothing, when that is asked', async () => {
    const bot = start({}, { args: ['--version'] });
    expect((await bot.ended).code).toBe(0);
    expect(bot.stdout()).toBe(`Backchannel ${readVersion()}, Node.js ${process.version}\n`);
    expect(bot.stderr()).toBe('');
  });

  it('says which variable nobody reads, and which was meant', async () => {
    const bot = start({ DISCORD_TOKN: 'any' }, { stdin: '' });
    expect((await bot.ended).code).toBe(1);
    expect(bot.log()).toContainEqual(
      expect.objectContaining({
        event: 'config.unknown_variable',
        variable: 'DISCORD_TOKN',
        nearest: 'DISCORD_TOKEN',
      }),
    );
  });

  it('says that another process works on the same file already', async () => {
    const folder = temporaryFolder();
    try {
      const first = start({ DATA_DIR: folder.path });
      await first.logged('Backchannel runs');
      expect(first.log().map(({ event }) => event)).not.toContain('store.shared');
      const second = start({ DATA_DIR: folder.path });
      expect(await second.logged('Another process has the SQLite file')).toMatchObject({
        event: 'store.shared',
      });
    } finally {
      await Promise.all(running.map((bot) => bot.clear()));
      folder.remove();
    }
  });
});

describe('a stop', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s leaves the platforms and exits with 0',
    async (signal) => {
      const { bot, server } = await startOnDiscord();
      await bot.logged('Backchannel runs');
      bot.child.kill(signal);
      expect(await bot.ended).toEqual({ code: 0, signal: null });
      expect(bot.log().at(-1)).toMatchObject({ msg: 'Stopped' });
      expect(server.gateway.connected()).toBe(0);
    },
  );

  it('finishes the replies that are under way on both platforms', async () => {
    const { bot, discord, slack } = await startOnBoth();
    await bot.logged('Backchannel runs');
    discord.rest.fail({ method: 'POST', path: /messages$/, delayMs: 600 });
    slack.faults.arm('chat.postMessage', { delay: 600 });
    discord.say(`<@${discord.bot.id}> who leads the talks?`);
    slack.socket.send(
      'events_api',
      eventBody(message({ text: `<@${BOT}> who leads the talks?`, user: 'U1' })),
    );
    await expect.poll(() => bot.log().filter(({ msg }) => msg === 'replied').length).toBe(2);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual({ code: 0, signal: null });
    expect(discord.posts()).toHaveLength(1);
    expect(slack.world.messages).toHaveLength(1);
    expect(discord.gateway.connected()).toBe(0);
    expect(bot.log().at(-1)).toMatchObject({ msg: 'Stopped' });
  });

  it('finishes the reply that is under way', async () => {
    const { bot, server } = await startOnDiscord();
    await bot.logged('Backchannel runs');
    server.rest.fail({ method: 'POST', path: /messages$/, delayMs: 400 });
    server.say(`<@${server.bot.id}> who leads the talks?`);
    await bot.logged('replied');
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    expect(server.posts()).toHaveLength(1);
  });

  it('before anything is connected says of no start afterwards', async () => {
    discord = await startDiscord();
    discord.rest.fail({ path: /gateway/, status: 500, delayMs: 60_000 });
    const bot = start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await bot.logged('Programs that are to work with this process');
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    expect(bot.log().map(({ event }) => event)).not.toContain('process.started');
    expect(bot.log().at(-1)).toMatchObject({ event: 'process.stopped' });
  });

  it('by a second signal waits for nothing', async () => {
    const { bot, server } = await startOnDiscord();
    await bot.logged('Backchannel runs');
    server.rest.fail({ method: 'POST', path: /messages$/, delayMs: 20_000 });
    server.say(`<@${server.bot.id}> who leads the talks?`);
    await bot.logged('replied');
    bot.child.kill('SIGTERM');
    await bot.logged('Stopping');
    bot.child.kill('SIGTERM');
    // A stop that waits for the reply ends with 0, and with the reply said.
    expect((await bot.ended).code).toBe(143);
    expect(server.posts()).toEqual([]);
    expect(bot.log().at(-1)).toMatchObject({ event: 'process.killed' });
  });

  it('while the knowledge is compiled is heeded before that is done', async () => {
    const story = copyLibrary();
    // A text of its own: nothing compiled lies beside the code for it.
    appendFileSync(join(story.dir, 'lexicon.yaml'), `\n# ${randomUUID()}\n`);
    const cache = temporaryFolder();
    try {
      const { bot } = await startOnDiscord({ KNOWLEDGE_DIR: story.dir, BACKCHANNEL_CACHE: cache.path });
      await bot.logged('Compiling the knowledge');
      bot.child.kill('SIGTERM');
      expect(await bot.ended).toEqual({ code: 0, signal: null });
      expect(bot.log().at(-1)).toMatchObject({ msg: 'Stopped' });
      expect(readdirSync(cache.path)).toEqual([]);
    } finally {
      cache.remove();
      story.remove();
    }
  });

  it.each([
    ['an error that nobody handled', 'process.on("SIGUSR2", () => { throw new Error("boom 4711"); })'],
    [
      'a rejection that nobody handled',
      'process.on("SIGUSR2", () => { Promise.reject(new Error("boom 4711")); })',
    ],
  ])('comes from %s, logged, with status 1', async (_, before) => {
    const { bot } = await startOnDiscord({}, { before });
    await bot.logged('Backchannel runs');
    bot.child.kill('SIGUSR2');
    expect((await bot.ended).code).toBe(1);
    const last = bot.log().at(-1);
    expect(last).toMatchObject({ level: 60, err: { message: 'boom 4711' } });
    expect((last!['err'] as { stack: string }).stack).toContain('    at ');
  });
});

describe('without a platform', () => {
  it('answers in the terminal, one reply a line from a pipe, and leaves no file behind', async () => {
    const bot = start({ LOG_LEVEL: '' }, { stdin: 'who leads the talks?\n/whats-next\n' });
    expect((await bot.ended).code).toBe(0);
    expect(bot.stdout()).toMatch(/Boehler[\s\S]*To watch/);
    expect(bot.stderr()).toMatch(/^Knowledge: \S+\n$/);
    expect(existsSync(join(bot.cwd, 'data'))).toBe(false);
  });

  it('says why it takes long where the knowledge is new', async () => {
    const story = copyLibrary();
    const cache = temporaryFolder();
    try {
      appendFileSync(join(story.dir, 'lexicon.yaml'), `\n# ${randomUUID()}\n`);
      const env = { KNOWLEDGE_DIR: story.dir, BACKCHANNEL_CACHE: cache.path, LOG_LEVEL: '' };
      const bot = start(env, { stdin: '/about\n' });
      expect((await bot.ended).code).toBe(0);
      expect(bot.stderr()).toBe(
        `Knowledge: ${story.dir}\n${messagesFor(null).format('terminal.compiling')}\n`,
      );
    } finally {
      cache.remove();
      story.remove();
    }
  });

  it('keeps a database only where somebody says so, down to the last question', async () => {
    const bot = start(
      { DATA_DIR: 'kept', QUESTION_LOG: 'all' },
      { stdin: 'who leads the talks?\nwho paid for the hotel?\n' },
    );
    expect((await bot.ended).code).toBe(0);
    const location = { kind: 'sqlite', path: join(bot.cwd, 'kept/backchannel.db') } as const;
    const store = testStore(location);
    await store.start();
    const asked = await store.read((db) => askedQuestions(db, '2000-01-01'));
    await store.stop();
    expect(asked.map(({ question }) => question)).toEqual([
      'who leads the talks?',
      'who paid for the hotel?',
    ]);
  });

  it('exits with 1 and a sentence when nobody is there to ask', async () => {
    const bot = start({}, { stdin: '' });
    expect((await bot.ended).code).toBe(1);
    expect(bot.stderr().trim().split('\n').at(-1)).toMatch(/^No platform is configured.*\.env\.example.*\.$/);
  });

  it('leaves quietly when nobody reads its answers any more', async () => {
    const bot = start({}, { stdin: 'who leads the talks?\n'.repeat(500) });
    bot.child.stdout!.destroy();
    expect((await bot.ended).code).toBe(0);
  });

  it('stops on SIGTERM', async () => {
    const bot = start({ HTTP_PORT: '0' });
    await bot.logged('Backchannel runs');
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });
});
