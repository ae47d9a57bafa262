/** What is kept about a channel: its mode, when the bot spoke there unasked, and whether votes have made it pause. */
import { ofChannel } from './places.ts';
import type { Db } from './schema.ts';

/** A server or workspace as the platform names it; an empty name stands for what is outside of any. */
export interface WorkspaceKey {
  readonly platform: string;
  readonly workspace: string;
}

/** A channel as the platform names it. */
export interface ChannelKey extends WorkspaceKey {
  readonly channel: string;
}

export interface Pause {
  /** Votes "not helpful" in a row. */
  readonly notHelpful: number;
  /** Milliseconds since 1970. */
  readonly quietUntil: number;
  /** Mark of whoever gave the last of them; empty for none. */
  readonly voter: string;
}

export interface Interruption {
  readonly entry: string;
  readonly at: number;
}

export async function readMode(db: Db, key: ChannelKey): Promise<string | null> {
  const row = await db
    .selectFrom('channel_settings')
    .select('mode')
    .where((eb) => eb.and(ofChannel(key)))
    .executeTakeFirst();
  return row?.mode ?? null;
}

/**
 * Of all channels that somebody has set.
 *
 * @param since Only those that were changed then or later, in milliseconds since 1970.
 */
export async function readAllModes(
  db: Db,
  since?: number,
): Promise<(ChannelKey & { readonly mode: string })[]> {
  const all = db.selectFrom('channel_settings').select(['platform', 'workspace', 'channel', 'mode']);
  return (since === undefined ? all : all.where('changed_at', '>=', since)).execute();
}

/** The most channels that a page lists. */
const MOST_LISTED = 100;

/** The channels of a workspace that somebody has set, the latest change first. */
export async function readModes(
  db: Db,
  { platform, workspace }: WorkspaceKey,
): Promise<{ channel: string; mode: string }[]> {
  return db
    .selectFrom('channel_settings')
    .select(['channel', 'mode'])
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .orderBy('changed_at', 'desc')
    .limit(MOST_LISTED)
    .execute();
}

/** A change that was made later stays, in whichever order several processes bring theirs to the store. */
export async function writeMode(db: Db, key: ChannelKey, mode: string, at: number): Promise<void> {
  await db
    .insertInto('channel_settings')
    .values({ ...key, mode, changed_at: at })
    .onConflict((oc) =>
      oc
        .columns(['platform', 'workspace', 'channel'])
        .doUpdateSet({ mode, changed_at: at })
        .where('channel_settings.changed_at', '<=', at),
    )
    .execute();
}

export async function readPause(db: Db, key: ChannelKey): Promise<Pause> {
  const row = await db
    .selectFrom('channel_pauses')
    .select(['not_helpful', 'quiet_until', 'voter'])
    .where((eb) => eb.and(ofChannel(key)))
    .executeTakeFirst();
  return {
    notHelpful: row?.not_helpful ?? 0,
    quietUntil: row?.quiet_until ?? 0,
    voter: row?.voter ?? '',
  };
}

export async function writePause(db: Db, key: ChannelKey, pause: Pause): Promise<void> {
  const values = { not_helpful: pause.notHelpful, quiet_until: pause.quietUntil, voter: pause.voter };
  await db
    .insertInto('channel_pauses')
    .values({ ...key, ...values })
    .onConflict((oc) => oc.columns(['platform', 'workspace', 'channel']).doUpdateSet(values))
    .execute();
}

/** Those at or after `since`, oldest first. */
export async function readInterruptions(db: Db, key: ChannelKey, since: number): Promise<Interruption[]> {
  return db
    .selectFrom('interruptions')
    .select(['entry', 'at'])
    .where((eb) => eb.and(ofChannel(key)))
    .where('at', '>=', since)
    .orderBy('at')
    .execute();
}

/** @param id Chosen by the caller, so that writing it twice is writing it once. */
export async function writeInterruption(
  db: Db,
  id: string,
  key: ChannelKey,
  { entry, at }: Interruption,
): Promise<void> {
  await db
    .insertInto('interruptions')
    .values({ id, ...key, entry, at })
    .onConflict((oc) => oc.column('id').doNothing())
    .execute();
}

export async function eraseInterruptions(db: Db, before: number): Promise<void> {
  await db.deleteFrom('interruptions').where('at', '<', before).execute();
}
