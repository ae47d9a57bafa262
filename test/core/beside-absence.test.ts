/** A question that names somebody whom the source does not mention. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { shippedEngine } from '../stories/shipped.ts';

const shipped = createAnswerer(await shippedEngine());

describe('a name that the source does not mention', () => {
  it('is said to be none of its own, beside what answers the rest of the question', () => {
    const reply = shipped.ask('did the meetings happen in Ankara?');
    expect(plainText(reply)).toContain('does not mention Ankara');
    expect(reply.facts).toContain('talks-place');
    expect(reply.kind).toBe('no-answer');
  });

  it('is all that is said where the rest asks for nothing that is surely known', () => {
    const reply = shipped.ask('did Zelensky get his way in the end?');
    expect(plainText(reply)).toContain('does not mention Zelensky');
    expect(reply.facts).toEqual([]);
  });
});
