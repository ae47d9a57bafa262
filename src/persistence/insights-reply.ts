import type { CommandInvocation } from '../core/invocation.ts';
import type { Insights, Persistence, RetentionPolicy } from '../core/persistence.ts';
import { makeReply, type Reason, type Reply } from '../core/reply.ts';
import { settingsWords, insightsWords as words } from '../messages/settings.ts';

const REASONS: readonly Reason[] = ['not-in-article', 'off-topic', 'opinion', 'after-article'];

const notice = (body: string, title: string | null = null): Reply =>
  makeReply({ kind: 'notice', title, body, confidence: 1, delivery: 'private' });

function questionLines(
  insights: Insights,
  policy: RetentionPolicy,
  titleOf: (entry: string) => string | null,
): string[] {
  if (policy.questionLog === 'off') return [words.logOff];
  if (insights.asked === 0) return [words.nothing];
  const refused = REASONS.reduce((sum, reason) => sum + insights.refused[reason], 0);
  const lines: string[] =
    policy.questionLog === 'all'
      ? [words.asked(insights.asked), words.answered(insights.answered)]
      : [words.onlyUnanswered];
  lines.push(words.offered(insights.offered), words.refused(refused));
  for (const reason of REASONS)
    if (insights.refused[reason] > 0) lines.push(words.refusedFor(reason, insights.refused[reason]));
  if (insights.topEntries.length > 0)
    lines.push(
      words.topEntries,
      ...insights.topEntries.map(({ id, count }) => words.counted(titleOf(id) ?? id, count)),
    );
  if (insights.topUnanswered.length > 0)
    lines.push(
      words.topUnanswered,
      ...insights.topUnanswered.map(({ id, count }) => words.counted(id, count)),
      words.review,
    );
  return lines;
}

/**
 * The reply to `/insights`: counts, shown to those who may change settings and to them alone.
 *
 * @param titleOf An entry's question; null for one that is no longer there.
 */
export async function insightsReply(
  { context }: CommandInvocation,
  persistence: Persistence,
  titleOf: (entry: string) => string | null,
): Promise<Reply> {
  if (!(await context.canManage())) return notice(settingsWords.notAllowed[context.platform]);
  const insights = await persistence.insights();
  if (insights === null) return notice(words.unavailable);
  const { helpful, notHelpful } = insights;
  const lines = questionLines(insights, persistence.policy, titleOf);
  return notice(
    [...lines, words.helpful(helpful, helpful + notHelpful)].join('\n'),
    words.title(insights.days),
  );
}
