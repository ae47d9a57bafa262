/** Who changed a channel's settings, when, and to what: for those who manage the place, and erased in time. */
import type { ChannelKey } from './channels.ts';
import { ofChannel } from './places.ts';
import type { Db } from './schema.ts';

export interface SettingChange {
  readonly person: string;
  readonly mode: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** @param id Chosen by the caller, so that writing it twice is writing it once. */
export async function writeChange(db: Db, id: string, key: ChannelKey, change: SettingChange): Promise<void> {
  await db
    .insertInto('setting_changes')
    .values({ id, ...key, ...change })
    .onConflict((oc) => oc.column('id').doNothing())
    .execute();
}

/** Those of a channel, newest first. */
export async function readChanges(db: Db, key: ChannelKey, most: number): Promise<SettingChange[]> {
  return db
    .selectFrom('setting_changes')
    .select(['person', 'mode', 'at'])
    .where((eb) => eb.and(ofChannel(key)))
    .orderBy('at', 'desc')
    .limit(most)
    .execute();
}

export async function eraseChanges(db: Db, before: number): Promise<void> {
  await db.deleteFrom('setting_changes').where('at', '<', before).execute();
}
