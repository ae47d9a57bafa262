import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskQuestion } from '../../src/persistence/mask.ts';
import { knownBy, vocabularyOf } from '../../src/persistence/vocabulary.ts';
import { libraryKnowledge } from '../stories/library.ts';
import { ENGLISH } from '../text/english.ts';

const words = new Set(
  'who is the envoy in doha boehler adam what did us say about hostages my friend asks can you tell and he was freed'.split(
    ' ',
  ),
);
const isKnown = knownBy((word) => words.has(word), ENGLISH.words);
const mask = (text: string) => maskQuestion(text, isKnown);

describe('a question before it is logged', () => {
  it.each([
    [
      '<@U12AB34> who is <@!123456789012345678> and <@&99> in <#C024BE91L|general>',
      '[mention] who is [mention] and [mention] in [mention]',
    ],
    ['<!here> <!subteam^S123|@devs> @everyone who is Boehler?', '[mention] who is boehler?'],
    ['who is in https://evil.example/u/42?name=dave and www.foo.org/x', 'who is in [link] and [link]'],
    ['who is <https://example.com|my friend Dave>?', 'who is [link]?'],
    ['mail dave.k+news@mail.example.co.uk or <mailto:a@b.org|a@b.org>', '[word] [mail] [word] [mail]'],
    [
      'call +1 (555) 123-4567 in 2024, room 12b, on 19/01/2025',
      '[word] [number] in 2024 [word] [number] [word] [number]',
    ],
    ['who is <:wave:123456789> :smile: the envoy 🙂', 'who is the envoy'],
    ['what did he say about:hostages:doha', 'what did he say about hostages doha'],
    ['`who` **is** _the_ "envoy"', 'who is the envoy'],
  ])('%s', (raw, masked) => expect(mask(raw)).toBe(masked));

  it.each([
    ['who is Dave Kowalski?', 'who is [name]?'],
    ['my friend dave kowalski asks', 'my friend [word] asks'],
    ["what did Dave's friend say", 'what did [name] friend say'],
    ['Dave asks. Kowalski asks', '[word] asks [word] asks'],
    ['can you tell Adam Kowalski and Dave Boehler', 'can you tell [name] and [name]'],
    ['what did Dave, Boehler say', 'what did [name] boehler say'],
    ['who is José Ñáñez-Müller', 'who is [name]'],
    ['кто такой Давид', '[word] [name]'],
  ])('loses names that the knowledge does not know: %s', (raw, masked) => expect(mask(raw)).toBe(masked));

  it.each([
    ['Who is ADAM Boehler, the U.S. envoy in Doha?', 'who is adam boehler the us envoy in doha?'],
    ['what  did\nthe envoy\u200b say ?!', 'what did the envoy say?'],
    ['u r the envoy?', 'u r the envoy?'],
  ])('keeps what tells nobody, in one plain form: %s', (raw, masked) => expect(mask(raw)).toBe(masked));

  it('is cut at whole words', () => {
    const masked = mask('who is the envoy in doha '.repeat(50));
    expect(masked.length).toBeLessThanOrEqual(200);
    expect(masked).toMatch(/^(who is the envoy in doha ?)+/);
  });

  it('is the same when it is masked again, holds no digit but years, and no word that is not known', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<@U1>',
        'http://a.b/c',
        'a@b.cd',
        '1999',
        '2031',
        '12.5',
        'Dave',
        'envoy',
        'U.S.',
        '[name]',
        '[',
        '?',
        '<',
        "'",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const masked = mask(pieces.join(' '));
        expect(mask(masked)).toBe(masked);
        const rest = masked.replace(/\[(mention|link|mail|number|name|word)\]/g, ' ');
        for (const [digits] of rest.matchAll(/\p{N}+/gu)) expect(digits).toMatch(/^(19|20)\d\d$/);
        expect(rest).not.toMatch(/[<>@\p{Cc}\p{Lu}]/u);
        for (const [word] of rest.matchAll(/\p{L}{3,}/gu))
          expect(words.has(word.normalize('NFKD').replace(/\p{M}/gu, ''))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

it('the words of a story and ordinary words are known, and no other names', () => {
  const known = vocabularyOf(libraryKnowledge());
  expect(maskQuestion('Do the Neighbours object to sundays at the library?', known)).toBe(
    'do the neighbours object to sundays at the library?',
  );
  // Family names that are ordinary words too.
  expect(maskQuestion('Does Grace Baker object to the library?', known)).toBe(
    'does [name] object to the library?',
  );
  // Names in what people may type, such as in the phrasings of other talk.
  expect(maskQuestion('is kowalczyk coming to lunch?', known)).toBe('is [word] coming to lunch?');
  expect(maskQuestion('Did Zbigniew Kowalczyk pay for the library?', known)).toBe(
    'did [name] pay for the library?',
  );
});
