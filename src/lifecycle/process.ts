/** The ways out of the process: signals, errors that nobody handled, and an end that the bot itself finds. */
import type { Logger } from 'pino';

/** As shells count a process that a signal ended. */
const STATUS_OF_SIGNAL = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

type StopSignal = keyof typeof STATUS_OF_SIGNAL;

/** What is wrong is known, and whoever runs the bot can mend it: a sentence on standard error is enough. */
export function exitWith(sentences: readonly string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

export interface Supervision {
  /** True once the process is on its way out. */
  stopping(): boolean;
  /** Says how to stop in order; before that there is nothing to stop. */
  onStop(stop: () => Promise<unknown>): void;
  /** Stops in order and ends the process: with 0, or with 1 and sentences that say why. */
  leave(why?: readonly string[]): Promise<void>;
}

/**
 * SIGTERM, SIGINT and SIGHUP stop in order and exit 0; a second signal exits at once. An error that nobody handled is
 * logged and ends the process with status 1: what state it left behind nobody knows.
 */
export function superviseProcess(log: Logger): Supervision {
  let stopping = false;
  let stop: () => Promise<unknown> = async () => {};

  const die = (error: unknown, message: string): never => {
    try {
      log.fatal({ event: 'process.failed', err: error }, message);
    } finally {
      process.exit(1);
    }
  };

  async function stopInOrder(): Promise<void> {
    stopping = true;
    try {
      await stop();
    } catch (error) {
      die(error, 'Stopping failed');
    }
  }

  async function onSignal(signal: StopSignal): Promise<void> {
    if (stopping) {
      log.warn({ event: 'process.killed', signal }, 'Second signal: leaving at once');
      process.exit(STATUS_OF_SIGNAL[signal]);
    }
    log.info({ event: 'process.stopping', signal }, 'Stopping: finishing what is in flight');
    await stopInOrder();
    log.info({ event: 'process.stopped' }, 'Stopped');
    process.exit(0);
  }

  for (const signal of Object.keys(STATUS_OF_SIGNAL) as StopSignal[])
    process.on(signal, () => void onSignal(signal));
  process.on('uncaughtException', (error) => die(error, 'Unhandled error: ending the process'));
  process.on('unhandledRejection', (error) => die(error, 'Unhandled rejection: ending the process'));
  // Whoever read the log or the answers is gone: there is nobody left to tell.
  process.stderr.on('error', () => {});
  process.stdout.on('error', () => process.exit(0));

  return {
    stopping: () => stopping,
    onStop(how) {
      stop = how;
    },
    async leave(why = []) {
      if (stopping) return;
      await stopInOrder();
      if (why.length > 0) exitWith(why);
      process.exit(0);
    },
  };
}
