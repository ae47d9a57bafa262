/** Finds the facts that name somebody or something which no list of names has: an editor need not write such a list. */
import type { Knowledge } from '../knowledge/model.ts';
import { wordKey } from '../text/normalise.ts';

/** A name as a fact writes it, with the facts that name it: those that explain it first. */
export interface NamedInFacts {
  readonly name: string;
  readonly facts: readonly string[];
}

/** A word of a statement. */
interface Token {
  readonly text: string;
  readonly key: string;
  readonly isName: boolean;
  /** A capital here says nothing. */
  readonly isFirst: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:[-.&’'][\p{L}\p{N}]+)*/gu;

export interface NamesInFacts {
  /** By the plain words of a name; null where no fact has it as a name. */
  named(name: string): NamedInFacts | null;
  /** By a description such as "chief engineer"; null where no fact has it beside the name of somebody. */
  described(description: string): NamedInFacts | null;
}

export function createNamesInFacts({ facts, language }: Knowledge): NamesInFacts {
  const tokensOf = (statement: string): Token[] =>
    [...statement.matchAll(WORD)].map(({ 0: whole, index }) => {
      const text = whole.replace(/['’]s$/u, '');
      return {
        text,
        key: wordKey(text, language.words),
        isName: /^\p{Lu}/u.test(text),
        isFirst: index === 0 || /[.!?:“"]\s*$/u.test(statement.slice(0, index)),
      };
    });
  const all = [...facts.values()]
    .filter(({ ofSource }) => !ofSource)
    .map(({ id, statement }) => ({ id, statement, tokens: tokensOf(statement) }));

  /** The name as it is written among these words; null if it is none of them. */
  function writtenIn(tokens: readonly Token[], keys: readonly string[]): string | null {
    for (let at = 0; at + keys.length <= tokens.length; at++) {
      const words = tokens.slice(at, at + keys.length);
      if (!words.every(({ key, isName }, i) => key === keys[i] && isName)) continue;
      if (words.length > 1 || words[0]?.isFirst === false) return words.map(({ text }) => text).join(' ');
    }
    return null;
  }

  /** Whether a name of several words stands in a statement. */
  const namesSomebody = (tokens: readonly Token[]): boolean =>
    tokens.some(
      ({ isName, isFirst }, i) => isName && (tokens[i + 1]?.isName ?? false) && (!isFirst || i === 0),
    );

  /** Small words name nobody, capital or not; nor does the source itself, in languages that write nouns with one. */
  const namesNothing = (words: readonly string[]): boolean =>
    words.every((word) => language.words.functionWords.has(word) || language.values.source.test(word));

  function described(description: string): NamedInFacts | null {
    if (namesNothing(description.split(' '))) return null;
    const found = all.filter(
      ({ tokens }) =>
        namesSomebody(tokens) && ` ${tokens.map(({ key }) => key).join(' ')} `.includes(` ${description} `),
    );
    return found.length === 0 ? null : { name: description, facts: found.map(({ id }) => id) };
  }

  function named(name: string): NamedInFacts | null {
    const keys = name.split(' ').filter((word) => word !== '');
    if (namesNothing(keys)) return null;
    const found = all.flatMap(({ id, statement, tokens }) => {
      const written = writtenIn(tokens, keys);
      if (written === null) return [];
      // "Helen Marsh, chief engineer" and "the operator, Vale Trains," say who it is.
      const explains = statement.includes(`${written}, `) || statement.includes(`, ${written}`);
      return [{ id, written, explains }];
    });
    const [first] = found;
    if (first === undefined) return null;
    return {
      name: first.written,
      facts: [...found.filter(({ explains }) => explains), ...found.filter(({ explains }) => !explains)].map(
        ({ id }) => id,
      ),
    };
  }

  return { named, described };
}
