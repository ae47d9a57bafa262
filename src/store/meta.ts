/** Single values that processes which share a database tell each other. */
import type { Db } from './schema.ts';

/** The value as it was noted last; null if none was. */
export async function readMeta(db: Db, key: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Notes a value. @returns whether it is another one than before, or the first. */
export async function noteMeta(db: Db, key: string, value: string): Promise<boolean> {
  if ((await readMeta(db, key)) === value) return false;
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value }))
    .execute();
  return true;
}
