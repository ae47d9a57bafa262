/**
 * How well a story covers what it means to: each phrasing asked of a bot that has not seen it, facts that nobody reaches,
 * and examples that are not answered. For programs: it trains several times, which takes a minute.
 */
import type { Decision } from '../decision/decide.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { Engine } from './engine.ts';
import { trainEngine } from './train.ts';

const FOLDS = 5;

/** Where a question ended up. `other`: no item of the story, such as small talk or another subject. */
export interface Ending {
  readonly kind: 'entry' | 'gap' | 'other';
  /** Of the item; of `other` what became of the question. */
  readonly id: string;
}

/** What was asked under one item, and where it ended up instead. */
export interface Confusion {
  readonly from: Ending;
  readonly to: Ending;
  readonly count: number;
}

export interface ItemCoverage {
  readonly kind: 'entry' | 'gap';
  readonly id: string;
  readonly title: string;
  readonly phrasings: number;
  /** Phrasings that found their way home to a bot which had not seen them. */
  readonly right: number;
  /** Phrasings for which the right thing was among what was offered. */
  readonly offered: number;
  /** Where most of the others ended up; null if there is no other. */
  readonly nearestConfusion: Confusion | null;
}

export interface Coverage {
  /** Fingerprint of the story that was measured. */
  readonly revision: string;
  readonly items: readonly ItemCoverage[];
  /** Most frequent first. */
  readonly confusions: readonly Confusion[];
  /** Facts that no held-out phrasing got an answer with. */
  readonly unreachedFacts: readonly string[];
  /** The story's own examples that get no answer, each with what they get. */
  readonly unansweredExamples: readonly { readonly text: string; readonly ending: Ending }[];
}

const other = (id: string): Ending => ({ kind: 'other', id });

function endingOf(decision: Decision): Ending {
  switch (decision.kind) {
    case 'answer':
      return { kind: 'entry', id: decision.entry.id };
    case 'suggestions':
      return other('offered');
    case 'no-answer':
      return decision.gap === null ? other(decision.reason) : { kind: 'gap', id: decision.gap.id };
    default:
      return other(decision.kind);
  }
}

const outOfFold = (fold: number) => (_: unknown, i: number) => i % FOLDS !== fold;
const inFold = (fold: number) => (_: unknown, i: number) => i % FOLDS === fold;

type WithPhrasings = { readonly id: string; readonly phrasings: readonly string[] };

const thinned = <T extends WithPhrasings>(items: ReadonlyMap<string, T>, fold: number): Map<string, T> =>
  new Map(
    [...items].map(([id, item]) => [id, { ...item, phrasings: item.phrasings.filter(outOfFold(fold)) }]),
  );

/** Counts for one item while phrasings are asked. */
interface Tally {
  right: number;
  offered: number;
  readonly confused: Map<string, Confusion>;
}

/** What the story as it is taught answers with: an entry that states one of its facts is as good as itself. */
function isHome(from: Ending, ending: Ending, { entries }: Knowledge): boolean {
  if (from.kind !== ending.kind) return false;
  if (from.id === ending.id) return true;
  const stated = entries.get(ending.id)?.facts ?? [];
  return from.kind === 'entry' && (entries.get(from.id)?.facts ?? []).some((fact) => stated.includes(fact));
}

function isOffered(from: Ending, decision: Decision, knowledge: Knowledge): boolean {
  if (decision.kind !== 'suggestions') return false;
  return decision.entries.some(({ id }) => isHome(from, { kind: 'entry', id }, knowledge));
}

const mostOf = (confused: ReadonlyMap<string, Confusion>): Confusion | null =>
  [...confused.values()].reduce<Confusion | null>(
    (most, one) => (most === null || one.count > most.count ? one : most),
    null,
  );

/** Asks every phrasing once of a bot that was trained without it. Pure; takes five trainings. */
export function measureCoverage(engine: Engine): Coverage {
  const { knowledge, calibration } = engine;
  const { entries, gaps, facts, article } = knowledge;
  const tallies = new Map<string, Tally>();
  const reached = new Set<string>();

  const tallyOf = ({ kind, id }: Ending): Tally => {
    const key = `${kind} ${id}`;
    const tally = tallies.get(key) ?? { right: 0, offered: 0, confused: new Map<string, Confusion>() };
    tallies.set(key, tally);
    return tally;
  };

  function ask(asked: Engine, from: Ending, text: string): void {
    const decision = asked.decide.direct(asked.match(text, null));
    if (decision.kind === 'answer') for (const fact of decision.entry.facts) reached.add(fact);
    const tally = tallyOf(from);
    const to = endingOf(decision);
    if (isHome(from, to, knowledge)) tally.right += 1;
    else if (isOffered(from, decision, knowledge)) tally.offered += 1;
    else {
      const key = `${to.kind} ${to.id}`;
      tally.confused.set(key, { from, to, count: (tally.confused.get(key)?.count ?? 0) + 1 });
    }
  }

  for (let fold = 0; fold < FOLDS; fold++) {
    const thin = { ...knowledge, entries: thinned(entries, fold), gaps: thinned(gaps, fold) };
    const asked = trainEngine(thin, calibration);
    const askAll = (kind: 'entry' | 'gap', items: Iterable<WithPhrasings>) => {
      for (const { id, phrasings } of items)
        for (const text of phrasings.filter(inFold(fold))) ask(asked, { kind, id }, text);
    };
    askAll('entry', entries.values());
    askAll('gap', gaps.values());
  }

  const itemOf = (kind: 'entry' | 'gap', title: string, { id, phrasings }: WithPhrasings): ItemCoverage => {
    const { right, offered, confused } = tallyOf({ kind, id });
    const nearestConfusion = mostOf(confused);
    return { kind, id, title, phrasings: phrasings.length, right, offered, nearestConfusion };
  };
  return {
    revision: knowledge.revision,
    items: [
      ...[...entries.values()].map((entry) => itemOf('entry', entry.question, entry)),
      ...[...gaps.values()].map((gap) => itemOf('gap', gap.title, gap)),
    ],
    confusions: [...tallies.values()]
      .flatMap(({ confused }) => [...confused.values()])
      .sort((a, b) => b.count - a.count || (a.from.id < b.from.id ? -1 : 1)),
    unreachedFacts: [...facts.keys()].filter((id) => !reached.has(id)),
    unansweredExamples: article.words.examples.flatMap((text) => {
      const ending = endingOf(engine.decide.direct(engine.match(text, null)));
      return ending.kind === 'entry' ? [] : [{ text, ending }];
    }),
  };
}
