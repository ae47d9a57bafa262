/** `npm run register -- discord`: see `src/cli/register.ts`. */
import type { Logger } from 'pino';
import type { RegisterArgs } from '../../cli/register.ts';
import { ConfigError, type DiscordConfig, loadConfig } from '../../config/load.ts';
import { createApi } from './api.ts';
import { commandPayload } from './commands.ts';
import { describeError, statusOf } from './errors.ts';
import { BAD_TOKEN } from './lookup.ts';
import { applicationId, syncCommands } from './sync.ts';

/** Reads what is needed here; logs what is wrong and returns undefined. */
function readConfig(env: NodeJS.ProcessEnv, log: Logger): DiscordConfig | undefined {
  try {
    const { discord } = loadConfig(env);
    if (discord === undefined)
      log.error(
        'DISCORD_TOKEN is not set. Paste the bot token into .env; --print shows the payload without one.',
      );
    return discord;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    log.error(error.message);
    return undefined;
  }
}

/** Resolves with the exit status: 0 when Discord has the commands now (or with `dryRun`, was asked), 1 otherwise. */
export async function run(
  args: RegisterArgs,
  env: NodeJS.ProcessEnv,
  out: NodeJS.WritableStream,
  log: Logger,
): Promise<number> {
  if (args.print) {
    out.write(`${JSON.stringify(commandPayload(), null, 2)}\n`);
    return 0;
  }
  const config = readConfig(env, log);
  if (config === undefined) return 1;
  const api = createApi(config);
  try {
    const application = config.applicationId ?? (await applicationId(api));
    if (application === undefined) {
      log.error('Discord did not say which application the token belongs to. Set DISCORD_APPLICATION_ID.');
      return 1;
    }
    // The differences are this program's output; the log would only say them again.
    const quiet = log.child({}, { level: 'warn' });
    const lines = await syncCommands(api, { application, guild: config.guildId }, quiet, args);
    for (const line of lines) out.write(`${line}\n`);
    out.write(summary(lines.length, args.dryRun));
    return 0;
  } catch (error) {
    if (statusOf(error) === 401) log.error(BAD_TOKEN);
    else if (statusOf(error) === undefined)
      log.error(describeError(error), 'Discord could not be reached; nothing more was changed');
    else log.error(describeError(error), 'Discord refused the commands; nothing more was changed');
    return 1;
  } finally {
    api.close();
  }
}

function summary(changed: number, dryRun: boolean): string {
  if (changed === 0) return 'Nothing to change.\n';
  const differences = changed === 1 ? '1 difference' : `${changed} differences`;
  return dryRun ? `${differences}; nothing was changed.\n` : `${differences}, registered.\n`;
}
