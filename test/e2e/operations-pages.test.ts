/** The operator's pages, followed to the letter: every command that is not marked as untestable is run, in its order. */
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Block, blocksOf, PAGES } from '../deploy/pages.ts';
import { type FakeDiscord, startDiscord } from '../doubles/discord/server.ts';
import { type PgliteServer, startPgliteServer } from '../doubles/pglite-server.ts';
import { createInstallation, type Installation, type Service } from './installation.ts';

const modesOf = (folder: string, name: RegExp) =>
  readdirSync(folder)
    .filter((file) => name.test(file))
    .map((file) => statSync(join(folder, file)).mode & 0o777);

describe('an operator who follows the pages', () => {
  let here: Installation;
  let discord: FakeDiscord;
  let service: Service;
  let postgres: PgliteServer | undefined;
  const done: Block[] = [];

  /** Runs the blocks of a page that hold a text; what they say. */
  async function follow(
    page: string,
    holds = '',
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const blocks = blocksOf(`docs/operations${page}.md`).filter(
      ({ needs, commands }) => needs === null && commands.includes(holds),
    );
    expect(blocks.length, `${page} ${holds}`).toBeGreaterThan(0);
    let said = '';
    for (const block of blocks) {
      done.push(block);
      const commands = block.commands.replaceAll('http://127.0.0.1:9464', service?.address ?? '');
      const { status, output } = await here.run(commands, env);
      expect(status, `${block.page}:${block.line}\n${commands}\n${output}`).toBe(0);
      said += `${output}\n`;
    }
    return said;
  }

  const startService = () => here.start();
  const metrics = async () => (await fetch(`${service.address}/metrics`)).text();
  const everySetting = async () => {
    const answered = discord.posts().length;
    discord.say(`<@${discord.bot.id}> who leads the talks?`);
    await expect.poll(() => discord.posts().length, { timeout: 15_000 }).toBe(answered + 1);
  };

  beforeAll(async () => {
    here = createInstallation();
    discord = await startDiscord();
    here.build('/opt/backchannel-1');
    here.derive('/opt/backchannel-1', '/opt/backchannel-2', (file) => {
      const [about, steps] = [file('package.json'), file('dist/src/store/migrations.js')];
      writeFileSync(about, readFileSync(about, 'utf8').replace(/"version": ".*"/, '"version": "9.0.0"'));
      const text = readFileSync(steps, 'utf8');
      writeFileSync(
        steps,
        text.replace(/(export const migrations = \[[^\]]*)\]/, "$1, { name: 'later', up: async () => {} }]"),
      );
    });
  }, 240_000);

  afterAll(async () => {
    here.clear();
    await discord.close();
    await postgres?.close();
  });

  it('installs it, and the first start takes what the build compiled', async () => {
    await follow('', 'ln -sfn');
    await follow('', 'test -e .env');
    expect(statSync(join(here.root, 'checkout/.env')).mode & 0o777).toBe(0o600);
    const settings = here.at('/etc/backchannel.env');
    expect(statSync(settings).mode & 0o777).toBe(0o600);
    appendFileSync(
      settings,
      `HTTP_PORT=0\nDISCORD_TOKEN=${discord.token}\nDISCORD_API_URL=${discord.apiUrl}\n`,
    );
    writeFileSync(join(here.root, 'checkout/.env'), here.at('DATA_DIR=/var/lib/backchannel\n'));
    service = await startService();
    expect(service.log()).not.toContain('knowledge.compiling');
    expect(service.log()).toContain(here.at('/var/lib/backchannel/backchannel.db'));
    await everySetting();
  }, 90_000);

  it('monitors it', async () => {
    const output = await follow('/monitoring');
    expect(output).toMatch(/^ok$/m);
    expect(output).toContain('"ready":true');
    expect(output).toContain('backchannel_platform_connected{platform="discord"} 1');
  });

  it('backs it up and restores it while it runs, on the store of the service', async () => {
    for (const holds of ['-- backchannel-backup.db\n', '- > "backchannel-', 'deploy/backchannel backup "'])
      expect(await follow('/data', holds)).toContain(here.at('/var/lib/backchannel/backchannel.db'));
    for (const folder of ['/var/backups/backchannel', '/root/'])
      expect(modesOf(here.at(folder), /\.db$/)).toEqual([0o600]);
    expect(modesOf(join(here.root, 'checkout'), /\.db$/)).toEqual([0o600, 0o600]);
    for (const holds of ['npm run restore', 'deploy/backchannel restore "'])
      expect(await follow('/data', holds)).toContain('every count agrees');
    await everySetting();
    expect((await fetch(`${service.address}/readyz`)).status).toBe(200);
    for (const program of ['review --json', 'check --quiet', 'ask who leads the talks?'])
      expect(await here.run(`/opt/backchannel/deploy/backchannel ${program}`)).toMatchObject({ status: 0 });
  }, 300_000);

  it('upgrades it in a folder of its own, by a switch, and goes back', async () => {
    await follow('/upgrades', 'cp -a');
    await follow('/upgrades', 'backup /root/before-upgrade.db');
    expect(await service.stop()).toBe(0);
    service = await startService();
    expect(await metrics()).toContain('version="9.0.0"');
    expect(service.log()).toContain('store.migrated');
    await everySetting();
    expect(await service.stop()).toBe(0);

    const back = blocksOf('docs/operations/upgrades.md').find(({ commands }) =>
      commands.includes('restore /root'),
    )!;
    const [relink, restore] = back.commands.trim().split('\n');
    expect(await here.run(relink!)).toMatchObject({ status: 0 });
    await expect(startService()).rejects.toThrow(/newer version/i);
    expect(await here.run(restore!)).toMatchObject({ status: 0 });
    done.push(back);
    service = await startService();
    expect(await metrics()).not.toContain('version="9.0.0"');
    await everySetting();
  }, 300_000);

  it('moves it to PostgreSQL', async () => {
    expect(await service.stop()).toBe(0);
    postgres = await startPgliteServer();
    const DATABASE_URL = postgres.url;
    expect(await follow('/data', 'move-store', { DATABASE_URL })).toContain('Moved, and every count agrees');
    appendFileSync(here.at('/etc/backchannel.env'), `DATABASE_URL=${DATABASE_URL}\n`);
    service = await startService();
    const { parts } = (await (await fetch(`${service.address}/readyz`)).json()) as {
      parts: { store: { ready: boolean; detail: string } };
    };
    expect(parts.store).toMatchObject({
      ready: true,
      detail: expect.stringMatching(/^The store \(PostgreSQL at/),
    });
    expect((await here.run('/opt/backchannel/deploy/backchannel backup /root/moved.db')).output).toContain(
      'PostgreSQL at',
    );
  }, 300_000);

  it('looks things up, and has run every command then', async () => {
    await follow('/data', 'npm run check');
    await follow('', 'npm run review');
    await follow('', 'backchannel-second');
    const second = readFileSync(here.at('/etc/systemd/system/backchannel-second.service'), 'utf8');
    expect([...second.matchAll(/^EnvironmentFile=(.*)$/gm)].map(([, file]) => file).at(-1)).toBe(
      here.at('/etc/backchannel-second.env'),
    );
    expect(second).toMatch(
      /^StateDirectory=backchannel-second\nStateDirectoryMode=0700\nCacheDirectory=backchannel-second$/m,
    );
    await follow('/runbook');
    const missed = PAGES.flatMap(blocksOf).filter(
      ({ needs, page, line }) =>
        needs === null && !done.some((one) => one.page === page && one.line === line),
    );
    expect(missed).toEqual([]);
  }, 400_000);
});
