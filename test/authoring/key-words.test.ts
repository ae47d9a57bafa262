import { expect, it } from 'vitest';
import { createKeyWords } from '../../src/authoring/key-words.ts';

const TEXT = [
  'The budget is 38.6 million euros.',
  'A replacement bus, numbered 9X, will leave every ten minutes.',
  'The council has not decided.',
  "It's what the council says about it.",
  'Really, she said so again.',
];

it('calls each sentence by the few words that are its own', () => {
  const keyWords = createKeyWords(TEXT);
  expect(TEXT.map(keyWords)).toEqual(['budget', 'replacement bus 9x', 'council not decided', 'council', '']);
});

it('prefers names, and passes over what every sentence has', () => {
  const rows = Array.from({ length: 40 }, (_, i) => `The harbour railway carried goods number ${i}.`);
  const keyWords = createKeyWords([...rows, 'The harbour railway carried Ada Brandt and her piano.']);
  expect(keyWords('The harbour railway carried Ada Brandt and her piano.')).toBe('ada brandt piano');
});

it('calls nothing by a time of the day', () => {
  const keyWords = createKeyWords(['Work would be allowed from 7.30am to 5pm on weekdays.']);
  expect(keyWords('Work would be allowed from 7.30am to 5pm on weekdays.')).not.toMatch(/\d/);
});
