/** Workspaces that have installed the Slack app. The adapter seals the tokens; what lies here is opaque. */
import type { Db } from './schema.ts';

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

/** The latest change first. */
export async function installationIds(db: Db, most: number): Promise<string[]> {
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
