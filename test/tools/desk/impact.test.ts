/** What a change does to known questions: as was wished, for worse, or otherwise. */
import { expect, it } from 'vitest';
import { compiledOf, createEngine, type Engine } from '../../../src/engine/engine.ts';
import { type Aim, changedReplies } from '../../../tools/desk/changes/impact.ts';
import { libraryEngine } from '../../stories/library.ts';

const QUESTION = 'When does the library open on Sundays?';
const OTHER = 'How late is the library open on Thursdays?';

/** The same bot, which knows what these are word for word; of null it only knows that nobody has to answer it. */
function knowing(known: Readonly<Record<string, string>>): Engine {
  const compiled = compiledOf(libraryEngine());
  const exact = new Map([...compiled.exact]);
  for (const [key, target] of compiled.exact) {
    if (!('entry' in target)) continue;
    const to = known[target.entry];
    if (to === undefined) continue;
    exact.set(key, to.startsWith('gap:') ? { gap: to.slice(4) } : { entry: to });
  }
  return createEngine({ ...compiled, exact });
}

const aim: Aim = { item: { kind: 'entry', id: 'thursday-hours' }, questions: [QUESTION] };
const effects = async (after: Engine, of: Aim) =>
  (await changedReplies(libraryEngine(), after, [QUESTION, OTHER], of)).map(({ question, effect }) => [
    question,
    effect,
  ]);

it('is as was wished where a question gets to what it was meant for', async () => {
  expect(await effects(knowing({ 'sunday-hours': 'thursday-hours' }), aim)).toEqual([[QUESTION, 'wished']]);
});

it('is to be looked at where another question goes there too', async () => {
  const meantForNothing = { ...aim, questions: [] };
  expect(await effects(knowing({ 'sunday-hours': 'thursday-hours' }), meantForNothing)).toEqual([
    [QUESTION, 'other'],
  ]);
});

it('is a loss where a question had an answer and has none, and comes first', async () => {
  const after = knowing({ 'sunday-hours': 'thursday-hours', 'thursday-hours': 'gap:phone' });
  expect(await effects(after, aim)).toEqual([
    [OTHER, 'lost'],
    [QUESTION, 'wished'],
  ]);
});
