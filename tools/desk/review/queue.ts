/** The queue: what people asked in vain, by the bot's log, and what an editor has put beside it. */
import { createHash } from 'node:crypto';
import { fingerprint } from '../../../src/knowledge/files.ts';
import { DAY, dayOf } from '../../../src/persistence/time.ts';
import { ignoredQuestions } from '../../../src/store/ignored.ts';
import type { Store } from '../../../src/store/store.ts';
import { badlyRated } from '../../../src/store/votes.ts';
import { ReviewError } from '../../review/accept.ts';
import { findGroup, type ReviewGroup } from '../../review/groups.ts';
import { createReviewService, type ReviewService } from '../../review/review-service.ts';
import type { Questions } from '../questions.ts';
import { draftsIn } from '../story/files.ts';
import type { Workspace } from '../workspace.ts';
import type { KeptQuestions } from './kept-questions.ts';

export interface Waiting {
  readonly group: ReviewGroup;
  /** An editor has put it there; nobody need have asked it. */
  readonly kept: boolean;
}

export interface Queue {
  /** What an editor has kept first, then the most asked. */
  all(): Promise<readonly Waiting[]>;
  /** @throws {ReviewError} if it is no longer there. */
  find(id: string): Promise<ReviewGroup>;
  /** A question that was asked just now, as the queue would have it. */
  groupFor(question: string): ReviewGroup;
  keep(question: string): void;
  /** What was kept is done with; what is of the log goes by itself, when the bot answers it. */
  settle(id: string): void;
  /** @throws {ReviewError} if it is no longer there, or the store cannot take it. */
  ignore(id: string): Promise<void>;
  /** Ids of entries and gaps that are still to be finished. */
  drafts(): readonly string[];
}

export interface QueueParts {
  readonly workspace: Workspace;
  readonly questions: Questions;
  readonly kept: KeptQuestions;
}

/** Entries that a question may be near to. */
const NEAR = 2;

export function createQueue({ workspace, questions, kept }: QueueParts): Queue {
  const { dir } = workspace;
  const { minCount, days } = questions;
  /** Grouping puts each question to the bot: once for the same log and the same story. */
  let grouped: { readonly key: string; readonly groups: Promise<ReviewGroup[]> } | null = null;

  const serviceOver = (store: Store): ReviewService =>
    createReviewService({ store, engine: workspace.engine(), dir, minCount, days, clock: Date.now });

  async function ofLog(): Promise<ReviewGroup[]> {
    const { store } = await questions.open();
    if (store === null) return [];
    const rows = [
      await questions.asked(),
      await store.read((db) => badlyRated(db, dayOf(Date.now() - days * DAY))),
      await store.read(ignoredQuestions),
    ];
    const state = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    const key = `${state} ${fingerprint(dir)} ${workspace.engine().knowledge.revision}`;
    if (grouped?.key !== key) grouped = { key, groups: serviceOver(store).groups() };
    const { groups } = grouped;
    groups.catch(() => {
      grouped = null;
    });
    return groups;
  }

  function groupFor(question: string, id = ''): ReviewGroup {
    const { entries } = workspace.engine().matcher.match(question);
    const [nearest = null, runnerUp = null] = entries.slice(0, NEAR).map(({ entry }) => entry.id);
    return { id, kind: 'unanswered', question, variants: [], count: 1, days: 1, nearest, runnerUp };
  }

  const ofEditor = (): ReviewGroup[] => kept.all().map(({ id, question }) => groupFor(question, id));

  async function find(id: string): Promise<ReviewGroup> {
    const found = ofEditor().find((group) => group.id === id) ?? findGroup(await ofLog(), id);
    if (found !== undefined) return found;
    throw new ReviewError(
      'review.no_group',
      'This question is no longer in the queue. It may be settled by now.',
    );
  }

  return {
    async all() {
      const log = await ofLog();
      return [
        ...ofEditor().map((group) => ({ group, kept: true })),
        ...log.map((group) => ({ group, kept: false })),
      ];
    },
    find,
    groupFor: (question) => groupFor(question),
    keep: (question) => kept.keep(question, dayOf(Date.now())),
    settle: kept.settle,
    async ignore(id) {
      if (ofEditor().some((group) => group.id === id)) return kept.settle(id);
      const { store } = await questions.open();
      await find(id);
      if (store !== null) await serviceOver(store).ignore(id);
    },
    drafts: () => draftsIn(dir).map(({ item }) => item.id),
  };
}
