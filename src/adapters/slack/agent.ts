/**
 * What an agent shows besides its answers: a greeting and prompts where somebody opens it, and that it is at work. All
 * of it is extra: where Slack refuses, questions are answered all the same. https://docs.slack.dev/ai/agent-sessions
 */
import type { Inbox } from '../../conversation/inbox.ts';
import type { Destination, PlatformPort } from '../../conversation/platform.ts';
import { destinationOf } from '../../conversation/said-by.ts';
import type { MessageContext } from '../../core/invocation.ts';
import { makeReply } from '../../core/reply.ts';
import { messagesFor } from '../../messages/messages.ts';
import { within } from '../../time/within.ts';
import { PATIENCE_MS, STATUS_MS, SUGGESTED_PROMPTS } from './limits.ts';
import type { Api } from './web-api.ts';
import type { Workspace } from './workspaces.ts';

/** Greets somebody who has opened the conversation with the agent, once, and offers prompts. */
export async function greet(
  inbox: Pick<Inbox, 'page'>,
  port: Pick<PlatformPort, 'post'>,
  { api }: Workspace,
  context: MessageContext,
): Promise<void> {
  const { channel, locale } = context;
  const messages = messagesFor(locale);
  const next = { title: messages.format('slack.nextPrompt'), message: 'whats-next' };
  /** Topics as the core offers them with its help. */
  const topics = inbox
    .page('help', locale)
    .actions.map(({ label }) => ({ title: label, message: `explain ${label}` }));
  const [first = next, ...rest] = [...topics.slice(0, SUGGESTED_PROMPTS - 1), next];
  const title = messages.format('slack.promptsTitle');
  const greeting = makeReply({ kind: 'notice', body: messages.format('slack.greeting') });
  // People open the same conversation again and again.
  async function welcome(): Promise<void> {
    const before = await api.lookUp((client) => client.conversations.history({ channel, limit: 1 }));
    if (before?.messages?.length === 0)
      await port.post(destinationOf(context), greeting, `greeting-${channel}`);
  }
  await Promise.all([
    welcome(),
    // Slack ignores prompts for an agent that name a thread.
    api.lookUp((client) =>
      client.assistant.threads.setSuggestedPrompts({ channel_id: channel, title, prompts: [first, ...rest] }),
    ),
  ]);
}

/** Shows that an answer is on its way in a thread with the agent, until the returned function is called. Never rejects. */
export async function showStatus(
  api: Api,
  { channel, thread, person }: Destination & { readonly thread: string },
): Promise<() => Promise<void>> {
  const place = { channel_id: channel, thread_ts: thread, initiator_user_id: person };
  const set = (status: 'processing' | 'active') =>
    api.lookUp((client) => client.agents.sessions.setStatus({ ...place, status }), PATIENCE_MS);
  const setting = set('processing');
  await within(STATUS_MS, setting);
  // A reply does not end it by itself, and it may arrive after the reply.
  return async () => void setting.then(() => set('active'));
}

/** Names an agent's thread in the list that people find it in. Never rejects. */
export async function nameThread(api: Api, to: Destination & { readonly thread: string }, title: string) {
  const place = { channel_id: to.channel, thread_ts: to.thread };
  await api.lookUp((client) => client.agents.sessions.rename({ ...place, title: title.slice(0, 200) }));
}
