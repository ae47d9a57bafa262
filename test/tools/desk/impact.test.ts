/** What a change does to known questions: as was meant, for worse, or otherwise. */
import { expect, it } from 'vitest';
import { collectExact, packExact } from '../../../src/decision/exact.ts';
import { compiledOf, createEngine, type Engine } from '../../../src/engine/engine.ts';
import { wordKey } from '../../../src/text/normalise.ts';
import { type Aim, changedReplies } from '../../../tools/desk/changes/impact.ts';
import { libraryEngine } from '../../stories/library.ts';

const QUESTION = 'When does the library open on Sundays?';
const OTHER = 'How late is the library open on Thursdays?';

/** The same bot, which knows what these are word for word; of null it only knows that nobody has to answer it. */
function knowing(known: Readonly<Record<string, string>>): Engine {
  const compiled = compiledOf(libraryEngine());
  const exact = collectExact(compiled.knowledge);
  for (const [key, target] of exact) {
    if (!('entry' in target)) continue;
    const to = known[target.entry];
    if (to === undefined) continue;
    exact.set(key, to.startsWith('gap:') ? { gap: to.slice(4) } : { entry: to });
  }
  return createEngine({ ...compiled, exact: packExact(exact) });
}

const aim: Aim = { item: { kind: 'entry', id: 'thursday-hours' }, questions: [QUESTION] };
const effects = async (after: Engine, of: Aim) =>
  (await changedReplies(libraryEngine(), after, [QUESTION, OTHER], of)).map(({ question, effect }) => [
    question,
    effect,
  ]);

it('is as was meant where a question gets to what it was meant for', async () => {
  expect(await effects(knowing({ 'sunday-hours': 'thursday-hours' }), aim)).toEqual([[QUESTION, 'meant']]);
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
    [QUESTION, 'meant'],
  ]);
});

it('is less where a question was offered something and is refused now, and no loss of an answer', async () => {
  const compiled = compiledOf(libraryEngine());
  const offered = 'thursday and the costs';
  const key = wordKey(offered, compiled.knowledge.language.words);
  const exact = collectExact(compiled.knowledge).set(key, { gap: 'phone' });
  const after = createEngine({ ...compiled, exact: packExact(exact) });
  const [changed] = await changedReplies(libraryEngine(), after, [offered], { ...aim, questions: [] });
  expect(changed).toMatchObject({ effect: 'less', before: expect.stringMatching(/^offers “/) });
});

it('is a repetition of the new words where the same reply quotes what was edited', async () => {
  const compiled = compiledOf(libraryEngine());
  const { knowledge } = compiled;
  const thursday = knowledge.entries.get('thursday-hours')!;
  const edited = { ...thursday, answer: 'The council confirms nine in the evening for Thursdays.' };
  const entries = new Map([...knowledge.entries, [thursday.id, edited] as const]);
  const after = createEngine({ ...compiled, knowledge: { ...knowledge, entries } });
  const both = 'how late on thursdays and is there parking';
  const changed = await changedReplies(libraryEngine(), after, [OTHER, both, QUESTION], aim);
  expect(changed.map(({ question, effect }) => [question, effect])).toEqual([
    [OTHER, 'meant'],
    [both, 'repeats'],
  ]);
});
