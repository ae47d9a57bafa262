/** Puts a message word by word into another language: enough to find an answer by, never shown. */
import type { Concept } from '../knowledge/model.ts';
import type { WordForms } from '../text/language.ts';
import { stem } from '../text/stem.ts';
import type { AnalyzedText } from './analyze.ts';

/** Words and expressions of a language with what they mean in another; an empty meaning is left out. */
export type Dictionary = ReadonlyMap<string, string>;

/** Words of an expression in the dictionary, at the most. */
const LONGEST = 3;

/** How a dictionary is looked up: expressions as they stand, single words by their stem too. */
export interface Glosser {
  /** The message in the other language; a word that neither the dictionary nor the story knows is left as it is. */
  gloss(analyzed: AnalyzedText): string;
}

/**
 * @param forms Of the language of the messages.
 * @param concepts Of the story in the other language: what a concept found in the message is called there.
 */
export function createGlosser(
  dictionary: Dictionary,
  forms: WordForms,
  concepts: readonly Concept[],
): Glosser {
  const byStem = new Map<string, string>();
  for (const [word, meaning] of dictionary) {
    const key = word.includes(' ') ? word : stem(word, forms);
    if (!byStem.has(key)) byStem.set(key, meaning);
  }
  const names = new Map(concepts.flatMap(({ id, words }) => (words[0] === undefined ? [] : [[id, words[0]]])));

  return {
    gloss({ words, stems, hits, question }) {
      const meanings: string[] = [];
      for (let at = 0; at < words.length; ) {
        const hit = hits
          .filter(({ concept, from }) => from === at && names.has(concept.id))
          .reduce<(typeof hits)[number] | null>((a, b) => (a !== null && a.to >= b.to ? a : b), null);
        let length = 1;
        let meaning: string | undefined;
        for (let n = Math.min(LONGEST, words.length - at); n > 1 && meaning === undefined; n--) {
          meaning = dictionary.get(words.slice(at, at + n).join(' '));
          if (meaning !== undefined) length = n;
        }
        if (hit !== null && hit.to - at > length) {
          meaning = names.get(hit.concept.id);
          length = hit.to - at;
        }
        meaning ??= dictionary.get(words[at]!) ?? byStem.get(stems[at]!);
        if (meaning === undefined && hit !== null) {
          meaning = names.get(hit.concept.id);
          length = hit.to - at;
        }
        meanings.push(meaning ?? words[at]!);
        at += length;
      }
      return `${meanings.filter((meaning) => meaning !== '').join(' ')}${question ? '?' : ''}`;
    },
  };
}
