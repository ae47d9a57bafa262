import { describe, expect, it } from 'vitest';
import { libraryEngine } from '../stories/library.ts';

const acts = (text: string) => libraryEngine().match(text, null).acts;

describe('what a message does', () => {
  it('is told with probabilities that sum to 1', () => {
    for (const text of ['who pays for it', 'hi', 'shame on the council', '', 'qwfp zxcv']) {
      const { asks, elsewhere, verdict, outburst, talk } = acts(text);
      expect(asks + elsewhere + verdict + outburst + talk).toBeCloseTo(1);
    }
  });

  it.each([
    ['asks', 'who pays for the longer hours'],
    ['verdict', 'is it right or wrong of the council'],
    ['outburst', 'never trust the council, liars all of them'],
    ['talk', 'who made you, little bot'],
  ] as const)('%s: %s', (act, text) => {
    const found = acts(text);
    const likeliest = (['asks', 'elsewhere', 'verdict', 'outburst', 'talk'] as const).reduce((a, b) =>
      found[b] > found[a] ? b : a,
    );
    expect(likeliest).toBe(act);
  });

  it('names the kind of small talk that stands out', () => {
    expect(acts('who made you, little bot').kind).toBe('maker');
    expect(acts('what data do you keep about me').kind).toBe('privacy');
  });
});
