/** The command line programs as they are started by npm: processes of their own. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const TSX = import.meta.resolve('tsx');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Megabytes, where the program was asked to report them. */
  readonly peak: number;
}

export interface Options {
  readonly stdin?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly cwd?: string | undefined;
}

/** @param program Path of the file under the project's folder. */
export function run(
  program: string,
  args: readonly string[],
  { stdin = '', env = {}, cwd }: Options = {},
): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=2', '--import', TSX, resolve(program), ...args],
    {
      ...(cwd === undefined ? {} : { cwd }),
      env: { PATH: process.env['PATH'], BACKCHANNEL_REPORT_PEAK: '1', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  // A program that ends before it has read everything is no fault of ours.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) =>
      done({
        code,
        stdout,
        stderr: stderr.replace(/^peak_kb=.*\n/m, ''),
        peak: Number(/^peak_kb=(\d+)/m.exec(stderr)?.[1] ?? Number.NaN) / 1024,
      }),
    );
  });
}
