import type { Db } from './schema.ts';

/** Notes a value. @returns whether it is another one than before, or the first. */
export async function noteMeta(db: Db, key: string, value: string): Promise<boolean> {
  const before = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  if (before?.value === value) return false;
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value }))
    .execute();
  return true;
}
