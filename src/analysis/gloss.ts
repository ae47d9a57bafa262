/** Puts a message word by word into another language: enough to find an answer by, never shown. */
import type { Concept } from '../knowledge/model.ts';
import type { Dictionary } from '../text/language.ts';
import type { AnalyzedText } from './analyze.ts';
import type { ConceptHit } from './lexicon.ts';

/** The most words of an expression in a dictionary. */
const LONGEST = 4;

/** Words from a place on, and what they mean. */
interface Meaning {
  readonly words: number;
  readonly meaning: string;
}

/** Fewer letters than this, left over when small words are taken off, are a word by chance. */
const SHORTEST_BARE = 3;

/** The message in the other language; a word that neither the dictionary nor the story knows is left as it is. */
export type Gloss = (analyzed: AnalyzedText) => string;

/** @param concepts Of the story in the other language: what a concept found in the message is called there. */
export function createGloss(
  { meanings, byStem, writtenOn }: Dictionary,
  concepts: readonly Concept[],
): Gloss {
  const names = new Map<string, string>();
  for (const { id, words } of concepts) {
    const name = words.find((word) => !word.includes('..'));
    if (name !== undefined) names.set(id, name);
  }

  /** The longest name of the story that begins here. */
  function nameAt(hits: readonly ConceptHit[], at: number): Meaning | null {
    let found: Meaning | null = null;
    for (const { concept, from, to } of hits) {
      const meaning = from === at ? names.get(concept.id) : undefined;
      if (meaning !== undefined && to - from > (found?.words ?? 0)) found = { words: to - from, meaning };
    }
    return found;
  }

  /** The longest expression of the dictionary that begins here. */
  function expressionAt(words: readonly string[], at: number): Meaning | null {
    for (let n = Math.min(LONGEST, words.length - at); n > 1; n--) {
      const meaning = meanings.get(words.slice(at, at + n).join(' '));
      if (meaning !== undefined) return { words: n, meaning };
    }
    const meaning = meanings.get(words[at]!);
    return meaning === undefined ? null : { words: 1, meaning };
  }

  /** What a word means without the small words written onto it, each at most once and in their order. */
  function bareMeaning(word: string, from = 0): string | undefined {
    for (let at = from; at < writtenOn.length; at++) {
      const small = writtenOn[at]!;
      if (!word.startsWith(small) || word.length - small.length < SHORTEST_BARE) continue;
      const bare = word.slice(small.length);
      const meaning = meanings.get(bare) ?? bareMeaning(bare, at + 1);
      if (meaning !== undefined) return meaning;
    }
    return undefined;
  }

  function meaningAt({ words, stems, hits }: AnalyzedText, at: number): Meaning {
    const expression = expressionAt(words, at);
    const name = nameAt(hits, at);
    if (name !== null && name.words > (expression?.words ?? 0)) return name;
    if (expression !== null) return expression;
    const word = words[at]!;
    return { words: 1, meaning: bareMeaning(word) ?? byStem.get(stems[at]!) ?? word };
  }

  return (analyzed) => {
    const found: string[] = [];
    for (let at = 0; at < analyzed.words.length; ) {
      const { words, meaning } = meaningAt(analyzed, at);
      if (meaning !== '') found.push(meaning);
      at += words;
    }
    return `${found.join(' ')}${analyzed.question ? '?' : ''}`;
  };
}
