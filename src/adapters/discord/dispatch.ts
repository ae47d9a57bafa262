/** The last rung of the error ladder: whatever breaks, the asker gets an apology and the log gets the reason. */
import type { Logger } from 'pino';
import type { Core } from '../../core/adapter.ts';
import { newReportId } from '../../core/errors.ts';
import type { Invocation } from '../../core/invocation.ts';
import { makeReply, type Reply } from '../../core/reply.ts';
import { discord as words } from '../../words/discord.ts';
import { describeFault } from './faults.ts';

export type Dispatch = (invocation: Invocation) => Promise<Reply>;

/** The core never rejects by its contract; this holds even if it does. */
export function createDispatch(core: Core, log: Logger): Dispatch {
  return async (invocation) => {
    try {
      return await core.dispatch(invocation);
    } catch (error) {
      const report = newReportId();
      log.error({ report, ...describeFault(error) }, 'A question could not be answered');
      return makeReply({ kind: 'error', body: words.apology(report), private: true });
    }
  };
}
