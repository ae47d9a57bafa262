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
import type { Db } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { type SubjectVotes, votesBySubject } from '../../src/store/votes.ts';

/** The bot's store as it is at this moment; without one, why. */
export type Opened =
  | { readonly store: Store; readonly without: null }
  | { readonly store: null; readonly without: string };

export interface Questions {
  /** Looks for the store, anew where there was none: a bot that has begun meanwhile is found. */
  open(): Promise<Opened>;
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
  readonly open: () => Promise<Opened>;
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
  const { open, days, minCount, reviewed } = parts;
  const since = () => dayOf(Date.now() - days * DAY);
  /** What a query finds; nothing where there is no store. */
  async function read<T>(query: (db: Db, day: string) => Promise<T[]>): Promise<T[]> {
    const { store } = await open();
    return store === null ? [] : store.read((db) => query(db, since()));
  }
  const asked = () => read(askedQuestions);
  return {
    open,
    days,
    minCount,
    asked,
    outcomes: () => read(outcomesByDay),
    votes: () => read(votesBySubject),
    async known() {
      const ofLog = (await asked()).map(({ question }) => question);
      return [...new Set([...ofLog, ...reviewedQuestions(reviewed)])];
    },
  };
}
