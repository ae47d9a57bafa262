import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyze.ts';
import { createGloss } from '../../src/analysis/gloss.ts';
import { createMatchEngine, type MatchEngine } from '../../src/engine/engine.ts';
import { secondReading } from '../../src/engine/second-reading.ts';
import type { Dictionary, Language } from '../../src/text/language.ts';
import { type LibraryCopy, libraryEngine } from '../stories/library.ts';
import { checkFrench, copyTranslated } from '../stories/translated-library.ts';

/** No way to ask in the translation has the first three. */
const MEANINGS = {
  frais: 'cost',
  'en fin de semaine': 'sunday',
  tresorerie: 'treasurer',
  donc: '',
  quels: 'what',
  sont: 'are',
  les: 'the',
};

describe('a message in another language', () => {
  let copy: LibraryCopy;
  let french: MatchEngine;
  beforeAll(() => {
    copy = copyTranslated();
    const { knowledge, vocabulary, model, exact } = checkFrench(copy).engine!;
    const dictionary: Dictionary = { into: 'en', meanings: new Map(Object.entries(MEANINGS)) };
    const language: Language = { ...knowledge.language, dictionary };
    french = createMatchEngine({ knowledge: { ...knowledge, language }, vocabulary, model, exact });
  });
  afterAll(() => copy.remove());

  const glossed = (text: string): string => {
    const { words, dictionary } = french.knowledge.language;
    const { analyze } = createAnalyzer(french.knowledge.language, french.vocabulary);
    return createGloss(dictionary!, words, libraryEngine().knowledge.concepts)(analyze(text));
  };

  it('is put word by word into the language of the story, and stays a question', () => {
    expect(glossed('Quels sont les frais ?')).toBe('what are the cost?');
  });

  it('finds expressions before words, inflections by their stem, and leaves out what means nothing', () => {
    expect(glossed('donc en fin de semaine')).toBe('sunday');
    expect(glossed('tresoreries')).toBe('treasurer');
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
    const language: Language = { ...knowledge.language, dictionary: { into: 'de', meanings: new Map() } };
    expect(secondReading({ ...knowledge, language }, libraryEngine())).toBeNull();
    expect(
      secondReading({ ...knowledge, language: { ...language, dictionary: null } }, libraryEngine()),
    ).toBeNull();
  });
});
