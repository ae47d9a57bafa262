/** What of a story its translations rest on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { copyLibrary, type LibraryCopy } from '../stories/library.ts';

describe('what a story tells', () => {
  let library: LibraryCopy;
  beforeEach(() => {
    library = copyLibrary();
  });
  afterEach(() => library.remove());
  const toldNow = () => {
    const { knowledge } = loadKnowledge(library.dir);
    return { told: knowledge!.told, revision: knowledge!.revision };
  };

  it.each([
    [
      'a way to ask more',
      'faq/hours.yaml',
      '      - "sunday hours"',
      '      - "sunday hours"\n      - "sundays then"',
    ],
    ['a way to ask in other words', 'faq/hours.yaml', '"thursday hours"', '"hours on thursdays"'],
    ['a remark', 'facts.yaml', '- id: sunday', '# of the council\n- id: sunday'],
    ['an expression that is passed over', 'lexicon.yaml', 'please]', 'please, kindly]'],
    ['small talk', 'conversation.yaml', '"cheers"', '"cheers mate"'],
  ])('is the same with %s', (_, file, what, by) => {
    const before = toldNow();
    library.replace(file, what, by);
    const after = toldNow();
    expect(after.told).toBe(before.told);
    expect(after.revision).not.toBe(before.revision);
  });

  it.each([
    ['a question', 'faq/hours.yaml', 'question: W', 'question: Now, w'],
    ['a fact', 'facts.yaml', 'statement: "', 'statement: "In short, '],
    ['a concept', 'lexicon.yaml', 'reading room,', ''],
    ['the story itself', 'article.yaml', 'title: ', 'title: More on '],
  ])('is another with %s changed', (_, file, what, by) => {
    const before = toldNow();
    library.replace(file, what, by);
    expect(toldNow().told).not.toBe(before.told);
  });
});
