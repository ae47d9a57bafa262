/** The Home tab: what the bot knows, how to ask, what it keeps, and how it behaves in this workspace's channels. */
import type { Logger } from 'pino';
import type { Inbox } from '../../conversation/inbox.ts';
import type { Responder } from '../../conversation/platform.ts';
import type { MessageContext } from '../../core/invocation.ts';
import type { Reply } from '../../core/reply.ts';
import { messagesFor } from '../../messages/messages.ts';
import { type Block, buttonRows, encodeProse, section } from './encode.ts';
import { note } from './errors.ts';
import { BLOCKS_PER_VIEW, HEADER_LENGTH } from './limits.ts';
import { cut, writeMrkdwn } from './mrkdwn.ts';
import type { Workspace } from './workspaces.ts';

type Source = Pick<Inbox, 'page' | 'channels'>;
type Setting = Awaited<ReturnType<Source['channels']>>[number];

const MAX_CHANNELS = 30;
const MODES = ['mentions', 'questions', 'off'] as const;
const DIVIDER: Block = { type: 'divider' };

/** The id of what changes a channel's mode on the tab, which carries the channel. */
export const MODE_ACTION = /^mode:(.+)$/;

/** Screen readers step from heading to heading. */
const heading = (text: string): Block => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(text, HEADER_LENGTH), emoji: false },
});

/** How the bot behaves in one channel; for who manages the workspace with a way to change it. */
function channelBlock({ channel, mode: current }: Setting, manages: boolean, locale: string | null): Block {
  const inWords = (mode: Setting['mode']) => messagesFor(locale).format(`slack.${mode}`);
  if (!manages) return section(`<#${channel}>: ${inWords(current)}`);
  const option = (mode: Setting['mode']) => ({
    text: { type: 'plain_text' as const, text: inWords(mode) },
    value: mode,
  });
  const select = {
    action_id: `mode:${channel}`,
    options: MODES.map(option),
    initial_option: option(current),
  };
  const text = { type: 'mrkdwn' as const, text: `<#${channel}>`, verbatim: true };
  return { type: 'section', text, accessory: { type: 'static_select', ...select } };
}

async function blocksFor(source: Source, context: MessageContext): Promise<Block[]> {
  const { locale } = context;
  const messages = messagesFor(locale);
  const [about, privacy] = [source.page('about', locale), source.page('privacy', locale)];
  const topics = source.page('help', locale).actions;
  const channels = await source.channels(context).catch(() => []);
  const manages = channels.length > 0 && (await context.canManage());
  const count = channels.length - MAX_CHANNELS;
  const more =
    count > 0 ? [section(messages.format('slack.homeMoreChannels', { count: String(count) }))] : [];
  return [
    ...encodeProse(about),
    ...(topics.length > 0 ? [heading(messages.format('slack.homeTopics')), ...buttonRows(topics)] : []),
    DIVIDER,
    heading(messages.format('slack.homeAsk')),
    section(writeMrkdwn(messages.format('slack.homeHow'))),
    DIVIDER,
    heading(messages.format('slack.homeChannels')),
    section(messages.format('slack.homeChannelDefault')),
    ...channels.slice(0, MAX_CHANNELS).map((setting) => channelBlock(setting, manages, locale)),
    ...more,
    DIVIDER,
    ...(privacy.title ? [] : [heading(messages.format('slack.homePrivacy'))]),
    ...encodeProse(privacy),
  ];
}

/** Shows the tab to the person of the context, with what they are to be told now above all else. Never rejects. */
export async function showHome(
  source: Source,
  { api }: Workspace,
  context: MessageContext,
  log: Logger,
  told?: Reply,
): Promise<void> {
  const all = [...(told ? [...encodeProse(told), DIVIDER] : []), ...(await blocksFor(source, context))];
  const view = { type: 'home', blocks: all.slice(0, BLOCKS_PER_VIEW) } as const;
  await api
    .call((client) => client.views.publish({ user_id: context.person, view }))
    .catch((error: unknown) =>
      note(log, 'warn', 'home_failed', 'The Home tab could not be shown', { error }),
    );
}

/** Answers on the tab itself, which is shown anew. */
export const onHome = (show: (told: Reply) => Promise<void>): Responder => ({
  sharesLater: false,
  async respond(reply) {
    await show(await reply);
    return { message: null, private: true };
  },
});
