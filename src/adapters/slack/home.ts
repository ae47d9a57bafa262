/** The Home tab: what the bot knows, how to ask, what it keeps, and how it behaves in this workspace. */
import { slack as words } from '../../messages/slack.ts';
import { split } from './cut.ts';
import { describeError } from './errors.ts';
import { BLOCKS_PER_VIEW, SECTION_LENGTH } from './limits.ts';
import { writeBold } from './mrkdwn.ts';
import { textAt } from './payload.ts';
import { type Block, buttonRows, renderProse, section } from './render.ts';
import { makeScene, type Services } from './services.ts';
import type { Workspace } from './workspaces.ts';

export interface Home {
  /** An event `app_home_opened`. */
  opened(event: unknown, workspace: Workspace): Promise<void>;
}

const MAX_CHANNELS = 30;

const heading = (text: string): Block => section(writeBold(text));

export function createHome(services: Services): Home {
  const { core, log } = services;

  async function channelBlocks(workspace: Workspace, person: string): Promise<Block[]> {
    const context = makeScene(workspace, { channel: person, person, direct: true, line: null }, false);
    const channels = (await core.channels?.(context).catch(() => [])) ?? [];
    const lines = channels
      .slice(0, MAX_CHANNELS)
      .map(({ channel, mode }) => words.homeChannel(channel, words.homeModes[mode] ?? mode));
    if (channels.length > MAX_CHANNELS) lines.push(words.homeMoreChannels(channels.length - MAX_CHANNELS));
    const text = [words.homeChannelDefault, ...lines].join('\n');
    return [heading(words.homeChannels), ...split(text, SECTION_LENGTH).map(section)];
  }

  async function blocksFor(workspace: Workspace, person: string): Promise<Block[]> {
    const about = core.page('about');
    const privacy = core.page('privacy');
    const topics = (core.page('help')?.actions ?? []).filter(({ group }) => group === 'topic');
    return [
      ...(about === null ? [] : renderProse(about)),
      ...(topics.length > 0 ? [heading(words.homeTopics), ...buttonRows(topics)] : []),
      { type: 'divider' },
      heading(words.homeAsk),
      section(words.homeHow),
      { type: 'divider' },
      ...(privacy === null
        ? []
        : [...(privacy.title ? [] : [heading(words.homePrivacy)]), ...renderProse(privacy)]),
      { type: 'divider' },
      ...(await channelBlocks(workspace, person)),
    ];
  }

  return {
    async opened(event, workspace) {
      const person = textAt(event, 'user');
      if (person === undefined || (textAt(event, 'tab') ?? 'home') !== 'home') return;
      const blocks = (await blocksFor(workspace, person)).slice(0, BLOCKS_PER_VIEW);
      await workspace.api
        .call('views.publish', { user_id: person, view: { type: 'home', blocks } })
        .catch((error: unknown) => log.warn(describeError(error), 'Slack: the Home tab could not be shown'));
    },
  };
}
