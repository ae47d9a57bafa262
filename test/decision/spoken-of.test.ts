/** How much of a message an entry speaks of, and which fact competes with it. */
import { describe, expect, it } from 'vitest';
import { evidenceOf, type Findings } from '../../src/decision/evidence.ts';
import { createSpokenOf } from '../../src/decision/spoken-of.ts';
import { libraryEngine } from '../stories/library.ts';

const { knowledge, analyzer, model, match } = libraryEngine();
const spokenOf = createSpokenOf(knowledge, analyzer, model);
const costs = knowledge.entries.get('costs')!;
const of = (text: string) => spokenOf(analyzer.analyze(text), costs.facts, new Set([costs.id]));

describe('what an entry speaks of', () => {
  it('is more of what its statement says than of anything else', () => {
    expect(of('what do the longer hours cost the town')).toBeGreaterThan(of('who painted the ceiling'));
  });

  it('is at most all of it', () => {
    expect(of('the longer hours cost the town')).toBeLessThan(1);
    expect(of('')).toBe(0);
  });
});

describe('the rival of an entry', () => {
  const asked = match('when is it open', null);
  const findings = (stated: readonly string[]): Findings => ({
    analyzed: asked.analyzed,
    answerable: 0.9,
    others: asked.others,
    facts: [
      { id: 'first', probability: 0.5 },
      { id: 'second', probability: 0.4 },
      { id: 'third', probability: 0.1 },
    ],
    utility: 0.5,
    stated,
    nearGap: 0,
    nearEntry: 0,
    novelty: { words: 0, pairs: 0 },
    said: 0,
  });
  const rivalOf = (stated: readonly string[]) => evidenceOf(findings(stated), model.topicLogOdds).rival;

  it('is the likeliest fact that it does not state', () => {
    expect(rivalOf(['first'])).toBeCloseTo(0.8);
    expect(rivalOf(['first', 'second'])).toBeCloseTo(0.2);
  });
});
