/** One line in the log for each reply: what it was and how long it took, never who asked, where, or what. */
import type { Logger } from 'pino';
import type { Invocation } from '../core/invocation.ts';
import type { Reply } from '../core/reply.ts';
import type { Metrics } from './metrics.ts';

/** Told about every reply, and how long it took from the arrival of what it replies to. */
export type Observer = (invocation: Invocation, reply: Reply, milliseconds: number) => void;

/** Confidence and milliseconds are rounded: more digits are noise. */
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Counts and logs every reply. Silence is only worth a line to whoever debugs. */
export function createReplyLog(log: Logger, metrics: Pick<Metrics, 'replied'>): Observer {
  return ({ type, context }, reply, milliseconds) => {
    metrics.replied(context.platform, reply, milliseconds);
    const { kind, reason, entry, gap, confidence } = reply;
    const line = {
      platform: context.platform,
      asked: type,
      kind,
      ...(reason === null ? {} : { reason }),
      entry,
      ...(gap === null ? {} : { gap }),
      confidence: rounded(confidence, 3),
      ms: rounded(milliseconds, 2),
    };
    if (kind === 'silence') log.debug({ event: 'reply.silent', ...line }, 'kept silent');
    else log.info({ event: 'reply.sent', ...line }, 'replied');
  };
}
