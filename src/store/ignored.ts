/** Questions that the maintainers do not want to see again. Masked, like those of the log. */
import type { Db } from './schema.ts';

export async function ignoreQuestions(db: Db, questions: readonly string[], at: number): Promise<void> {
  for (const question of questions)
    await db
      .insertInto('ignored_questions')
      .values({ question, at })
      .onConflict((oc) => oc.column('question').doNothing())
      .execute();
}

export async function ignoredQuestions(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('ignored_questions').select('question').orderBy('question').execute();
  return rows.map((row) => row.question);
}
