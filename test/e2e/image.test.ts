/**
 * What the image holds, put together without a container: the stages of the Dockerfile taken by hand, and its command
 * run on a tree that nothing may be written to.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeDiscord, startDiscord } from '../doubles/discord/server.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const commandAfter = (word: string): string[] =>
  JSON.parse(new RegExp(`${word}[^[]*?CMD (\\[.*\\])$`, 'm').exec(dockerfile)![1]!);

/** Packages that run time has: those in the lockfile that are no development's. */
function runtimePackages(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(packages)
    .filter(
      ([path, { dev, devOptional }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !devOptional,
    )
    .map(([path]) => path);
}

describe('the image', () => {
  let root = '';
  let discord: FakeDiscord;
  const app = () => join(root, 'app');
  const everything = () =>
    readdirSync(app(), { recursive: true, withFileTypes: true })
      .filter(({ parentPath }) => !parentPath.includes('node_modules'))
      .map(({ parentPath, name }) => {
        const { size, mtimeMs } = statSync(join(parentPath, name));
        return `${join(parentPath, name)} ${size} ${mtimeMs}`;
      })
      .sort();

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'backchannel-image-'));
    chmodSync(root, 0o755);
    mkdirSync(join(root, 'data'), { mode: 0o777 });
    chmodSync(join(root, 'data'), 0o777);
    const tsc = resolve('node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', join(app(), 'dist')]);
    for (const name of ['package.json', 'LICENSE', 'languages', 'knowledge'])
      cpSync(name, join(app(), name), { recursive: true });
    for (const path of runtimePackages()) {
      mkdirSync(dirname(join(app(), path)), { recursive: true });
      symlinkSync(resolve(path), join(app(), path));
    }
    execFileSync(process.execPath, ['dist/src/cli/compile.js'], {
      cwd: app(),
      env: { PATH: process.env['PATH'] },
    });
    execFileSync('chmod', ['-R', 'a+rX,a-w', app()]);
    discord = await startDiscord();
  }, 120_000);

  afterAll(async () => {
    await discord?.close();
    execFileSync('chmod', ['-R', 'u+w', root]);
    rmSync(root, { recursive: true, force: true });
  });

  /** Somebody without rights, where this machine lets us be that; else ourselves. */
  function nobody(): { uid?: number } {
    const uid = 65_534;
    if (process.getuid?.() !== 0) return {};
    const probe = spawnSync(process.execPath, ['-e', 'require("./node_modules/pino")'], { cwd: app(), uid });
    return probe.status === 0 ? { uid } : {};
  }

  it('starts by its command, answers, is found healthy, stops, and has written to its data alone', async () => {
    const before = everything();
    const env = {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      BACKCHANNEL_CACHE: join(root, 'data/cache'),
      DATA_DIR: join(root, 'data'),
      HTTP_PORT: '0',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    };
    const [, ...args] = commandAfter('"\\]\\n');
    const child = spawn(process.execPath, args, { cwd: app(), env, ...nobody() });
    let log = '';
    child.stderr.on('data', (chunk) => {
      log += String(chunk);
    });
    try {
      await expect.poll(() => log, { timeout: 20_000 }).toContain('Backchannel runs.');
      discord.say(`<@${discord.bot.id}> who leads the talks?`);
      await expect.poll(() => discord.posts().length).toBe(1);

      const port = /127\.0\.0\.1:(\d+)/.exec(log)![1]!;
      const [, ...healthcheck] = commandAfter('HEALTHCHECK');
      const check = (HTTP_PORT: string) =>
        spawnSync(process.execPath, healthcheck, { env: { HTTP_PORT } }).status;
      // The server of the check is this very process's child: it answers while we wait.
      expect(check(port)).toBe(0);
      expect(check('1')).toBe(1);
    } finally {
      child.kill('SIGTERM');
    }
    expect(await new Promise((done) => child.once('exit', done))).toBe(0);
    expect(everything()).toEqual(before);
    // It read what the build compiled.
    expect(log).not.toContain('knowledge.compiling');
    accessSync(join(root, 'data/backchannel.db'), constants.R_OK);
  }, 60_000);
});
