import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordKey as keyBy, MAX_TEXT_LENGTH, wordsIn } from '../../src/text/normalise.ts';
import { ENGLISH } from './english.ts';
import { anyText, NASTY } from './strings.ts';

const words = (text: string) => wordsIn(text, ENGLISH.words);
const wordKey = (text: string) => keyBy(text, ENGLISH.words);

describe('a text brought to plain lower-case words', () => {
  it.each([
    ['Who IS this?', 'who is this'],
    ['Café Zoë naïve', 'cafe zoe naive'],
    ['ﬁne ｆｕｌｌ', 'fine full'],
    ['1,000 and 40,000', '1000 and 40000'],
    ['the U.S. and the U.K.', 'the us and the uk'],
  ])('%s', (text, expected) => {
    expect(wordKey(text)).toBe(expected);
  });

  it.each([
    ["who's he", 'who is he'],
    ['who’s he', 'who is he'],
    ['whos he', 'who is he'],
    ["won't", 'will not'],
    ["can't", 'can not'],
    ['cant', 'can not'],
    ['cannot', 'can not'],
    ["isn't it", 'is not it'],
    ['didnt they', 'did not they'],
    ["they're here", 'they are here'],
    ["we've seen", 'we have seen'],
    ['gonna happen', 'going to happen'],
    ["the council's plan", 'the council plan'],
    ["the neighbours' view", 'the neighbours view'],
  ])('writes the contraction out: %s', (text, expected) => {
    expect(wordKey(text)).toBe(expected);
  });

  it.each([
    ['a Discord mention', '<@1234567890> who is it', 'who is it'],
    ['a nickname mention', '<@!1234567890> who is it', 'who is it'],
    ['a Slack mention', '<@U12AB> who is it', 'who is it'],
    ['a channel', 'who is it <#C12|general>', 'who is it'],
    ['a broadcast', '<!channel> who is it', 'who is it'],
    ['a name', '@everyone who is it', 'who is it'],
    ['a link', 'who is it https://example.org/a?b=c#d', 'who is it'],
    ['a link in brackets', '<https://example.org> who is it', 'who is it'],
    ['an emoji', 'who is it 🤔', 'who is it'],
    ['an emoji by name', 'who is it :thinking:', 'who is it'],
    ['a custom emoji', '<:blob:123456789> who is it', 'who is it'],
    ['a moving emoji', '<a:blob:123456789> who is it', 'who is it'],
    ['code', '`who is it`', 'who is it'],
    ['bold', '**who** is it', 'who is it'],
    ['italics', "_who's_ it", 'who is it'],
    ['struck out', "~~who's~~ it", 'who is it'],
    ['a spoiler', "||who's|| it", 'who is it'],
    ['invisible signs', 'wh\u200bo is\u202e it\ufeff', 'who is it'],
  ])('strips %s', (_, text, expected) => {
    expect(wordKey(text)).toBe(expected);
  });

  it('keeps an e-mail address and a time apart from mark-up', () => {
    expect(wordKey('at 10:30 or 4:15')).toBe('at 10 30 or 4 15');
  });

  it('reads the head and the tail of what is too long, where questions stand', () => {
    const found = words(`first ${'filler '.repeat(20_000)} last`);
    expect(found[0]).toBe('first');
    expect(found.at(-1)).toBe('last');
    expect(found.join(' ').length).toBeLessThanOrEqual(MAX_TEXT_LENGTH + 1);
  });

  it('takes no endless word for a word', () => {
    expect(words('x'.repeat(500))).toEqual([]);
  });

  it('is total: any string gives lower-case words without invisible signs', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  it('is idempotent: words brought to words stay as they are', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const once = wordKey(text);
        expect(wordKey(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves the word that any single sign makes as it is, whatever its script and case', () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0x10_ffff; code += 1) {
      const once = wordKey(String.fromCodePoint(code));
      if (wordKey(once) !== once) changed.push(code.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it.each(Object.entries(NASTY))('reads no more than its bound of what is endless: %s', (_, text) => {
    expect(wordKey(text).length).toBeLessThanOrEqual(MAX_TEXT_LENGTH + 1);
  });
});
