/** Brings the commands that Discord has in line with those of `commands/`: only what differs is changed; see `src/cli/registration.ts`. */
import { type APIApplicationCommand, ApplicationCommandType, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { namedChanges } from '../../conversation/json-differences.ts';
import { PlatformError, type Registered, type Registration } from '../../conversation/platform-definition.ts';
import { type Api, createApi } from './api.ts';
import { discordConfig, type variables } from './config.ts';
import { note, startFault, statusOf } from './errors.ts';
import { commandPayload } from './payload.ts';

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
): Promise<Registered> {
  const list =
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const present = await api.call<APIApplicationCommand[]>('get', list, {
    query: new URLSearchParams({ with_localizations: 'true' }),
  });
  const lines: string[] = [];
  let isPartial = false;

  // An activity's own command is Discord's.
  const ours = present.filter(({ type }) => type !== ApplicationCommandType.PrimaryEntryPoint);
  const changes = namedChanges(
    ours,
    commandPayload(),
    (one, other) => one.name === other.name && one.type === other.type,
  );
  const place = guild === undefined ? 'everywhere' : `in ${guild}`;
  const about = { event: 'discord.commands', place };
  for (const { name, present: before, wanted: body, lines: changed } of changes) {
    try {
      const route = before === undefined ? list : (`${list}/${before.id}` as const);
      const method = body === undefined ? 'delete' : before === undefined ? 'post' : 'patch';
      if (!dryRun) await api.call(method, route, { body });
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
  return { lines, isPartial };
}

const NO_TOKEN =
  'DISCORD_TOKEN is not set. Paste the bot token into .env; --print shows the payload without one.';

export const registration: Registration<typeof variables> = {
  payload: () => commandPayload(),
  async update(values, { dryRun }, log) {
    const config = discordConfig(values, []);
    if (config === undefined) throw new PlatformError('discord.no_token', NO_TOKEN);
    // Somebody waits for it.
    const api = createApi(config, { retry: { retries: 2, minTimeout: 250 } });
    try {
      // The differences are this program's output; the log would only say them again.
      const quiet = log.child({}, { level: 'warn' });
      const { id: application } = await api.call<{ id: string }>('get', Routes.currentApplication());
      return await syncCommands(api, { application, guild: config.guildId }, quiet, { dryRun });
    } catch (error) {
      const fault = startFault(error);
      if (fault !== null) throw fault;
      const what = statusOf(error) === undefined ? 'could not be reached' : 'refused the commands';
      note(log, 'error', 'not_registered', `Discord ${what}`, { error });
      return null;
    } finally {
      api.close();
    }
  },
};
