/** What the process does about signals and about errors that nobody handled. */
import type { Logger } from 'pino';

/** As shells count a process that a signal ended. */
const STATUS_OF_SIGNAL = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

type StopSignal = keyof typeof STATUS_OF_SIGNAL;

/**
 * SIGTERM, SIGINT and SIGHUP stop in order and exit 0; a second signal exits at once. An error that nobody handled is logged
 * and ends the process with status 1: what state it left behind nobody knows.
 */
export function superviseProcess(log: Logger, stop: () => Promise<unknown>): void {
  let stopping = false;

  const onSignal = (signal: StopSignal): void => {
    if (stopping) {
      log.warn({ signal }, 'Second signal: leaving at once');
      process.exit(STATUS_OF_SIGNAL[signal]);
    }
    stopping = true;
    log.info({ signal }, 'Stopping: finishing what is in flight');
    stop().then(
      () => {
        log.info('Stopped');
        process.exit(0);
      },
      (error: unknown) => die(error, 'Stopping failed'),
    );
  };

  const die = (error: unknown, message: string): never => {
    try {
      log.fatal({ err: error }, message);
    } finally {
      process.exit(1);
    }
  };

  for (const signal of Object.keys(STATUS_OF_SIGNAL) as StopSignal[])
    process.on(signal, () => onSignal(signal));
  process.on('uncaughtException', (error) => die(error, 'Unhandled error: ending the process'));
  process.on('unhandledRejection', (error) => die(error, 'Unhandled rejection: ending the process'));
  // Whoever read the log or the answers is gone: there is nobody left to tell.
  process.stderr.on('error', () => {});
  process.stdout.on('error', () => process.exit(0));
}
