/** The names that the last reply listed: of countries, or of who is involved. */
import type { DialogueState } from '../../dialogue/follow-up.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Name } from '../../knowledge/model.ts';

/** @returns For what was said last, the names of the list that was asked for; none where no such list was told. */
export function createListedNames({
  knowledge,
  match,
  decide,
}: Engine): (last: DialogueState) => readonly Name[] {
  function namesOf(question: string): Name[] {
    const decision = decide.direct(match(question, null));
    if (decision.kind !== 'whole') return [];
    if (decision.act === 'countries') return knowledge.names.filter(({ kind }) => kind === 'country');
    // "Critics" are listed, and named by nobody.
    const isNamed = ({ name, role }: Name) => role !== null && /\p{Lu}/u.test(name);
    return decision.act === 'people' ? knowledge.names.filter(isNamed) : [];
  }
  return ({ entry, question, facts }) => {
    const names = entry !== null || question === null ? [] : namesOf(question);
    // The same words right after a statement may have asked for the names in that one.
    return names.every(({ part }) => facts.includes(part)) ? names : [];
  };
}
