/** What can go wrong with the store, told apart: what passes by itself, and what never will. */
import { BackchannelError } from '../errors.ts';

/**
 * `newer`, `older`: another version of the bot has written this database. `missing`: there is none, and none was to be
 * made. `refused`: it would overwrite something, or come between others. `unreachable`: it may come back.
 */
export type StoreFault = 'newer' | 'older' | 'missing' | 'refused' | 'unreachable';

/** The store cannot be used. `message` is a complete sentence for operators, without a password in it. */
export class StoreError extends BackchannelError {
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string) {
    super(`store.${fault}`, message);
    this.fault = fault;
  }
}

/** The database's own code, such as `SQLITE_FULL` or `23505`; empty if there is none. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}

// PostgreSQL's classes for data that it will never take: cardinality, data exception, constraint, syntax.
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const LASTING_POSTGRES = /^(21|22|23|42)/;

// SQLite's the same. https://www.sqlite.org/rescode.html
const LASTING_SQLITE = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE|ERROR)/;

/**
 * Whether trying again can never help, because the statement itself is refused. A missing table counts as passing:
 * the file may have been replaced, and the next connection builds the tables again.
 */
export function isLasting(error: unknown): boolean {
  if (error instanceof StoreError) return error.fault !== 'unreachable';
  if (error instanceof TypeError || error instanceof ReferenceError) return !/not open/.test(error.message);
  const code = codeOf(error);
  if (code === '42P01' || (error instanceof Error && /no such table/.test(error.message))) return false;
  return LASTING_POSTGRES.test(code) || LASTING_SQLITE.test(code);
}

/** Whether there is no room, or no more of it for this user. */
export const isFull = (error: unknown): boolean =>
  /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/.test(codeOf(error));

/** Whether a server was not found, took no connection, or let this user in to no such database. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof AggregateError && error.errors.length > 0
    ? isUnreachable(error.errors[0])
    : /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|28|3D)/.test(codeOf(error));

/** Whether an SQLite file is none, or not whole. */
export const isDamaged = (error: unknown): boolean =>
  /not a database|malformed|SQLITE_(NOTADB|CORRUPT)/i.test(describeError(error));

/** What happened, in words for the log: the message with its code, never the statement's values. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  if (error instanceof StoreError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  return code === '' || message.includes(code) ? message : `${message} (${code})`;
}
