/** What a reviewer can do: look through the groups of questions, accept one into the knowledge, ignore one. */
import { createAnswerer } from '../../src/core/answerer.ts';
import { packExact } from '../../src/decision/exact.ts';
import { checkKnowledge } from '../../src/engine/check.ts';
import { compiledOf, createEngine, type Engine } from '../../src/engine/engine.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { DAY, dayOf } from '../../src/persistence/time.ts';
import { ignoredQuestions, ignoreQuestions } from '../../src/store/ignored.ts';
import { askedQuestions } from '../../src/store/questions.ts';
import type { Store } from '../../src/store/store.ts';
import { badlyRated } from '../../src/store/votes.ts';
import { wordKey } from '../../src/text/normalise.ts';
import {
  type Accepted,
  acceptGroup,
  type CheckedAnswers,
  ReviewError,
  type Target,
  type Wish,
} from './accept.ts';
import { findGroup, type ReviewGroup, reviewGroups } from './groups.ts';
import { withoutPlaceholders } from './likeness.ts';
import type { TakenFor } from './taken-away.ts';

export interface ReviewServiceParts {
  readonly store: Store;
  readonly engine: Engine;
  readonly dir: string;
  readonly minCount: number;
  readonly days: number;
  readonly clock: () => number;
}

export interface ReviewService {
  /** Most asked first; read from the store each time. What a draft has waits there, and is not shown. */
  groups(): Promise<ReviewGroup[]>;
  /** How many questions the store holds, however often they were asked. */
  questions(): Promise<number>;
  /** Ids of entries and gaps that are still to be finished. */
  drafts(): readonly string[];
  /** An entry's question; its id if it has none. */
  titleOf(entry: string): string;
  /** @throws {ReviewError} if there is no such group, or the target does not take it. */
  accept(group: string, target: Target, wish?: Wish): Promise<Accepted>;
  /** For good. @throws {ReviewError} if there is no such group, or the store cannot take it. */
  ignore(group: string): Promise<ReviewGroup>;
}

/** What the bot takes a question for, were it not one that it knows word for word. */
function takenForBy(engine: Engine): TakenFor {
  const { matcher, decide } = createEngine({ ...compiledOf(engine), exact: packExact(new Map()) });
  return (question) => {
    const decision = decide.direct(matcher.match(question));
    if (decision.kind === 'answer') return decision.entry.id;
    return decision.kind === 'no-answer' ? (decision.gap?.id ?? null) : null;
  };
}

function checkedAnswers(dir: string): CheckedAnswers & { engine: Engine | null } {
  const { engine, faults } = checkKnowledge(dir);
  return {
    engine,
    faults,
    knowledge: engine?.knowledge ?? null,
    ask: engine && createAnswerer(engine).ask,
    takenFor: engine && takenForBy(engine),
  };
}

export function createReviewService(parts: ReviewServiceParts): ReviewService {
  const { store, dir, minCount, days, clock } = parts;
  let engine = parts.engine;

  const since = () => dayOf(clock() - days * DAY);

  /** Tells whether what was asked waits in a draft. */
  function createIsDrafted(): (group: ReviewGroup) => boolean {
    const { words } = engine.knowledge.language;
    const keyOf = (text: string) => wordKey(withoutPlaceholders(text), words);
    const drafted = new Set(
      loadKnowledge(dir).drafts.flatMap(({ phrasings }) => phrasings.map((text) => wordKey(text, words))),
    );
    return ({ question, variants }) => [question, ...variants].some((text) => drafted.has(keyOf(text)));
  }

  async function groups(): Promise<ReviewGroup[]> {
    const { ask } = createAnswerer(engine);
    const found = reviewGroups({
      asked: await store.read((db) => askedQuestions(db, since())),
      rated: await store.read((db) => badlyRated(db, since())),
      ignored: await store.read(ignoredQuestions),
      minCount,
      forms: engine.knowledge.language.words,
      ask,
      rank: (question) =>
        engine.matcher
          .match(question)
          .entries.slice(0, 2)
          .map(({ entry }) => entry.id),
      titleOf: (entry) => engine.knowledge.entries.get(entry)?.question ?? null,
    });
    if (found.length === 0) return found;
    const isDrafted = createIsDrafted();
    return found.filter((group) => !isDrafted(group));
  }

  /** Facts, which nobody asks for by themselves, are finished with their entries. */
  const drafts = (): string[] =>
    loadKnowledge(dir)
      .drafts.filter(({ phrasings }) => phrasings.length > 0)
      .map(({ id }) => id);

  async function groupOf(id: string): Promise<ReviewGroup> {
    const group = findGroup(await groups(), id);
    if (group === undefined)
      throw new ReviewError('review.no_group', `There is no group "${id}". It may be settled by now.`);
    return group;
  }

  return {
    groups,
    questions: async () => (await store.read((db) => askedQuestions(db, since()))).length,
    drafts,
    titleOf: (entry) => engine.knowledge.entries.get(entry)?.question ?? entry,
    async accept(id, target, wish) {
      let checked: Engine | null = null;
      const check = (where: string) => {
        const answers = checkedAnswers(where);
        checked = answers.engine;
        return answers;
      };
      const { knowledge } = engine;
      const accepted = acceptGroup(
        await groupOf(id),
        target,
        { dir, knowledge, check, drafts: drafts(), takenFor: takenForBy(engine), today: dayOf(clock()) },
        wish,
      );
      engine = checked ?? engine;
      return accepted;
    },
    async ignore(id) {
      const group = await groupOf(id);
      const stored = await store.write((db) =>
        ignoreQuestions(db, [group.question, ...group.variants], clock()),
      );
      if (!stored)
        throw new ReviewError('review.not_stored', 'The store could not take it. Please try again.');
      return group;
    },
  };
}
