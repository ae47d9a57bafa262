/** What people asked, from the bot's own store: for the pages that count and group it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { DAY, dayOf } from '../../src/persistence/time.ts';
import {
  type AskedOnDay,
  askedQuestions,
  type OutcomesOnDay,
  outcomesByDay,
} from '../../src/store/questions.ts';
import type { Store } from '../../src/store/store.ts';
import { type SubjectVotes, votesBySubject } from '../../src/store/votes.ts';

export interface Questions {
  /** The bot's store; null where there is none, with the reason in `without`. */
  readonly store: Store | null;
  readonly without: string | null;
  /** Days that the log reaches back. */
  readonly days: number;
  /** A question must have been asked so often before it is put to an editor. */
  readonly minCount: number;
  asked(): Promise<readonly AskedOnDay[]>;
  outcomes(): Promise<readonly OutcomesOnDay[]>;
  votes(): Promise<readonly SubjectVotes[]>;
  /** Questions that are known to be asked, of the log and of those that were reviewed. */
  known(): Promise<string[]>;
}

export interface QuestionsParts {
  readonly store: Store | null;
  readonly without?: string | null;
  readonly days: number;
  readonly minCount: number;
  /** File of questions with reviewed replies; none if it is not there. */
  readonly reviewed: string;
}

const reviewedSchema = z.array(z.object({ asked: z.array(z.string()).min(1) }));

function reviewedQuestions(file: string): string[] {
  try {
    return reviewedSchema.parse(parse(readFileSync(file, 'utf8'))).flatMap(({ asked }) => asked.slice(0, 1));
  } catch {
    return [];
  }
}

export function createQuestions(parts: QuestionsParts): Questions {
  const { store, without = null, days, minCount, reviewed } = parts;
  const since = () => dayOf(Date.now() - days * DAY);
  const asked = async () => (store === null ? [] : store.read((db) => askedQuestions(db, since())));
  return {
    store,
    without,
    days,
    minCount,
    asked,
    outcomes: async () => (store === null ? [] : store.read((db) => outcomesByDay(db, since()))),
    votes: async () => (store === null ? [] : store.read((db) => votesBySubject(db, since()))),
    async known() {
      const ofLog = (await asked()).map(({ question }) => question);
      return [...new Set([...ofLog, ...reviewedQuestions(reviewed)])];
    },
  };
}
