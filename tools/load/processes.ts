/** Starts the bots that are compared, each as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startBot } from '../../test/e2e/bot-process.ts';

export interface Running {
  /** What it printed when it was ready, as `key=value`. */
  readonly said: Readonly<Record<string, string>>;
  /** Resident memory in MB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Limits that a bench must not run into. */
const UNLIMITED = { LIMIT_PERSON_PER_MINUTE: '100000', LIMIT_CHANNEL_PER_MINUTE: '100000' };

/** Backchannel itself, as whoever runs it starts it. */
export async function startOurs(env: Readonly<Record<string, string>>): Promise<Running> {
  const bot = startBot({ ...UNLIMITED, HTTP_PORT: '0', ...env });
  const line = String((await bot.logged('Backchannel runs'))['msg']);
  const address = /Health and metrics: (http:\/\/127\.0\.0\.1:\d+)/.exec(line)![1]!;
  const slack = /listening at (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
  return {
    said: slack === undefined ? {} : { address: slack },
    async memory() {
      const text = await (await fetch(`${address}/metrics`)).text();
      return Math.round(Number(/^process_resident_memory_bytes (\S+)/m.exec(text)![1]) / 1024 / 1024);
    },
    stop: () => bot.clear(),
  };
}

/** A bare app: says `ready key=value …` on standard output, and tells its memory when asked. */
export async function startBare(script: string, env: Readonly<Record<string, string>>): Promise<Running> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), fileURLToPath(new URL(script, import.meta.url))],
    { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const said = await new Promise<Record<string, string>>((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (chunk) => {
      text += String(chunk);
      const line = /^ready(.*)\n/m.exec(text)?.[1];
      if (line === undefined) return;
      resolve(Object.fromEntries([...line.matchAll(/(\w+)=(\S+)/g)].map(([, key, value]) => [key, value])));
    });
    void ended.then(() => reject(new Error(`${script} ended before it was ready.`)));
  });
  return {
    said,
    async memory() {
      const told = once(child, 'message');
      child.send('memory');
      const [bytes] = (await told) as [number];
      return Math.round(bytes / 1024 / 1024);
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
