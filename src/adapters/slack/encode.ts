/** A neutral reply as a Slack message: the whole answer in `text`, blocks that say the same, buttons below. */
import type { types } from '@slack/bolt';
import { arrangeButtons } from '../../conversation/buttons.ts';
import { writeByline } from '../../conversation/byline.ts';
import type { Reply, ReplyAction } from '../../core/reply.ts';
import { shorten } from '../../core/shorten.ts';

import * as limits from './limits.ts';
import { cut, split, writeBold, writeMrkdwn, writePlain } from './mrkdwn.ts';

export type Block = types.KnownBlock;

export interface Encoded {
  /** The complete answer, never empty. */
  readonly text: string;
  readonly blocks: Block[];
  /** Ids of buttons that were left out because Slack would refuse them: faults of whoever made them. */
  readonly dropped: readonly string[];
}

const TITLE_LENGTH = 300;
const CHOICES_LENGTH = 600;
const SOURCE_LENGTH = 600;

const partsOf = ({ byline, title, body, suggestions, source }: Reply) => ({
  byline: writeByline(byline, writePlain, (person) => `<@${person}>`),
  title: title ? cut(writeBold(title), TITLE_LENGTH) : '',
  body: writeMrkdwn(body),
  choices: cut(suggestions.map((choice) => `• ${writePlain(choice.title)}`).join('\n'), CHOICES_LENGTH),
  source: source ? cut(writePlain(source.line).trim(), SOURCE_LENGTH) : '',
});

const lines = (...parts: string[]): string => parts.filter(Boolean).join('\n');

/** Title, answer, choices and source; if it is too long, the middle gives way. */
function writeText(reply: Reply): string {
  const { byline, title, body, choices, source } = partsOf(reply);
  const room = limits.TEXT_LENGTH - lines(byline, title, choices, source).length - 1;
  return lines(byline, title, cut(body, room), choices, source).trim() || '…';
}

export const section = (text: string): Block => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
});

const context = (text: string): Block => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text, verbatim: true }],
});

const button = ({ id, label }: Pick<ReplyAction, 'id' | 'label'>): types.Button => ({
  type: 'button',
  text: { type: 'plain_text', text: shorten(label, limits.BUTTON_LABEL_LENGTH), emoji: false },
  action_id: id,
});

/** Rows of buttons, each no longer than Slack allows. */
export function buttonRows(actions: readonly ReplyAction[]): Block[] {
  if (actions.length === 0) return [];
  const row: Block = { type: 'actions', elements: actions.slice(0, limits.ELEMENTS_PER_ACTIONS).map(button) };
  return [row, ...buttonRows(actions.slice(limits.ELEMENTS_PER_ACTIONS))];
}

/** The reply without buttons, as blocks. */
export function encodeProse(reply: Reply): Block[] {
  const { byline, title, body, choices, source } = partsOf(reply);
  const prose = split(lines(byline, title, body, choices), limits.SECTION_LENGTH).map(section);
  return source === '' ? prose : [...prose, context(source)];
}

/** The key of a message, from the id of one of its blocks; null for a block that was named by Slack. */
export const keyOfBlock = (id: string): string | null => /^(.+):\d+$/.exec(id)?.[1] ?? null;

/**
 * Questions and topics have rows of their own above "why", the votes and "share". The key stands in the ids of the
 * blocks: it comes back with a pressed button, and tells the message from all others.
 */
export function encode(reply: Reply, key: string): Encoded {
  const { onward, about, dropped } = arrangeButtons(reply.actions, limits.ACTION_ID_LENGTH);
  const buttons = [...buttonRows(onward), ...buttonRows(about)];
  const prose = encodeProse(reply).slice(0, limits.BLOCKS_PER_MESSAGE - buttons.length);
  const blocks = [...prose, ...buttons].map((block, n) => ({ ...block, block_id: `${key}:${n}` }));
  return { text: writeText(reply), blocks, dropped };
}
