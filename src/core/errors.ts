/**
 * Errors of the core. What the user can mend is a `UserError`, told in plain words; a known fault of a platform is
 * handled by its adapter; anything else becomes an apology with a report id that the log carries too.
 */
import { BackchannelError } from '../errors.ts';
import { makeReply, type Reply } from './reply.ts';

/** The user can mend this. `message` is a kind, complete sentence in their language; nothing is logged as a fault. */
export class UserError extends BackchannelError {}

/** The error as the user reads it, alone. */
export const noticeOf = ({ message }: UserError): Reply =>
  makeReply({ kind: 'notice', body: message, delivery: 'private' });

/** A short id that ties an apology to the log line with the stack trace. */
export function newReportId(): string {
  return crypto.randomUUID().slice(0, 8);
}
