/** The Home tab: what the bot knows, how to ask, what it keeps, and how it behaves in this workspace's channels. */
import type { Logger } from 'pino';
import type { Inbox } from '../../conversation/inbox.ts';
import type { MessageContext } from '../../core/invocation.ts';
import { messagesFor } from '../../messages/messages.ts';
import { type Block, buttonRows, encodeProse, section } from './encode.ts';
import { note } from './errors.ts';
import { BLOCKS_PER_VIEW, HEADER_LENGTH } from './limits.ts';
import { cut, writeMrkdwn } from './mrkdwn.ts';
import type { Workspace } from './workspaces.ts';

type Source = Pick<Inbox, 'page' | 'channels'>;

const MAX_CHANNELS = 30;
const DIVIDER: Block = { type: 'divider' };

/** Screen readers step from heading to heading. */
const heading = (text: string): Block => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(text, HEADER_LENGTH), emoji: false },
});

async function blocksFor(source: Source, context: MessageContext): Promise<Block[]> {
  const { locale } = context;
  const messages = messagesFor(locale);
  const [about, privacy] = [source.page('about', locale), source.page('privacy', locale)];
  const topics = source.page('help', locale).actions;
  const channels = await source.channels(context).catch(() => []);
  const count = channels.length - MAX_CHANNELS;
  return [
    ...encodeProse(about),
    ...(topics.length > 0 ? [heading(messages.format('slack.homeTopics')), ...buttonRows(topics)] : []),
    DIVIDER,
    heading(messages.format('slack.homeAsk')),
    section(writeMrkdwn(messages.format('slack.homeHow'))),
    DIVIDER,
    heading(messages.format('slack.homeChannels')),
    section(messages.format('slack.homeChannelDefault')),
    ...channels
      .slice(0, MAX_CHANNELS)
      .map(({ channel, mode }) => section(`<#${channel}>: ${messages.format(`slack.${mode}`)}`)),
    ...(count > 0 ? [section(messages.format('slack.homeMoreChannels', { count: String(count) }))] : []),
    DIVIDER,
    ...encodeProse(privacy),
  ];
}

/** Shows the tab to the person of the context. Never rejects. */
export async function showHome(
  source: Source,
  { api }: Workspace,
  context: MessageContext,
  log: Logger,
): Promise<void> {
  const blocks = (await blocksFor(source, context)).slice(0, BLOCKS_PER_VIEW);
  const view = { type: 'home', blocks } as const;
  await api
    .call((client) => client.views.publish({ user_id: context.person, view }))
    .catch((error: unknown) =>
      note(log, 'warn', 'home_failed', 'The Home tab could not be shown', { error }),
    );
}
