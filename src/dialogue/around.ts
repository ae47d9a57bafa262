/**
 * Leaves out of a message where its words were read and what they say of the speaker alone: "my uncle on some site says he
 * paid", "I am from Norway, who met?". Neither is asked.
 */
import type { PartForms } from '../text/several-questions.ts';

/** A clause with the sign that ends it. */
const CLAUSES = /[^,،;؛:.!?؟…\n–—]+(?:[,،;؛:.!?؟…\n–—]+(?=\s|$)|[,.:](?=\S)|$|[–—])/g;

const ENDS_IN_QUESTION = /[?؟]\W*$/;

/** What is longer, in UTF-16 units, is read as it stands. */
const LONGEST = 1200;

/** A longer lead may well go on in the words that ask: "I was in the room with her when she paid". */
const MOST_IN_LEAD = 5;

/** So few words that ask nothing greet, or sigh. */
const MOST_IN_GREETING = 2;

const wordsIn = (text: string): number => text.match(/[\p{L}\p{M}'’]+/gu)?.length ?? 0;

/**
 * @param namesStory Whether a clause names somebody or something of the story: then it says what is asked about.
 * @returns The message without them; as it is where nothing else asks.
 */
export function withoutSpeaker(
  message: string,
  { leftOut, media, aboutSpeaker, asking, asks, takesUp }: PartForms,
  namesStory: (clause: string) => boolean,
): string {
  if (message.length > LONGEST) return message;
  const text = [...leftOut, ...media].reduce((read, { from, to }) => read.replace(from, to), message);
  const clauses = text.match(CLAUSES) ?? [];
  // Typed without a comma: "I am from Norway who met".
  const asksAt =
    clauses.length === 1 && aboutSpeaker.test(text) && !asks.test(text) ? text.search(asking) : -1;
  const lead = text.slice(0, Math.max(0, asksAt));
  if (lead !== '' && wordsIn(lead) <= MOST_IN_LEAD && !namesStory(lead)) return text.slice(asksAt);
  const isOfSpeaker = (clause: string): boolean =>
    (aboutSpeaker.test(clause) || wordsIn(clause) <= MOST_IN_GREETING) &&
    !ENDS_IN_QUESTION.test(clause) &&
    !asks.test(clause) &&
    !asking.test(clause) &&
    !namesStory(clause);
  // Only around what asks: between two questions it may be what the second one is about.
  const from = clauses.findIndex((clause) => !isOfSpeaker(clause));
  const to = clauses.findLastIndex((clause) => !isOfSpeaker(clause)) + 1;
  const isTold = [...clauses.slice(0, from), ...clauses.slice(to)].some((clause) =>
    aboutSpeaker.test(clause),
  );
  if (from < 0 || !isTold) return text;
  const rest = clauses.slice(from, to).join('').trim();
  const isAsked = ENDS_IN_QUESTION.test(rest) || asks.test(rest) || asking.test(rest);
  return isAsked && !takesUp.test(rest) ? rest.replace(/\s*[,،;؛:–—]$/, '') : text;
}
