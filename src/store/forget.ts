/** Erases what is kept about one server or workspace: it has removed the bot, or asks for it. */
import type { WorkspaceKey } from './channels.ts';
import type { Db } from './schema.ts';

/** All tables that know a workspace; the tokens of installations are the adapter's to erase. */
const TABLES = [
  'channel_settings',
  'channel_pauses',
  'interruptions',
  'questions',
  'votes',
  'sent_replies',
  'setting_changes',
] as const;

export async function forgetWorkspace(db: Db, { platform, workspace }: WorkspaceKey): Promise<void> {
  for (const table of TABLES)
    await db.deleteFrom(table).where('platform', '=', platform).where('workspace', '=', workspace).execute();
}
