/**
 * Slack's mrkdwn: writing and cutting it so that nothing in a reply pings, links or changes its dress by accident, and
 * reading what people typed. https://docs.slack.dev/messaging/formatting-message-text
 */

import { createCutter } from '../../conversation/cut.ts';
import { parseBody, type Span, writeBody } from '../../core/markup.ts';

/** Escapes the three characters that control mrkdwn: without `<` there is no mention and no link. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The reverse of `escapeText`, for what people typed. */
export const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '```': 'ˋˋˋ' };

/** Code within a line, which neither pings nor links, and a sign that Slack may take for bold, italic or struck. */
const CODE = /(?<!`)(`[^`\n]+`)(?!`)/;
const EDGE = /(?<![\p{L}\p{N}])[*_~](?=\S)|(?<=\S)[*_~](?![\p{L}\p{N}])|```/gu;

const SIGN = /[*_~`]/;

/** A line whose signs stay as they are. mrkdwn has no way to escape them: those that come in pairs get a lookalike. */
function undress(text: string): string {
  // Most texts hold no such sign, and to look for one alone takes a tenth of the time.
  if (!SIGN.test(text)) return text;
  const signs: string[] = text.match(EDGE) ?? [];
  const paired = Object.keys(LOOKALIKES).filter((sign) => signs.indexOf(sign) < signs.lastIndexOf(sign));
  return text.replace(EDGE, (sign) => (paired.includes(sign) ? LOOKALIKES[sign]! : sign));
}

/** Plain text that stays plain, with code as it was written. */
export const writePlain = (text: string): string =>
  text
    .split(CODE)
    .map((part, n) => escapeText(n % 2 === 1 ? part : undress(part)))
    .join('');

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

/** Cuts and splits mrkdwn. */
export const { cut, split } = createCutter(
  '&(?:amp|lt|gt);', // an escaped sign
  '(?<!\\w)(?:\\*[^*\\n]+\\*|_[^_\\n]+_)(?!\\w)', // bold or italic
);

/** Names a user. Slack escapes `<` and `>` in what people type, so none stands within a mention. */
const MENTION = /<@([A-Z0-9]+)(?:\|[^<>]*)?>/g;

/** Whom a text mentions: this user, and anybody else. */
export function mentionsIn(text: string, user: string): { readonly user: boolean; readonly others: boolean } {
  const named = [...text.matchAll(MENTION)].map(([, who]) => who);
  return { user: named.includes(user), others: named.some((who) => who !== user) };
}

/** What a person said, without the mention of the bot, with `& < >` as typed. */
export const readText = (text: string, bot: string): string =>
  unescapeText(text.replace(MENTION, (mention, who) => (who === bot ? ' ' : mention)))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/^[\s,:;-]+(?=\S)/, '')
    .trim();
