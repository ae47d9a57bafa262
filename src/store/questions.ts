/** The question log. It holds no person, no channel but the server or workspace, no time of day, and no text that was not masked. */
import type { WorkspaceKey } from './channels.ts';
import type { Db } from './schema.ts';

export interface LoggedQuestion {
  /** Random. */
  readonly id: string;
  readonly day: string;
  readonly platform: string;
  /** Server or workspace; empty outside of any. */
  readonly workspace: string;
  /** Masked and normalised. */
  readonly question: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly entry: string | null;
  readonly gap: string | null;
  /** Tells people apart who asked the same in the same place; null where nothing does. */
  readonly asker: string | null;
}

/** The same question with the same outcome, on one day. */
export interface AskedOnDay extends Omit<LoggedQuestion, 'id' | 'platform' | 'workspace' | 'asker'> {
  readonly count: number;
}

export async function writeQuestion(db: Db, question: LoggedQuestion): Promise<void> {
  await db
    .insertInto('questions')
    .values(question)
    .onConflict((oc) => oc.column('id').doNothing())
    .execute();
}

export async function eraseQuestions(db: Db, beforeDay: string): Promise<void> {
  await db.deleteFrom('questions').where('day', '<', beforeDay).execute();
}

/** How many of the log a smaller one would not hold: the answered ones, or all. */
export async function countUnwanted(db: Db, keep: 'unanswered' | 'off'): Promise<number> {
  const all = db.selectFrom('questions').select((eb) => eb.fn.countAll<number>().as('count'));
  const row = await (keep === 'off' ? all : all.where('outcome', '=', 'answer')).executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Erases the answered ones, or all, whatever their age: for when less is to be kept than before. */
export async function eraseUnwanted(db: Db, keep: 'unanswered' | 'off'): Promise<void> {
  const all = db.deleteFrom('questions');
  await (keep === 'off' ? all : all.where('outcome', '=', 'answer')).execute();
}

/** How often each outcome came about in a workspace, since a day. */
export async function countOutcomes(
  db: Db,
  { platform, workspace }: WorkspaceKey,
  sinceDay: string,
): Promise<{ outcome: string; reason: string | null; count: number }[]> {
  return db
    .selectFrom('questions')
    .select(['outcome', 'reason', (eb) => eb.fn.countAll<number>().as('count')])
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('day', '>=', sinceDay)
    .groupBy(['outcome', 'reason'])
    .execute();
}

/** The entries most answered with. */
export async function topEntries(
  db: Db,
  { platform, workspace }: WorkspaceKey,
  sinceDay: string,
  most: number,
): Promise<{ id: string; count: number }[]> {
  const rows = await db
    .selectFrom('questions')
    .select(['entry', (eb) => eb.fn.countAll<number>().as('count')])
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('day', '>=', sinceDay)
    .where('outcome', '=', 'answer')
    .where('entry', 'is not', null)
    .groupBy('entry')
    .orderBy('count', 'desc')
    .orderBy('entry')
    .limit(most)
    .execute();
  return rows.map(({ entry, count }) => ({ id: entry ?? '', count }));
}

/** Forgets how many people asked what was asked so far: none of those marks can be held against others any more. */
export async function eraseAskers(db: Db): Promise<void> {
  await db.updateTable('questions').set({ asker: null }).where('asker', 'is not', null).execute();
}

/**
 * The questions most asked for which there was neither an entry nor a gap. What few people asked may tell who they
 * are: it is not among them.
 *
 * @param fewest So many different people must have asked a question.
 */
export async function topUnanswered(
  db: Db,
  { platform, workspace }: WorkspaceKey,
  sinceDay: string,
  most: number,
  fewest: number,
): Promise<{ id: string; count: number }[]> {
  return db
    .selectFrom('questions')
    .select(['question as id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('day', '>=', sinceDay)
    .where('outcome', '=', 'no-answer')
    .where('gap', 'is', null)
    .groupBy('question')
    .having((eb) => eb.fn.count<number>('asker').distinct(), '>=', fewest)
    .orderBy('count', 'desc')
    .orderBy('question')
    .limit(most)
    .execute();
}

/** Everything that was asked since a day, counted. */
export async function askedQuestions(db: Db, sinceDay: string): Promise<AskedOnDay[]> {
  return db
    .selectFrom('questions')
    .select([
      'question',
      'day',
      'outcome',
      'reason',
      'entry',
      'gap',
      (eb) => eb.fn.countAll<number>().as('count'),
    ])
    .where('day', '>=', sinceDay)
    .groupBy(['question', 'day', 'outcome', 'reason', 'entry', 'gap'])
    .orderBy('question')
    .orderBy('day')
    .execute();
}

/** How often an outcome came about on one day on one platform, in all workspaces. */
export interface OutcomesOnDay {
  readonly day: string;
  readonly platform: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly count: number;
}

/** What became of all that was asked since a day, for whoever looks after the bot itself. */
export async function outcomesByDay(db: Db, sinceDay: string): Promise<OutcomesOnDay[]> {
  const rows = await db
    .selectFrom('questions')
    .select(['day', 'platform', 'outcome', 'reason', (eb) => eb.fn.countAll<number>().as('count')])
    .where('day', '>=', sinceDay)
    .groupBy(['day', 'platform', 'outcome', 'reason'])
    .orderBy('day')
    .orderBy('platform')
    .orderBy('outcome')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
