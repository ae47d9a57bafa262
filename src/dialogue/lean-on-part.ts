/** Writes out what one of several questions leaves to the one before it: "who runs it, and since when?". */
import type { Language } from '../text/language.ts';
import { withoutEndSigns, wordCount } from '../text/normalise.ts';

/** More words of a thing are a clause. */
const MOST_IN_THING = 6;

/** A verb that stands later in a question than this is none of its first words. */
const MOST_BEFORE_VERB = 5;

/** What of a question stands behind the words that ask it: "did they meet" of "how often did they meet". */
function withoutAsking(question: string, { asking, hasVerb }: Language['parts']): string {
  const verb = hasVerb.exec(question);
  if (verb !== null && wordCount(question.slice(0, verb.index)) <= MOST_BEFORE_VERB) {
    // "Whats" is both the word that asks and its verb.
    const isBoth = asking.exec(verb[0])?.index === 0;
    return question.slice(verb.index + (isBoth ? verb[0].length : 0));
  }
  const asks = asking.exec(question);
  return asks === null ? question : question.slice(asks.index + asks[0].length);
}

/**
 * A question of nothing but words that ask ("and with whom?"), with the rest of the question before it.
 *
 * @returns null where it has words of its own.
 */
export function withRestOf(part: string, before: string, { parts }: Language): string | null {
  const asks = parts.bareAsking.exec(part)?.groups?.['asks'];
  if (asks === undefined || parts.bareAsking.test(before) || !parts.asks.test(before)) return null;
  const rest = withoutEndSigns(withoutAsking(before, parts)).trim();
  return rest === '' ? null : `${asks} ${rest}?`;
}

/**
 * A question with what those before it ask about in the place of "it": "what is the fee, and who pays it?".
 *
 * @returns null where they name no such thing, or nothing stands for it.
 */
export function withThingOf(
  part: string,
  before: readonly string[],
  { parts, followUps }: Language,
): string | null {
  const [thing] = before
    .toReversed()
    .flatMap((question) => parts.ofThing.flatMap((form) => form.exec(question)?.groups?.['thing'] ?? []));
  if (thing === undefined || wordCount(thing) > MOST_IN_THING) return null;
  const written = part.replace(followUps.standsForThing, thing.trim());
  return written === part ? null : written;
}
