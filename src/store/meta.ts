import type { Db } from './schema.ts';

/** Reads a value that is made once and then stays the same for every process on this database. */
export async function readMeta(db: Db, key: string, make: () => string): Promise<string> {
  const read = () => db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  const known = await read();
  if (known !== undefined) return known.value;
  await db
    .insertInto('meta')
    .values({ key, value: make() })
    .onConflict((oc) => oc.column('key').doNothing())
    .execute();
  return (await read())!.value;
}
