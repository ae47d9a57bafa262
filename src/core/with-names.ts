/** Whom a message names, written in the place of the words that stand for them in its parts. */
import { personOf, withGroup, withName } from '../dialogue/fill.ts';
import type { Engine } from '../engine/engine.ts';
import { withoutEndSigns } from '../text/normalise.ts';
import type { SingleReplies } from './single-replies.ts';

/** A few words set off before the rest: what stands behind them is asked of them. */
const HEADING = /^(?<heading>[^:,?!.]{2,40})[:,]\s/;

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
   * what leads up to the questions, and what asks of nobody unknown, says who is meant.
   */
  function withPersons(parts: readonly string[], message: string): readonly string[] {
    if (!asksWhom(message)) return parts.map((part) => withName(part, message, knowledge));
    const lead = message.slice(0, Math.max(message.indexOf(parts[0] ?? ''), 0));
    return parts.map((part, i) => {
      const known = parts.slice(0, i).filter((earlier) => !asksWhom(earlier));
      return withName(part, [lead, ...known].join(' '), knowledge);
    });
  }

  /** "The mayor: how old, from where?" asks each of her. */
  function ofHeading(parts: readonly string[], message: string): readonly string[] {
    const heading = HEADING.exec(message)?.groups?.['heading'] ?? '';
    const person = heading === '' ? null : personOf({ facts: [], question: heading }, knowledge);
    if (person === null) return parts;
    const speaksOf = (part: string) =>
      match(part, null).said.hits.some(({ concept }) => concept.role === 'subject');
    return parts.map((part) => (speaksOf(part) ? part : `${withoutEndSigns(part)} ${person.name}?`));
  }

  return (parts, message) =>
    ofHeading(withPersons(parts, message), message).map((part, i) => withThem(part, parts[i - 1]));
}
