/** `/insights`: counts for the people who look after the bot. */
import { type CommandContext, defineCommand } from '../src/core/command.ts';

import type { Insights, RetentionPolicy } from '../src/core/persistence.ts';
import { commandOf } from '../src/core/programs.ts';
import { makeReply, type Reason, type Reply } from '../src/core/reply.ts';
import { requirePersistence } from '../src/core/require-persistence.ts';

export const insights = defineCommand({
  name: 'insights',
  description: 'Counts for the people who look after the bot: asked, answered, refused',
  usage: '',
  permission: 'managers',
  scope: 'workspace',
  visibility: 'private',
  options: {},
  async run(context) {
    const { messages } = context;
    const memory = requirePersistence(context);
    const counts = await memory.insights(context.asker);
    if (counts === null) return notice(messages.format('insights.unavailable'));
    return notice(
      [...questionLines(counts, memory.policy, context), voteLine(counts, context)].join('\n'),
      messages.format('insights.title', { days: counts.days }),
    );
  },
});

const REASONS: readonly Reason[] = ['not-in-article', 'off-topic', 'opinion', 'after-article'];

const notice = (body: string, title: string | null = null): Reply =>
  makeReply({ kind: 'notice', title, body, confidence: 1, delivery: 'private' });

function questionLines(counts: Insights, policy: RetentionPolicy, context: CommandContext): string[] {
  const { messages, engine } = context;
  if (policy.questionLog === 'off') return [messages.format('insights.logOff')];
  if (counts.asked === 0) return [messages.format('insights.nothing')];
  const { asked, answered, offered, refused, topEntries, topUnanswered } = counts;
  const counted = ({ id, count }: { id: string; count: number }, what = id) =>
    `- ${messages.format('insights.counted', { what, count })}`;
  const lines =
    policy.questionLog === 'all'
      ? [
          messages.format('insights.asked', { count: asked }),
          messages.format('insights.answered', { count: answered }),
        ]
      : [messages.format('insights.onlyUnanswered')];
  lines.push(
    messages.format('insights.offered', { count: offered }),
    messages.format('insights.refused', { count: REASONS.reduce((sum, reason) => sum + refused[reason], 0) }),
  );
  for (const reason of REASONS)
    if (refused[reason] > 0)
      lines.push(`- ${messages.format(`insights.refused.${reason}`, { count: refused[reason] })}`);
  if (topEntries.length > 0)
    lines.push(
      messages.format('insights.topEntries'),
      ...topEntries.map((entry) => counted(entry, engine.knowledge.entries.get(entry.id)?.question)),
    );
  if (topUnanswered.length > 0)
    lines.push(
      messages.format('insights.topUnanswered'),
      ...topUnanswered.map((question) => counted(question)),
      messages.format('insights.review', { program: commandOf('review') }),
    );
  return lines;
}

function voteLine({ helpful, notHelpful }: Insights, { messages }: CommandContext): string {
  const all = helpful + notHelpful;
  if (all === 0) return messages.format('insights.noVotes');
  return messages.format('insights.helpful', { percent: Math.round((100 * helpful) / all), helpful, all });
}
