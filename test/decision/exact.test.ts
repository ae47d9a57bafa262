/** What the knowledge knows word for word, and what may stand before it. */
import { describe, expect, it } from 'vitest';
import { type ExactPhrasings, exactOf } from '../../src/decision/exact.ts';
import { libraryKnowledge } from '../stories/library.ts';

const { questions } = libraryKnowledge().language;
const exact: ExactPhrasings = new Map([
  ['when does it open', { entry: 'hours' }],
  ['who pays', { entry: 'cost' }],
]);

describe('a phrasing of the knowledge', () => {
  it('is known word for word', () => {
    expect(exactOf('when does it open', exact, questions)).toEqual({ entry: 'hours' });
    expect(exactOf('when does it close', exact, questions)).toBeNull();
  });

  it.each(['so when does it open', 'hi when does it open', 'ok so when does it open'])(
    'is known behind a greeting or such a word as "so": %s',
    (typed) => {
      expect(exactOf(typed, exact, questions)).toEqual({ entry: 'hours' });
    },
  );

  it('is not, where it is so short that the word before it may tell what is meant', () => {
    expect(exactOf('and who pays', exact, questions)).toBeNull();
  });
});
