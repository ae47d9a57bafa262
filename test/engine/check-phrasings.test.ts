/** Which phrasings the check calls stray, by how likely each class is for one of them, on the small story. */
import { describe, expect, it } from 'vitest';
import { strayPhrasings } from '../../src/engine/check-phrasings.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { factOrder, OTHER_CLASSES, type OtherClass } from '../../src/model/lessons.ts';
import { LIBRARY, libraryEngine } from '../stories/library.ts';

const engine = libraryEngine();
const { locate } = loadKnowledge(LIBRARY);
const order = factOrder(engine.knowledge);
const trial = engine.knowledge.entries.get('trial-year')!;

/** Warnings where one phrasing of the trial is taken for a class, and its fact keeps what is left. */
function warned(phrasing: string, other: OtherClass | string, likely: number): string[] {
  const entries = new Map([[trial.id, { ...trial, phrasings: [phrasing] }]]);
  const at = (OTHER_CLASSES as readonly string[]).indexOf(other);
  const probabilities = new Float64Array(order.length + OTHER_CLASSES.length);
  probabilities[at < 0 ? order.indexOf(other) : order.length + at] = likely;
  probabilities[order.indexOf('trial')]! += 1 - likely;
  const all = { ...engine.knowledge, entries: new Map([...engine.knowledge.entries, ...entries]) };
  const read = engine.knowledge.entries.get(trial.id)!.phrasings;
  expect(read).not.toContain(phrasing);
  const sure = (asked: string) => {
    if (asked === phrasing) return probabilities;
    const own = new Float64Array(order.length + OTHER_CLASSES.length);
    const entry = [...all.entries.values()].find(({ phrasings }) => phrasings.includes(asked))!;
    for (const fact of entry.facts) own[order.indexOf(fact)] = 1 / entry.facts.length;
    return own;
  };
  return strayPhrasings({ ...engine, knowledge: all }, sure, locate).map(({ message }) => message);
}

describe('a phrasing', () => {
  it('that is likelier asked of the whole is no stray: it gets a list of the story', () => {
    expect(warned('bring me up to speed', 'whole', 0.9)).toEqual([]);
  });

  it('that the bot answers all the same, without knowing it word for word, is none', () => {
    expect(warned('is the trial of the hours for one year', 'not-in-article', 0.8)).toEqual([]);
  });

  it.each([
    [
      'where do I park the car',
      'not-in-article',
      /something that the article does not say, as under "parking"/,
    ],
    ['what is it like on mars', 'off-topic', /taken for talk of something else;/],
    ['hello there friend', 'small-talk', /taken for small talk;/],
    ['is it open on a sunday', 'sunday', /taken for "sunday-hours";/],
  ])('is named with what it is taken for: %s', (phrasing, other, taken) => {
    const [warning, ...others] = warned(phrasing, other, 0.9);
    expect(others).toEqual([]);
    expect(warning).toMatch(/^typed a little differently, /);
    expect(warning).toMatch(taken);
  });

  it('that its own fact answers well enough is none', () => {
    expect(warned('where do I park the car', 'not-in-article', 0.5)).toEqual([]);
  });
});
