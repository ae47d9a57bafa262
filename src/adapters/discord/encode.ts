/** A neutral reply as a Discord message: the whole answer in `content`, buttons below. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
  type Message,
  MessageFlags,
} from 'discord.js';
import { arrangeButtons, inRows, relabelled } from '../../conversation/buttons.ts';
import { fitReply, lines, type Markup, writeReply } from '../../conversation/written-reply.ts';
import type { Reply, ReplyAction } from '../../core/reply.ts';
import { shorten } from '../../core/shorten.ts';
import * as limits from './limits.ts';
import { cut, writeLine, writeMarkdown } from './markdown.ts';

type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Nobody is ever notified, whatever the text holds. */
const NO_PINGS = { parse: [], replied_user: false };

/** Words that lead to an address, without a preview of what is there. Discord links no words that hold an address. */
const linked = (words: string, address: string | undefined): string =>
  address === undefined || /[[\]]|:\/\//.test(words) ? words : `[${words}](<${address}>)`;

/** Discord's Markdown, with the source in subtext. */
const markup: Markup = {
  bullet: '- ',
  writeLine,
  writeTitle: (title) => `**${writeLine(title)}**`,
  writeBody: writeMarkdown,
  writeSource: (line, address) => `-# ${linked(line, address)}`,
  mention: (person) => `<@${person}>`,
  cut,
};

/** The whole reply, in what Discord takes. @param intro A line before the rest. */
export function encodeText(reply: Reply, intro = ''): string {
  const written = writeReply(reply, markup);
  return fitReply({ ...written, head: lines(intro, written.head) }, limits.CONTENT_LENGTH, cut);
}

const writeLabel = (label: string) => ({ label: shorten(label, limits.BUTTON_LABEL_LENGTH) });

const button = (action: ReplyAction): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style:
    action.group === 'question' || action.group === 'topic' ? ButtonStyle.Primary : ButtonStyle.Secondary,
  ...writeLabel(action.label),
  custom_id: action.id,
});

const rows = (actions: readonly ReplyAction[]): ButtonRow[] =>
  inRows(actions, limits.BUTTONS_PER_ROW).map((row) => ({
    type: ComponentType.ActionRow,
    components: row.map(button),
  }));

/** Questions and topics in their own rows, then "why" and the votes. */
export function encodeButtons(actions: readonly ReplyAction[]): ButtonRow[] {
  const { onward, about } = arrangeButtons(actions, limits.CUSTOM_ID_LENGTH);
  return [...rows(onward), ...rows(about)].slice(0, limits.ROWS);
}

/** The rows of a message with some of their buttons labelled anew. */
export const relabel = ({ components }: Message, labels: Readonly<Record<string, string>>) => ({
  components: relabelled(components, labels, 'custom_id', writeLabel),
});

/** What can be posted as well as put in the place of an earlier message. */
export const encodeEdit = (reply: Reply, intro?: string) => ({
  content: encodeText(reply, intro),
  components: encodeButtons(reply.actions),
  allowed_mentions: NO_PINGS,
});

/** As the answer to an interaction. */
export const encodeAnswer = (reply: Reply, isPrivate: boolean) => ({
  ...encodeEdit(reply),
  flags: isPrivate ? MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral : MessageFlags.SuppressEmbeds,
});

/**
 * As a message of its own.
 *
 * @param key The same key again, from a repeated call or another process, makes no second message for some minutes.
 * @param intro A line before the rest.
 */
export const encodeMessage = (reply: Reply, key: string, intro?: string) => ({
  ...encodeEdit(reply, intro),
  flags: MessageFlags.SuppressEmbeds,
  nonce: key.slice(-limits.NONCE_LENGTH),
  enforce_nonce: true,
});
