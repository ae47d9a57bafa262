/** Tells when somebody asks who or what is meant by a name: "who is …", "what does … mean", or the bare name. */
import type { AnalyzedText, Analyzer } from '../analysis/analyze.ts';
import { isOrdinaryWord } from '../analysis/common-words.ts';
import type { Knowledge, Name, Term } from '../knowledge/model.ts';
import { asWritten } from '../text/as-written.ts';
import { equatedIn } from '../text/equation.ts';
import { wordsHeldIn } from '../text/expressions.ts';
import { wordKey } from '../text/normalise.ts';
import { createNamesInFacts, type NamedInFacts } from './names-in-facts.ts';

export type Identity =
  | { readonly kind: 'name'; readonly name: Name }
  /** Somebody or something that facts name and no list explains. */
  | { readonly kind: 'in-facts'; readonly named: NamedInFacts }
  /** A plain word that the story does not explain. */
  | { readonly kind: 'term'; readonly term: Term }
  /** Somebody or something that the story does not name. */
  | { readonly kind: 'unknown'; readonly name: string };

export interface IdentityFinder {
  /** Null where no identity is asked for, or none that can be told apart from other questions. */
  find(analyzed: AnalyzedText): Identity | null;
  /** The word of the glossary whose meaning is asked for; null where it is none. */
  term(analyzed: AnalyzedText): Identity | null;
  /** Who or what a text is, all of which is a name; null where it is none. */
  named(analyzed: AnalyzedText): Identity | null;
  /** Who is asked for by a description that a fact has beside a name: "who is the chief engineer"; null as above. */
  findDescribed(analyzed: AnalyzedText): Identity | null;
}

/** Names have few words; what is longer describes something. */
const MOST_WORDS = 5;
const MOST_UNKNOWN_WORDS = 3;

export function createIdentityFinder(knowledge: Knowledge, analyzer: Analyzer): IdentityFinder {
  const { words: forms, identity, followUps, questions } = knowledge.language;
  const keyOf = (text: string) => wordKey(text, forms);
  const names = new Map<string, Name>();
  for (const name of knowledge.names)
    for (const spelling of [name.name, ...name.also]) names.set(keyOf(spelling), name);
  const terms = new Map<string, Term>();
  for (const term of knowledge.glossary)
    for (const spelling of [term.term, ...term.also]) terms.set(keyOf(spelling), term);

  const inFacts = createNamesInFacts(knowledge);
  const nameAskedIn = (text: string): string | undefined => identity.asks.exec(text)?.groups?.['name'];

  function known(name: string): Identity | null {
    const bare = name.replace(/^(?:the|an?) /, '');
    const found = names.get(name) ?? names.get(bare);
    if (found) return { kind: 'name', name: found };
    const term = terms.get(name) ?? terms.get(bare);
    return term === undefined ? null : { kind: 'term', term };
  }

  /**
   * Whether a name holds nothing but words that the story does not use, or keeps for what it does not discuss. Ordinary
   * words alone name nobody: the source may well have them ("what is the catch", "who is paying"), though no fact does.
   */
  function isForeign(name: string): boolean {
    const { words, content, foreign, hits } = analyzer.analyze(name);
    const outside = new Set(
      hits.flatMap(({ concept, from, to }) =>
        concept.role === 'outsider' ? words.slice(from, to).map((_, i) => from + i) : [],
      ),
    );
    // "What do they want" with a name of the story in it asks of that name, and for something else than who it is.
    if (hits.some(({ concept }) => concept.role === 'subject') && outside.size > 0) return false;
    const telling = words.map((_, i) => i).filter((i) => content[i]);
    const isName = (i: number): boolean => outside.has(i) || !isOrdinaryWord(words[i]!, knowledge.language);
    // Beside a strange word of a name, one that is spelt like an ordinary word is no slip: "who is Marck Vandermeer".
    const typed = name.split(' ');
    const isMended = (i: number): boolean => typed.length === words.length && typed[i] !== words[i];
    const isOrdinary = (i: number): boolean => isOrdinaryWord(words[i]!, knowledge.language);
    const isStrange = (i: number): boolean => foreign[i] === true || outside.has(i);
    return (
      telling.some((i) => isStrange(i) && isName(i)) &&
      telling.every((i) => isStrange(i) || (isMended(i) && isOrdinary(i)))
    );
  }

  function termIn(text: string, typed: string): Identity | null {
    for (const word of [
      equatedIn(text, questions.askingWord),
      ...wordsHeldIn(typed, followUps.asksMeaning),
    ]) {
      const found = known(keyOf(word ?? ''));
      if (found?.kind === 'term') return found;
    }
    return null;
  }

  return {
    term: ({ text, typed }) => termIn(text, typed),
    named({ text, typed, words }) {
      for (const name of [typed, words.join(' ')]) {
        const found = known(name);
        if (found?.kind === 'name') return found;
        const named = inFacts.named(name);
        if (named !== null) return { kind: 'in-facts', named };
      }
      const isLong = words.length > MOST_UNKNOWN_WORDS || followUps.pointsBack.test(typed);
      return !isLong && isForeign(typed) ? { kind: 'unknown', name: asWritten(typed, text) } : null;
    },
    findDescribed({ typed, questionTypes }) {
      const asked = nameAskedIn(typed);
      if (asked === undefined || !questionTypes.includes('person') || asked.split(' ').length > MOST_WORDS)
        return null;
      const named = inFacts.described(asked);
      return named && { kind: 'in-facts', named };
    },
    find({ text, typed, words, questionTypes }) {
      const mended = words.join(' ');
      for (const form of identity.asksPart) {
        const name = form.exec(typed)?.groups?.['name'];
        const found = name === undefined ? null : known(name);
        if (found?.kind === 'name') return found;
      }
      const term = termIn(text, typed);
      if (term !== null) return term;
      const asked = nameAskedIn(typed);
      const askedMended = nameAskedIn(mended);
      for (const name of [asked, askedMended, typed, mended])
        if (name !== undefined && name.split(' ').length <= MOST_WORDS) {
          const found = known(name);
          // A bare word of the glossary asks for nothing; who somebody is, such as "the envoy", asks for no meaning of a word.
          const isTerm = (name === asked || name === askedMended) && !questionTypes.includes('person');
          if (found !== null && (found.kind === 'name' || isTerm)) return found;
        }
      for (const name of [asked, askedMended])
        if (name !== undefined && name.split(' ').length <= MOST_WORDS) {
          const named = inFacts.named(name);
          if (named !== null) return { kind: 'in-facts', named };
        }
      if (asked === undefined || asked.split(' ').length > MOST_UNKNOWN_WORDS) return null;
      // "What is the law on this?" names nobody: what points back is part of no name.
      if (followUps.pointsBack.test(asked)) return null;
      return isForeign(asked) ? { kind: 'unknown', name: asWritten(asked, text) } : null;
    },
  };
}
