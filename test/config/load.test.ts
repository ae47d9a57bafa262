import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type DiscordConfig,
  discordConfig,
  variables as discordVariables,
} from '../../src/adapters/discord/config.ts';
import { platforms } from '../../src/adapters/platforms.ts';
import {
  type SlackConfig,
  slackConfig,
  variables as slackVariables,
} from '../../src/adapters/slack/config.ts';
import { ConfigError, loadConfig, secretsOf } from '../../src/config/load.ts';
import { type ConfigIssue, readVariables } from '../../src/config/variables.ts';

const load = (env: NodeJS.ProcessEnv) => loadConfig(env, platforms);
const names = (env: NodeJS.ProcessEnv) => load(env).platforms.map(({ name }) => name);

/** A platform's own part, where nothing is wrong with it. */
function discordOf(env: NodeJS.ProcessEnv): DiscordConfig | undefined {
  const issues: ConfigIssue[] = [];
  const config = discordConfig(readVariables(discordVariables, env, issues), issues);
  expect(issues).toEqual([]);
  return config;
}

function slackOf(env: NodeJS.ProcessEnv): SlackConfig | undefined {
  const issues: ConfigIssue[] = [];
  const config = slackConfig(readVariables(slackVariables, env, issues), issues);
  expect(issues).toEqual([]);
  return config;
}

/** What is wrong with an environment, by variable. */
function issuesOf(env: NodeJS.ProcessEnv): Record<string, string> {
  try {
    load(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return Object.fromEntries(error.issues.map(({ variable, message }) => [variable, message]));
  }
  return {};
}

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'sign' };
const install = {
  SLACK_SIGNING_SECRET: 'sign',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client',
  SLACK_STATE_SECRET: '8c1f7ab2e05d9346b7e8a1d3f6c25097',
  DATA_KEY: '1f93d7b2c8e64a05d7b1e9f3a2c68045',
};

describe('the configuration', () => {
  it('is complete with nothing set: the bot talks in the terminal', () => {
    expect(load({})).toMatchObject({
      platforms: [],
      knowledgeDir: 'knowledge',
      store: { databaseUrl: undefined, dataDir: 'data', chosen: false },
      limits: { personPerMinute: 10, channelPerMinute: 60 },
      http: { port: undefined },
      logLevel: undefined,
    });
  });

  it('switches Discord on with a token alone', () => {
    const env = { DISCORD_TOKEN: 'abc' };
    expect(names(env)).toEqual(['discord']);
    expect(discordOf(env)).toMatchObject({
      token: 'abc',
      messageContent: false,
      apiUrl: 'https://discord.com/api',
    });
  });

  it('takes spaces around a value and an empty value as people mean them', () => {
    const config = discordOf({
      DISCORD_TOKEN: ' abc\n',
      DISCORD_GUILD_ID: '',
      DISCORD_MESSAGE_CONTENT: ' TRUE ',
    });
    expect(config).toMatchObject({ token: 'abc', guildId: undefined, messageContent: true });
  });

  it('reads shards, and holds them against their count', () => {
    const shards = { DISCORD_TOKEN: 'x', DISCORD_SHARDS: '0, 2', DISCORD_SHARD_COUNT: '3' };
    expect(discordOf(shards)).toMatchObject({ shards: [0, 2], shardCount: 3 });
    expect(issuesOf({ ...shards, DISCORD_SHARD_COUNT: '2' })).toHaveProperty('DISCORD_SHARDS');
    expect(issuesOf({ DISCORD_TOKEN: 'x', DISCORD_SHARDS: '0' })).toHaveProperty('DISCORD_SHARD_COUNT');
    expect(issuesOf({ ...shards, DISCORD_SHARDS: '0;1' })).toHaveProperty('DISCORD_SHARDS');
  });

  it('chooses Socket Mode by an app token, also beside a signing secret', () => {
    expect(slackOf(socket)).toMatchObject({ mode: 'socket' });
    expect(slackOf({ ...socket, SLACK_SIGNING_SECRET: 's' })).toMatchObject({ mode: 'socket' });
  });

  it('chooses HTTP by a signing secret, with a bot token or with OAuth', () => {
    expect(slackOf(http)).toMatchObject({ mode: 'http', port: 3000, install: undefined });
    expect(slackOf({ ...http, PORT: '0', HOST: '127.0.0.1' })).toMatchObject({
      port: 0,
      host: '127.0.0.1',
    });
    expect(slackOf(install)).toMatchObject({ mode: 'http', install: { clientId: '1.2' } });
  });

  it('names what is missing beside what is there', () => {
    expect(Object.keys(issuesOf({ SLACK_APP_TOKEN: 'xapp-1' }))).toEqual(['SLACK_BOT_TOKEN']);
    expect(Object.keys(issuesOf({ SLACK_BOT_TOKEN: 'xoxb-1' }))).toEqual(['SLACK_APP_TOKEN']);
    expect(Object.keys(issuesOf({ SLACK_SIGNING_SECRET: 's' }))).toEqual(['SLACK_BOT_TOKEN']);
    expect(Object.keys(issuesOf({ SLACK_SIGNING_SECRET: 's', SLACK_CLIENT_ID: '1' })).sort()).toEqual([
      'DATA_KEY',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
    ]);
    const { SLACK_SIGNING_SECRET: _, ...unsigned } = install;
    expect(Object.keys(issuesOf(unsigned))).toEqual(['SLACK_SIGNING_SECRET']);
  });

  it('wants secrets that cannot be guessed where workspaces install the app, one for each purpose', () => {
    const guessed = 'a sentence that is quite long enough';
    for (const name of ['SLACK_STATE_SECRET', 'DATA_KEY'])
      expect(Object.keys(issuesOf({ ...install, [name]: guessed }))).toEqual([name]);
    const { DATA_KEY: _, ...without } = install;
    expect(Object.keys(issuesOf(without))).toEqual(['DATA_KEY']);
    expect(issuesOf({ ...install, DATA_KEY: install.SLACK_STATE_SECRET })['DATA_KEY']).toContain(
      'another text',
    );
    expect(slackOf({ ...install, DATA_KEY_PREVIOUS: 'whatever it was' })).toMatchObject({
      install: { dataKeys: { current: install.DATA_KEY, earlier: ['whatever it was'] } },
    });
  });

  it('takes secrets from files too, and says which cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'backchannel-secrets-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'token');
    writeFileSync(path, 'xoxb-from-a-file\n');
    const { SLACK_BOT_TOKEN: _, ...rest } = socket;
    const env = { ...rest, SLACK_BOT_TOKEN_FILE: path };
    expect(slackOf(env)).toMatchObject({ botToken: 'xoxb-from-a-file' });
    expect(secretsOf(env, platforms)).toContain('xoxb-from-a-file');
    expect(Object.keys(issuesOf({ ...socket, SLACK_BOT_TOKEN_FILE: path }))).toEqual([
      'SLACK_BOT_TOKEN_FILE',
    ]);
    for (const wrong of [join(folder, 'none'), folder]) {
      const issues = issuesOf({ ...rest, SLACK_BOT_TOKEN_FILE: wrong });
      expect(Object.keys(issues).sort()).toEqual(['SLACK_BOT_TOKEN', 'SLACK_BOT_TOKEN_FILE']);
      expect(JSON.stringify(issues)).not.toContain(folder);
    }
    // What is no secret is not looked for in files.
    expect(load({ HTTP_PORT_FILE: path }).http.port).toBeUndefined();
  });

  it('lets people manage by workspace, so that nobody manages those of others', () => {
    expect(slackOf({ ...socket, SLACK_ADMINS: 'U01, T02:W03' })).toMatchObject({
      admins: [
        { team: null, user: 'U01' },
        { team: 'T02', user: 'W03' },
      ],
    });
    expect(Object.keys(issuesOf({ ...install, SLACK_ADMINS: 'U01' }))).toEqual(['SLACK_ADMINS']);
    expect(issuesOf({ ...install, SLACK_ADMINS: 'T02:U01' })).toEqual({});
    for (const wrong of ['@ann', 'U01:T02', 'T02:U01:x', 'T02:'])
      expect(Object.keys(issuesOf({ ...socket, SLACK_ADMINS: wrong }))).toEqual(['SLACK_ADMINS']);
  });

  it('names whom the bot serves', () => {
    expect(slackOf({ ...socket, SLACK_ALLOWED_TEAMS: 'T01, E02' })).toMatchObject({
      allowed: ['T01', 'E02'],
    });
    expect(slackOf(socket)).toMatchObject({ allowed: null });
    expect(issuesOf({ ...socket, SLACK_ALLOWED_TEAMS: 'acme.slack.com' })).toHaveProperty(
      'SLACK_ALLOWED_TEAMS',
    );
  });

  it('names every fault at once, each with its remedy', () => {
    const faults = issuesOf({
      DISCORD_TOKEN: 'x',
      DISCORD_GUILD_ID: 'my server',
      HTTP_PORT: '70000',
      LOG_LEVEL: 'loud',
      LIMIT_PERSON_PER_MINUTE: '0',
      QUESTION_LOG: 'some',
      DATABASE_URL: 'mysql://localhost/db',
      SLACK_APP_TOKEN: 'xoxb-wrong-kind',
    });
    expect(Object.keys(faults).sort()).toEqual([
      'DATABASE_URL',
      'DISCORD_GUILD_ID',
      'HTTP_PORT',
      'LIMIT_PERSON_PER_MINUTE',
      'LOG_LEVEL',
      'QUESTION_LOG',
      'SLACK_APP_TOKEN',
    ]);
    expect(faults['LOG_LEVEL']).toContain('Use one of fatal, error, warn');
    for (const message of Object.values(faults)) expect(message).toMatch(/[.]$/);
  });

  it('names a slip in a name beside what is wrong or missing, and none where all is well', () => {
    expect(issuesOf({ SLACK_BOT_TOKN: 'xoxb-secret', SLACK_APP_TOKEN: 'xapp-1', HTTP_PORT: 'x' })).toEqual({
      HTTP_PORT: expect.stringContaining('Use a port number'),
      SLACK_BOT_TOKEN: expect.stringContaining('Missing: '),
      SLACK_BOT_TOKN: 'Nothing reads this variable. Was SLACK_BOT_TOKEN meant?',
    });
    expect(issuesOf({ SLACK_BOT_TOKN: 'xoxb-secret' })).toEqual({});
  });

  it('never shows a secret, not even a wrong one', () => {
    try {
      load({
        SLACK_BOT_TOKEN: 'my-secret-value',
        SLACK_APP_TOKEN: 'another-secret',
        SLACK_STATE_SECRET: 'short-secret',
      });
      expect.unreachable();
    } catch (error) {
      expect((error as Error).message).toMatch(
        /SLACK_BOT_TOKEN[\s\S]*SLACK_APP_TOKEN[\s\S]*SLACK_STATE_SECRET/,
      );
      expect((error as Error).message).not.toContain('secret-value');
      expect((error as Error).message).not.toContain('another-secret');
      expect((error as Error).message).not.toContain('short-secret');
    }
  });

  it('knows which values are secrets, so that the log can be kept free of them', () => {
    const secrets = secretsOf(
      {
        ...install,
        DISCORD_TOKEN: ' abc ',
        DATABASE_URL: 'postgres://u:p/w@h/d',
        PORT: '3000',
      },
      platforms,
    );
    expect(secrets.sort()).toEqual(
      [
        'abc',
        'postgres://u:p/w@h/d',
        'postgres://u:p%2Fw@h/d',
        'p/w',
        'p%2Fw',
        'sign',
        'client',
        install.SLACK_STATE_SECRET,
        install.DATA_KEY,
      ].sort(),
    );
  });

  it('hides no address in which nothing is secret', () => {
    const of = (env: NodeJS.ProcessEnv) => secretsOf(env, platforms);
    expect(of({ HTTPS_PROXY: 'http://127.0.0.1:3128', DATABASE_URL: 'postgres://db/bot' })).toEqual([]);
    expect(of({ HTTPS_PROXY: 'http://me:word@proxy:3128' })).toContain('word');
    expect(of({ DATABASE_URL: 'postgres://db/bot?password=word' })).toHaveLength(1);
  });

  it('wants the new key beside the one before it', () => {
    const previous = { DATA_KEY_PREVIOUS: install.DATA_KEY };
    expect(issuesOf(previous)['DATA_KEY']).toContain('DATA_KEY_PREVIOUS alone encrypts nothing');
    expect(issuesOf({ ...previous, DATA_KEY: `${install.DATA_KEY}-new` })).toEqual({});
  });

  it('wants another key than the one before it', () => {
    const { DATA_KEY } = install;
    expect(issuesOf({ DATA_KEY, DATA_KEY_PREVIOUS: DATA_KEY })).toEqual({
      DATA_KEY_PREVIOUS: expect.stringContaining('This is DATA_KEY itself.'),
    });
  });

  it('names the range of a number that is out of it', () => {
    const issues = issuesOf({ LIMIT_PERSON_PER_MINUTE: '100001', LIMIT_CHANNEL_PER_MINUTE: '0' });
    expect(issues['LIMIT_PERSON_PER_MINUTE']).toContain('from 1 to 100,000');
    expect(issues['LIMIT_CHANNEL_PER_MINUTE']).toContain('from 1 to 100,000');
    expect(issuesOf({ LIMIT_PERSON_PER_MINUTE: '100000', LIMIT_CHANNEL_PER_MINUTE: '1' })).toEqual({});
  });

  it('takes no address of a database that a # in its password has cut off, as env files do', () => {
    expect(issuesOf({ DATABASE_URL: 'postgres://bot:5432' })['DATABASE_URL']).toContain('%23 for a #');
    for (const url of ['postgres://bot:5432/bot', 'postgres:///bot?host=/run', 'postgres://u:1#2@h/d'])
      expect(issuesOf({ DATABASE_URL: url })).toEqual({});
  });

  it('notes whether somebody chose where to keep data', () => {
    expect(load({ DATA_DIR: '/var/lib/x' }).store).toMatchObject({
      chosen: true,
      dataDir: '/var/lib/x',
    });
    expect(load({ DATABASE_URL: 'file:x.db' }).store.chosen).toBe(true);
  });

  it('strips a slash at the end of an address', () => {
    expect(discordOf({ DISCORD_TOKEN: 'x', DISCORD_API_URL: 'http://127.0.0.1:1/api/' })?.apiUrl).toBe(
      'http://127.0.0.1:1/api',
    );
    expect(issuesOf({ DISCORD_API_URL: 'ftp://x/api' })).toHaveProperty('DISCORD_API_URL');
  });
});
