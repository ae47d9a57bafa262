/**
 * The error ladder. What the user can mend is a `UserError`, told in plain words; a known fault of a platform
 * is handled by its adapter; anything else becomes an apology with a report id that the log carries too.
 */

/** The user can mend this. `message` is a kind, complete sentence for them, and nothing is logged as a fault. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserError';
  }
}

/** A short id that ties an apology to the log line with the stack trace. */
export function newReportId(): string {
  return crypto.randomUUID().slice(0, 8);
}
