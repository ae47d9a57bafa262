/** Brings the commands that Discord has in line with ours, and changes only what differs. */
import type { Logger } from 'pino';
import type { DiscordApi } from './api.ts';
import { commandPayload } from './commands.ts';
import { type CommandChange, changeLines, compareCommands, type RegisteredCommand } from './diff.ts';
import { isUnsupported } from './errors.ts';

export interface SyncTarget {
  readonly application: string;
  /** One server; everywhere when undefined. */
  readonly guild: string | undefined;
}

const placeOf = (target: SyncTarget): string =>
  target.guild === undefined ? 'everywhere' : `in server ${target.guild}`;

/** What would have to change; `undefined` when this server cannot tell what it has. */
async function changesFor(
  api: DiscordApi,
  target: SyncTarget,
): Promise<{ changes: CommandChange[]; blank: boolean } | undefined> {
  let present: RegisteredCommand[] | undefined;
  try {
    present = (await api.commands(target.application, target.guild)) as RegisteredCommand[] | undefined;
  } catch (error) {
    if (isUnsupported(error)) return undefined;
    throw error;
  }
  if (!Array.isArray(present)) return undefined;
  return { changes: compareCommands(present, commandPayload()), blank: present.length === 0 };
}

async function apply(
  api: DiscordApi,
  { application, guild }: SyncTarget,
  change: CommandChange,
): Promise<void> {
  if (change.type === 'create') await api.createCommand(application, guild, change.command);
  else if (change.type === 'change') await api.changeCommand(application, guild, change.id, change.command);
  else await api.removeCommand(application, guild, change.id);
}

/**
 * Fetches, compares, changes what differs and logs each difference. Resolves with the lines of difference.
 *
 * @throws what Discord answers when it refuses; the log does not have it yet.
 */
export async function syncCommands(
  api: DiscordApi,
  target: SyncTarget,
  log: Logger,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<string[]> {
  const found = await changesFor(api, target);
  const replaceAll = () => api.replaceCommands(target.application, target.guild, commandPayload());
  if (found === undefined) {
    log.warn('This server does not tell which commands it has; all are written anew');
    if (!dryRun) await replaceAll();
    return commandPayload().map((command) => `+ ${command.name}`);
  }

  const lines = changeLines(found.changes);
  for (const line of lines) log.info({ place: placeOf(target) }, `Command ${line}`);
  if (lines.length === 0) log.info({ place: placeOf(target) }, 'Commands are up to date');
  if (dryRun || lines.length === 0) return lines;

  if (found.blank) await replaceAll();
  else
    try {
      for (const change of found.changes) await apply(api, target, change);
    } catch (error) {
      // Not every compatible server can change a single command; all of them can replace the list.
      if (!isUnsupported(error)) throw error;
      await replaceAll();
    }
  return lines;
}

/** The application's id, when the configuration has none. @throws what the API answers when it refuses. */
export async function applicationId(api: DiscordApi): Promise<string | undefined> {
  try {
    const id = (await api.currentApplication())?.id;
    if (id !== undefined) return id;
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  }
  try {
    return (await api.oauthApplication())?.id;
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  }
  // For every bot made since 2016 the user has the same id as the application.
  return (await api.currentUser())?.id;
}
