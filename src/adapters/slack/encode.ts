/** A neutral reply as a Slack message: the whole answer in `text`, blocks that say the same, buttons below. */
import type { types } from '@slack/bolt';
import { arrangeButtons, inRows, relabelled } from '../../conversation/buttons.ts';
import {
  fitReply,
  lines,
  type Markup,
  type WrittenReply,
  writeReply,
} from '../../conversation/written-reply.ts';
import type { Reply, ReplyAction } from '../../core/reply.ts';
import { shorten } from '../../core/shorten.ts';
import * as limits from './limits.ts';
import { cut, escapeText, split, writeBold, writeMrkdwn, writePlain } from './mrkdwn.ts';

export type Block = types.KnownBlock;

export interface Encoded {
  /** The complete answer, never empty. */
  readonly text: string;
  readonly blocks: Block[];
}

/** Slack's mrkdwn. */
const markup: Markup = {
  bullet: '• ',
  writeLine: writePlain,
  writeTitle: writeBold,
  writeBody: writeMrkdwn,
  writeSource: (line, address) => (address === undefined ? line : `<${escapeText(address)}|${line}>`),
  mention: (person) => `<@${person}>`,
  cut,
};

const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text, verbatim: true });

export const section = (text: string): Block => ({ type: 'section', text: mrkdwn(text) });

const writeLabel = (label: string) => ({
  text: { type: 'plain_text' as const, text: shorten(label, limits.BUTTON_LABEL_LENGTH), emoji: false },
});

const button = ({ id, label }: ReplyAction): types.Button => ({
  type: 'button',
  ...writeLabel(label),
  action_id: id,
});

/** Rows of buttons, each no longer than Slack allows. */
export const buttonRows = (actions: readonly ReplyAction[]): Block[] =>
  inRows(actions, limits.ELEMENTS_PER_ACTIONS).map((row) => ({ type: 'actions', elements: row.map(button) }));

const asVote = ({ id, label }: ReplyAction) => ({ ...writeLabel(label), value: id });

/** Votes as Slack's own feedback buttons, which show to each person what they chose. */
function voteRow(votes: readonly ReplyAction[]): Block[] {
  const [up, down] = votes;
  if (up === undefined || down === undefined) return buttonRows(votes);
  const buttons = { positive_button: asVote(up), negative_button: asVote(down) };
  return [
    { type: 'context_actions', elements: [{ type: 'feedback_buttons', action_id: 'vote', ...buttons }] },
  ];
}

function asBlocks({ head, body, choices, source }: WrittenReply): Block[] {
  const prose = split(lines(head, body, choices), limits.SECTION_LENGTH).map(section);
  return source === '' ? prose : [...prose, { type: 'context', elements: [mrkdwn(source)] }];
}

/** The reply without buttons, as blocks. */
export const encodeProse = (reply: Reply): Block[] => asBlocks(writeReply(reply, markup));

/** Blocks whose buttons have other labels. Slack's feedback buttons show by themselves what was chosen. */
export const relabel = (blocks: readonly Block[], labels: Readonly<Record<string, string>>) =>
  relabelled([...blocks], labels, 'action_id', writeLabel);

/** The key of a message, from the id of one of its blocks; null for a block that was named by Slack. */
export const keyOfBlock = (id: string): string | null => /^(.+):\d+$/.exec(id)?.[1] ?? null;

/**
 * Questions and topics have rows of their own above "why" and "share". The key stands in the ids of the
 * blocks: it comes back with a pressed button, and tells the message from all others.
 *
 * @param agent An agent's message that stays: votes are feedback buttons below all else.
 */
export function encode(reply: Reply, key: string, agent = false): Encoded {
  const { onward, about } = arrangeButtons(reply.actions, limits.ACTION_ID_LENGTH);
  const votes = agent ? about.filter(({ group }) => group === 'vote') : [];
  const others = about.filter((action) => !votes.includes(action));
  const buttons = [...buttonRows(onward), ...buttonRows(others), ...voteRow(votes)];
  const written = writeReply(reply, markup);
  const prose = asBlocks(written).slice(0, limits.BLOCKS_PER_MESSAGE - buttons.length);
  const blocks = [...prose, ...buttons].map((block, n) => ({ ...block, block_id: `${key}:${n}` }));
  return { text: fitReply(written, limits.TEXT_LENGTH, cut), blocks };
}
