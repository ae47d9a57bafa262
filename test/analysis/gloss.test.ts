import { beforeAll, describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyze.ts';
import { createGloss } from '../../src/analysis/gloss.ts';
import { createMatchEngine, type MatchEngine } from '../../src/engine/engine.ts';
import { secondReading } from '../../src/engine/second-reading.ts';
import { dictionaryOf } from '../../src/knowledge/dictionary.ts';
import type { Language, WordForms } from '../../src/text/language.ts';
import { libraryEngine } from '../stories/library.ts';
import { frenchEngine } from '../stories/translated-library.ts';

/** No way to ask in the translation has the first three. */
const FILE = {
  into: 'en',
  meanings: {
    cost: ['frais'],
    sunday: ['en fin de semaine'],
    treasurer: ['trésorerie'],
    what: ['quels'],
    are: ['sont'],
    the: ['les'],
  },
  left_out: ['donc'],
};

const made = (file: typeof FILE, forms: WordForms) => {
  const faults: string[] = [];
  return { dictionary: dictionaryOf(file, forms, (message) => faults.push(message)), faults };
};

describe('a message in another language', () => {
  let french: MatchEngine;
  beforeAll(() => {
    const { knowledge, vocabulary, model, exact } = frenchEngine();
    const { dictionary } = made(FILE, knowledge.language.words);
    const language: Language = { ...knowledge.language, dictionary };
    french = createMatchEngine({ knowledge: { ...knowledge, language }, vocabulary, model, exact });
  });

  const glossed = (text: string): string => {
    const { dictionary } = french.knowledge.language;
    const { analyze } = createAnalyzer(french.knowledge.language, french.vocabulary);
    return createGloss(dictionary!, libraryEngine().knowledge.concepts)(analyze(text));
  };

  it('is put word by word into the language of the story, and stays a question', () => {
    expect(glossed('Quels sont les frais ?')).toBe('what are the cost?');
  });

  it('finds expressions before words, inflections by their stem, and leaves out what means nothing', () => {
    expect(glossed('donc en fin de semaine')).toBe('sunday');
    expect(glossed('tresoreries')).toBe('treasurer');
  });

  it('finds a word behind small words written onto it, in their order, before any by its stem', () => {
    const { knowledge } = french;
    const file = {
      ...FILE,
      meanings: { ...FILE.meanings, star: ['lestar'], harbour: ['tar'], bridge: ['estan'], ice: ['ta'] },
    };
    const dictionary = dictionaryOf(file, knowledge.language.words, () => {}, ['qu', 'l', 'es']);
    const { analyze } = createAnalyzer(knowledge.language, french.vocabulary);
    const gloss = (text: string) => createGloss(dictionary, [])(analyze(text));
    expect(gloss('lestar')).toBe('star');
    expect(gloss('ltar questar')).toBe('harbour harbour');
    expect(gloss('lestan')).toBe('bridge');
    // The small words stand in no other order, and what is left must be a word and not two letters.
    expect(gloss('esltar')).toBe('esltar');
    expect(gloss('lta')).toBe('lta');
  });

  it('keeps a word that nobody knows as it is', () => {
    expect(glossed('les qxzwv')).toBe('the qxzwv');
  });

  it('is understood by the ways to ask of the story, where the translation has none', () => {
    const text = 'Quels sont les frais ?';
    const best = (engine: MatchEngine) => engine.matcher.match(text).entries[0]?.entry.id;
    const second = secondReading(french.knowledge, libraryEngine());
    expect(best(createMatchEngine(french, second))).toBe('costs');
    expect(best(french)).not.toBe('costs');
  });

  it('is read once alone where the dictionary leads into another language than the story’s', () => {
    const { knowledge } = french;
    const language: Language = {
      ...knowledge.language,
      dictionary: { ...knowledge.language.dictionary!, into: 'de' },
    };
    expect(secondReading({ ...knowledge, language }, libraryEngine())).toBeNull();
    expect(
      secondReading({ ...knowledge, language: { ...language, dictionary: null } }, libraryEngine()),
    ).toBeNull();
  });

  it('has one meaning for a word: a dictionary that gives two is told', () => {
    const { words } = french.knowledge.language;
    expect(made(FILE, words).faults).toEqual([]);
    const twice = { ...FILE, meanings: { ...FILE.meanings, expense: ['frais'] } };
    expect(made(twice, words).faults).toEqual(['"frais" means "cost" and "expense"; leave one out']);
  });
});
