/** Tells a claim from a question, and whether the source has its words: what it has not must not seem to be agreed to. */
import { type AnalyzedText, type Analyzer, contentStems } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';
import { wordKey } from '../text/normalise.ts';

export interface Claims {
  /** What is claimed, without such words as "right?" behind it; null where something is asked. */
  claimIn(match: Match): string | null;
  /** Something is asked or requested, be it behind a greeting or a sigh. */
  asks(match: Match): boolean;
  /** It judges, or wants a judgement. */
  judges(match: Match): boolean;
  /** Whether an entry has every word and concept of a text: in its answer or in what asks for it. */
  holds(text: AnalyzedText, entry: Entry): boolean;
  /** Something is claimed with a word that has no place in this entry: neither in its answer nor in what asks for it. */
  goesBeyond(match: Match, entry: Entry): boolean;
}

/** What a text speaks of: its words with a subject of their own, and the concepts that it names. */
interface Spoken {
  readonly stems: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

/** Between the clauses of a sentence. */
const CLAUSE = /[,،:;؛–—]\s*/;

/** Shorter, what begins like a question behind a comma is a tag, in whatever words: "is that so". */
const SHORTEST_QUESTION = 3;

export function createClaims({ language }: Knowledge, { analyze }: Analyzer): Claims {
  const { claimOpening, claimTag, claimVerb, claimAsks, askingWord, start } = language.questions;
  const { parts, words: forms } = language;
  const known = new Map<string, Spoken>();

  /** Every word of an entry, in each form in which people ask for it. */
  function spokenOf({ id, question, answer, short, phrasings }: Entry): Spoken {
    const texts = known.has(id) ? [] : [question, answer, short, ...phrasings].map((text) => analyze(text));
    const spoken = known.get(id) ?? {
      stems: new Set(texts.flatMap(contentStems)),
      concepts: new Set(texts.flatMap(({ hits }) => hits.map(({ concept }) => concept.id))),
    };
    known.set(id, spoken);
    return spoken;
  }

  /**
   * Whether a sentence requests something, or a clause of one asks behind a greeting, a sigh or "yes or no": "hello there, is
   * it over or not". "He met them, did he not" only wants assent.
   */
  function asksInClause(text: string): boolean {
    const asks = (clause: string): boolean => {
      const bare = wordKey(clause, forms).replace(claimTag, '').trim();
      return bare.split(' ').length >= SHORTEST_QUESTION && start.test(bare);
    };
    const sentences = text.split(parts.end);
    return sentences.some(
      (sentence) => parts.asks.test(sentence.trim()) || sentence.split(CLAUSE).slice(1).some(asks),
    );
  }

  /** What is claimed, without the words that only want assent to it; null where something is asked. */
  function claimed({ text, typed, words, question }: AnalyzedText): string | null {
    const bare = typed.replace(claimTag, '').trim();
    const claim = bare.replace(claimOpening, '').trim();
    const isMarked = claim !== typed;
    if (start.test(claim) || claim === '') return null;
    // "Whose idea was that?" ends like "He met them, was that it?", and asks all the same; so does "they name her, who is that".
    const asked = question ? bare : (bare.split(' ').at(-1) ?? '');
    if (bare !== typed && askingWord.test(asked)) return null;
    if (claimAsks.test(claim) || asksInClause(text)) return null;
    // A word that asks may be misspelt.
    const asks = question || askingWord.test(claim) || askingWord.test(words.join(' '));
    return isMarked || (!asks && claimVerb.test(claim)) ? claim : null;
  }

  const claimIn = ({ exact, said }: Match): string | null => (exact === null ? claimed(said) : null);

  return {
    claimIn,
    asks: ({ analyzed, said }) => analyzed.question || asksInClause(said.text),
    judges: (match) => language.stances.evaluations.test(claimIn(match) ?? match.said.typed),
    holds({ stems, content, hits }, entry) {
      const spoken = spokenOf(entry);
      const isHeld = (word: string, at: number) =>
        spoken.stems.has(word) || hits.some(({ from, to }) => from <= at && at < to);
      return (
        hits.every(({ concept }) => spoken.concepts.has(concept.id)) &&
        stems.every((word, at) => !content[at] || isHeld(word, at))
      );
    },
    goesBeyond(match, entry) {
      const claim = claimIn(match);
      if (claim === null) return false;
      const { stems: words, concepts } = spokenOf(entry);
      const { stems, content, hits } = analyze(claim);
      const isHeld = (word: string, at: number) =>
        words.has(word) ||
        hits.some(({ concept, from, to }) => from <= at && at < to && concepts.has(concept.id));
      return stems.some((word, at) => content[at] && !isHeld(word, at));
    },
  };
}
