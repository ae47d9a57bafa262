/** A neutral reply as a Slack message: the whole answer in `text`, blocks that say the same, buttons below. */
import type { types } from '@slack/bolt';
import type { Reply } from '../../core/reply.ts';
import { shorten } from '../../core/shorten.ts';
import { arrangeButtons } from '../buttons.ts';
import { cut, split } from './cut.ts';
import {
  ACTION_ID_LENGTH,
  BLOCKS_PER_MESSAGE,
  BUTTON_LABEL_LENGTH,
  ELEMENTS_PER_ACTIONS,
  SECTION_LENGTH,
  TEXT_LENGTH,
  TEXT_OBJECT_LENGTH,
} from './limits.ts';
import { writeBold, writeMrkdwn, writePlain } from './mrkdwn.ts';

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

interface Parts {
  readonly title: string;
  readonly body: string;
  readonly choices: string;
  readonly source: string;
}

function partsOf(reply: Reply): Parts {
  return {
    title: reply.title ? cut(writeBold(reply.title), TITLE_LENGTH) : '',
    body: writeMrkdwn(reply.body),
    choices: cut(reply.suggestions.map(({ title }) => `• ${writePlain(title)}`).join('\n'), CHOICES_LENGTH),
    source: reply.source ? cut(writePlain(reply.source.line).trim(), SOURCE_LENGTH) : '',
  };
}

/** Title, answer, choices and source; if it is too long, the middle gives way. */
function writeText({ title, body, choices, source }: Parts): string {
  const fixed = [title, choices, source].filter(Boolean);
  const room = TEXT_LENGTH - fixed.reduce((sum, part) => sum + part.length + 1, 0);
  return [title, cut(body, room), choices, source].filter(Boolean).join('\n').trim() || '…';
}

export const section = (text: string): Block => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
});

const context = (text: string): Block => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: cut(text, TEXT_OBJECT_LENGTH), verbatim: true }],
});

interface Labelled {
  readonly id: string;
  readonly label: string;
}

const button = ({ id, label }: Labelled): types.Button => ({
  type: 'button',
  text: { type: 'plain_text', text: shorten(label, BUTTON_LABEL_LENGTH), emoji: false },
  action_id: id,
});

/** Rows of buttons, each no longer than Slack allows. */
export function buttonRows(actions: readonly Labelled[]): Block[] {
  const rows: Block[] = [];
  for (let at = 0; at < actions.length; at += ELEMENTS_PER_ACTIONS)
    rows.push({ type: 'actions', elements: actions.slice(at, at + ELEMENTS_PER_ACTIONS).map(button) });
  return rows;
}

/** The reply without buttons, as blocks. */
export function encodeProse(reply: Reply): Block[] {
  const { title, body, choices, source } = partsOf(reply);
  const prose = [title, body, choices].filter(Boolean).join('\n');
  return [...split(prose, SECTION_LENGTH).map(section), ...(source === '' ? [] : [context(source)])];
}

/** The id of a message's n-th block: the key comes back with a pressed button, and tells the message from all others. */
export const blockId = (key: string, n: number): string => `${key}:${n}`;

/** The reverse of `blockId`; null for a block that was not named by it. */
export const keyOfBlock = (id: string): string | null => /^(.+):\d+$/.exec(id)?.[1] ?? null;

/** Questions and topics have rows of their own above "why", the votes and "share". */
export function encode(reply: Reply, key: string): Encoded {
  const { onward, about, dropped } = arrangeButtons(reply.actions, ACTION_ID_LENGTH);
  const buttons = [...buttonRows(onward), ...buttonRows(about)];
  const prose = encodeProse(reply).slice(0, BLOCKS_PER_MESSAGE - buttons.length);
  const blocks = [...prose, ...buttons].map((block, n) => ({ ...block, block_id: blockId(key, n) }));
  return { text: writeText(partsOf(reply)), blocks, dropped };
}
