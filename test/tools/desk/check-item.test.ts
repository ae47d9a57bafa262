/** What an editor is told while they write. */
import { describe, expect, it } from 'vitest';
import { checkItem } from '../../../tools/desk/story/check-item.ts';
import { findItem } from '../../../tools/desk/story/files.ts';
import type { Fields, ItemRef } from '../../../tools/desk/story/items.ts';
import { LIBRARY, libraryEngine } from '../../stories/library.ts';

const SUNDAY: ItemRef = { kind: 'entry', id: 'sunday-hours' };

function told(wanted: Fields, ref: ItemRef = SUNDAY): string[] {
  const seen = findItem(LIBRARY, ref)!.fields;
  return checkItem(ref, seen, { ...seen, ...wanted }, libraryEngine()).map(
    ({ kind, text }) => `${kind}: ${text}`,
  );
}
const phrasings = () => findItem(LIBRARY, SUNDAY)!.fields['phrasings'] as readonly string[];

/** What is said where nothing is found. */
const HOLDS = /^good: Length, form, numbers, names, firmness and source hold/;

describe('an item that is being written', () => {
  it('is good as it stands', () => {
    for (const ref of [SUNDAY, { kind: 'gap', id: 'parking' }, { kind: 'fact', id: 'cost' }] as const)
      expect(told({}, ref)).toEqual([expect.stringMatching(HOLDS)]);
  });

  it('must not be too long or empty', () => {
    expect(told({ short: 'x'.repeat(141) })).toEqual([
      'fault: Short form: is 141 characters long, and may have at most 140: shorten it by 1',
    ]);
    expect(told({ question: null })).toEqual([
      'fault: Question: is missing; write the question as people read it',
    ]);
  });

  it('is never said to be true, and whoever changes an answer is asked whether it says something else now', () => {
    const answer = 'The town council confirms that from May the library opens on Sundays from ten to four.';
    const found = told({ answer });
    expect(found[0]).toMatch(/no check can tell: read it against the facts/);
    expect(found[1]).toMatch(/^hint: The answer changes.*tick “Correct what was posted”/);
    expect(told({ answer, revision: 2 })).toHaveLength(1);
    expect(told({ short: 'The library opens on Sundays from May, the council confirms.' })).toHaveLength(1);
  });

  it('is asked about where a “not” or a confirmation comes in or goes', () => {
    const { answer } = findItem(LIBRARY, SUNDAY)!.fields;
    expect(told({ answer: String(answer).replace('opens', 'does not open') })[0]).toBe(
      'hint: Answer: “not” has come in. Make sure that it does not say the opposite now.',
    );
    const said = told({ answer: 'From May the library opens on Sundays, according to the town council.' });
    expect(said[0]).toBe('hint: Answer: “confirms” is gone. Make sure that who confirms what is still said.');
    expect(said[1]).toMatch(/^good: Length, form, numbers and names hold\./);
    const gap: ItemRef = { kind: 'gap', id: 'parking' };
    expect(told({ reply: 'The notice does not mention parking.' }, gap)).toEqual([
      expect.stringMatching(HOLDS),
    ]);
  });

  it('may leave to the loader what that fills in', () => {
    expect(told({ answer: null, short: null }).at(0)).toMatch(HOLDS);
  });

  it('is held to its form alone as a draft, but for facts that others state', () => {
    const unfinished = { draft: true, question: null, answer: 'On Mondays it opens at 11.', short: null };
    expect(told(unfinished)).toEqual(['good: A draft: the bot leaves it out.']);
    expect(told({ ...unfinished, answer: 'x'.repeat(601) }).join('\n')).toMatch(/^fault: Answer: /);
    const missed = told({ draft: true }, { kind: 'fact', id: 'cost' });
    expect(missed.join('\n')).toContain('unknown fact "cost": that is the id of a draft');
  });

  it('as a fact, has a place that there is, and somebody where its standing is somebody’s', () => {
    const cost: ItemRef = { kind: 'fact', id: 'cost' };
    expect(told({ where: ['cellar/1'] }, cost).join('\n')).toContain('unknown section "cellar"');
    expect(told({ standing: 'declared', attribution: null }, cost).join('\n')).toContain(
      'needs an attribution',
    );
  });

  it('must not say what its facts do not say, or more firmly', () => {
    const found = told({
      answer: 'The council proves that it opens on Sundays at 11, says Mrs Miller.',
    }).join('\n');
    expect(found).toContain('number 11');
    expect(found).toContain('Miller');
    expect(found).toContain('"proves" is stronger');
  });

  it('states facts that there are', () => {
    expect(told({ facts: ['sunday', 'monday'] })).toEqual([
      'fault: unknown fact "monday"; did you mean "sunday"?',
    ]);
  });

  it('is not asked for in words that stand elsewhere, or twice', () => {
    const found = told({ phrasings: [...phrasings(), 'thursday hours', 'sunday hours'] });
    expect(found).toContain('hint: “thursday hours” stands at “thursday-hours” already.');
    expect(found).toContain('hint: “sunday hours” stands here twice.');
  });

  it('tells what new words are nearest to today', () => {
    expect(told({ phrasings: [...phrasings(), 'how late on thursdays then'] }).join('\n')).toContain(
      'hint: “how late on thursdays then” is nearest to “How late is the library open on Thursdays?”',
    );
  });

  it('as a fact, bears on the answers that state it', () => {
    const found = told({ standing: 'position', attribution: 'the mayor' }, { kind: 'fact', id: 'reason' });
    expect(found.join('\n')).toMatch(/fault: answer of "why-change"/);
  });
});
