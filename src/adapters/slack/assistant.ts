/**
 * The assistant pane: a greeting, and prompts to begin with. Both are extras: where Slack refuses, questions are
 * answered all the same. https://docs.slack.dev/ai/developing-ai-apps
 */
import type { Inbox } from '../../conversation/inbox.ts';
import type { Destination } from '../../conversation/platform.ts';
import { makeReply } from '../../core/reply.ts';
import { messagesFor } from '../../messages/messages.ts';
import type { SlackPort } from './deliver.ts';
import { SUGGESTED_PROMPTS } from './limits.ts';
import type { Workspace } from './workspaces.ts';

/** Greets somebody who has opened the pane, in its thread. Never rejects. */
export async function greet(
  inbox: Pick<Inbox, 'page'>,
  port: SlackPort,
  { api }: Workspace,
  to: Destination & { readonly thread: string },
  locale: string | null,
): Promise<void> {
  const messages = messagesFor(locale);
  const next = { title: messages.format('slack.nextPrompt'), message: 'whats-next' };
  /** Topics as the core offers them with its help. */
  const topics = (inbox.page('help', locale)?.actions ?? [])
    .filter(({ group }) => group === 'topic')
    .map(({ label }) => ({ title: label, message: `explain ${label}` }));
  const [first = next, ...rest] = [...topics.slice(0, SUGGESTED_PROMPTS - 1), next];
  const place = { channel_id: to.channel, thread_ts: to.thread };
  const prompts = {
    title: messages.format('slack.promptsTitle'),
    prompts: [first, ...rest] as [typeof first, ...typeof rest],
  };
  await Promise.all([
    port.post(
      to,
      makeReply({ kind: 'notice', body: messages.format('slack.greeting') }),
      `greeting-${to.thread}`,
    ),
    api.lookUp((client) => client.assistant.threads.setSuggestedPrompts({ ...place, ...prompts })),
  ]);
}
