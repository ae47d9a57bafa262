/** The last rung of the error ladder: whatever breaks, the asker gets an apology and the log gets the reason. */
import type { Logger } from 'pino';
import { newReportId } from '../core/errors.ts';
import type { MessageContext } from '../core/invocation.ts';
import { makeReply, type Reply } from '../core/reply.ts';
import { messagesFor } from '../messages/messages.ts';

export interface Apologies {
  /** Logs the fault under a report id; the apology names the same id, in the asker's language. */
  for(error: unknown, asker: Pick<MessageContext, 'locale'>): Reply;
  /** A reply that could not be posted where it was asked, as it comes in private. */
  couldNotPost(reply: Reply, asker: Pick<MessageContext, 'locale'>): Reply;
}

export function createApologies(log: Logger): Apologies {
  return {
    for(error, { locale }) {
      const report = newReportId();
      log.error({ event: 'reply.failed', report, err: error }, 'A question could not be answered');
      const body = messagesFor(locale).format('conversation.apology', { report });
      return makeReply({ kind: 'error', body, delivery: 'private' });
    },
    couldNotPost: (reply, { locale }) => ({
      ...reply,
      body: `${messagesFor(reply.language ?? locale).format('conversation.couldNotPost')}\n${reply.body}`,
      delivery: 'private',
    }),
  };
}
