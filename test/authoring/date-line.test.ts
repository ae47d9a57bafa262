import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/authoring/article-text.ts';
import { dateOfLine } from '../../src/authoring/date-line.ts';

describe('a line at the top of an article', () => {
  it.each([
    ['14 March 2025', '14 March 2025'],
    ['Published on Friday, March 14, 2025', 'March 14, 2025'],
    ['Last updated: 14 Mar 2025, 10:30 GMT', '14 Mar 2025'],
    ['By Ada Brandt, 14 March 2025', '14 March 2025'],
    ['2025-03-14', '2025-03-14'],
    ['March 2025', 'March 2025'],
  ])('gives its date: %s', (line, date) => expect(dateOfLine(line)).toBe(date));

  it.each([
    'By Ada Brandt',
    'On 14 March 2025 the council voted.',
    'The council voted on 14 March 2025.',
    'What happens in March 2025 and after',
  ])('gives none, where it says something else: %s', (line) => expect(dateOfLine(line)).toBeNull());
});

describe('an article', () => {
  const sentences = (text: string) => readArticle(text).facts.map(({ sentence }) => sentence);

  it.each(['# Mills\n\n14 March 2025\n\nThe mill turns.\n', 'Mills\n\n14 March 2025\n\nThe mill turns.\n'])(
    'has the date, and no claim or section made of its line',
    (text) => {
      const found = readArticle(text);
      expect(found).toMatchObject({ title: 'Mills', date: '14 March 2025' });
      expect(found.sections.map(({ title }) => title)).toEqual(['Introduction']);
      expect(sentences(text)).toEqual(['The mill turns.']);
    },
  );

  it('keeps a line that says who wrote it as well, and a date further down is none of its own', () => {
    const text = '# Mills\n\nBy Ada Brandt, 14 March 2025\n\nThe mill turns.\n';
    expect(readArticle(text).date).toBe('14 March 2025');
    expect(sentences(text)).toContain('By Ada Brandt, 14 March 2025');
    expect(readArticle('# Mills\n\nOne.\n\nTwo.\n\nThree.\n\n14 March 2025\n').date).toBeNull();
  });
});
