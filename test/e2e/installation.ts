/**
 * An installation as the operator's pages describe it, below a temporary folder in the place of `/`: built versions in
 * `/opt`, the settings in `/etc`, the data in `/var`, a service started by its unit as a user without rights.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse as parseEnv } from 'dotenv';

const OTHER = 65_534;
const PATIENCE_MS = 60_000;

export interface Service {
  readonly address: string;
  log(): string;
  /** By the signal of the unit; resolves with the status. */
  stop(): Promise<number | null>;
}

export interface Installation {
  readonly root: string;
  /** A path as the pages write it, where it lies here. */
  at(path: string): string;
  /** Builds this version in a folder of its own. */
  build(path: string): void;
  /** Makes another version of one that was built. */
  derive(from: string, path: string, change: (file: (name: string) => string) => void): void;
  /** Starts what the unit of the version in use starts. @throws {Error} with what it said, if it ends instead. */
  start(): Promise<Service>;
  /** Runs the commands of a block as root in a checkout, as a shell does. */
  run(
    commands: string,
    env?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number | null; readonly output: string }>;
  clear(): void;
}

/** Whether this machine lets us be somebody without rights. */
function otherUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const pino = JSON.stringify(resolve('node_modules/pino'));
  const probe = spawnSync(process.execPath, ['-e', `require(${pino})`], { uid: OTHER, gid: OTHER });
  return probe.status === 0 ? { uid: OTHER, gid: OTHER } : {};
}

const PLACES = /(?<![\w.])\/(?=(?:opt|etc|var|root)\/)/g;

export function createInstallation(): Installation {
  const root = mkdtempSync(join(tmpdir(), 'backchannel-installation-'));
  chmodSync(root, 0o755);
  const at = (path: string) => path.replace(PLACES, `${root}/`);
  const user = otherUser();
  const running = new Set<ChildProcess>();
  for (const folder of [
    '/opt/',
    '/etc/',
    '/root/',
    '/var/lib/backchannel',
    '/var/cache/backchannel',
    '/etc/cron.daily',
    '/etc/systemd/system',
  ])
    mkdirSync(at(folder), { recursive: true });
  for (const folder of ['/var/lib/backchannel', '/var/cache/backchannel'])
    if (user.uid !== undefined) chownSync(at(folder), user.uid, OTHER);

  function build(path: string): void {
    const app = at(path);
    mkdirSync(app);
    const tsc = resolve('node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', join(app, 'dist')]);
    for (const name of ['package.json', '.env.example', 'deploy', 'languages', 'knowledge'])
      cpSync(name, join(app, name), { recursive: true });
    symlinkSync(resolve('node_modules'), join(app, 'node_modules'));
    const own = join(app, 'deploy/systemd.env');
    writeFileSync(own, at(readFileSync(own, 'utf8')));
    // As the script "build" does.
    execFileSync(process.execPath, ['dist/src/cli/compile.js'], {
      cwd: app,
      env: { PATH: process.env['PATH'] },
    });
  }

  async function start(): Promise<Service> {
    const unit = readFileSync(at('/opt/backchannel/deploy/backchannel.service'), 'utf8');
    const setting = (key: string) => at(new RegExp(`^${key}=(.*)$`, 'm').exec(unit)![1]!);
    const files = [...unit.matchAll(/^EnvironmentFile=(.*)$/gm)].map(([, file]) =>
      parseEnv(readFileSync(at(file!), 'utf8')),
    );
    const [, ...args] = setting('ExecStart').split(' ');
    const child = spawn(process.execPath, args, {
      cwd: setting('WorkingDirectory'),
      env: { PATH: process.env['PATH'], ...Object.assign({}, ...files) },
      ...user,
    });
    running.add(child);
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    const ended = new Promise<number | null>((done) => child.once('close', done));
    void ended.then(() => running.delete(child));
    const until = Date.now() + PATIENCE_MS;
    while (!/Backchannel runs[. ]/.test(log)) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(log);
      await new Promise((done) => setTimeout(done, 20));
    }
    return {
      address: /Health and metrics: (http:\/\/[\d.:]+)/.exec(log)![1]!,
      log: () => log,
      stop() {
        child.kill(setting('KillSignal') as NodeJS.Signals);
        return ended;
      },
    };
  }

  const checkout = join(root, 'checkout');
  mkdirSync(checkout);
  for (const name of [
    'src',
    'commands',
    'tools',
    'languages',
    'knowledge',
    'package.json',
    'tsconfig.json',
    '.env.example',
  ])
    cpSync(name, join(checkout, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
  // As `npm ci` leaves it: what the tests have compiled before is from the same code.
  if (existsSync('.cache')) cpSync('.cache', join(checkout, '.cache'), { recursive: true });

  return {
    root,
    at,
    build,
    derive(from, path, change) {
      cpSync(at(from), at(path), { recursive: true, verbatimSymlinks: true });
      change((name) => join(at(path), name));
    },
    start,
    async run(commands, env = {}) {
      // Not a call that waits: servers of this very process are asked meanwhile.
      const child = spawn('/bin/sh', ['-eu', '-c', at(commands)], {
        cwd: checkout,
        env: {
          PATH: process.env['PATH'],
          HOME: at('/root/'),
          NO_UPDATE_NOTIFIER: '1',
          BACKCHANNEL_SETTINGS: at('/etc/backchannel.env'),
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.add(child);
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      const status = await new Promise<number | null>((done) => child.once('close', done));
      running.delete(child);
      return { status, output };
    },
    clear() {
      for (const child of running) child.kill('SIGKILL');
      rmSync(root, { recursive: true, force: true });
    },
  };
}
