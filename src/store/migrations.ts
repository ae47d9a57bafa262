/**
 * The steps from an empty database to the present one, oldest first. A step that was released is never changed:
 * what comes later is a new step at the end.
 */
import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export interface Migration {
  readonly name: string;
  up(db: Transaction<Schema>): Promise<void>;
}

const CHANNEL = ['platform', 'workspace', 'channel'] as const;

const firstTables: Migration = {
  name: 'first tables',
  async up(db) {
    const { schema } = db;
    await schema
      .createTable('meta')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
    await schema
      .createTable('channel_settings')
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('mode', 'text', (c) => c.notNull())
      .addColumn('changed_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('channel_settings_key', [...CHANNEL])
      .execute();
    await schema
      .createTable('channel_pauses')
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('not_helpful', 'integer', (c) => c.notNull())
      .addColumn('quiet_until', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('channel_pauses_key', [...CHANNEL])
      .execute();
    await schema
      .createTable('interruptions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('entry', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await schema
      .createIndex('interruptions_by_channel')
      .on('interruptions')
      .columns([...CHANNEL, 'at'])
      .execute();
    await schema
      .createTable('questions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('question', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('entry', 'text')
      .addColumn('gap', 'text')
      .execute();
    await schema.createIndex('questions_by_day').on('questions').column('day').execute();
    await schema
      .createTable('votes')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('helpful', 'integer', (c) => c.notNull())
      .addColumn('question', 'text')
      .execute();
    await schema.createIndex('votes_by_day').on('votes').column('day').execute();
    await schema
      .createTable('sent_replies')
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('message', 'text', (c) => c.notNull())
      .addColumn('entry', 'text', (c) => c.notNull())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('sent_replies_key', [...CHANNEL, 'message'])
      .execute();
    await schema
      .createIndex('sent_replies_by_entry')
      .on('sent_replies')
      .columns(['entry', 'revision'])
      .execute();
    await schema
      .createTable('ignored_questions')
      .addColumn('question', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await schema
      .createTable('installations')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('sealed', 'text', (c) => c.notNull())
      .addColumn('changed_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema
      .createTable('claims')
      .addColumn('event', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
  },
};

/**
 * Questions and votes know their server or workspace, so that its managers see their own alone, and how many people
 * asked the same; replies know their thread, changes of settings who made them. What was logged before cannot be told apart, and may hold what people said to each other: it goes.
 */
const byWorkspace: Migration = {
  name: 'questions by workspace',
  async up(db) {
    const { schema } = db;
    await db.deleteFrom('questions').execute();
    await db.updateTable('votes').set({ question: null }).execute();
    // What votes were told apart by lay beside them; now it lies outside the database.
    await db.deleteFrom('meta').where('key', '=', 'vote_salt').execute();
    await schema
      .alterTable('questions')
      .addColumn('workspace', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await schema.alterTable('questions').addColumn('asker', 'text').execute();
    await schema
      .alterTable('channel_pauses')
      .addColumn('voter', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await schema
      .createTable('setting_changes')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('mode', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await schema
      .createIndex('setting_changes_by_channel')
      .on('setting_changes')
      .columns([...CHANNEL, 'at'])
      .execute();
    await schema
      .alterTable('votes')
      .addColumn('workspace', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await schema
      .alterTable('sent_replies')
      .addColumn('thread', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await schema
      .createIndex('sent_replies_by_thread')
      .on('sent_replies')
      .columns([...CHANNEL, 'thread', 'at'])
      .execute();
  },
};

export const migrations: readonly Migration[] = [firstTables, byWorkspace];
