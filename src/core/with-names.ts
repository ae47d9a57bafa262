/** Whom a message names, written in the place of the words that stand for them in its parts. */
import { withGroup, withName } from '../dialogue/fill.ts';
import type { Engine } from '../engine/engine.ts';
import type { SingleReplies } from './single-replies.ts';

/** @returns The parts of a message with the names written out. */
export function createWithNames(
  { knowledge, match }: Engine,
  { asksWho }: Pick<SingleReplies, 'asksWho'>,
): (parts: readonly string[], message: string) => readonly string[] {
  const asksWhom = (text: string) => match(text, null).said.questionTypes.includes('person');

  /** "Who are the neighbours, and what do they want?": they are those who were asked about just before. */
  function withThem(part: string, before: string | undefined): string {
    const named = before !== undefined && asksWho(before) ? withGroup(part, before, knowledge) : null;
    return named ?? part;
  }

  /**
   * "Who confirmed that the mayor may pay, and what did she say?" names her, and may mean whoever confirmed it: there only
   * what asks of nobody unknown says who is meant.
   */
  function withPersons(parts: readonly string[], message: string): readonly string[] {
    if (!asksWhom(message)) return parts.map((part) => withName(part, message, knowledge));
    return parts.map((part, i) => {
      const known = parts.slice(0, i).filter((earlier) => !asksWhom(earlier));
      return withName(part, known.join(' '), knowledge);
    });
  }

  return (parts, message) => withPersons(parts, message).map((part, i) => withThem(part, parts[i - 1]));
}
