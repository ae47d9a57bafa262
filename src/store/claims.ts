/** Which events have been taken by some process, when several share one database. */
import type { Db } from './schema.ts';

/** True for the first to claim the event. */
export async function claimEvent(db: Db, event: string, at: number): Promise<boolean> {
  const row = await db
    .insertInto('claims')
    .values({ event, at })
    .onConflict((oc) => oc.column('event').doNothing())
    .returning('event')
    .executeTakeFirst();
  return row !== undefined;
}

export async function eraseClaims(db: Db, before: number): Promise<void> {
  await db.deleteFrom('claims').where('at', '<', before).execute();
}
