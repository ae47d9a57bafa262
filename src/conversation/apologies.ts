/** The last rung of the error ladder: whatever breaks, the asker gets an apology and the log gets the reason. */
import type { Logger } from 'pino';
import { newReportId } from '../core/errors.ts';
import { makeReply, type Reply } from '../core/reply.ts';
import { conversation as words } from '../messages/conversation.ts';

export interface Apologies {
  /** Logs the fault under a report id; the apology names the same id. */
  for(error: unknown): Reply;
  /** A reply that could not be posted where it was asked, as it comes in private. */
  couldNotPost(reply: Reply): Reply;
}

export function createApologies(log: Logger): Apologies {
  return {
    for(error) {
      const report = newReportId();
      log.error({ report, err: error }, 'A question could not be answered');
      return makeReply({ kind: 'error', body: words.apology(report), delivery: 'private' });
    },
    couldNotPost: (reply) => ({
      ...reply,
      body: `${words.couldNotPost}\n${reply.body}`,
      delivery: 'private',
    }),
  };
}
