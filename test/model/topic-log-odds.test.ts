import { describe, expect, it } from 'vitest';
import { createTopicLogOddsCounter } from '../../src/model/topic-log-odds.ts';
import { libraryEngine } from '../stories/library.ts';

const { analyzer } = libraryEngine();

/** A folder of three lines, two of them of the story. */
function counted(fewestUses: number) {
  const counter = createTopicLogOddsCounter();
  counter.count(analyzer.analyze('lantern parade on the pier'), true);
  counter.count(analyzer.analyze('when does the parade begin'), true);
  counter.count(analyzer.analyze('fancy a coffee on the pier'), false);
  return counter.logOdds(fewestUses);
}

const of = (word: string, fewestUses: number) =>
  counted(fewestUses).get(`w:${analyzer.analyze(word).stems[0]}`);

describe('what a word says for the story', () => {
  it('is more the oftener the story has it, and against the story where others have it', () => {
    expect(of('parade', 1)).toBeGreaterThan(of('lantern', 1)!);
    expect(of('lantern', 1)).toBeGreaterThan(0);
    expect(of('coffee', 1)).toBeLessThan(0);
  });

  it('is known of a single use where that is asked for, and not known where more is', () => {
    expect(of('lantern', 2)).toBeUndefined();
    expect(of('parade', 2)).toBe(of('parade', 1));
  });
});
