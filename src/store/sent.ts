/** Ids of the replies that the bot posted, kept for a few days so that a correction can reach them. */
import type { ChannelKey } from './channels.ts';
import { ofChannel, ofMessage } from './places.ts';
import type { Db } from './schema.ts';

/** Stands in the place of an entry's id for a message that states none any more. */
export const NO_ENTRY = '';

export interface StoredReply extends ChannelKey {
  readonly message: string;
  /** Empty for none. */
  readonly thread: string;
  readonly entry: string;
  /** The entry's revision that the message states. */
  readonly revision: number;
  readonly at: number;
}

export async function writeSent(db: Db, sent: StoredReply): Promise<void> {
  const { entry, revision, at } = sent;
  await db
    .insertInto('sent_replies')
    .values({ ...sent })
    .onConflict((oc) =>
      oc.columns(['platform', 'workspace', 'channel', 'message']).doUpdateSet({ entry, revision, at }),
    )
    .execute();
}

/** The entry that a message states; null if it states none, or is not known. */
export async function statedBy(db: Db, key: ChannelKey, message: string): Promise<string | null> {
  const row = await db
    .selectFrom('sent_replies')
    .select('entry')
    .where((eb) => eb.and(ofMessage(key, message)))
    .executeTakeFirst();
  return row === undefined || row.entry === NO_ENTRY ? null : row.entry;
}

/** The entry that was stated last in a thread; null if none was, or that is not known any more. */
export async function lastStatedIn(db: Db, key: ChannelKey, thread: string): Promise<string | null> {
  const row = await db
    .selectFrom('sent_replies')
    .select('entry')
    .where((eb) => eb.and(ofChannel(key)))
    .where('thread', '=', thread)
    .where('entry', '<>', NO_ENTRY)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.entry ?? null;
}

/** Those that state an entry in a revision before this one, oldest first. */
export async function outdatedReplies(
  db: Db,
  entry: string,
  revision: number,
  since: number,
): Promise<StoredReply[]> {
  return db
    .selectFrom('sent_replies')
    .selectAll()
    .where('entry', '=', entry)
    .where('revision', '<', revision)
    .where('at', '>=', since)
    .orderBy('at')
    .execute();
}

/** The entries that any kept reply states. */
export async function statedEntries(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('sent_replies')
    .select('entry')
    .where('entry', '<>', NO_ENTRY)
    .distinct()
    .orderBy('entry')
    .execute();
  return rows.map((row) => row.entry);
}

/** The message now states this revision. */
export async function markCorrected(db: Db, sent: StoredReply, revision: number): Promise<void> {
  await db
    .updateTable('sent_replies')
    .set({ revision })
    .where((eb) => eb.and(ofMessage(sent, sent.message)))
    .execute();
}

export async function forgetSent(db: Db, sent: StoredReply): Promise<void> {
  await db
    .deleteFrom('sent_replies')
    .where((eb) => eb.and(ofMessage(sent, sent.message)))
    .execute();
}

export async function eraseSent(db: Db, before: number): Promise<void> {
  await db.deleteFrom('sent_replies').where('at', '<', before).execute();
}
