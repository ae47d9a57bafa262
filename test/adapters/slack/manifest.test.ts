import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../../commands/index.ts';
import plain from '../../../manifest.json' with { type: 'json' };
import { commandName } from '../../../src/adapters/slack/command-names.ts';
import { slack as platform } from '../../../src/adapters/slack/definition.ts';
import { buildManifest, EXPLAIN_MESSAGE, scopesOf } from '../../../src/adapters/slack/manifest.ts';
import { register as bring } from '../../../src/cli/registration.ts';
import { jsonDifferences } from '../../../src/conversation/json-differences.ts';
import type { RegisterOptions } from '../../../src/conversation/platform-definition.ts';
import { run as runProgram } from '../../cli/program.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { manifestSchema } from '../../doubles/slack/manifest-schema.ts';
import { startSlackServer } from '../../doubles/slack/server.ts';

const FILE = '../../../manifest.json';

const manifest = buildManifest();
const commandsOf = (built: typeof manifest) => built.features!.slash_commands!;

describe('the manifest', () => {
  // With -u the file is brought in line with `commands/`.
  it('has every command, with its own words', async () => {
    const right = { ...plain, features: { ...plain.features, slash_commands: commandsOf(manifest) } };
    await expect(`${JSON.stringify(right, null, 2)}\n`).toMatchFileSnapshot(FILE);
  });

  it('calls the entry in the menu of a message as the bot does', () => {
    expect(manifest.features!.shortcuts).toMatchObject([{ type: 'message', callback_id: EXPLAIN_MESSAGE }]);
  });

  it('is what people are told to type', () => {
    const typed = commands.map(({ name }) => commandName(name));
    expect(typed).toContain('/backchannel help');
    for (const one of typed)
      expect(commandsOf(manifest).map(({ command }) => command)).toContain(one.split(' ')[0]);
  });

  it.each([
    ['bot', {}],
    ['agent', {}],
    ['bot', { baseUrl: 'https://bot.example' }],
    ['agent', { baseUrl: 'https://bot.example', redirectUrl: 'https://bot.example/back' }],
  ] as const)('is what Slack takes: for an app that is a plain %s, by %o', (kind, reach) => {
    const built = buildManifest({ ...reach, agent: kind === 'agent' });
    for (const major_version of [1, 2]) manifestSchema.parse({ ...built, _metadata: { major_version } });
  });

  it('asks for the scopes that its events need, and an agent’s for prompts besides', () => {
    const needed: Readonly<Record<string, string>> = {
      app_mention: 'app_mentions:read',
      'message.channels': 'channels:history',
      'message.groups': 'groups:history',
      'message.im': 'im:history',
      'message.mpim': 'mpim:history',
    };
    for (const agent of [false, true]) {
      const { settings, oauth_config: oauth } = buildManifest({ agent });
      const { bot: scopes = [] } = oauth!.scopes!;
      for (const event of settings!.event_subscriptions!.bot_events!)
        if (needed[event]) expect(scopes).toContain(needed[event]);
      expect(scopes.includes('assistant:write' as never)).toBe(agent);
    }
  });

  it('asks for no more than what is said to be needed', () => {
    const [, table = ''] = /\n## Permissions\n([^#]*)\n## /.exec(readFileSync('docs/slack.md', 'utf8')) ?? [];
    const told = table.split('\n').flatMap((row) => row.split('|')[1]?.match(/`[a-z:_]+`/g) ?? []);
    expect(told.map((scope) => scope.slice(1, -1)).sort()).toEqual(scopesOf(true).sort());
  });

  it('is that of a plain bot, which any workspace can install, unless an agent is wanted', () => {
    expect(manifest.features).not.toHaveProperty('agent_view');
    expect(manifest.features).not.toHaveProperty('assistant_view');
    const agent = buildManifest({ agent: true });
    expect(agent.features!.agent_view!.agent_description).toContain('one source');
    expect(agent.settings!.event_subscriptions!.bot_events).toContain('app_home_opened');
    expect(JSON.stringify(agent)).not.toMatch(/assistant_(view|thread)/);
  });

  it('lets an organisation install the app where that is done by OAuth', () => {
    const http = { baseUrl: 'https://bot.example' };
    expect(buildManifest(http).settings!.org_deploy_enabled).toBe(false);
    const redirectUrl = 'https://bot.example/back';
    expect(buildManifest({ ...http, redirectUrl }).settings!.org_deploy_enabled).toBe(true);
  });

  it('names the addresses for HTTP, and no Socket Mode', () => {
    const redirectUrl = 'https://bot.example/slack/oauth_redirect';
    const http = buildManifest({ baseUrl: 'https://bot.example', redirectUrl });
    const url = 'https://bot.example/slack/events';
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: url },
      interactivity: { is_enabled: true, request_url: url },
    });
    expect(new Set(commandsOf(http).map((command) => command.url))).toEqual(new Set([url]));
    expect(http.oauth_config).toMatchObject({ redirect_urls: [redirectUrl] });
  });
});

describe('comparing manifests', () => {
  it('finds nothing between equals, whatever Slack adds or leaves out', () => {
    const fromSlack = structuredClone(manifest) as Record<string, Record<string, unknown>>;
    fromSlack['_metadata'] = { major_version: 1 };
    fromSlack['settings']!['is_mcp_enabled'] = false;
    delete fromSlack['settings']!['org_deploy_enabled'];
    (fromSlack['oauth_config'] as { scopes: { bot: string[] } }).scopes.bot.reverse();
    expect(jsonDifferences(fromSlack, manifest)).toEqual([]);
  });

  it('tells what is new, changed and removed', () => {
    const old = structuredClone(manifest);
    old.display_information.name = 'Old';
    old.features!.slash_commands!.splice(0, 1);
    old.features!.slash_commands!.push({ command: '/gone', description: 'x' });
    const lines = jsonDifferences(old, manifest);
    expect(lines).toContainEqual('~ display_information.name: "Old" → "Backchannel"');
    expect(lines).toContainEqual(expect.stringMatching(/^\+ features\.slash_commands\.\/explain: /));
    expect(lines).toContainEqual(expect.stringMatching(/^- features\.slash_commands\.\/gone: /));
    expect(lines).toHaveLength(3);
  });
});

/** Runs `register` and gives what it wrote. */
async function register(env: NodeJS.ProcessEnv, args: Partial<RegisterOptions & { print: boolean }> = {}) {
  let out = '';
  const target = new Writable({
    write(chunk, _, done) {
      out += String(chunk);
      done();
    },
  });
  const log = captureLog({ level: 'info' });
  const status = await bring(
    platform,
    { dryRun: false, agent: false, print: false, ...args },
    env,
    target,
    log.log,
  );
  return { status, out, log: log.text() };
}

describe('npm run register -- slack', () => {
  async function server() {
    const started = await startSlackServer();
    onTestFinished(() => started.close());
    started.world.manifest = { ...manifest, display_information: { name: 'Old' } };
    const env = {
      SLACK_CONFIG_TOKEN: 'xoxe-config',
      SLACK_APP_ID: 'A1',
      SLACK_API_URL: `${started.apiUrl}/`,
    };
    return { started, env };
  }

  it('prints the manifest for Socket Mode, which is the file, without any token', async () => {
    const { status, out } = await register({}, { print: true });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual(manifest);
  });

  it('prints that of an agent when that is asked for, or configured', async () => {
    const agent = buildManifest({ agent: true });
    expect(JSON.parse((await register({}, { print: true, agent: true })).out)).toEqual(agent);
    expect(JSON.parse((await register({ SLACK_AGENT: 'true' }, { print: true })).out)).toEqual(agent);
  });

  it.each([
    ['agent', { agent_view: { agent_description: 'x' } }],
    ['assistant', { assistant_view: { assistant_description: 'x' } }],
  ])('is an agent’s for an app that is an %s already', async (_, view) => {
    const { started, env } = await server();
    started.world.manifest = { ...manifest, features: { ...manifest.features, ...view } };
    expect((await register(env)).status).toBe(0);
    expect(started.world.manifest).toEqual(buildManifest({ agent: true }));
  });

  it('prints it for HTTP when that is configured', async () => {
    const env = {
      SLACK_SIGNING_SECRET: 's',
      SLACK_REDIRECT_URL: 'https://bot.example/x/slack/oauth_redirect',
    };
    const { out } = await register(env, { print: true });
    expect(JSON.parse(out).settings.interactivity.request_url).toBe('https://bot.example/x/slack/events');
    const without = await register({ SLACK_SIGNING_SECRET: 's' }, { print: true });
    expect(without.out).toContain('https://your-host.example/slack/events');
    expect(without.log).toContain('SLACK_REDIRECT_URL');
  });

  it.each([
    ['SLACK_REDIRECT_URL', 'https://bot.example/slack/oauth_redirect'],
    ['SLACK_SIGNING_SECRET', 's'],
  ])('warns when it is that for Socket Mode in spite of %s', async (name, value) => {
    const both = await register({ SLACK_APP_TOKEN: 'xapp-1', [name]: value }, { print: true });
    expect(JSON.parse(both.out)).toEqual(manifest);
    expect(both.log).toContain(`SLACK_APP_TOKEN is set beside ${name}`);
    const alone = await register({ SLACK_APP_TOKEN: 'xapp-1' }, { print: true });
    expect(alone).toMatchObject({ status: 0, log: '' });
  });

  it('is a program that prints JSON and nothing else, that of an agent with --agent', async () => {
    const { code, stdout } = await runProgram('src/cli/register.ts', ['slack', '--print', '--agent']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(buildManifest({ agent: true }));
  });

  it('shows the difference on a dry run and changes nothing', async () => {
    const { started, env } = await server();
    const { status, out } = await register(env, { dryRun: true });
    expect(status).toBe(0);
    expect(out).toContain('~ display_information.name: "Old" → "Backchannel"');
    expect(out).toContain('nothing was changed');
    expect(started.callsOf('apps.manifest.update')).toEqual([]);
  });

  it('updates the app, and then finds nothing to change', async () => {
    const { started, env } = await server();
    const first = await register(env);
    expect(first).toMatchObject({ status: 0, out: expect.stringContaining('reinstall the app') });
    expect(started.world.manifest).toEqual(manifest);
    expect((await register(env)).out).toBe('Nothing to change.\n');
  });

  it('says what is missing, and what Slack refuses', async () => {
    const { started, env } = await server();
    expect(await register({})).toMatchObject({
      status: 1,
      log: expect.stringContaining('SLACK_CONFIG_TOKEN'),
    });
    started.faults.arm('apps.manifest.export', { error: 'token_expired' });
    const refused = await register(env);
    expect(refused).toMatchObject({ status: 1, log: expect.stringContaining('twelve hours') });
    const errors = [{ pointer: '/features/bot_user', message: 'is wrong' }];
    started.faults.arm('apps.manifest.update', { answer: { ok: false, error: 'invalid_manifest', errors } });
    const invalid = await register(env);
    expect(invalid).toMatchObject({
      status: 1,
      log: expect.stringContaining('/features/bot_user: is wrong'),
    });
    expect(refused.log + invalid.log).not.toContain('xoxe-config');
  });
});
