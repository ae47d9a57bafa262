/** What answers between an edit and the end of what it teaches. */
import { createEngine, type Engine } from './engine.ts';
import type { ReadStory } from './open.ts';

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/**
 * The story as it was edited, told by what was learned before: a new way to ask is known word for word, one that was taken
 * out no more. Only where nothing but ways to ask and words were edited: whatever was learned is of the same parts then.
 *
 * @param before In force.
 * @returns null where more was edited.
 */
export function engineMeanwhile(before: Engine, read: ReadStory): Engine | null {
  const { knowledge, model, calibration } = before;
  const kinds = read.knowledge.smallTalk.map(({ id }) => id);
  if (read.knowledge.told !== knowledge.told || !isSameList(kinds, model.dialogueActs.kinds)) return null;
  return createEngine({ ...read, model, calibration: read.calibration ?? calibration });
}
