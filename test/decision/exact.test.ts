/** What the knowledge knows word for word, and what may stand before it. */
import { describe, expect, it } from 'vitest';
import { collectExact, exactOf, packExact } from '../../src/decision/exact.ts';
import { libraryKnowledge } from '../stories/library.ts';

const { questions } = libraryKnowledge().language;
const exact = packExact(
  new Map([
    ['when does it open', { entry: 'hours' }],
    ['who pays', { entry: 'cost' }],
  ]),
);

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

it('gets of every phrasing what has it, however many there are', () => {
  const all = collectExact(libraryKnowledge());
  const packed = packExact(all);
  expect(all.size).toBeGreaterThan(1000);
  for (const [key, target] of all) expect(exactOf(key, packed, questions)).toEqual(target);
  for (const key of all.keys())
    if (!all.has(`${key} zq`)) expect(exactOf(`${key} zq`, packed, questions)).toBeNull();
  expect(exactOf('who pays', packExact(new Map()), questions)).toBeNull();
});

describe('a way to ask that an editor wrote under an entry, and that any story may be asked', () => {
  const library = libraryKnowledge();
  const asked = 'Who is against it?';
  const noise = library.entries.get('neighbours-worried')!;
  const knowledge = {
    ...library,
    entries: new Map([...library.entries, [noise.id, { ...noise, phrasings: [...noise.phrasings, asked] }]]),
  };
  const key = 'who is against it';

  it('gets that entry in the story itself', () => {
    expect(collectExact(library).get(key)).toEqual({ act: 'sides' });
    expect(collectExact(knowledge).get(key)).toEqual({ entry: noise.id });
  });

  it('gets the list of the whole in a translation, whose ways to ask may be older than the list', () => {
    expect(collectExact({ ...knowledge, isTranslation: true }).get(key)).toEqual({ act: 'sides' });
  });
});
