/** What is found in the story by somebody's words, and what is meant by a title. */
import { describe, expect, it } from 'vitest';
import { findNamed } from '../../../tools/desk/story/named.ts';
import { search } from '../../../tools/desk/story/search.ts';
import { libraryKnowledge } from '../../stories/library.ts';

const knowledge = libraryKnowledge();

describe('a search', () => {
  it('tells answers before facts and gaps, those with the words in their title first', () => {
    const { hits } = search(knowledge, 'library');
    const kinds = hits.map(({ kind }) => kind);
    expect(kinds).toEqual([...kinds].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
    expect(new Set(kinds).size).toBe(3);
    const answers = hits.filter(({ kind }) => kind === 'entry').map(({ excerpt }) => excerpt === null);
    expect(answers).toEqual([...answers].sort((a, b) => Number(b) - Number(a)));
  });

  it('marks the words, in the title or where else they stand', () => {
    const { hits } = search(knowledge, 'Who pays?');
    expect(hits[0]?.title.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['pays']);
    const telephone = search(knowledge, 'ring').hits.find(({ excerpt }) => excerpt !== null);
    expect(telephone?.excerpt?.some(({ hit }) => hit)).toBe(true);
  });

  it('goes by the words that tell something, and takes signs for what they are', () => {
    expect(search(knowledge, 'what does the library do on Sundays?').words).toEqual(['library', 'sundays']);
    expect(search(knowledge, '.*').hits).toEqual([]);
  });
});

const ORDER = ['entry', 'fact', 'gap'];

describe('a title', () => {
  it('is known whatever signs and capitals it is typed with, by a part that no other has, and by its id', () => {
    for (const text of [
      "The library's telephone number",
      'the library’s TELEPHONE number',
      'telephone',
      'gap:phone',
    ])
      expect(findNamed(knowledge, text)).toMatchObject({ found: { kind: 'gap', id: 'phone' } });
  });

  it('that there is not brings the likest to mind', () => {
    const named = findNamed(knowledge, 'telephone numbers of the library');
    expect(named).toMatchObject({ found: null });
    expect('like' in named && named.like[0]?.id).toBe('phone');
    expect('like' in named && named.like[0]?.says).toMatch(/^The notice gives no telephone number/);
    expect(findNamed(knowledge, ' ? ')).toEqual({ found: null, like: [] });
  });
});
