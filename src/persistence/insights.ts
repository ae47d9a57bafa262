/** Counts for those who look after the bot in a server or workspace: its own alone. */
import type { Insights, RetentionPolicy } from '../core/persistence.ts';
import type { WorkspaceKey } from '../store/channels.ts';
import { countOutcomes, topEntries, topUnanswered } from '../store/questions.ts';
import type { Db } from '../store/schema.ts';
import { countVotes } from '../store/votes.ts';
import { DAY, dayOf } from './time.ts';

const MOST = 5;

export async function readInsights(
  db: Db,
  workspace: WorkspaceKey,
  { questionDays: days, minAskers }: RetentionPolicy,
  now: number,
): Promise<Insights> {
  const since = dayOf(now - days * DAY);
  const outcomes = await countOutcomes(db, workspace, since);
  const count = (outcome: string, reason: string | null = null) =>
    outcomes
      .filter((row) => row.outcome === outcome && (reason === null || row.reason === reason))
      .reduce((sum, row) => sum + row.count, 0);
  return {
    days,
    asked: outcomes.reduce((sum, row) => sum + row.count, 0),
    answered: count('answer'),
    offered: count('suggestions'),
    refused: {
      'not-in-article': count('no-answer', 'not-in-article'),
      'off-topic': count('no-answer', 'off-topic'),
      opinion: count('no-answer', 'opinion'),
      'after-article': count('no-answer', 'after-article'),
    },
    ...(await countVotes(db, workspace, since)),
    topEntries: await topEntries(db, workspace, since, MOST),
    topUnanswered: await topUnanswered(db, workspace, since, MOST, minAskers),
  };
}
