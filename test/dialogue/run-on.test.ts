import { describe, expect, it } from 'vitest';
import { askingParts, sentencesOf } from '../../src/dialogue/parts.ts';
import { libraryKnowledge } from '../stories/library.ts';

const { parts: forms } = libraryKnowledge().language;
const partsOf = (text: string) => askingParts(text, forms, 'the new hours');

describe('questions typed one after another with no sign between them', () => {
  it.each([
    [
      'who is the treasurer is she local when does it open',
      ['who is the treasurer', 'is she local', 'when does it open'],
    ],
    ['when did it open how many readers were there', ['when did it open', 'how many readers were there']],
    ['who paid for it is there proof', ['who paid for it', 'is there proof']],
    ['what is the notice about who wrote it', ['what is the notice about', 'who wrote it']],
    ['where is the library why', ['where is the library', 'why']],
  ])('are questions of their own: %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each([
    'do you know when did it open',
    'does it say how many readers were there',
    'how many people are there in town',
    'what time is it there',
    'did the people who told of the hours show any papers',
    'is it clear why',
    'what does the town think is he right, not wrong',
  ])('are one where the words go on: %s', (text) => {
    expect(partsOf(text).length).toBeLessThan(3);
    expect(partsOf(text)[0]).toContain(text.split(' ').slice(0, 5).join(' '));
  });

  it('are met behind a sentence whose question leads with what it is about', () => {
    expect(partsOf('Who pays for it? and since when does the town know')).toEqual([
      'Who pays for it?',
      'and since when does the town know',
    ]);
    expect(partsOf('Sum it up. Then say who objects.')).toEqual(['Sum it up.', 'who objects.']);
  });

  it('take time that grows with the text', () => {
    const took = (times: number) => {
      const text = 'who is the treasurer is she local when does it open '.repeat(times);
      const from = performance.now();
      askingParts(text, forms, 'the new hours');
      return performance.now() - from;
    };
    took(20);
    expect(took(400)).toBeLessThan(1000);
  });
});

describe('the end of a sentence', () => {
  it('is no single full stop behind a short form, but more of them', () => {
    expect(partsOf('Who is Mr. Miller? When does it open')).toHaveLength(2);
    expect(partsOf('who pays, the town etc... when does it open')).toEqual([
      'who pays, the town etc...',
      'when does it open',
    ]);
  });

  it('is found in time that grows with the text', () => {
    const from = performance.now();
    sentencesOf(`${'.'.repeat(40_000)}who pays`, forms.end);
    expect(performance.now() - from).toBeLessThan(1000);
  });
});
