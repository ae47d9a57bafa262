/** What is said between commas behind the word that asks belongs behind the question: "when, precisely, did it open?". */
import { withoutEndSigns, wordCount } from '../text/normalise.ts';
import type { PartForms } from '../text/several-questions.ts';
import { sentencesOf } from './parts.ts';

/** The first clause, the one between the commas, and what follows them. */
const BETWEEN_COMMAS = /^([^,،?؟]+)[,،]\s*([^,،?؟]+)[,،]\s*([^,،?؟].*)$/su;

/** More words say something of their own. */
const MOST_WORDS = 5;

function withItBehind(sentence: string, { asking, asks, join }: PartForms): string {
  const [, first = '', between = '', rest = ''] = BETWEEN_COMMAS.exec(sentence) ?? [];
  const word = asking.exec(first);
  const isBare = word !== null && word.index + word[0].length === first.trimEnd().length;
  const isAside = wordCount(between) <= MOST_WORDS && !asks.test(between) && ` ${between}`.search(join) !== 0;
  if (!isBare || !isAside || !asking.test(`${word[0]} ${rest}`)) return sentence;
  const end = rest.slice(withoutEndSigns(rest).length);
  return `${first.trimEnd()} ${withoutEndSigns(rest)} ${between.trim()}${end}`;
}

/** A message with such words put to the end of their sentences; as it is where there are none. */
export function withoutParentheses(message: string, forms: PartForms): string {
  const sentences = sentencesOf(message, forms.end);
  const plain = sentences.map((sentence) => withItBehind(sentence, forms));
  return plain.every((sentence, i) => sentence === sentences[i]) ? message : plain.join(' ');
}
