import { beforeAll, describe, expect, it } from 'vitest';
import { type Coverage, coverageOf } from '../../src/engine/coverage.ts';
import { adviceOn, byNeed, describeCoverage, describeWhole } from '../../src/engine/coverage-words.ts';
import { trainEngine } from '../../src/engine/train.ts';
import { libraryKnowledge } from '../stories/library.ts';

const one: Coverage = {
  kind: 'entry',
  id: 'costs',
  title: 'What does it cost?',
  phrasings: 6,
  asked: 6,
  right: 2,
  offered: 0,
  likeliest: 3,
  missed: [],
  stated: new Set(),
  confusion: null,
};

describe('the coverage of a story', () => {
  let coverage: Coverage[];
  beforeAll(() => {
    const knowledge = libraryKnowledge();
    const costs = knowledge.entries.get('costs')!;
    // Two ways to ask that belong to another entry.
    const stray = ['on sunday the doors open when', 'sunday doors', ...costs.phrasings];
    coverage = coverageOf(
      trainEngine({
        ...knowledge,
        entries: new Map([...knowledge.entries, ['costs', { ...costs, phrasings: stray }]]),
      }),
    );
  });

  it('has every entry and gap, and puts each phrasing once to a bot that has not seen it', () => {
    const { entries, gaps } = libraryKnowledge();
    expect(coverage.map(({ id }) => id)).toEqual([...entries.keys(), ...gaps.keys()]);
    for (const { phrasings, asked, right, offered, missed } of coverage) {
      expect(asked).toBeLessThanOrEqual(phrasings);
      expect(right + offered + missed.length).toBe(asked);
    }
    expect(coverage.some(({ right }) => right > 0)).toBe(true);
  });

  it('says what an entry is taken for, and which words lead there', () => {
    const costs = coverage.find(({ id }) => id === 'costs')!;
    const taken = costs.missed.filter(({ takenFor }) => takenFor === 'sunday-hours');
    expect(taken.length).toBeGreaterThan(0);
    expect(taken[0]!.words.join(' ')).toMatch(/sunday|doors/);
  });
});

describe('its words', () => {
  it('name the phrasings, what was found, what it is taken for, and what to write', () => {
    const ending = { kind: 'entry', id: 'fines' } as const;
    const missed = [{ phrasing: 'what to pay', ending, takenFor: 'fines', words: ['pay'] }];
    const confused = { ...one, phrasings: 3, missed, confusion: { id: 'fines', times: 1, words: ['pay'] } };
    const text = describeCoverage(confused);
    expect(text).toContain(
      'entry "costs" (What does it cost?): 3 ways to ask, 2 of 6 found unseen, 0 offered, 3 likeliest',
    );
    expect(text).toMatch(/2 ways more.*taken for "fines" by “pay”/);
  });

  it('show ways to ask that nothing resembles, and leave alone what is well known', () => {
    const ending = { kind: 'other', id: 'not-in-article' } as const;
    const missed = [{ phrasing: 'fee?', ending, takenFor: null, words: [] }];
    expect(adviceOn({ ...one, missed })).toContain('“fee?”');
    expect(adviceOn({ ...one, right: 5 })).toBeNull();
    expect(adviceOn({ ...one, offered: 4 })).toContain('unsure');
  });

  it('put first what needs most', () => {
    const well = { ...one, id: 'well', right: 6 };
    const unknown = { ...one, id: 'unknown', asked: 0, right: 0, phrasings: 1 };
    expect(byNeed([well, one, unknown]).map(({ id }) => id)).toEqual(['unknown', 'costs', 'well']);
    expect(describeWhole([well, one])).toContain('of 12 that the bot had not seen it found 8 (67 %)');
  });
});
