/**
 * How well a story's entries and gaps are known: what a bot that has not seen a way to ask would make of it. Nothing is
 * printed here; `coverage-words.ts` puts it into words.
 */
import type { Decision } from '../decision/decision.ts';
import { decisiveWords } from '../decision/decisive-words.ts';
import type { Entry, Gap, Knowledge } from '../knowledge/model.ts';
import { wordKey } from '../text/normalise.ts';
import { type Engine, withCalibration } from './engine.ts';
import { trainMatchEngine } from './train.ts';

/** Where a question ended up. `other`: nothing of the story, such as small talk or another subject. */
export interface Ending {
  readonly kind: 'entry' | 'gap' | 'other';
  /** Of the entry or gap; of `other` what became of the question. */
  readonly id: string;
}

/** What became of one phrasing while the bot did not know it. */
export interface Missed {
  readonly phrasing: string;
  readonly ending: Ending;
  /** The entry or gap that it was taken for; null where it was refused without one. */
  readonly takenFor: string | null;
  /** Words of it that led there. */
  readonly words: readonly string[];
}

/** What something is taken for most often, if anything. */
export interface Confusion {
  readonly id: string;
  readonly times: number;
  /** Words that lead there, the most frequent first. */
  readonly words: readonly string[];
}

/** How well one entry or gap is known. */
export interface Coverage {
  readonly kind: 'entry' | 'gap';
  readonly id: string;
  /** Its question or title. */
  readonly title: string;
  readonly phrasings: number;
  /** Phrasings that were put to a bot which had not seen them. */
  readonly asked: number;
  /** Of these: answered by what it is, and offered among others. */
  readonly right: number;
  readonly offered: number;
  /** Of these: what it is was the likeliest, whether the bot was sure enough to say it or not. */
  readonly likeliest: number;
  readonly missed: readonly Missed[];
  /** Facts that were stated in answer to them. */
  readonly stated: ReadonlySet<string>;
  readonly confusion: Confusion | null;
}

const FOLDS = 5;
const MOST_WORDS = 4;

type Group = (Entry | Gap) & { readonly kind: 'entry' | 'gap' };

const groupsOf = ({ entries, gaps }: Knowledge): Group[] => [
  ...[...entries.values()].map((entry) => ({ ...entry, kind: 'entry' as const })),
  ...[...gaps.values()].map((gap) => ({ ...gap, kind: 'gap' as const })),
];

/** The knowledge without every fifth phrasing; what has but one keeps it. */
function withoutFold(knowledge: Knowledge, fold: number): Knowledge {
  const left = <T extends Entry | Gap>(all: ReadonlyMap<string, T>): Map<string, T> =>
    new Map(
      [...all].map(([id, one]) => [
        id,
        one.phrasings.length < 2
          ? one
          : { ...one, phrasings: one.phrasings.filter((_, i) => i % FOLDS !== fold) },
      ]),
    );
  return { ...knowledge, entries: left(knowledge.entries), gaps: left(knowledge.gaps) };
}

/** What most of the missed ones were taken for. */
function mostTaken(missed: readonly Missed[]): Confusion | null {
  const byId = new Map<string, Missed[]>();
  for (const one of missed)
    if (one.takenFor !== null) byId.set(one.takenFor, [...(byId.get(one.takenFor) ?? []), one]);
  const [most] = [...byId].sort((a, b) => b[1].length - a[1].length);
  if (most === undefined) return null;
  const counts = new Map<string, number>();
  for (const word of most[1].flatMap(({ words }) => words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  return { id: most[0], times: most[1].length, words: words.slice(0, MOST_WORDS) };
}

interface Tally {
  asked: number;
  right: number;
  offered: number;
  likeliest: number;
  readonly missed: Missed[];
  readonly stated: Set<string>;
}

export function endingOf(decision: Decision): Ending {
  switch (decision.kind) {
    case 'answer':
      return { kind: 'entry', id: decision.entry.id };
    case 'suggestions':
      return { kind: 'other', id: 'offered' };
    case 'no-answer':
      return decision.gap === null
        ? { kind: 'other', id: decision.reason }
        : { kind: 'gap', id: decision.gap.id };
    default:
      return { kind: 'other', id: decision.kind };
  }
}

/** Puts one phrasing to a bot that has not seen it. */
function put(phrasing: string, group: Group, engine: Engine, tally: Tally): void {
  const { knowledge, matcher, decide } = engine;
  const match = matcher.match(phrasing);
  const decision = decide.direct(match);
  const facts = 'facts' in group ? group.facts : [];
  const { functionWords } = knowledge.language.words;
  // What every question has tells an editor nothing, unless there is nothing else.
  const tellingOf = (words: readonly string[]): readonly string[] => {
    const telling = words.filter((word) => !functionWords.has(word));
    return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
  };
  const isIt = (entry: Entry) => entry.facts.some((fact) => facts.includes(fact));
  tally.asked += 1;
  if (decision.kind === 'answer') for (const fact of decision.entry.facts) tally.stated.add(fact);
  const first = match.entries[0]?.entry;
  if ('facts' in group ? first !== undefined && isIt(first) : match.nearestGap?.id === group.id)
    tally.likeliest += 1;
  if (decision.kind === 'answer' && isIt(decision.entry)) tally.right += 1;
  else if (decision.kind === 'no-answer' && decision.gap?.id === group.id) tally.right += 1;
  else if (decision.kind === 'suggestions' && decision.entries.some(isIt)) tally.offered += 1;
  else {
    const entry = decision.kind === 'answer' ? knowledge.entries.get(decision.entry.id) : undefined;
    const gap = decision.kind === 'no-answer' ? decision.gap : null;
    tally.missed.push({
      phrasing,
      ending: endingOf(decision),
      takenFor: entry?.id ?? gap?.id ?? null,
      words: entry === undefined ? [] : tellingOf(decisiveWords(engine, match, entry)),
    });
  }
}

/**
 * Asks every phrasing of a bot that was trained without it; takes five trainings.
 *
 * @returns One for each entry and gap, in the order of the files.
 */
export function coverageOf({ knowledge, calibration }: Engine): Coverage[] {
  const groups = groupsOf(knowledge);
  const tallies = groups.map(
    (): Tally => ({ asked: 0, right: 0, offered: 0, likeliest: 0, missed: [], stated: new Set() }),
  );
  const { words } = knowledge.language;
  for (let fold = 0; fold < FOLDS; fold++) {
    const engine = withCalibration(trainMatchEngine(withoutFold(knowledge, fold)), calibration);
    for (const [g, group] of groups.entries()) {
      if (group.phrasings.length < 2) continue;
      // An entry's own question is always known word for word.
      const question = 'question' in group ? wordKey(group.question, words) : null;
      for (const [i, phrasing] of group.phrasings.entries())
        if (i % FOLDS === fold && wordKey(phrasing, words) !== question)
          put(phrasing, group, engine, tallies[g]!);
    }
  }
  return groups.map((group, g) => {
    const tally = tallies[g]!;
    const title = 'question' in group ? group.question : group.title;
    const { kind, id, phrasings } = group;
    const confusion = mostTaken(tally.missed);
    return { kind, id, title, phrasings: phrasings.length, ...tally, confusion };
  });
}
