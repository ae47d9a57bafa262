/** What a reviewer can do: look through the groups of questions, accept one into the knowledge, ignore one. */
import { createAnswerer } from '../../src/core/answerer.ts';
import { checkKnowledge } from '../../src/engine/check.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { DAY, dayOf } from '../../src/persistence/time.ts';
import { ignoredQuestions, ignoreQuestions } from '../../src/store/ignored.ts';
import { askedQuestions } from '../../src/store/questions.ts';
import type { Store } from '../../src/store/store.ts';
import { badlyRated } from '../../src/store/votes.ts';
import { type Accepted, acceptGroup, type CheckedAnswers, ReviewError, type Target } from './accept.ts';
import { findGroup, type ReviewGroup, reviewGroups } from './groups.ts';

export interface ReviewServiceParts {
  readonly store: Store;
  readonly engine: Engine;
  readonly dir: string;
  readonly minCount: number;
  readonly days: number;
  readonly clock: () => number;
}

export interface ReviewService {
  /** Most asked first; read from the store each time. */
  groups(): Promise<ReviewGroup[]>;
  /** An entry's question; its id if it has none. */
  titleOf(entry: string): string;
  /** @throws {ReviewError} if there is no such group, or the target does not take it. */
  accept(group: string, target: Target, phrasing?: string): Promise<Accepted>;
  /** For good. @throws {ReviewError} if there is no such group, or the store cannot take it. */
  ignore(group: string): Promise<ReviewGroup>;
}

function checkedAnswers(dir: string): CheckedAnswers & { engine: Engine | null } {
  const { engine, faults } = checkKnowledge(dir);
  return { engine, faults, knowledge: engine?.knowledge ?? null, ask: engine && createAnswerer(engine).ask };
}

export function createReviewService(parts: ReviewServiceParts): ReviewService {
  const { store, dir, minCount, days, clock } = parts;
  let engine = parts.engine;

  async function groups(): Promise<ReviewGroup[]> {
    const since = dayOf(clock() - days * DAY);
    const { ask } = createAnswerer(engine);
    return reviewGroups({
      asked: await store.read((db) => askedQuestions(db, since)),
      rated: await store.read((db) => badlyRated(db, since)),
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
  }

  async function groupOf(id: string): Promise<ReviewGroup> {
    const group = findGroup(await groups(), id);
    if (group === undefined)
      throw new ReviewError('review.no_group', `There is no group "${id}". It may be settled by now.`);
    return group;
  }

  return {
    groups,
    titleOf: (entry) => engine.knowledge.entries.get(entry)?.question ?? entry,
    async accept(id, target, phrasing) {
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
        { dir, knowledge, check, today: dayOf(clock()) },
        phrasing,
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
