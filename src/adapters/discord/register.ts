/** `npm run register -- discord`: see `src/cli/registration.ts`. */
import { Routes } from 'discord.js';
import { PlatformError, type Registration } from '../../conversation/platform-definition.ts';
import { createApi } from './api.ts';
import { discordConfig, type variables } from './config.ts';
import { note, startFault, statusOf } from './errors.ts';
import { commandPayload } from './payload.ts';
import { syncCommands } from './registration.ts';

const NO_TOKEN =
  'DISCORD_TOKEN is not set. Paste the bot token into .env; --print shows the payload without one.';

export const registration: Registration<typeof variables> = {
  payload: () => commandPayload(),
  async update(values, { dryRun }, log) {
    const config = discordConfig(values, []);
    // Somebody waits for it.
    const api = config && createApi(config, { retry: { retries: 2, minTimeout: 250 } });
    try {
      if (api === undefined) throw new PlatformError('discord.no_token', NO_TOKEN);
      // The differences are this program's output; the log would only say them again.
      const quiet = log.child({}, { level: 'warn' });
      const { id: application } = await api.call<{ id: string }>('get', Routes.currentApplication());
      return await syncCommands(api, { application, guild: config?.guildId }, quiet, { dryRun });
    } catch (error) {
      const fault = startFault(error);
      const what = statusOf(error) === undefined ? 'could not be reached' : 'refused the commands';
      if (fault !== null) log.error({ event: fault.code }, fault.message);
      else note(log, 'error', 'not_registered', `Discord ${what}`, { error });
      return null;
    } finally {
      api?.close();
    }
  },
};
