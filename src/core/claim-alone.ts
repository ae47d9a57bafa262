/** What is claimed in a message, without the words that say who claims it or ask whether it holds. */
import { sentencesOf } from '../dialogue/parts.ts';
import type { Language } from '../text/language.ts';
import { withoutEndSigns, wordKey } from '../text/normalise.ts';
import { textBehind } from './corrections.ts';

/** Shorter, a claim says nothing: "I heard that." */
const FEWEST_WORDS = 3;

/** Between the clauses of a sentence. */
const CLAUSE = /[,،;؛–—]\s/g;

/** A message without its last sentence or clause, where that asks whether the rest is so. */
function withoutTail(message: string, { parts }: Language): string {
  const sentences = sentencesOf(message, parts.end);
  const last = sentences.at(-1) ?? '';
  if (sentences.length > 1 && parts.takesUp.test(last)) return sentences.slice(0, -1).join(' ');
  const comma = [...message.matchAll(CLAUSE)].at(-1)?.index;
  return comma !== undefined && parts.takesUp.test(message.slice(comma + 1))
    ? message.slice(0, comma)
    : message;
}

/**
 * "I heard that he paid for it. Is that true?" claims that he paid for it.
 *
 * @returns It as a question; null where nothing stands around it, or it is more than one sentence.
 */
export function claimAlone(message: string, language: Language): string | null {
  const { questions, parts, words } = language;
  const rest = withoutTail(message, language).trim();
  if (sentencesOf(rest, parts.end).length !== 1) return null;
  const [opening = ''] = questions.claimOpening.exec(wordKey(rest, words)) ?? [];
  const count = opening.trim() === '' ? 0 : opening.trim().split(' ').length;
  const claim = withoutEndSigns(textBehind(rest, count, words)).trim();
  const isBare = claim === withoutEndSigns(message).trim();
  return isBare || claim.split(/\s+/).length < FEWEST_WORDS ? null : `${claim}?`;
}
