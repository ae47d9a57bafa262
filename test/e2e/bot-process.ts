/** The bot as whoever runs it starts it: a process of its own, in an empty folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface BotProcess {
  readonly child: ChildProcess;
  /** The folder in which it was started. */
  readonly cwd: string;
  stdout(): string;
  stderr(): string;
  /** The lines of the log so far; lines that are no JSON are left out. */
  log(): Record<string, unknown>[];
  /** The first line of the log with this in its message. @throws if it does not come in time, or the process ends. */
  logged(message: string | RegExp): Promise<Record<string, unknown>>;
  /** Resolves when the process has ended; nothing of it is left then but what `stdout` and `stderr` hold. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends it whatever it does, and removes its folder. */
  clear(): Promise<void>;
}

export interface StartOptions {
  /** Written to standard input, which is closed then; without it standard input stays open and silent. */
  readonly stdin?: string;
  /** Run before the bot, as JavaScript. */
  readonly before?: string;
  readonly nodeOptions?: readonly string[];
  /** The bot's own command line. */
  readonly args?: readonly string[];
}

const TSX = import.meta.resolve('tsx');
const MAIN = resolve('src/main.ts');
/** Compiling knowledge takes seconds, and longer where much else is going on. */
const PATIENCE_MS = 300_000;

/** Starts it with this environment and nothing else of ours. */
export function startBot(
  env: NodeJS.ProcessEnv,
  { stdin, before, nodeOptions = [], args = [] }: StartOptions = {},
): BotProcess {
  const cwd = mkdtempSync(join(tmpdir(), 'backchannel-process-'));
  const preload =
    before === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  const child = spawn(process.execPath, [...nodeOptions, '--import', TSX, ...preload, MAIN, ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      KNOWLEDGE_DIR: resolve(process.env['KNOWLEDGE_DIR'] ?? 'knowledge'),
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  let over = false;
  child.stdout!.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr!.on('data', (chunk) => {
    err += String(chunk);
  });
  // A process that ends early closes its input; that is what some tests are about.
  child.stdin!.on('error', () => {});
  if (stdin !== undefined) child.stdin!.end(stdin);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) => {
    child.once('close', (code, signal) => {
      over = true;
      done({ code, signal });
    });
  });

  function log(): Record<string, unknown>[] {
    return err.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line) as Record<string, unknown>];
      } catch {
        return [];
      }
    });
  }

  return {
    child,
    cwd,
    stdout: () => out,
    stderr: () => err,
    log,
    ended,
    async logged(message) {
      const until = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = log().find(({ msg }) =>
          typeof message === 'string' ? String(msg).includes(message) : message.test(String(msg)),
        );
        if (found !== undefined) return found;
        if (over || Date.now() > until) throw new Error(`"${message}" was never logged. The log:\n${err}`);
        await new Promise((done) => setTimeout(done, 10));
      }
    },
    async clear() {
      if (!over) child.kill('SIGKILL');
      await ended;
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}
