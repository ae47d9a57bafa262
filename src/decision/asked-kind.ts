/** Tells when a question asks for a kind of thing that an entry's facts do not give: a date, a number, a place. */
import type { Entry, Fact, Knowledge } from '../knowledge/model.ts';
import { countsIn, timesIn } from '../knowledge/values.ts';
import type { QuestionType } from '../text/language.ts';

/** Kinds that show in a statement without fail. */
type HardKind = 'time' | 'number' | 'place';

export const isHardKind = (type: string): type is HardKind =>
  type === 'time' || type === 'number' || type === 'place';

/** Whether a question of these types asks for a kind that none of the entry's facts gives. */
export type LacksAskedKind = (entry: Entry, asked: readonly QuestionType[]) => boolean;

export function createLacksAskedKind({ facts, names, language }: Knowledge): LacksAskedKind {
  const places = names.filter(({ kind }) => kind === 'place' || kind === 'country').map(({ name }) => name);
  const gives: Readonly<Record<HardKind, (fact: Fact) => boolean>> = {
    time: ({ statement }) =>
      timesIn(statement, language).length > 0 || language.values.timesOfDay.test(statement),
    number: ({ statement, counts }) => counts || countsIn(statement, language.values).length > 0,
    // Where nobody has listed any place, its own words have to show it.
    place: ({ statement }) =>
      places.length > 0
        ? places.some((place) => statement.includes(place))
        : language.values.placeWords.test(statement),
  };
  const givenBy = (kind: HardKind) => new Set([...facts.values()].filter(gives[kind]).map(({ id }) => id));
  const given = { time: givenBy('time'), number: givenBy('number'), place: givenBy('place') };
  // Of the source itself there is hardly ever a date or a number to give.
  const ofSource = new Set([...facts.values()].filter((fact) => fact.ofSource).map(({ id }) => id));
  const lacks = (entry: Entry, kind: HardKind) =>
    !entry.facts.some((fact) => given[kind].has(fact) || ofSource.has(fact));
  return (entry, asked) => {
    const asksNumber = asked.includes('number');
    return (
      (asksNumber && lacks(entry, 'number')) ||
      // "How long" asks for a time and a number: either may answer it.
      (asked.includes('time') && !asksNumber && lacks(entry, 'time')) ||
      (asked.includes('place') && lacks(entry, 'place'))
    );
  };
}
