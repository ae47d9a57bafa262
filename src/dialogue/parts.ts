/** Splits a message into the parts that ask: sentences, numbered points, and questions joined by "and". */
import type { PartForms, QuestionForms } from '../text/language.ts';

/** More parts than this are not looked at: a reply to all of them would be one that nobody reads. */
const MOST_PARTS = 6;

/** What is read as one message, in UTF-16 units; of anything longer the rest is left unsplit. */
const LONGEST = 1200;

/** A number or letter that begins a point: `1)`, `(2)`, `3.` or `(a)`. */
const NUMBERED = /(?:^|[\s,;:])(?:\(?([1-9])[).:]|\(([a-i])\))\s+/g;

const rankOf = ([, number, letter = '']: RegExpExecArray): number =>
  number === undefined ? letter.charCodeAt(0) - 96 : Number(number);

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The points of a numbered list; null where there is none. What stands before the first point is no part of it. */
function numberedPoints(text: string): string[] | null {
  const points = [...text.matchAll(NUMBERED)];
  if (points.length < 2 || points.some((point, i) => rankOf(point) !== i + 1)) return null;
  return points.map((point, i) => text.slice(point.index + point[0].length, points[i + 1]?.index));
}

/** Sentences with the sign that ends them. */
function sentencesOf(text: string, end: RegExp): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of text.matchAll(end)) {
    const to = match.index + match[0].length;
    sentences.push(text.slice(from, to));
    from = to;
  }
  sentences.push(text.slice(from));
  return sentences.map((sentence) => sentence.trim()).filter(hasWords);
}

/** What of a sentence asks: all of it, or what stands from the first word that asks where more of it asks too. */
function asking(sentence: string, { asks, join }: PartForms, { askingWord }: QuestionForms): string[] {
  const pieces = sentence.split(join).filter(hasWords);
  if (sentence.includes('?') || asks.test(sentence)) return pieces;
  const [first = '', ...others] = pieces;
  const at = first.toLowerCase().search(askingWord);
  return others.length === 0 || at < 0 ? [] : [first.slice(at), ...others];
}

/** The parts of a message that ask, in their order; none where nothing asks. A message of one question is one part. */
export function askingParts(text: string, parts: PartForms, questions: QuestionForms): string[] {
  const read = text.slice(0, LONGEST);
  const points = numberedPoints(read);
  if (points !== null) return points.map((point) => point.replace(/[\s,;.]+$/, '')).slice(0, MOST_PARTS);
  return sentencesOf(read, parts.end)
    .flatMap((sentence) => asking(sentence, parts, questions))
    .slice(0, MOST_PARTS);
}
