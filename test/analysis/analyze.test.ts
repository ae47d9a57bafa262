import { describe, expect, it } from 'vitest';
import { libraryEngine } from '../stories/library.ts';

const analyze = (text: string) => libraryEngine().analyzer.analyze(text);
const concepts = (text: string) => analyze(text).hits.map(({ concept }) => concept.id);

describe('analyzing a message', () => {
  it('gives lists that run side by side', () => {
    const analyzed = analyze('I live near it. Can anyone tell me when the libary opens on sundays pls?');
    const { words, stems, weights, content, foreign } = analyzed;
    expect([stems, weights, content, foreign].map(({ length }) => length)).toEqual(
      Array(4).fill(words.length),
    );
    for (const { to } of analyzed.hits) expect(to).toBeLessThanOrEqual(words.length);
  });

  it('mends spelling and finds the concepts', () => {
    expect(analyze('when is teh librery opne on sundya').words).toEqual(
      expect.arrayContaining(['library', 'sunday']),
    );
    expect(concepts('librery on sundya')).toEqual(['LIBRARY', 'SUNDAY']);
  });

  it('writes abbreviations out before anything else', () => {
    expect(analyze('thurs').words).toEqual(['thursday']);
    expect(concepts('thurs')).toEqual(['THURSDAY']);
  });

  it('takes filler out, unless there is nothing else', () => {
    expect(analyze('can anyone tell me who pays').words).toEqual(['who', 'pays']);
    expect(analyze('please').words).toEqual(['please']);
  });

  it('gives the framing less weight than the question', () => {
    const { words, weights } = analyze('My sister loves the neighbours. Who pays for the library?');
    expect(weights[words.indexOf('neighbours')]!).toBeLessThan(weights[words.indexOf('library')]!);
    expect(weights[words.indexOf('library')]).toBe(1);
  });

  it('tells the words that the story does not use', () => {
    const { words, foreign } = analyze('does the library lend bulldozers');
    expect(foreign[words.indexOf('bulldozers')]).toBe(true);
    expect(foreign[words.indexOf('library')]).toBe(false);
    expect(foreign[words.indexOf('the')]).toBe(false);
  });

  it.each([
    ['when does it open', true],
    ['hours?', true],
    ['so, is it open', true],
    ['nice evening at the library', false],
  ])('hears whether it is a question: %s', (text, question) => {
    expect(analyze(text).question).toBe(question);
  });

  it.each([
    ['what is the latest', true],
    ['is it open now', true],
    ['any news this week', true],
    ['how is it at the moment', true],
    ['when does it open', false],
    ['the renowned library', false],
    ['', false],
  ])('hears whether the present is asked for: %s', (text, now) => {
    expect(analyze(text).asksForNow).toBe(now);
  });

  it('reads the last words of a long message, and no more than are needed', () => {
    const { words } = analyze(`${'and so on and on '.repeat(60)} who pays`);
    expect(words.length).toBeLessThanOrEqual(120);
    expect(words.slice(-2)).toEqual(['who', 'pays']);
  });

  it('reads nothing in a message without words', () => {
    expect(analyze('🤔 ?!').words).toEqual([]);
    expect(analyze('').hits).toEqual([]);
  });

  it('is the same every time', () => {
    const text = 'Why? when does the librery open, and who pays';
    expect(analyze(text)).toEqual(analyze(text));
  });
});
