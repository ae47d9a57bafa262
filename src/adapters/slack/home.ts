/** The Home tab: what the bot knows, how to ask, what it keeps, and how it behaves in this workspace. */
import type { Logger } from 'pino';
import type { Inbox } from '../../conversation/inbox.ts';
import type { MessageContext } from '../../core/invocation.ts';
import { messagesFor } from '../../messages/messages.ts';

import { type Block, buttonRows, encodeProse, section } from './encode.ts';
import { note } from './errors.ts';
import { BLOCKS_PER_VIEW, SECTION_LENGTH } from './limits.ts';
import { split, writeBold, writeMrkdwn } from './mrkdwn.ts';
import type { Workspace } from './workspaces.ts';

type Source = Pick<Inbox, 'page' | 'channels'>;

const MAX_CHANNELS = 30;
const DIVIDER: Block = { type: 'divider' };

const heading = (text: string): Block => section(writeBold(text));

async function blocksFor(source: Source, context: MessageContext): Promise<Block[]> {
  const { locale } = context;
  const messages = messagesFor(locale);
  const [about, privacy] = [source.page('about', locale), source.page('privacy', locale)];
  const topics = (source.page('help', locale)?.actions ?? []).filter(({ group }) => group === 'topic');
  const channels = await source.channels(context).catch(() => []);
  const shown = channels.slice(0, MAX_CHANNELS);
  const modes = shown.map(({ channel, mode }) => `• <#${channel}>: ${messages.format(`slack.${mode}`)}`);
  const count = channels.length - shown.length;
  const more = count > 0 ? [`• ${messages.format('slack.homeMoreChannels', { count: String(count) })}`] : [];
  const places = [messages.format('slack.homeChannelDefault'), ...modes, ...more].join('\n');
  const topicsHere = [heading(messages.format('slack.homeTopics')), ...buttonRows(topics)];
  const privacyTitle = privacy?.title ? [] : [heading(messages.format('slack.homePrivacy'))];
  return [
    ...(about ? encodeProse(about) : []),
    ...(topics.length > 0 ? topicsHere : []),
    DIVIDER,
    heading(messages.format('slack.homeAsk')),
    section(writeMrkdwn(messages.format('slack.homeHow'))),
    DIVIDER,
    ...(privacy ? [...privacyTitle, ...encodeProse(privacy)] : []),
    DIVIDER,
    heading(messages.format('slack.homeChannels')),
    ...split(places, SECTION_LENGTH).map(section),
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
