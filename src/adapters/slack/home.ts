/** The Home tab: what the bot knows, how to ask, what it keeps, and how it behaves in this workspace. */
import type { Logger } from 'pino';
import type { Inbox } from '../../conversation/inbox.ts';
import type { MessageContext } from '../../core/invocation.ts';
import { messagesFor } from '../../messages/messages.ts';
import { type Block, buttonRows, encodeProse, section } from './encode.ts';
import { note } from './errors.ts';
import { BLOCKS_PER_VIEW, SECTION_LENGTH } from './limits.ts';
import { split, writeBold } from './mrkdwn.ts';
import type { Workspace } from './workspaces.ts';

type Source = Pick<Inbox, 'page' | 'channels'>;

const MAX_CHANNELS = 30;
const DIVIDER: Block = { type: 'divider' };

const heading = (text: string): Block => section(writeBold(text));

async function channelBlocks(source: Source, context: MessageContext): Promise<Block[]> {
  const channels = await source.channels(context).catch(() => []);
  const shown = channels.slice(0, MAX_CHANNELS);
  const { format } = messagesFor(context.locale);
  const lines = shown.map(({ channel, mode }) =>
    format('slack.homeChannel', { channel: `<#${channel}>`, mode: format(`slack.homeMode.${mode}`) }),
  );
  if (channels.length > MAX_CHANNELS)
    lines.push(format('slack.homeMoreChannels', { count: channels.length - MAX_CHANNELS }));
  const text = [format('slack.homeChannelDefault'), ...lines].join('\n');
  return [heading(format('slack.homeChannels')), ...split(text, SECTION_LENGTH).map(section)];
}

async function blocksFor(source: Source, context: MessageContext): Promise<Block[]> {
  const { format } = messagesFor(context.locale);
  const page = (name: 'about' | 'privacy' | 'help') => source.page(name, context.locale);
  const topics = page('help').actions.filter(({ group }) => group === 'topic');
  return [
    ...encodeProse(page('about')),
    ...(topics.length > 0 ? [heading(format('slack.homeTopics')), ...buttonRows(topics)] : []),
    ...[DIVIDER, heading(format('slack.homeAsk')), section(format('slack.homeHow')), DIVIDER],
    ...encodeProse(page('privacy')),
    ...[DIVIDER, ...(await channelBlocks(source, context))],
  ];
}

/** Shows the tab to the person of the context. Never rejects. */
export async function showHome(source: Source, { api }: Workspace, context: MessageContext, log: Logger) {
  const blocks = (await blocksFor(source, context)).slice(0, BLOCKS_PER_VIEW);
  const view = { type: 'home', blocks } as const;
  await api
    .call((client) => client.views.publish({ user_id: context.person, view }))
    .catch((error: unknown) =>
      note(log, 'warn', 'home_failed', 'the Home tab could not be shown', { error }),
    );
}
