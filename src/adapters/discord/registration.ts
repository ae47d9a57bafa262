/** Brings the commands that Discord has in line with those of `commands/`: only what differs is changed. */
import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { jsonDifferences } from '../../conversation/json-differences.ts';
import type { Registered } from '../../conversation/platform-definition.ts';
import type { Api } from './api.ts';
import { type CommandIds, idsOf } from './command-links.ts';
import { note, statusOf } from './errors.ts';
import { commandPayload } from './payload.ts';

/** One call that has to be made. */
interface Change {
  readonly method: 'post' | 'patch' | 'delete';
  readonly name: string;
  /** Undefined for a command that is new. */
  readonly id?: string;
  readonly body?: RESTPostAPIApplicationCommandsJSONBody;
  /** Why, for people. */
  readonly lines: readonly string[];
}

/** What to do so that exactly `wanted` is registered. */
function changesFor(
  present: readonly APIApplicationCommand[],
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Change[] {
  const left = new Set(present);
  const changes = wanted.map((body): Change => {
    const { name } = body;
    const found = present.find((one) => one.name === name && one.type === body.type);
    if (found === undefined) return { method: 'post', name, body, lines: [`+ ${name}`] };
    left.delete(found);
    const lines = jsonDifferences(found, body).map((line) => line.replace(/^./, `$& ${name}`));
    return { method: 'patch', name, id: found.id, body, lines };
  });
  // An activity's own command is Discord's.
  for (const { id, type, name } of left)
    if (type !== ApplicationCommandType.PrimaryEntryPoint)
      changes.push({ method: 'delete', name, id, lines: [`- ${name}`] });
  return changes.filter(({ lines }) => lines.length > 0);
}

/**
 * Fetches, compares, and changes what differs, command by command: one that Discord refuses costs no other. The log
 * has each difference once Discord has taken it, and each refusal.
 *
 * @param guild Of one server; of all when undefined.
 * @throws what Discord answers when it refuses everything, or nobody answers; the log does not have it yet.
 */
export async function syncCommands(
  api: Api,
  { application, guild }: { readonly application: string; readonly guild: string | undefined },
  log: Logger,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<Registered & { /** Of all commands that Discord has now. */ readonly ids: CommandIds }> {
  const list =
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const present = await api.call<APIApplicationCommand[]>('get', list, {
    query: new URLSearchParams({ with_localizations: 'true' }),
  });
  const known = new Map(present.map((command) => [command.id, command]));
  const lines: string[] = [];
  let isPartial = false;

  const place = guild === undefined ? 'everywhere' : `in ${guild}`;
  const about = { event: 'discord.commands', place };
  for (const { method, name, id, body, lines: changed } of changesFor(present, commandPayload())) {
    try {
      const route = id === undefined ? list : (`${list}/${id}` as const);
      const made = dryRun
        ? undefined
        : await api.call<APIApplicationCommand | undefined>(method, route, { body });
      if (method === 'delete') known.delete(id!);
      else if (made !== undefined) known.set(made.id, made);
    } catch (error) {
      if (statusOf(error) !== 400) throw error;
      isPartial = true;
      const sentence = `Discord refused the command ${name}`;
      note(log, 'error', 'command_refused', sentence, { place, error });
      continue;
    }
    lines.push(...changed);
    if (!dryRun) for (const line of changed) log.info(about, `Command ${line}`);
  }
  if (lines.length === 0 && !isPartial) log.info(about, 'Commands are up to date');
  return { lines, isPartial, ids: idsOf([...known.values()]) };
}
