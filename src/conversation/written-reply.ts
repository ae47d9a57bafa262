/** A reply as text in a platform's mark-up: what stands above what, and what gives way where there is no room. */
import type { Reply } from '../core/reply.ts';
import { writeByline } from './byline.ts';

/** How a platform writes. */
export interface Markup {
  /** Stands before each of the choices. */
  readonly bullet: string;
  /** Plain text on a line of its own. */
  readonly writeLine: (text: string) => string;
  readonly writeTitle: (text: string) => string;
  readonly writeBody: (body: string) => string;
  /** The line about the source, in mark-up already, as it leads to its address if it has one. */
  readonly writeSource: (line: string, address: string | undefined) => string;
  /** Names a person, without a notification if that can be had. */
  readonly mention: (person: string) => string;
  /** Cuts mark-up to so many characters at most. */
  readonly cut: (text: string, max: number) => string;
}

/** The parts of a reply in mark-up, each empty where the reply has none. */
export interface WrittenReply {
  /** Whose question it answers, and the title. */
  readonly head: string;
  readonly body: string;
  /** Questions that can be picked, for people who see no buttons. */
  readonly choices: string;
  readonly source: string;
}

/** In characters: longer titles, lists of choices and sources are faults, and still leave room for the answer. */
const TITLE_LENGTH = 300;
const CHOICES_LENGTH = 500;
const SOURCE_LENGTH = 500;

/** What there is of these, each on lines of its own. */
export const lines = (...parts: readonly string[]): string => parts.filter(Boolean).join('\n');

/** The parts of a reply in a platform's mark-up, each within its length. */
export function writeReply(reply: Reply, markup: Markup): WrittenReply {
  const { byline, title, body, suggestions, source } = reply;
  const { bullet, writeLine, writeTitle, writeBody, writeSource, mention, cut } = markup;
  const choices = suggestions.map((choice) => `${bullet}${writeLine(choice.title)}`);
  return {
    head: lines(writeByline(byline, writeLine, mention), title ? cut(writeTitle(title), TITLE_LENGTH) : ''),
    body: writeBody(body),
    choices: cut(choices.join('\n'), CHOICES_LENGTH),
    source: source ? writeSource(cut(writeLine(source.line).trim(), SOURCE_LENGTH), source.link) : '',
  };
}

/** All of it in at most `max` characters, never empty: if it is too long, the middle gives way. */
export function fitReply(
  { head, body, choices, source }: WrittenReply,
  max: number,
  cut: Markup['cut'],
): string {
  const room = max - lines(head, choices, source).length - 1;
  return lines(head, cut(body, room), choices, source).trim() || '…';
}
