/**
 * The tables, as Kysely sees them. Times are milliseconds since 1970, days are `YYYY-MM-DD` in UTC, yes and no are
 * 1 and 0, and a missing workspace is the empty text: all of it reads the same in SQLite and PostgreSQL.
 */
import type { Kysely, Transaction } from 'kysely';

export interface Schema {
  meta: { key: string; value: string };
  channel_settings: {
    platform: string;
    workspace: string;
    channel: string;
    mode: string;
    changed_at: number;
  };
  channel_pauses: {
    platform: string;
    workspace: string;
    channel: string;
    not_helpful: number;
    quiet_until: number;
    /** Mark of whoever gave the last vote "not helpful"; empty for none. */
    voter: string;
  };
  setting_changes: {
    id: string;
    platform: string;
    workspace: string;
    channel: string;
    person: string;
    mode: string;
    at: number;
  };
  interruptions: {
    id: string;
    platform: string;
    workspace: string;
    channel: string;
    entry: string;
    at: number;
  };
  questions: {
    id: string;
    day: string;
    platform: string;
    workspace: string;
    question: string;
    outcome: string;
    reason: string | null;
    entry: string | null;
    gap: string | null;
    /** Tells people apart who asked the same, not who they are (see src/persistence/marks.ts); null where nothing does. */
    asker: string | null;
  };
  votes: {
    /** Mark of platform, reply and person. */
    id: string;
    day: string;
    platform: string;
    workspace: string;
    kind: string;
    subject: string;
    helpful: number;
    /** Masked; only with a vote that is not helpful. */
    question: string | null;
  };
  sent_replies: {
    platform: string;
    workspace: string;
    channel: string;
    message: string;
    /** Empty for none. */
    thread: string;
    entry: string;
    revision: number;
    at: number;
  };
  ignored_questions: { question: string; at: number };
  installations: { id: string; sealed: string; changed_at: number };
  claims: { event: string; at: number };
}

/** A connection, or a transaction on one: what every repository works on. */
export type Db = Kysely<Schema> | Transaction<Schema>;
