/** Who is for or against what was told last, where that is something else than the matter of the story. */
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';
import { factsOf } from './whole/told.ts';

/**
 * "Who is against it?" after a proposal of which the last answer told who objects asks for those who object to the proposal.
 *
 * @param ofMatter Facts that tell the views on the matter of the story.
 * @returns The entry that tells of the views on what was told last and as little else as can be; null if none were told.
 */
export function viewsOfLast(
  before: DialogueState,
  ofMatter: readonly string[],
  knowledge: Knowledge,
): Entry | null {
  const views = factsOf(knowledge, before.facts)
    .filter(({ id, standing }) => standing === 'position' && !ofMatter.includes(id))
    .map(({ id }) => id);
  if (views.length === 0) return null;
  const telling = [...knowledge.entries.values()].filter(({ facts }) =>
    views.every((view) => facts.includes(view)),
  );
  return telling.sort((one, other) => one.facts.length - other.facts.length)[0] ?? null;
}
