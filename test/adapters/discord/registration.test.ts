import { execFile } from 'node:child_process';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands as declared } from '../../../commands/index.ts';
import { discord as platform } from '../../../src/adapters/discord/definition.ts';
import { commandPayload, slashCommand } from '../../../src/adapters/discord/payload.ts';
import { register as bring } from '../../../src/cli/registration.ts';
import { type CapturedLog, captureLog } from '../../doubles/captured-log.ts';
import { checkCommands } from '../../doubles/discord/limits.ts';
import { type FakeDiscord, startDiscord } from '../../doubles/discord/server.ts';
import { PATIENTLY, startBot } from './bot.ts';

type Named = Record<string, unknown> & { name: string };

let discord: FakeDiscord;
let log: CapturedLog;
let printed: string;

beforeEach(async () => {
  discord = await startDiscord();
  log = captureLog();
  printed = '';
});
afterEach(() => discord.close());

const out = () =>
  new Writable({
    write(chunk, _encoding, done) {
      printed += String(chunk);
      done();
    },
  });

function register(args: { dryRun?: boolean; print?: boolean } = {}, env: NodeJS.ProcessEnv = {}) {
  printed = '';
  const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env };
  return bring(platform, { dryRun: false, agent: false, print: false, ...args }, settings, out(), log.log);
}

const written = () => discord.rest.calls.filter(({ method }) => method !== 'GET');
const command = (name: string): Named => {
  const found = discord.world.commands.find((one) => one['name'] === name);
  expect(found, name).toBeDefined();
  return found as Named;
};

describe('the payload', () => {
  it('holds every declared command and the context menu, within Discord\u2019s limits', () => {
    const payload = commandPayload();
    expect(payload.map(({ name }) => name)).toEqual([
      ...declared.map(({ name }) => name),
      'Explain this message',
    ]);
    expect(checkCommands(payload as unknown as Named[])).toEqual([]);
  });

  it('lets servers and people install the bot and use it everywhere, but for what is about a server', () => {
    for (const one of commandPayload())
      expect(one).toMatchObject(
        ['settings', 'insights'].includes(one.name)
          ? { integration_types: [0], contexts: [0] }
          : { integration_types: [0, 1], contexts: [0, 1, 2] },
      );
  });

  it('completes the topic of /explain, and hides what is for managers from everyone else', () => {
    const payload = commandPayload() as unknown as Named[];
    expect(payload.find(({ name }) => name === 'explain')?.['options']).toMatchObject([
      { name: 'topic', type: 3, autocomplete: true, max_length: 100 },
      { name: 'private', type: 5 },
    ]);
    const managers = payload.filter((one) => one['default_member_permissions'] === '32');
    expect(managers.map(({ name }) => name)).toEqual(['settings', 'insights']);
  });

  it('has a subcommand for each thing that /settings does, with what it needs', () => {
    const payload = commandPayload() as unknown as Named[];
    expect(payload.find(({ name }) => name === 'settings')?.['options']).toMatchObject([
      { type: 1, name: 'show', options: [] },
      { type: 1, name: 'channel', options: [{ name: 'mode', required: true, choices: { length: 3 } }] },
    ]);
  });

  it('puts required options first', () => {
    const payload = slashCommand({
      name: 'x',
      description: 'x',
      usage: '',
      permission: 'everyone',
      visibility: 'public',
      options: {
        late: { type: 'flag', description: 'x' },
        early: { type: 'choice', description: 'x', choices: ['a'], required: true },
      },
    }) as unknown as { options: Named[] };
    expect(payload.options.map(({ name }) => name)).toEqual(['early', 'late']);
  });
});

describe('npm run register -- discord', () => {
  it('prints the payload as JSON without any token', async () => {
    expect(await bring(platform, { dryRun: false, agent: false, print: true }, {}, out(), log.log)).toBe(0);
    expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(commandPayload())));
    expect(discord.rest.calls).toEqual([]);
  });

  it('registers everything where nothing is registered yet, command by command', async () => {
    expect(await register()).toBe(0);
    expect(written().map(({ method }) => method)).toEqual(commandPayload().map(() => 'POST'));
    expect(discord.world.commands).toHaveLength(commandPayload().length);
    expect(printed).toContain('+ explain\n');
  });

  it('writes nothing when nothing differs', async () => {
    await register();
    const before = written().length;
    expect(await register()).toBe(0);
    expect(written()).toHaveLength(before);
    expect(printed).toBe('Nothing to change.\n');
  });

  it('changes only what differs, and says it property by property', async () => {
    await register();
    Object.assign(command('explain'), { description: 'old', contexts: [0] });
    (command('explain')['options'] as Named[])[0]!['max_length'] = 50;
    (command('explain')['options'] as Named[])[1]!['required'] = true;
    discord.world.commands = discord.world.commands.filter((one) => one['name'] !== 'ask');
    discord.world.commands.push({ ...command('help'), id: '9'.repeat(18), name: 'outdated' });
    const before = written().length;

    expect(await register()).toBe(0);
    expect(printed.split('\n')).toEqual([
      '~ explain description: "old" → "Explains the story, or one topic of it"',
      '~ explain options.topic.max_length: 50 → 100',
      '- explain options.private.required: true',
      '+ explain contexts.1: true',
      '+ explain contexts.2: true',
      '+ ask',
      '- outdated',
      '7 differences, registered.',
      '',
    ]);
    expect(
      written()
        .slice(before)
        .map(({ method }) => method),
    ).toEqual(['PATCH', 'POST', 'DELETE']);
    expect(await register()).toBe(0);
    expect(printed).toBe('Nothing to change.\n');
  });

  it('leaves an activity\u2019s own entry alone', async () => {
    await register();
    discord.world.commands.push({ id: '9'.repeat(18), type: 4, name: 'launch', scope: 'global' });
    await register();
    expect(printed).toBe('Nothing to change.\n');
  });

  it('with --dry-run says what differs and changes nothing', async () => {
    expect(await register({ dryRun: true })).toBe(0);
    expect(printed).toContain('+ whats-next\n');
    expect(printed).toContain('nothing was changed');
    expect(written()).toEqual([]);
  });

  it('registers for one server with DISCORD_GUILD_ID', async () => {
    expect(await register({}, { DISCORD_GUILD_ID: discord.guild })).toBe(0);
    expect(written()[0]!.path).toBe(`/applications/${discord.application}/guilds/${discord.guild}/commands`);
    expect(command('explain')['scope']).toBe(discord.guild);
  });

  it('fails loudly when Discord refuses', async () => {
    discord.rest.fail({
      path: /commands$/,
      status: 403,
      body: { code: 50001, message: 'Missing Access' },
    });
    expect(await register()).toBe(1);
    expect(log.text()).toContain('Discord refused the commands');
    expect(log.text()).toContain('50001');
  });

  it('registers the others where Discord refuses one, and says which and why', async () => {
    discord.rest.fail({
      method: 'POST',
      path: /commands$/,
      status: 400,
      times: 1,
      body: { code: 50035, message: 'Invalid Form Body\noptions[0].name[BASE_TYPE_REQUIRED]' },
    });
    expect(await register()).toBe(1);
    const [first, ...others] = commandPayload().map(({ name }) => name);
    expect(printed.split('\n')).toEqual([
      ...others.map((name) => `+ ${name}`),
      `${others.length} differences, registered.`,
      '',
    ]);
    expect(discord.world.commands.map(({ name }) => name)).toEqual(others);
    expect(log.lines()).toMatchObject([{ event: 'discord.command_refused', level: 50, code: 50035 }]);
    expect(log.text()).toContain(`Discord refused the command ${first}`);
    expect(log.text()).toContain('options[0].name');
    discord.rest.heal();
    expect(await register()).toBe(0);
    expect(printed).toBe(`+ ${first}\n1 difference, registered.\n`);
  });

  it('says what to do about a bad token, and never shows it', async () => {
    expect(await register({}, { DISCORD_TOKEN: 'wrong-token-value' })).toBe(1);
    expect(log.text()).toContain('Discord does not accept DISCORD_TOKEN');
    expect(log.text()).not.toContain('wrong-token-value');
  });

  it('says so when Discord cannot be reached', async () => {
    // Nobody listens at the first port.
    expect(await register({}, { DISCORD_API_URL: 'http://127.0.0.1:1/api' })).toBe(1);
    expect(log.text()).toContain('could not be reached');
  });

  it('says what is missing', async () => {
    expect(await bring(platform, { dryRun: false, agent: false, print: false }, {}, out(), log.log)).toBe(1);
    expect(log.text()).toContain('DISCORD_TOKEN is not set');
  });
});

describe('the program', () => {
  const program = (...args: string[]) =>
    new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
      const env = { PATH: process.env['PATH'] };
      execFile(
        'node',
        ['--import', 'tsx', 'src/cli/register.ts', ...args],
        { env },
        (error, stdout, stderr) =>
          resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
    });

  it('prints JSON and nothing else on standard output', async () => {
    const { status, stdout } = await program('discord', '--print');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(commandPayload().length);
  });

  it('explains itself when it is called wrongly', async () => {
    const all = await Promise.all([program(), program('irc'), program('discord', '--nonsense')]);
    for (const { status, stderr } of all) {
      expect(status).toBe(2);
      expect(stderr).toContain('npm run register -- discord|slack');
    }
  });
});

describe('at start', () => {
  it('the bot registers its commands and logs each difference', async () => {
    const bot = await startBot();
    await expect.poll(() => bot.discord.world.commands.length, PATIENTLY).toBe(commandPayload().length);
    expect(bot.log.text()).toContain('Command + explain');
    await bot.close();
  });

  it('one that is refused costs no other, and the log says of none that it is there which is not', async () => {
    const refused = { method: 'POST', path: /commands$/, status: 400, times: 1, body: { code: 50035 } };
    const bot = await startBot({ before: ({ rest }) => void rest.fail(refused) });
    await expect.poll(() => bot.discord.world.commands.length, PATIENTLY).toBe(commandPayload().length - 1);
    expect(bot.log.text()).not.toContain('Command + explain');
    expect(bot.log.text()).toContain('Discord refused the command explain');
    await bot.close();
  });

  it('a refusal is logged clearly, and the bot answers all the same', async () => {
    const bot = await startBot({
      before: ({ rest }) => void rest.fail({ path: /commands/, status: 403, body: { code: 50001 } }),
    });
    bot.discord.say(`${bot.at} talks`);
    await bot.posts(1);
    await expect.poll(() => bot.log.text(), PATIENTLY).toContain('work all the same');
    await bot.close();
  });
});
