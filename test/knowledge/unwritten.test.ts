/** What an editor has not written, and what the check makes of it. */
import { describe, expect, it } from 'vitest';
import { entryOf } from '../../src/knowledge/complete.ts';
import { missingNext } from '../../src/knowledge/missing-next.ts';
import type { Entry, Fact, Knowledge } from '../../src/knowledge/model.ts';
import { lostDrafts, unstatedFacts } from '../../src/knowledge/references.ts';
import { gathered } from '../../src/knowledge/validation-issue.ts';
import { checkGrounding, checkWording } from '../../src/knowledge/wording/check.ts';
import { libraryKnowledge } from '../stories/library.ts';

const library = libraryKnowledge();
const reason = library.facts.get('reason')!;
const nowhere = () => ({ file: 'f.yaml', line: 1, message: '' });

const factOf = (id: string, statement: string, more: Partial<Fact> = {}): Fact => ({
  ...reason,
  id,
  statement,
  ...more,
});
const heldBy = (holder: string) => ({
  standing: 'position' as const,
  attribution: holder,
  holders: [holder],
});

/** A story of these facts, all told by one entry without a short form, or each by its own. */
function storyOf(facts: readonly Fact[], inOne = false): Knowledge {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const entry = (id: string, ids: readonly string[]): Entry =>
    entryOf(
      {
        id,
        draft: false,
        question: `What of ${id}?`,
        facts: [...ids],
        related: [],
        revision: 1,
        overview: false,
        phrasings: [],
      },
      'hours',
      byId,
    );
  const entries = inOne ? [entry('all', [...byId.keys()])] : facts.map(({ id }) => entry(id, [id]));
  const words = { ...library.article.words, next: null };
  return {
    ...library,
    article: { ...library.article, words, date: { shown: 'May 2024', asOf: null } },
    facts: byId,
    entries: new Map(entries.map((one) => [one.id, one])),
    gaps: new Map(),
    names: [],
  };
}

const faultsOf = (story: Knowledge): string[] =>
  [...checkGrounding(story, nowhere), ...checkWording(story, nowhere).faults].map(({ message }) => message);

const LONG =
  'because the lamps of the reading room are on until midnight in every month of the year, as they say';

describe('a short form that nobody wrote', () => {
  const neighbours = factOf('noise', `Neighbours object to the noise, ${LONG}.`, heldBy('neighbours'));
  const baker = factOf('bread', 'The baker welcomes the guests of the evening.', heldBy('the baker'));

  it('is held against what it states itself, and not against the rest of the answer', () => {
    const story = storyOf([neighbours, baker], true);
    expect(story.entries.get('all')!.short).toBe(neighbours.statement);
    expect(faultsOf(story)).toEqual([]);
  });

  it('is a fault where it tells a view as a fact, and is called what it is', () => {
    const bare = { ...neighbours, statement: `There is noise, ${LONG}.` };
    const messages = faultsOf(storyOf([bare, baker], true));
    expect(messages.join('\n')).toMatch(
      /first sentence of the answer of "all", which stands for it in lists/,
    );
    expect(messages.join('\n')).toMatch(/begin it with neighbours.*"holder" of "noise"/);
  });

  it('that is the whole answer is not told twice', () => {
    const messages = faultsOf(storyOf([{ ...baker, statement: 'The guests of the evening are welcome.' }]));
    expect(new Set(messages).size).toBe(messages.length);
    expect(messages.filter((message) => message.includes('short'))).toEqual([]);
  });
});

describe('what comes next', () => {
  const ahead = factOf('trial', 'The town will count the guests in June.');
  const open = factOf('roof', 'It is not yet decided who mends the roof.');

  it('is missed where the story tells of it, with a line to take over', () => {
    expect(missingNext(storyOf([reason, ahead, open]))).toMatch(
      /^2 entries .*next: \{ focus: trial, watch: \[trial\], uncertain: roof \}$/,
    );
    expect(missingNext(storyOf([factOf('maybe', 'The roof may leak.', { standing: 'possible' })]))).toMatch(
      /uncertain: …/,
    );
  });

  it('is not missed where it is written, nor in what only tells how things are', () => {
    const { next } = library.article.words;
    const story = storyOf([ahead, open]);
    const { article } = story;
    expect(missingNext({ ...story, article: { ...article, words: { ...article.words, next } } })).toBeNull();
    expect(
      missingNext(storyOf([reason, factOf('rule', 'Guests will be asked in.', { standing: 'stated' })])),
    ).toBeNull();
  });
});

describe('many of one kind', () => {
  const facts = new Map(['one', 'two', 'three', 'four', 'lost'].map((id) => [id, factOf(id, `${id}.`)]));

  it('are one line with how many they are; what is told alone comes first', () => {
    const waiting = new Set(['one', 'two', 'three', 'four']);
    const [alone, together, ...others] = gathered(unstatedFacts(facts, new Map(), waiting, nowhere));
    expect(others).toEqual([]);
    expect(alone!.message).toContain('no entry states the fact "lost"');
    expect(together!.message).toMatch(/^4 facts are stated by drafts alone.*\(one, two, three, four\)$/);
  });

  it('are drafts of entries, too, whose facts have other ids by now', () => {
    const drafts = new Map([
      ['opening', ['one', 'gone']],
      ['closing', ['two']],
    ]);
    const lost = lostDrafts(drafts, [...facts.keys()], nowhere);
    expect(lost.map(({ message }) => message)).toEqual([
      expect.stringContaining('"opening" names a fact that is not there: gone'),
    ]);
    expect(lostDrafts(drafts, [...facts.keys(), 'gone'], nowhere)).toEqual([]);
  });

  it('are told one by one where they are few', () => {
    const told = gathered(unstatedFacts(facts, new Map(), new Set(['one', 'two']), nowhere));
    expect(told).toHaveLength(5);
  });
});
