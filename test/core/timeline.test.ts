/** What stands in the timeline, and in which order, on facts that are made up for the small story. */
import { describe, expect, it } from 'vitest';
import { timeline } from '../../src/core/whole/timeline.ts';
import type { Fact, Knowledge } from '../../src/knowledge/model.ts';
import { timesIn } from '../../src/knowledge/values.ts';
import { plainEnglish } from '../../src/messages/plain-english.ts';
import { libraryKnowledge } from '../stories/library.ts';

const library = libraryKnowledge();
const { language } = library;

/** The lines of the timeline of a story with these statements and no others. */
function linesOf(
  statements: readonly string[],
  more: Partial<Fact> = {},
  asOf: string | null = null,
): string[] {
  const one = library.facts.get('sunday')!;
  const facts = new Map(
    statements.map((statement, i) => [`f${i}`, { ...one, ...more, id: `f${i}`, statement }]),
  );
  const article = { ...library.article, date: { ...library.article.date, asOf } };
  const knowledge: Knowledge = { ...library, article, facts };
  const { body } = timeline({ knowledge, messages: plainEnglish, confidence: 1 });
  return body
    .split(plainEnglish.format('whole.undated'))[0]!
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2));
}

describe('the timeline', () => {
  it('has years, decades and parts of a year beside whole dates, in the order of time', () => {
    expect(
      linesOf([
        'The roof is to be mended in summer 2026.',
        'On 4 March 2025 the town voted.',
        'Readers were counted in autumn 2024.',
        'Until the 1970s the house was a school.',
        'It has stood since 1847.',
        'The mill shut in 1961.',
        'The tower fell in late 2025.',
        'The rest follows in the winter of 2026.',
      ]),
    ).toEqual([
      'It has stood since **1847**.',
      'The mill shut in **1961**.',
      'Until the **1970s** the house was a school.',
      'Readers were counted in **autumn 2024**.',
      'On **4 March 2025** the town voted.',
      'The tower fell in **late 2025**.',
      'The roof is to be mended in **summer 2026**.',
      'The rest follows in the **winter of 2026**.',
    ]);
  });

  it('has a fact with two times once, at the earlier, with both set off', () => {
    expect(
      linesOf(['The rest follows in summer 2028, and the wall in June 2027.', 'It closed in May 2028.']),
    ).toEqual([
      'The rest follows in **summer 2028**, and the wall in **June 2027**.',
      'It closed in **May 2028**.',
    ]);
  });

  it('leaves out what merely held as of the time of the source', () => {
    expect(linesOf(['As of mid-March 2025, nobody pays.', 'In May 2025 it opened.'])).toEqual([
      'In **May 2025** it opened.',
    ]);
    const changing = ['Nobody paid by March 2025.', 'The walls have held since 19 January 2025.'];
    expect(linesOf(changing, { changes: true }, 'March 2025')).toEqual([
      'The walls have held since **19 January 2025**.',
    ]);
  });
});

describe('a time in a statement', () => {
  it.each([
    'Of 2000 people, few came.',
    'It grew by 1500 metres.',
    'The room holds 1847 books.',
    'It costs from 1,850 euros on.',
    'It is 1900-odd pages long.',
  ])('is no number of something: %s', (statement) => {
    expect(timesIn(statement, language)).toEqual([]);
  });

  it.each([
    ['It was gone by 1961.', '1961'],
    ['The storms of 1953 flooded it.', null],
    ['It stood before 1847 as well.', '1847'],
    ['Between 1847 and 1961, it ran.', '1847'],
  ])('is a year where nothing is counted: %s', (statement, text) => {
    expect(timesIn(statement, language)[0]?.text ?? null).toBe(text);
  });
});
