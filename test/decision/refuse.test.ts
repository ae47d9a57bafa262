/** Which gap names what a message asks for and the article lacks. */
import { describe, expect, it } from 'vitest';
import type { Match } from '../../src/decision/matcher.ts';
import { nearGap } from '../../src/decision/refuse.ts';
import { libraryEngine } from '../stories/library.ts';

const { knowledge, match } = libraryEngine();
const [gap] = [...knowledge.gaps.values()].filter(({ reason }) => reason === 'not-in-article');

const like = (text: string, similarity: number, lacking: number): Match => {
  const found = match(text, null);
  return {
    ...found,
    nearestGap: { id: gap!.id, similarity },
    others: { ...found.others, 'not-in-article': lacking },
  };
};
const LONG = 'how many windows of the reading room were cleaned before the council voted';
const SHORT = 'how many windows?';

describe('the gap that is nearest', () => {
  it('names what is missing, where a message that says enough likely asks for what the article lacks', () => {
    expect(nearGap(like(LONG, 0.13, 0.6), knowledge)).toBe(gap);
    expect(nearGap(like(LONG, 0.11, 0.6), knowledge)).toBeNull();
  });

  it('must be nearer where there are few words, or it is not likely', () => {
    expect(nearGap(like(SHORT, 0.13, 0.6), knowledge)).toBeNull();
    expect(nearGap(like(LONG, 0.13, 0.4), knowledge)).toBeNull();
    expect(nearGap(like(SHORT, 0.21, 0.4), knowledge)).toBe(gap);
  });

  it('is none where nothing is shared with any', () => {
    expect(nearGap({ ...like(LONG, 0.5, 0.9), nearestGap: null }, knowledge)).toBeNull();
  });
});
