/** What the source says that bears on what no judgement is made of. */
import type { Match } from '../decision/matcher.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry } from '../knowledge/model.ts';
import { isOneSided } from './views.ts';
import { factsOf } from './whole/told.ts';

/** An answer this likely bears on what a forecast or a judgement is wanted of. */
const BEARS_ON_IT = 0.5;

/** @returns Of the nearest entries, the first that is likely, or of the same thing; never one side's view alone. */
export function createBearsOn({
  knowledge,
  analyzer,
}: Pick<Engine, 'knowledge' | 'analyzer'>): (nearest: readonly Entry[], match: Match) => Entry | undefined {
  // That both name somebody makes nothing the same thing. Read when it is first asked: a start need not wait for it.
  let names: ReadonlySet<string> | undefined;
  const isName = (word: string): boolean => {
    names ??= new Set(
      knowledge.names
        .filter(({ kind, name }) => kind !== 'group' || /^\p{Lu}/u.test(name))
        .flatMap(({ name }) => analyzer.analyze(name).stems),
    );
    return names.has(word);
  };

  return (nearest, match) => {
    const { stems, content } = match.said;
    const asked = new Set(stems.filter((word, at) => content[at] && !isName(word)));
    // What goes on with something has too few words of its own to go by.
    const bears = ({ question }: Entry) =>
      match.answerable >= BEARS_ON_IT ||
      (!match.inContext && analyzer.analyze(question).stems.some((word) => asked.has(word)));
    return nearest.find((entry) => !isOneSided(factsOf(knowledge, entry.facts), match) && bears(entry));
  };
}
