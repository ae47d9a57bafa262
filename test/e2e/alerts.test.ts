/** Every alert that takes a whole process: it is driven into the state, and the rule is evaluated over its scrapes. */
import { randomBytes } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSealer } from '../../src/crypto/sealing.ts';
import { writeInstallation } from '../../src/store/installations.ts';
import { firing, scrape } from '../deploy/alert-rules.ts';
import { type FakeDiscord, startDiscord } from '../doubles/discord/server.ts';
import { type SlackServer, startSlackServer } from '../doubles/slack/server.ts';
import { temporaryFolder, testStore } from '../store/databases.ts';
import { type BotProcess, startBot } from './bot-process.ts';

const NOWHERE = '127.0.0.1:1';

let running: BotProcess[] = [];
let folders: ReturnType<typeof temporaryFolder>[] = [];
let discord: FakeDiscord | undefined;
let slack: SlackServer | undefined;

afterEach(async () => {
  await Promise.all(running.map((bot) => bot.clear()));
  await discord?.close();
  await slack?.close();
  for (const folder of folders) folder.remove();
  [running, folders, discord, slack] = [[], [], undefined, undefined];
});

function folder(): string {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
}

const readyz = async (address: string) => {
  const response = await fetch(`${address}/readyz`);
  const { parts } = (await response.json()) as { parts: Record<string, { ready: boolean; detail: string }> };
  return { status: response.status, parts };
};

/** Starts a bot; `line` says when it can be asked for its metrics. */
async function start(env: NodeJS.ProcessEnv, line = 'Backchannel runs') {
  const bot = startBot({ HTTP_PORT: '0', ...env });
  running.push(bot);
  const { msg } = await bot.logged(line);
  return { bot, address: /Health and metrics: (http:\S+)/.exec(String(msg))![1]! };
}

async function startOnDiscord(env: NodeJS.ProcessEnv = {}) {
  discord = await startDiscord();
  return start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
}

describe('an alert fires', () => {
  it('not while all is well, and when the process is gone, or begins anew again and again', async () => {
    const scrapes = [];
    for (let i = 0; i < 4; i++) {
      const { bot, address } = await startOnDiscord();
      scrapes.push(await scrape(address));
      if (i === 0) expect(firing(scrapes[0]!, await scrape(address))).toEqual([]);
      bot.child.kill('SIGKILL');
      await bot.ended;
      await discord!.close();
      if (i === 0) expect(firing(scrapes[0]!, await scrape(address))).toEqual(['BackchannelGone']);
    }
    expect(firing(...scrapes)).toEqual(['BackchannelRestarts']);
  }, 120_000);

  it('at the first reply that reaches nobody', async () => {
    const { address } = await startOnDiscord();
    const before = await scrape(address);
    discord!.rest.fail({ method: 'POST', path: /\/channels\//, status: 403 });
    discord!.say(`<@${discord!.bot.id}> who leads the talks?`);
    await expect
      .poll(async () => firing(before, await scrape(address)), { timeout: 15_000 })
      .toEqual(['BackchannelUndelivered']);
  });

  it('when a platform is lost, and when it was never there', async () => {
    const { address } = await startOnDiscord();
    const before = await scrape(address);
    discord!.gateway.refuseWith = 4000;
    discord!.gateway.drop();
    await expect
      .poll(async () => firing(before, await scrape(address)), { timeout: 15_000 })
      .toEqual(['BackchannelPlatformAway']);

    const never = await start(
      { DISCORD_TOKEN: discord!.token, DISCORD_API_URL: `http://${NOWHERE}/api` },
      'runs nowhere yet',
    );
    const first = await scrape(never.address);
    expect(firing(first, await scrape(never.address))).toContain('BackchannelPlatformAway');
    expect((await readyz(never.address)).status).toBe(503);
  }, 90_000);

  it('when the store is away', async () => {
    const password = '5432/horse#battery@staple';
    const { bot, address } = await startOnDiscord({
      DATABASE_URL: `postgres://bot:${password}@${NOWHERE}/bot`,
    });
    expect(firing(await scrape(address))).toEqual(['BackchannelStoreAway']);
    const { parts } = await readyz(address);
    expect(parts['store']).toMatchObject({ ready: false, detail: expect.stringContaining(`${NOWHERE}/bot`) });
    for (const part of ['horse', 'battery', 'staple'])
      expect(bot.stderr() + JSON.stringify(parts)).not.toContain(part);
  });

  it('when changed knowledge is refused, and still after a restart, which goes on with the last good one', async () => {
    const [knowledge, cache] = [join(folder(), 'knowledge'), folder()];
    cpSync('knowledge', knowledge, { recursive: true });
    const article = join(knowledge, 'article.yaml');
    const good = readFileSync(article, 'utf8');
    const env = { KNOWLEDGE_DIR: knowledge, BACKCHANNEL_CACHE: cache };
    const { bot, address } = await startOnDiscord(env);
    const before = await scrape(address);
    writeFileSync(article, `${good}\nunknown_key: 1\n`);
    await bot.logged('The changed knowledge has faults');
    expect(firing(before, await scrape(address))).toEqual(['BackchannelKnowledgeNotTaken']);
    const { status, parts } = await readyz(address);
    expect([status, parts['knowledge']!.ready]).toEqual([503, false]);
    bot.child.kill('SIGTERM');
    await bot.ended;

    const again = await start({ DISCORD_TOKEN: discord!.token, DISCORD_API_URL: discord!.apiUrl, ...env });
    expect(again.bot.log()).toContainEqual(
      expect.objectContaining({
        level: 50,
        event: 'knowledge.fallback',
        faults: [expect.stringMatching(/article\.yaml:\d+: .*unknown_key/)],
      }),
    );
    expect(firing(await scrape(again.address))).toEqual(['BackchannelKnowledgeNotTaken']);
    expect((await readyz(again.address)).parts['knowledge']!.detail).toContain('from before this start');
    discord!.say(`<@${discord!.bot.id}> who leads the talks?`);
    await expect.poll(() => discord!.posts().length).toBe(1);

    writeFileSync(article, good);
    await again.bot.logged('The knowledge is again as it is in force');
    expect((await readyz(again.address)).status).toBe(200);
  }, 120_000);

  it('when the key does not open the stored tokens, before anybody has asked', async () => {
    const dataDir = folder();
    const store = testStore({ kind: 'sqlite', path: join(dataDir, 'backchannel.db') });
    await store.start();
    const sealed = createSealer({ current: 'the key that was there before', earlier: [] }).seal(
      'T0000SECOND',
      '{}',
    );
    await store.write((db) => writeInstallation(db, 'T0000SECOND', sealed, 1));
    await store.stop();
    slack = await startSlackServer();
    const { bot, address } = await start({
      SLACK_SIGNING_SECRET: 'stand-in-signing-secret',
      SLACK_CLIENT_ID: 'client-id',
      SLACK_CLIENT_SECRET: 'stand-in-client-secret',
      SLACK_STATE_SECRET: randomBytes(32).toString('hex'),
      DATA_KEY: randomBytes(32).toString('hex'),
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      DATA_DIR: dataDir,
    });
    await bot.logged(/stored token of a workspace cannot be read/);
    expect(firing(await scrape(address))).toEqual(['BackchannelUnreadableTokens']);
    const { status, parts } = await readyz(address);
    expect(status).toBe(503);
    expect(parts['slack']).toEqual({
      ready: false,
      detail: expect.stringMatching(
        /^DATA_KEY does not open the stored tokens of 1 workspace.* as DATA_KEY_PREVIOUS/,
      ),
    });
  });
});
