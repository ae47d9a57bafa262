/** Workspaces that have installed the Slack app. The adapter seals the tokens; what lies here is opaque. */
import type { Db } from './schema.ts';

/** More than there are. */
const ALL = 1_000_000;

export async function writeInstallation(db: Db, id: string, sealed: string, at: number): Promise<void> {
  await db
    .insertInto('installations')
    .values({ id, sealed, changed_at: at })
    .onConflict((oc) => oc.column('id').doUpdateSet({ sealed, changed_at: at }))
    .execute();
}

export async function readInstallation(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('installations').select('sealed').where('id', '=', id).executeTakeFirst();
  return row?.sealed ?? null;
}

/** Where it is still what it was; what was installed anew meanwhile stays. */
export async function replaceInstallation(
  db: Db,
  id: string,
  before: string,
  sealed: string,
  at: number,
): Promise<void> {
  await db
    .updateTable('installations')
    .set({ sealed, changed_at: at })
    .where('id', '=', id)
    .where('sealed', '=', before)
    .execute();
}

/** The latest change first. */
export async function installationIds(db: Db, most = ALL): Promise<string[]> {
  const rows = await db
    .selectFrom('installations')
    .select('id')
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

export async function eraseInstallation(db: Db, id: string): Promise<void> {
  await db.deleteFrom('installations').where('id', '=', id).execute();
}
