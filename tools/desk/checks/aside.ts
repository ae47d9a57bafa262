/** Does slow work in a process of its own, so that the desk goes on answering. */
import { fork } from 'node:child_process';

/** Longer than any check takes, in milliseconds. */
const PATIENCE_MS = 10 * 60_000;

/** Characters of what the process said last that are told when it fails. */
const LAST_WORDS = 2_000;

/** The process needs no secret. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR };
}

/**
 * What the program hands over, once.
 *
 * @param program A TypeScript file that sends one message and ends.
 * @throws {Error} with its last words, if it ends without a result or is stopped.
 */
export function runAside<T>(program: URL, args: readonly string[], stop?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const aside = fork(program, args, {
      env: environment(),
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // Maps, expressions and arrays of numbers come over as what they are.
      serialization: 'advanced',
      timeout: PATIENCE_MS,
      ...(stop && { signal: stop }),
    });
    // Whoever ends the desk does not wait for what it has begun.
    const end = (): void => void aside.kill();
    process.once('exit', end);
    aside.once('close', () => process.off('exit', end));
    let lastWords = '';
    aside.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-LAST_WORDS);
    });
    aside.once('message', (message) => resolve(message as T));
    aside.once('error', reject);
    aside.once('close', (code, signal) =>
      reject(new Error(`The work ended with ${code ?? signal} and no result. ${lastWords}`.trim())),
    );
  });
}
