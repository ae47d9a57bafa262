/** Tells a claim from a question, and whether the source has its words: what it has not must not seem to be agreed to. */
import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';

export interface Claims {
  /** What is claimed, without such words as "right?" behind it; null where something is asked. */
  claimIn(match: Match): string | null;
  /** Something is claimed with a word that has no place in this entry: neither in its answer nor in what asks for it. */
  goesBeyond(match: Match, entry: Entry): boolean;
}

const stemsIn = ({ stems, content }: AnalyzedText): string[] => stems.filter((_, at) => content[at]);

export function createClaims({ language }: Knowledge, { analyze }: Analyzer): Claims {
  const { claimOpening, claimTag, claimVerb, claimAsks, askingWord, start } = language.questions;
  const known = new Map<string, ReadonlySet<string>>();

  /** Every word of an entry, in each form in which people ask for it. */
  function wordsOf({ id, question, answer, short, phrasings }: Entry): ReadonlySet<string> {
    const words =
      known.get(id) ??
      new Set([question, answer, short, ...phrasings].flatMap((text) => stemsIn(analyze(text))));
    known.set(id, words);
    return words;
  }

  /** What is claimed, without the words that only want assent to it; null where something is asked. */
  function claimed({ typed, question }: AnalyzedText): string | null {
    const bare = typed.replace(claimTag, '').trim();
    const claim = bare.replace(claimOpening, '').trim();
    const isMarked = claim !== typed;
    if (start.test(claim) || claim === '') return null;
    if (claimAsks.test(claim)) return null;
    return isMarked || (!question && !askingWord.test(claim) && claimVerb.test(claim)) ? claim : null;
  }

  const claimIn = ({ exact, said }: Match): string | null => (exact === null ? claimed(said) : null);

  return {
    claimIn,
    goesBeyond(match, entry) {
      const claim = claimIn(match);
      if (claim === null) return false;
      const words = wordsOf(entry);
      return stemsIn(analyze(claim)).some((word) => !words.has(word));
    },
  };
}
