import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentWords, stem as stemBy } from '../../src/text/stem.ts';
import { ENGLISH } from './english.ts';

const stem = (word: string) => stemBy(word, ENGLISH.words);

describe('the stem of a word', () => {
  it.each([
    ['hour', 'hours'],
    ['negotiate', 'negotiates', 'negotiating', 'negotiated'],
    ['family', 'families'],
    ['country', 'countries'],
    ['box', 'boxes'],
    ['open', 'opens', 'opened', 'opening'],
    ['agree', 'agrees', 'agreed'],
    ['stop', 'stopped', 'stopping'],
    ['free', 'freed', 'freeing'],
    ['hold', 'held', 'holding'],
  ])('is one for the inflections of %s', (...inflections) => {
    expect(new Set(inflections.map(stem)).size).toBe(1);
  });

  it.each([
    ['bus', 'busy'],
    ['open', 'pen'],
    ['one', 'on'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  it('leaves short words and words with digits as they are', () => {
    for (const word of ['us', 'is', 'his', 'gas', '2023s', '40000']) expect(stem(word)).toBe(word);
  });

  it('is never empty, for any word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        expect(stem(word).length).toBeGreaterThan(0);
      }),
    );
  });

  it('is no property of an object', () => {
    for (const word of ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'])
      expect(typeof stem(word)).toBe('string');
  });
});

describe('the words that carry a subject', () => {
  it('are what is left without those that carry none', () => {
    const words = ['the', 'library', 'who', 'is', 'open', 'about', 'money', 'please'];
    expect(contentWords(words, ENGLISH.words)).toEqual(['library', 'open', 'money']);
  });
});
