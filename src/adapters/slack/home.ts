/** The Home tab: what the bot knows, how to ask, what it keeps, and how it behaves in this workspace. */
import type { Logger } from 'pino';
import type { Inbox } from '../../conversation/inbox.ts';
import type { MessageContext } from '../../core/invocation.ts';
import { slack as words } from '../../messages/slack.ts';

import { type Block, buttonRows, encodeProse, section } from './encode.ts';
import { note } from './errors.ts';
import { BLOCKS_PER_VIEW, SECTION_LENGTH } from './limits.ts';
import { split, writeBold } from './mrkdwn.ts';
import type { Workspace } from './workspaces.ts';

type Source = Pick<Inbox, 'page' | 'channels'>;

const MAX_CHANNELS = 30;
const DIVIDER: Block = { type: 'divider' };

const heading = (text: string): Block => section(writeBold(text));

async function blocksFor(source: Source, context: MessageContext): Promise<Block[]> {
  const page = (name: 'about' | 'privacy' | 'help') => source.page(name, context.locale);
  const [about, privacy] = [page('about'), page('privacy')];
  const topics = (page('help')?.actions ?? []).filter(({ group }) => group === 'topic');
  const channels = await source.channels(context).catch(() => []);
  const shown = channels.slice(0, MAX_CHANNELS);
  const modes = shown.map(({ channel, mode }) => words.homeChannel(channel, words.homeModes[mode]));
  const more = channels.length > MAX_CHANNELS ? [words.homeMoreChannels(channels.length - MAX_CHANNELS)] : [];
  const places = split([words.homeChannelDefault, ...modes, ...more].join('\n'), SECTION_LENGTH).map(section);
  return [
    ...(about ? encodeProse(about) : []),
    ...(topics.length > 0 ? [heading(words.homeTopics), ...buttonRows(topics)] : []),
    ...[DIVIDER, heading(words.homeAsk), section(words.homeHow), DIVIDER],
    ...(privacy ? [...(privacy.title ? [] : [heading(words.homePrivacy)]), ...encodeProse(privacy)] : []),
    ...[DIVIDER, heading(words.homeChannels), ...places],
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
