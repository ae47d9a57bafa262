import { describe, expect, it } from 'vitest';
import {
  createSpokenLanguageReader,
  type Guess,
  type WordProfile,
  wordProfile,
} from '../../src/dialogue/spoken-language.ts';

const WORDS: Readonly<Record<string, string>> = {
  en: 'who is the leading talks when are they what hostages and hamas about secret',
  fr: 'qui mene les pourparlers quand sont ils que otages et hamas sur secret',
  es: 'quien dirige las conversaciones cuando son ellos que rehenes y hamas sobre secreto',
  it: 'chi guida i negoziati quando sono loro che ostaggi e hamas su segreto sta con',
  fa: 'چه کسی مذاکرات را رهبری می کند',
  uk: 'хто веде переговори з де коли',
  ru: 'кто ведет переговоры с где когда',
};

const codes = ['en', 'fr', 'es', 'ar', 'he', 'it', 'fa', 'uk', 'ru'];

function profileOf(): WordProfile {
  const words = new Map<string, number>();
  for (const [code, text] of Object.entries(WORDS))
    for (const word of text.split(' ')) words.set(word, (words.get(word) ?? 0) | (1 << codes.indexOf(code)));
  return wordProfile(codes, words);
}

const noGuess: Guess = () => null;
const alone = { conversation: null, reader: null };
const read = createSpokenLanguageReader(['en', 'fr', 'es', 'ar', 'he'], profileOf(), noGuess);

describe('the language of a message', () => {
  it.each([
    ['who is leading the talks', 'en'],
    ['Qui mène les pourparlers ?', 'fr'],
    ['qui mene les pourparlers', 'fr'],
    ["c'est qui hamas", 'fr'],
    ["qu'il parle avec hamas", 'fr'],
    ['¿Quién dirige las conversaciones?', 'es'],
    ['chi guida i negoziati con hamas', 'it'],
    ['من يقود المفاوضات؟', 'ar'],
    ['מי מוביל את השיחות?', 'he'],
    ['چه کسی مذاکرات را رهبری می‌کند', 'fa'],
    ['хто веде переговори', 'uk'],
    ['кто ведёт переговоры', 'ru'],
    ['誰が交渉していますか', 'ja'],
    ['谁在谈判', 'zh'],
    ['बातचीत कौन कर रहा है', 'hi'],
  ])('is told by its letters and words: %s', (text, code) => {
    expect(read(text, alone)).toEqual({ code, sure: true });
  });

  it.each(['fein l7iwar', 'sho 3emlo', 'wein sar7o', '3lach', 'ma3 el wosa6a2 o7alef'])(
    'is told by digits that stand for letters: %s',
    (text) => {
      expect(read(text, alone).code).toBe('ar');
    },
  );

  it.each(['is it b2b', 'the 2nd day', 'in 3days', 'a 5star hotel', 'y2k', '3pm', 'run it on k8s', '7 of 9'])(
    'is not told by numbers: %s',
    (text) => {
      expect(read(text, alone).code).toBe('en');
    },
  );

  it('is German where a day is asked for in words that English has, too', () => {
    const both = createSpokenLanguageReader(
      ['en', 'de'],
      wordProfile(
        ['en', 'de'],
        new Map([
          ['was', 0b11],
          ['war', 0b11],
          ['am', 0b11],
        ]),
      ),
      noGuess,
    );
    expect(both('Was war am 7.10.?', alone).code).toBe('de');
    expect(both('was war am 7. oktober', alone).code).toBe('de');
    expect(both('I am 7. was it war', alone).code).toBe('en');
  });

  it('is German where a source is asked for in a word that French has only before a noun', () => {
    const both = createSpokenLanguageReader(
      ['en', 'fr', 'de'],
      wordProfile(
        ['en', 'fr', 'de'],
        new Map([
          ['quelle', 0b110],
          ['est', 0b010],
        ]),
      ),
      noGuess,
    );
    expect(both('Quelle?', alone).code).toBe('de');
    expect(both('quelle est', alone).code).toBe('fr');
  });

  it('is that of the conversation, then of the reader, where the message tells too little', () => {
    for (const text of ['hamas', 'hamas?', '2', '', '👍']) {
      expect(read(text, alone)).toEqual({ code: 'en', sure: false });
      expect(read(text, { conversation: null, reader: 'fr' }).code).toBe('fr');
      expect(read(text, { conversation: 'es', reader: 'fr' }).code).toBe('es');
    }
  });

  it('is its own all the same, whatever the reader speaks', () => {
    expect(read('who is leading the talks', { conversation: 'fr', reader: 'es' }).code).toBe('en');
    expect(read('quand sont les pourparlers', { conversation: 'en', reader: 'en' }).code).toBe('fr');
  });

  it('is guessed from its letter runs where few words are known, and then not for sure', () => {
    const guessing = createSpokenLanguageReader(['en', 'fr'], profileOf(), () => 'fr');
    expect(guessing('hamas negociateurz americainz secretz', alone)).toEqual({ code: 'fr', sure: false });
    expect(guessing('asdf qwer zxcv uiop', alone).code).toBe('en');
  });

  it('is told among those that are spoken by words that others share, too', () => {
    const bits = { le: 0b1110, a: 0b1111 };
    const shared = wordProfile(['en', 'fr', 'it', 'ro'], new Map(Object.entries(bits)));
    const reader = createSpokenLanguageReader(['en', 'fr'], shared, noGuess);
    expect(reader('le a hamas', alone)).toEqual({ code: 'fr', sure: false });
    expect(reader('a hamas', alone).code).toBe('en');
  });

  it('is that of the reader where it also sounds like that', () => {
    const guessing = createSpokenLanguageReader(['en', 'fr', 'es'], profileOf(), () => 'fr');
    const spanishByLittle = 'sont secret ellos, allá';
    expect(read(spanishByLittle, { conversation: null, reader: 'fr' }).code).toBe('es');
    expect(guessing(spanishByLittle, { conversation: null, reader: 'fr' }).code).toBe('fr');
  });

  it('is not guessed to be another than the reader speaks, where as many words are of that one', () => {
    const guessing = createSpokenLanguageReader(['en', 'fr'], profileOf(), () => 'en');
    const reader = { conversation: null, reader: 'fr' };
    expect(guessing('hamas negociateurs sur talks', alone).code).toBe('en');
    expect(guessing('hamas negociateurs sur talks', reader)).toEqual({ code: 'fr', sure: false });
    expect(guessing('who is leading the talks', reader)).toEqual({ code: 'en', sure: true });
  });

  it('is told by the head and the tail of a long one, as everything is that is read of it', () => {
    const question = 'who is leading the talks when are they ';
    const head = question.repeat(20);
    expect(read(`${head}${'מי '.repeat(12_000)}${head}`, alone)).toEqual({ code: 'en', sure: true });
  });

  it('is that of the conversation, or the own, where letters are no word, whoever lists them', () => {
    const listing = createSpokenLanguageReader(
      ['en', 'fr'],
      wordProfile(codes, new Map([['asdfgh', 1 << codes.indexOf('fr')]])),
      noGuess,
    );
    expect(listing('asdfgh', alone)).toEqual({ code: 'en', sure: false });
    expect(listing('asdfgh', { conversation: 'fr', reader: null })).toEqual({ code: 'fr', sure: false });
  });

  it('is told whatever is sent', () => {
    for (const text of ['\u2068', '<@U1>', 'https://example.org/qui-mene', 'a', '١٢٣', 'ـــ'])
      expect(codes).toContain(read(text, alone).code);
  });
});
