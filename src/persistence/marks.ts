/**
 * Marks that stand for people where they must be told apart and must not be known: made with keys that lie outside
 * the database, so that whoever holds the database alone can tie none of them to anybody, nor to each other.
 */
import { deriveKey, keyId, markOf } from '../crypto/keys.ts';
import type { ChannelKey, WorkspaceKey } from '../store/channels.ts';
import { noteMeta, readMeta } from '../store/meta.ts';
import { eraseAskers } from '../store/questions.ts';
import type { Db } from '../store/schema.ts';

/** Of so few that several people share one: enough to count to a handful, and no proof that somebody asked. */
const ASKER_DIGITS = 2;
/** Enough to tell two people of one channel apart. */
const VOTER_DIGITS = 8;

export interface Marks {
  /** Names the secret; marks of another one mean nothing beside these. */
  readonly id: string;
  /** One person's vote on one reply. */
  vote(values: readonly string[]): string;
  /** Who asked a question, among those who asked the same in that place; no other question has the same marks. */
  asker(place: WorkspaceKey, question: string, person: string): string;
  /** Who voted last in a channel. */
  voter(channel: ChannelKey, person: string): string;
}

const META = 'marks';

/** From now on these are the marks that count; those of another secret say nothing beside them, and go. */
export async function putInForce(db: Db, { id }: Pick<Marks, 'id'>): Promise<void> {
  if (await noteMeta(db, META, id)) await eraseAskers(db);
}

/**
 * Whether these are the marks that count. Processes that share a database and no secret mark one person differently:
 * with the marks of both, one would count as two.
 */
export const areInForce = async (db: Db, { id }: Pick<Marks, 'id'>): Promise<boolean> =>
  (await readMeta(db, META)) === id;

/** @param secret The operator's, or one that lies beside the database and not in it. */
export function createMarks(secret: string): Marks {
  const [votes, askers, pauses] = (['votes', 'askers', 'pauses'] as const).map((one) =>
    deriveKey(secret, one),
  );
  return {
    id: keyId(secret),
    vote: (values) => markOf(votes!, values),
    asker: ({ platform, workspace }, question, person) =>
      markOf(askers!, [platform, workspace, question, person]).slice(0, ASKER_DIGITS),
    voter: ({ platform, workspace, channel }, person) =>
      markOf(pauses!, [platform, workspace, channel, person]).slice(0, VOTER_DIGITS),
  };
}
