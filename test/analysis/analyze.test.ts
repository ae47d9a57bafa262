import { describe, expect, it } from 'vitest';
import { libraryEngine } from '../stories/library.ts';

const read = (text: string) => libraryEngine().reader.read(text);
const concepts = (text: string) => read(text).hits.map(({ concept }) => concept.id);

describe('reading a message', () => {
  it('gives lists that run side by side', () => {
    const reading = read('I live near it. Can anyone tell me when the libary opens on sundays pls?');
    const { words, stems, weights, foreign } = reading;
    expect([stems.length, weights.length, foreign.length]).toEqual(Array(3).fill(words.length));
    for (const { to } of reading.hits) expect(to).toBeLessThanOrEqual(words.length);
  });

  it('mends spelling and finds the concepts', () => {
    expect(read('when is teh librery opne on sundya').words).toEqual(
      expect.arrayContaining(['library', 'sunday']),
    );
    expect(concepts('librery on sundya')).toEqual(['LIBRARY', 'SUNDAY']);
  });

  it('writes abbreviations out before anything else', () => {
    expect(read('thurs').words).toEqual(['thursday']);
    expect(concepts('thurs')).toEqual(['THURSDAY']);
  });

  it('takes filler out, unless there is nothing else', () => {
    expect(read('can anyone tell me who pays').words).toEqual(['who', 'pays']);
    expect(read('please').words).toEqual(['please']);
  });

  it('gives the framing less weight than the question', () => {
    const { words, weights } = read('My sister loves the neighbours. Who pays for the library?');
    expect(weights[words.indexOf('neighbours')]!).toBeLessThan(weights[words.indexOf('library')]!);
    expect(weights[words.indexOf('library')]).toBe(1);
  });

  it('tells the words that the story does not use', () => {
    const { words, foreign } = read('does the library lend bulldozers');
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
    expect(read(text).question).toBe(question);
  });

  it('reads the last words of a long message, and no more than are needed', () => {
    const { words } = read(`${'and so on and on '.repeat(60)} who pays`);
    expect(words.length).toBeLessThanOrEqual(120);
    expect(words.slice(-2)).toEqual(['who', 'pays']);
  });

  it('reads nothing in a message without words', () => {
    expect(read('🤔 ?!').words).toEqual([]);
    expect(read('').hits).toEqual([]);
  });

  it('is the same every time', () => {
    const text = 'Why? when does the librery open, and who pays';
    expect(read(text)).toEqual(read(text));
  });
});
