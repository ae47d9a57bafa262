/** Votes: one a person and reply, under a mark that nobody can turn back into either. */
import type { WorkspaceKey } from './channels.ts';
import type { Db } from './schema.ts';

export interface StoredVote {
  readonly day: string;
  readonly platform: string;
  /** Server or workspace; empty outside of any. */
  readonly workspace: string;
  readonly kind: string;
  readonly subject: string;
  readonly helpful: boolean;
  /** Masked. */
  readonly question: string | null;
}

/**
 * Writes a vote in the place of an earlier one.
 *
 * @param id The mark of the person and the reply.
 * @returns whether anything is different now.
 */
export async function writeVote(db: Db, id: string, vote: StoredVote): Promise<boolean> {
  const before = await db
    .selectFrom('votes')
    .select(['helpful', 'question'])
    .where('id', '=', id)
    .executeTakeFirst();
  const values = { ...vote, helpful: vote.helpful ? 1 : 0 };
  if (before !== undefined && before.helpful === values.helpful) return false;
  await db
    .insertInto('votes')
    .values({ id, ...values })
    .onConflict((oc) => oc.column('id').doUpdateSet(values))
    .execute();
  return true;
}

export async function eraseVotes(db: Db, beforeDay: string): Promise<void> {
  await db.deleteFrom('votes').where('day', '<', beforeDay).execute();
}

/** Votes stay; the questions that came with them go. */
export async function eraseVotedQuestions(db: Db): Promise<void> {
  await db.updateTable('votes').set({ question: null }).where('question', 'is not', null).execute();
}

/** The votes of a workspace since a day. */
export async function countVotes(
  db: Db,
  { platform, workspace }: WorkspaceKey,
  sinceDay: string,
): Promise<{ helpful: number; notHelpful: number }> {
  const rows = await db
    .selectFrom('votes')
    .select(['helpful', (eb) => eb.fn.countAll<number>().as('count')])
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('day', '>=', sinceDay)
    .groupBy('helpful')
    .execute();
  const count = (helpful: number) => rows.find((row) => row.helpful === helpful)?.count ?? 0;
  return { helpful: count(1), notHelpful: count(0) };
}

/** What was rated not helpful since a day, counted. */
export async function badlyRated(
  db: Db,
  sinceDay: string,
): Promise<{ day: string; kind: string; subject: string; question: string | null; count: number }[]> {
  return db
    .selectFrom('votes')
    .select(['day', 'kind', 'subject', 'question', (eb) => eb.fn.countAll<number>().as('count')])
    .where('day', '>=', sinceDay)
    .where('helpful', '=', 0)
    .groupBy(['day', 'kind', 'subject', 'question'])
    .orderBy('subject')
    .orderBy('day')
    .execute();
}

/** The votes on one entry, gap or kind of refusal. */
export interface SubjectVotes {
  readonly kind: string;
  readonly subject: string;
  readonly helpful: number;
  readonly notHelpful: number;
}

/** The votes since a day by what they are about, in all workspaces. */
export async function votesBySubject(db: Db, sinceDay: string): Promise<SubjectVotes[]> {
  const rows = await db
    .selectFrom('votes')
    .select(['kind', 'subject', 'helpful', (eb) => eb.fn.countAll<number>().as('count')])
    .where('day', '>=', sinceDay)
    .groupBy(['kind', 'subject', 'helpful'])
    .orderBy('kind')
    .orderBy('subject')
    .execute();
  const subjects = new Map<string, SubjectVotes>();
  for (const { kind, subject, helpful, count } of rows) {
    const key = `${kind} ${subject}`;
    const before = subjects.get(key) ?? { kind, subject, helpful: 0, notHelpful: 0 };
    const of = helpful === 1 ? 'helpful' : 'notHelpful';
    subjects.set(key, { ...before, [of]: before[of] + Number(count) });
  }
  return [...subjects.values()];
}
