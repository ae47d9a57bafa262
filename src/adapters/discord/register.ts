/** `npm run register -- discord`: see `src/cli/register.ts`. */
import { type ConfigIssue, readVariables } from '../../config/variables.ts';
import type { Register } from '../../conversation/platform-definition.ts';
import { createApi } from './api.ts';
import { discordConfig, variables } from './config.ts';
import { note, startFault, statusOf } from './errors.ts';
import { commandPayload } from './payload.ts';
import { applicationId, syncCommands } from './registration.ts';

/** Resolves with the exit status: 0 when Discord has the commands now (or with `dryRun`, was asked), 1 otherwise. */
export const run: Register = async ({ dryRun, print }, env, out, log) => {
  if (print) {
    out.write(`${JSON.stringify(commandPayload(), null, 2)}\n`);
    return 0;
  }
  const issues: ConfigIssue[] = [];
  const config = discordConfig(readVariables(variables, env, issues), issues);
  for (const { variable, message } of issues) log.error(`${variable}: ${message}`);
  if (issues.length > 0) return 1;
  if (config === undefined) {
    log.error(
      'DISCORD_TOKEN is not set. Paste the bot token into .env; --print shows the payload without one.',
    );
    return 1;
  }
  // Somebody waits for it.
  const api = createApi(config, { retry: { retries: 2, minTimeout: 250 } });
  try {
    const application = await applicationId(api);
    // The differences are this program's output; the log would only say them again.
    const quiet = log.child({}, { level: 'warn' });
    const place = { application, guild: config.guildId };
    const { lines, refused } = await syncCommands(api, place, quiet, { dryRun });
    for (const line of lines) out.write(`${line}\n`);
    out.write(summary(lines.length, dryRun));
    return refused.length === 0 ? 0 : 1;
  } catch (error) {
    const fault = startFault(error);
    if (fault !== null) log.error({ event: fault.code }, fault.message);
    else {
      const what = statusOf(error) === undefined ? 'could not be reached' : 'refused the commands';
      note(log, 'error', 'not_registered', `Discord ${what}`, { error });
    }
    return 1;
  } finally {
    api.close();
  }
};

function summary(changed: number, dryRun: boolean): string {
  if (changed === 0) return 'Nothing to change.\n';
  const differences = changed === 1 ? '1 difference' : `${changed} differences`;
  return dryRun ? `${differences}; nothing was changed.\n` : `${differences}, registered.\n`;
}
