/** Matches a folder's own phrasings, and questions that it cannot answer, by engines that were taught neither. */
import type { Match } from '../decision/matcher.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';
import { spread } from '../knowledge/other-talk.ts';
import { lessonsOf } from '../model/lessons.ts';
import type { MatchEngine } from './engine.ts';

/** A message that the engine which matched it had not seen. */
export interface HeldOut {
  readonly match: Match;
  /** What would answer it; nothing where the engine was taught no answer. */
  readonly facts: readonly string[];
  /** `left-out`: asked of the folder, by questions whose facts that engine was not taught. */
  readonly kind: 'answerable' | 'left-out' | 'gap' | 'other-talk';
}

/** Each phrasing is held out once, and so is each fact as a whole. */
const FOLDS = 5;

/** Lines of other talk of each kind, over all folds. */
const MOST_OTHER = 300;

const others = <T>(items: readonly T[], fold: number) => items.filter((_, i) => i % FOLDS !== fold);
const those = <T>(items: readonly T[], fold: number) => items.filter((_, i) => i % FOLDS === fold);

/** What one engine is not taught. */
interface Fold {
  readonly knowledge: Knowledge;
  readonly held: readonly {
    readonly kind: HeldOut['kind'];
    readonly facts: readonly string[];
    readonly texts: readonly string[];
  }[];
}

function foldOf(knowledge: Knowledge, fold: number): Fold {
  const ids = [...knowledge.facts.keys()];
  // Facts that stand together are left out together: what is near would answer for them.
  const leftOut = new Set(ids.filter((_, i) => Math.floor((i * FOLDS) / ids.length) === fold));
  const entries = [...knowledge.entries.values()];
  const isWithout = (entry: Entry) => entry.facts.some((fact) => leftOut.has(fact));
  const taught = entries.filter((entry) => !isWithout(entry));
  const gaps = [...knowledge.gaps.values()];
  const unforeseen = gaps.filter((_, i) => i % 2 === 0);
  const foreseen = gaps.filter((_, i) => i % 2 === 1);
  const { offTopic, chatter, talkLeft, smallTalk } = knowledge;
  const talk = [offTopic, chatter].flatMap((lines) => those(lines, fold));
  const learnt = new Set([...lessonsOf(knowledge)].map(({ text }) => text));
  const smallTalkLeft = smallTalk.flatMap(({ phrasings }) => phrasings).filter((text) => !learnt.has(text));
  const unlearnt = [talkLeft.offTopic, talkLeft.chatter, smallTalkLeft].flatMap((lines) =>
    those(spread(lines, MOST_OTHER), fold),
  );
  return {
    knowledge: {
      ...knowledge,
      facts: new Map(
        [...knowledge.facts].map(([id, fact]) => [id, leftOut.has(id) ? { ...fact, statement: '' } : fact]),
      ),
      entries: new Map(
        taught.map((entry) => [entry.id, { ...entry, phrasings: others(entry.phrasings, fold) }]),
      ),
      gaps: new Map(
        [
          ...others(unforeseen, fold),
          ...foreseen.map((gap) => ({ ...gap, phrasings: others(gap.phrasings, fold) })),
        ].map((gap) => [gap.id, gap]),
      ),
      offTopic: others(offTopic, fold),
      chatter: others(chatter, fold),
    },
    held: [
      ...taught.map(({ phrasings, facts }) => ({
        kind: 'answerable' as const,
        facts,
        texts: those(phrasings, fold),
      })),
      ...entries
        .filter(({ facts }) => facts.every((fact) => leftOut.has(fact)))
        .map(({ phrasings }) => ({ kind: 'left-out' as const, facts: [], texts: phrasings })),
      ...those(unforeseen, fold).map(({ phrasings }) => ({
        kind: 'gap' as const,
        facts: [],
        texts: phrasings,
      })),
      ...foreseen.map(({ phrasings }) => ({
        kind: 'gap' as const,
        facts: [],
        texts: those(phrasings, fold),
      })),
      { kind: 'other-talk' as const, facts: [], texts: [...talk, ...unlearnt] },
    ],
  };
}

/** @param train Makes an engine of a part of the knowledge. */
export function matchHeldOut(knowledge: Knowledge, train: (part: Knowledge) => MatchEngine): HeldOut[] {
  const rows: HeldOut[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const { knowledge: part, held } = foldOf(knowledge, fold);
    if (part.entries.size === 0) continue;
    const { matcher } = train(part);
    for (const { kind, facts, texts } of held)
      for (const text of texts) rows.push({ kind, facts, match: matcher.match(text) });
  }
  return rows;
}
