/** A neutral reply as a Slack message: the whole answer in `text`, blocks that say the same, buttons below. */
import type { types } from '@slack/bolt';
import type { Reply, ReplyAction } from '../../core/reply.ts';
import { shorten } from '../../core/shorten.ts';
import { slack as words } from '../../messages/slack.ts';
import { arrangeButtons } from '../buttons.ts';
import { cut, split } from './cut.ts';
import {
  ACTION_ID_LENGTH,
  BLOCKS_PER_MESSAGE,
  BUTTON_LABEL_LENGTH,
  BUTTON_VALUE_LENGTH,
  ELEMENTS_PER_ACTIONS,
  SECTION_LENGTH,
  TEXT_LENGTH,
  TEXT_OBJECT_LENGTH,
} from './limits.ts';
import { writeBold, writeMrkdwn, writePlain } from './mrkdwn.ts';

export type Block = types.KnownBlock;

export interface Rendered {
  /** The complete answer, never empty. */
  readonly text: string;
  readonly blocks: Block[];
  /** Ids of buttons that were left out because Slack would refuse them: faults of whoever made them. */
  readonly dropped: readonly string[];
}

export interface RenderOptions {
  /**
   * Ties the buttons to what this process remembers of the message: comes back as the `block_id` of their rows. The
   * first block has it too, so that the message is told from all others.
   */
  readonly nonce?: string;
  /** Value of the button that reposts the reply for all; no such button without it. */
  readonly share?: string;
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
function renderText({ title, body, choices, source }: Parts): string {
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
  value: id,
});

/** Rows of buttons, with an id on each row if `nonce` is given. */
export function buttonRows(actions: readonly Labelled[], nonce?: string, from = 0): Block[] {
  const rows: Block[] = [];
  for (let at = 0; at < actions.length; at += ELEMENTS_PER_ACTIONS)
    rows.push({
      type: 'actions',
      ...(nonce === undefined ? {} : { block_id: `${nonce}:${from + rows.length}` }),
      elements: actions.slice(at, at + ELEMENTS_PER_ACTIONS).map(button),
    });
  return rows;
}

const MAX_ID = Math.min(ACTION_ID_LENGTH, BUTTON_VALUE_LENGTH);

/** Questions and topics in their own rows, then "why", the votes and "share". */
function renderButtons(
  actions: readonly ReplyAction[],
  { nonce, share }: RenderOptions,
): { blocks: Block[]; dropped: readonly string[] } {
  const { onward, about, dropped } = arrangeButtons(actions, MAX_ID);
  const shared: Labelled[] = share === undefined ? [] : [{ id: share, label: words.share }];
  const first = buttonRows(onward, nonce);
  return { blocks: [...first, ...buttonRows([...about, ...shared], nonce, first.length)], dropped };
}

/** The reply without buttons, as blocks. */
export function renderProse(reply: Reply): Block[] {
  const { title, body, choices, source } = partsOf(reply);
  const prose = [title, body, choices].filter(Boolean).join('\n');
  return [...split(prose, SECTION_LENGTH).map(section), ...(source === '' ? [] : [context(source)])];
}

export function render(reply: Reply, options: RenderOptions = {}): Rendered {
  const { blocks: buttons, dropped } = renderButtons(reply.actions, options);
  const prose = renderProse(reply).slice(0, BLOCKS_PER_MESSAGE - buttons.length);
  if (prose[0] !== undefined && options.nonce !== undefined)
    prose[0] = { ...prose[0], block_id: `${options.nonce}:text` };
  return { text: renderText(partsOf(reply)), blocks: [...prose, ...buttons], dropped };
}
