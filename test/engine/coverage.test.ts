import { beforeAll, describe, expect, it } from 'vitest';
import { type Coverage, coverageOf } from '../../src/engine/coverage.ts';
import {
  adviceOn,
  byNeed,
  describeCoverage,
  describeReport,
  describeWhole,
  describeWrong,
} from '../../src/engine/coverage-words.ts';
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
      'entry "costs" (What does it cost?): 3 ways to ask, 2 of 6 found, 0 offered, 3 likeliest',
    );
    expect(text).toMatch(/2 ways more.*taken for "fines" by “pay”/);
  });

  it('list each way to ask that was not found with what it was taken for, where all is wanted', () => {
    const missed = [
      { phrasing: 'what to pay', ending: { kind: 'entry', id: 'fines' }, takenFor: 'fines', words: [] },
      { phrasing: 'fee?', ending: { kind: 'other', id: 'off-topic' }, takenFor: null, words: [] },
    ] as const;
    const whole = describeReport([{ ...one, missed }], true);
    expect(whole).toContain('“what to pay” → "fines"');
    expect(whole).toContain('“fee?” → off-topic');
    expect(describeReport([{ ...one, missed }], false)).not.toContain('→');
  });

  it('show ways to ask that nothing resembles, and leave alone what is well known', () => {
    const ending = { kind: 'other', id: 'not-in-article' } as const;
    const missed = [{ phrasing: 'fee?', ending, takenFor: null, words: [] }];
    expect(adviceOn({ ...one, missed })).toContain('“fee?”');
    expect(adviceOn({ ...one, right: 5 })).toBeNull();
    expect(adviceOn({ ...one, offered: 4 })).toContain('unsure');
  });

  it('show strays themselves where no word of them tells why', () => {
    const ending = { kind: 'gap', id: 'fares' } as const;
    const missed = [{ phrasing: 'fee?', ending, takenFor: 'fares', words: [] }];
    expect(adviceOn({ ...one, missed, confusion: { id: 'fares', times: 1, words: [] } })).toContain(
      'taken for "fares" in “fee?”',
    );
  });

  it('explain themselves, and are as many as can be seen to at once, unless all are wanted', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...one, id: `entry-${i}`, offered: 1 }));
    const short = describeReport(many, false);
    for (const word of ['Found:', 'Offered:', 'Likeliest:']) expect(short).toContain(word);
    expect(short.match(/^entry "/gm)).toHaveLength(10);
    expect(short).toContain('20 more that would gain by it; --all');
    expect(describeReport(many, true).match(/^entry "/gm)).toHaveLength(30);
  });

  it('put first what needs most', () => {
    const well = { ...one, id: 'well', right: 6 };
    const unsure = { ...one, offered: 4 };
    const unknown = { ...one, id: 'unknown', asked: 0, right: 0, phrasings: 1 };
    expect(byNeed([well, unsure, unknown]).map(({ id }) => id)).toEqual(['unknown', 'costs', 'well']);
    const missed = { phrasing: 'fee?', ending: { kind: 'other', id: 'x' }, words: [] } as const;
    const refused = { ...one, id: 'refused', right: 5, missed: [{ ...missed, takenFor: null }] };
    const wrong = { ...one, id: 'wrong', right: 5, missed: [{ ...missed, takenFor: 'fines' }] };
    expect(byNeed([refused, wrong]).map(({ id }) => id)).toEqual(['wrong', 'refused']);
    expect(describeWhole([well, one])).toContain('of 12 that the bot had not seen it found 8 (67 %)');
  });

  it('count entries and gaps apart', () => {
    const gap = { ...one, kind: 'gap', id: 'parking', asked: 4, right: 1 } as const;
    const [entries, gaps] = describeWhole([one, gap]).split('\n');
    expect(entries).toMatch(/^1 entries .* of 6 .* found 2 \(33 %\), and offered/);
    expect(gaps).toMatch(/^1 gaps .* of 4 .* found 1 \(25 %\); it was likeliest/);
  });

  it('list nothing but what got another answer, where that alone is wanted', () => {
    const missed = [
      { phrasing: 'what to pay', ending: { kind: 'entry', id: 'fines' }, takenFor: 'fines', words: [] },
      { phrasing: 'fee?', ending: { kind: 'other', id: 'off-topic' }, takenFor: null, words: [] },
    ] as const;
    const text = describeWrong([{ ...one, missed }]);
    expect(text).toMatch(/^entry "costs"\n {4}“what to pay” → "fines"\n/);
    expect(text).not.toContain('fee?');
  });
});
