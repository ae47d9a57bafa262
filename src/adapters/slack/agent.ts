/**
 * What an agent shows besides its answers: a greeting and prompts where somebody opens it, and that it is at work. All
 * of it is extra: where Slack refuses, questions are answered all the same. https://docs.slack.dev/ai/agent-sessions
 */
import type { Inbox } from '../../conversation/inbox.ts';
import type { Destination, PlatformPort } from '../../conversation/platform.ts';
import { makeReply } from '../../core/reply.ts';
import { messagesFor } from '../../messages/messages.ts';
import { within } from '../../time/within.ts';
import { PATIENCE_MS, STATUS_MS, SUGGESTED_PROMPTS } from './limits.ts';
import type { Api } from './web-api.ts';
import type { Workspace } from './workspaces.ts';

/**
 * Greets somebody who has opened the bot to talk to it, once, and offers prompts.
 *
 * @param to The thread of an assistant's pane; the conversation with an agent, which is no thread. Slack ignores
 *   prompts for an agent that name one.
 */
export async function greet(
  inbox: Pick<Inbox, 'page'>,
  port: Pick<PlatformPort, 'post'>,
  { api }: Workspace,
  to: Destination,
  locale: string | null,
): Promise<void> {
  const messages = messagesFor(locale);
  const next = { title: messages.format('slack.nextPrompt'), message: 'whats-next' };
  /** Topics as the core offers them with its help. */
  const topics = inbox
    .page('help', locale)
    .actions.map(({ label }) => ({ title: label, message: `explain ${label}` }));
  const [first = next, ...rest] = [...topics.slice(0, SUGGESTED_PROMPTS - 1), next];
  const title = messages.format('slack.promptsTitle');
  const greeting = makeReply({ kind: 'notice', body: messages.format('slack.greeting') });
  async function welcome(): Promise<void> {
    if (await isNew(api, to)) await port.post(to, greeting, `greeting-${to.thread ?? to.channel}`);
  }
  await Promise.all([
    welcome(),
    api.lookUp((client) =>
      client.assistant.threads.setSuggestedPrompts({
        ...{ channel_id: to.channel, title, prompts: [first, ...rest] },
        ...(to.thread === null ? {} : { thread_ts: to.thread }),
      }),
    ),
  ]);
}

/** A thread in the pane begins when it is opened; with an agent, people open the same conversation again and again. */
async function isNew(api: Api, { thread, channel }: Destination): Promise<boolean> {
  if (thread !== null) return true;
  const before = await api.lookUp((client) => client.conversations.history({ channel, limit: 1 }));
  return before?.messages?.length === 0;
}

/** Shows that an answer is on its way in a thread with the bot, until the returned function is called. Never rejects. */
export async function showStatus(
  api: Api,
  { channel, thread, person }: Destination & { readonly thread: string },
  agent: boolean,
): Promise<() => Promise<void>> {
  const place = { channel_id: channel, thread_ts: thread };
  const set = (atWork: boolean) =>
    api.lookUp<unknown>(({ agents, assistant }) => {
      if (agent) {
        const status = atWork ? 'processing' : 'active';
        return agents.sessions.setStatus({ ...place, status, initiator_user_id: person });
      }
      const status = atWork ? messagesFor(null).format('slack.status') : '';
      return assistant.threads.setStatus({ ...place, status });
    }, PATIENCE_MS);
  const setting = set(true);
  const isShown = await within(STATUS_MS, setting);
  // A reply ends an assistant's status by itself, unless that arrives after the reply; an agent's it does not end.
  return async () => {
    if (agent || !isShown) void setting.then(() => set(false));
  };
}

/** Names an agent's thread in the list that people find it in. Never rejects. */
export async function nameThread(api: Api, to: Destination & { readonly thread: string }, title: string) {
  const place = { channel_id: to.channel, thread_ts: to.thread };
  await api.lookUp((client) => client.agents.sessions.rename({ ...place, title: title.slice(0, 200) }));
}
