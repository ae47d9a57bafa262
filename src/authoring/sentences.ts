/** Parts a text into sentences. */

/** Behind these a full stop ends no sentence. */
const ABBREVIATION = /(?:^|\s)(?:Dr|Mr|Mrs|Ms|St|Prof|No|Nos|vs|approx|ca|cf|e\.g|i\.e|[A-Z])\.$/;

/** The sentences of a paragraph. */
export function sentencesIn(paragraph: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(paragraph.replace(/\s+/g, ' '))) {
    const before = sentences.at(-1);
    if (before !== undefined && (ABBREVIATION.test(before) || /^\p{Ll}/u.test(segment)))
      sentences[sentences.length - 1] = `${before} ${segment.trim()}`;
    else sentences.push(segment.trim());
  }
  return sentences.filter((sentence) => /\p{L}/u.test(sentence));
}
