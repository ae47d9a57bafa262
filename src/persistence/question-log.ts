/** What goes into the question log, and what does not. */
import { randomUUID } from 'node:crypto';
import type { AnsweredQuestion, RetentionPolicy } from '../core/persistence.ts';
import type { LoggedQuestion } from '../store/questions.ts';
import type { Marks } from './marks.ts';
import { maskQuestion } from './mask.ts';
import { dayOf } from './time.ts';
import type { IsKnown } from './vocabulary.ts';

const LOGGED = ['answer', 'suggestions', 'no-answer'] as const;

/** The row for a question; null if the policy, or the kind of reply, leaves nothing to log. */
export function logRow(
  { platform, workspace, person, question, reply }: AnsweredQuestion,
  policy: RetentionPolicy,
  isKnown: IsKnown,
  marks: Pick<Marks, 'asker'>,
  now: number,
): LoggedQuestion | null {
  if (policy.questionLog === 'off' || !LOGGED.some((kind) => kind === reply.kind)) return null;
  if (policy.questionLog === 'unanswered' && reply.kind === 'answer') return null;
  const masked = maskQuestion(question, isKnown);
  if (masked === '') return null;
  const place = { platform, workspace: workspace ?? '' };
  return {
    id: randomUUID(),
    day: dayOf(now),
    ...place,
    question: masked,
    outcome: reply.kind,
    reason: reply.reason,
    entry: reply.entry,
    gap: reply.gap,
    asker: marks.asker(place, masked, person),
  };
}
