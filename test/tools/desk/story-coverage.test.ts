/** What the measurement of a whole story's coverage tells of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { trainEngine } from '../../../src/engine/train.ts';
import {
  nearestConfusion,
  type StoryCoverage,
  storyCoverage,
} from '../../../tools/desk/coverage/story-coverage.ts';
import { libraryKnowledge } from '../../stories/library.ts';

/** The library's story with what nobody can reach, ask for or tell apart. */
function lackingStory() {
  const knowledge = libraryKnowledge();
  const cost = knowledge.entries.get('costs')!;
  const phrasings = ['zzz qqq', 'xxy wvw', 'kkj jjk'];
  return {
    ...knowledge,
    article: {
      ...knowledge.article,
      words: { ...knowledge.article.words, examples: ['sunday hours', 'is there parking'] },
    },
    entries: new Map([...knowledge.entries, [cost.id, { ...cost, phrasings }]]),
  };
}

describe('the coverage of a story', () => {
  let coverage: StoryCoverage;
  beforeAll(() => {
    coverage = storyCoverage(trainEngine(lackingStory()));
  });
  const item = (id: string) => coverage.items.find((one) => one.id === id)!;

  it('has every entry and gap, with how many of its phrasings find home to a bot that has not seen them', () => {
    const { entries, gaps, revision } = libraryKnowledge();
    expect(coverage.items.map(({ id }) => id)).toEqual([...entries.keys(), ...gaps.keys()]);
    expect(coverage.revision).toBe(revision);
    expect(item('sunday-hours')).toMatchObject({ kind: 'entry', phrasings: 10 });
    expect(item('sunday-hours').right).toBeGreaterThan(5);
    expect(item('costs')).toMatchObject({ phrasings: 3, right: 0 });
    for (const { right, offered, phrasings } of coverage.items)
      expect(right + offered).toBeLessThanOrEqual(phrasings);
  });

  it('tells where the others end up, most of them first', () => {
    const nearest = nearestConfusion(coverage, item('costs'));
    expect(nearest).toMatchObject({ from: { kind: 'entry', id: 'costs' } });
    expect(coverage.confusions).toContainEqual(nearest);
    const counts = coverage.confusions.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const missed = coverage.items.reduce((sum, one) => sum + one.asked - one.right - one.offered, 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(missed);
  });

  it('names facts that nobody reaches, and examples that get no answer', () => {
    expect(coverage.unreachedFacts).toContain('cost');
    expect(coverage.unreachedFacts).not.toContain('sunday');
    expect(coverage.unansweredExamples).toEqual([
      { text: 'is there parking', ending: { kind: 'gap', id: 'parking' } },
    ]);
  });
});
