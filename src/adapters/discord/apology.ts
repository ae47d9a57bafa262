/** The last rung of the error ladder: whatever breaks, the asker gets an apology and the log gets the reason. */
import type { Logger } from 'pino';
import { newReportId } from '../../core/errors.ts';
import { makeReply, type Reply } from '../../core/reply.ts';
import { discord as words } from '../../messages/discord.ts';
import { describeError } from './errors.ts';

/** Logs the fault under a report id; the apology names the same id. */
export function apologyFor(error: unknown, log: Logger): Reply {
  const report = newReportId();
  log.error({ report, ...describeError(error) }, 'A question could not be answered');
  return makeReply({ kind: 'error', body: words.apology(report), delivery: 'private' });
}
