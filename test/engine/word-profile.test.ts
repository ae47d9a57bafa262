/** By which words the language of a message is told. */
import { describe, expect, it } from 'vitest';
import { collectVocabulary } from '../../src/analysis/vocabulary.ts';
import { createSpokenLanguageReader } from '../../src/dialogue/spoken-language.ts';
import type { Trained } from '../../src/engine/engine.ts';
import { collectWordProfile } from '../../src/engine/word-profile.ts';
import { libraryEngine } from '../stories/library.ts';

const alone = { conversation: null, reader: null };

/** Reads with what was trained in each language, and no guess from letter runs. */
function readerOf(...trained: Trained[]) {
  const codes = trained.map(({ knowledge }) => knowledge.language.code);
  return createSpokenLanguageReader(codes, collectWordProfile(trained), () => null);
}

describe('the words that tell a language', () => {
  const own = libraryEngine();

  it('are no names of the story, which may be words of another language', () => {
    const text = 'brandt nerede neden';
    expect(readerOf(own)(text, alone).code).toBe('tr');
    const [sample] = own.knowledge.names;
    const person = { ...sample!, id: 'nerede', name: 'Nerede Brandt', also: ['nerede'] };
    const named = { ...own, knowledge: { ...own.knowledge, names: [...own.knowledge.names, person] } };
    expect(readerOf(named)(text, alone).code).toBe('en');
  });

  it('are those of its dictionary, too', () => {
    const { knowledge } = own;
    const meanings = new Map([
      ['zorblent', 'they open'],
      ['plimures', 'hours'],
    ]);
    const dictionary = { into: 'en', meanings, byStem: new Map(), writtenOn: [] };
    const inFrench = (language: object) => {
      const french = { ...knowledge, language: { ...knowledge.language, code: 'fr', ...language } };
      return { ...own, knowledge: french, vocabulary: collectVocabulary(french) };
    };
    const text = 'zorblent plimures';
    expect(readerOf(own, inFrench({ dictionary: null }))(text, alone).code).toBe('en');
    expect(readerOf(own, inFrench({ dictionary }))(text, alone)).toEqual({ code: 'fr', sure: true });
  });

  it('are those that it writes out before it reads, too', () => {
    const { knowledge } = own;
    const inFrench = (written: object) => {
      const french = {
        ...knowledge,
        language: { ...knowledge.language, code: 'fr' },
        abbreviations: { ...knowledge.abbreviations, ...written },
      };
      return { ...own, knowledge: french, vocabulary: collectVocabulary(french) };
    };
    const text = 'tlaqblent vblimures';
    expect(readerOf(own, inFrench({}))(text, alone).code).toBe('en');
    const written = { tlaqblent: 'open', vblimures: 'hours' };
    expect(readerOf(own, inFrench(written))(text, alone)).toEqual({ code: 'fr', sure: true });
  });
});
