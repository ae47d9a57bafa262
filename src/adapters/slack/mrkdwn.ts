/**
 * Slack's mrkdwn: writing it so that nothing in a reply pings, links or changes its dress by accident, and
 * reading what people typed.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
import { parseBody, type Span, writeBody } from '../../core/markup.ts';

/** Escapes the three characters that control mrkdwn: without `<` there is no mention and no link. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The reverse of `escapeText`, for what people typed. */
export const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** A pair of signs that Slack would take for bold, italic, struck or code. mrkdwn has no way to escape them. */
const DRESSED = /(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;

/** Plain text that stays plain. */
export function writePlain(text: string): string {
  const undressed = text.replace(DRESSED, (_, sign: string, inner: string) => {
    const other = LOOKALIKES[sign]!;
    return `${other}${inner}${other}`;
  });
  return escapeText(undressed);
}

function writeSpan({ text, style }: Span): string {
  if (style === 'plain') return writePlain(text);
  const sign = style === 'bold' ? '*' : '_';
  const inner = escapeText(text.replaceAll(sign, LOOKALIKES[sign]!)).trim();
  return inner === '' ? '' : `${sign}${inner}${sign}`;
}

/** A reply's body in mrkdwn. */
export const writeMrkdwn = (body: string): string => writeBody(parseBody(body), writeSpan, '• ');

/** One line of plain text in bold. */
export const writeBold = (text: string): string =>
  writeSpan({ text: text.replace(/\s+/g, ' '), style: 'bold' });

const mention = (user: string): RegExp => new RegExp(`<@${user}(?:\\|[^>]*)?>`, 'g');

const LEADING_MENTION = /^\s*<@[A-Z0-9]+(?:\|[^>]*)?>/;
const ANY_MENTION = /<@[A-Z0-9]+(?:\|[^>]*)?>/;

/** Whether the text mentions this user. */
export const mentions = (text: string, user: string | undefined): boolean =>
  user !== undefined && mention(user).test(text);

/** Whether the text mentions anybody but this user. */
export const mentionsOthers = (text: string, user: string | undefined): boolean =>
  ANY_MENTION.test(user === undefined ? text : text.replace(mention(user), ''));

/** What a person said, without the mention of the bot, with `& < >` as typed. */
export function readText(text: string, bot: string | undefined): string {
  const without = bot === undefined ? text.replace(LEADING_MENTION, '') : text.replace(mention(bot), ' ');
  return unescapeText(without)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/^[\s,:;-]+(?=\S)/, '')
    .trim();
}

const QUESTION_WORD =
  /^(?:so |and |but |ok |okay )?(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|explain|tell me)\b/i;

/** "2", "the first one": takes one of the questions that the bot has offered. */
const CHOICE = /^\W*(?:the )?(?:[123]|first|second|third|last)(?: one)?(?: please| pls)?\W*$/i;

/** Whether the text reads as if said to the bot. For follow-ups in a thread, where people also talk to each other. */
export const soundsAddressed = (text: string): boolean =>
  /[?？؟]\s*$/.test(text) || QUESTION_WORD.test(text.trim()) || CHOICE.test(text);
