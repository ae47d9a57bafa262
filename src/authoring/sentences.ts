/** Parts a text into sentences. */

/** Behind these a full stop ends no sentence. */
const ABBREVIATION = /(?:^|\s)(?:Dr|Mr|Mrs|Ms|St|Prof|No|Nos|vs|approx|ca|cf|e\.g|i\.e|[A-Z])\.$/;

/** Longer than any of them with the blank before it: all that has to be looked at. */
const LONGEST_ABBREVIATION = 8;

/** What is longer is no sentence: a table, or a text without stops. In UTF-16 units. */
const LONGEST_SENTENCE = 2_000;

/** Of a longer paragraph so much at once is parted: the time that this takes grows faster than the text. */
const PIECES = /.{1,20000}(?:\s|$)|.{20000}/gs;

/** The sentences of a paragraph. */
export function sentencesIn(paragraph: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const sentences: string[] = [];
  const pieces = paragraph.replace(/\s+/g, ' ').match(PIECES) ?? [];
  for (const { segment } of pieces.flatMap((piece) => [...segmenter.segment(piece)])) {
    const before = sentences.at(-1);
    if (
      before !== undefined &&
      (ABBREVIATION.test(before.slice(-LONGEST_ABBREVIATION)) || /^\p{Ll}/u.test(segment))
    )
      sentences[sentences.length - 1] = `${before} ${segment.trim()}`;
    else sentences.push(segment.trim());
  }
  return sentences
    .map((sentence) => sentence.slice(0, LONGEST_SENTENCE))
    .filter((sentence) => /\p{L}/u.test(sentence));
}
