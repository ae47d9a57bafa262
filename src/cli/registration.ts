/** Brings what a platform knows of the bot's commands in line with `commands/`, and says what differed. */
import type { Logger } from 'pino';
import { type ConfigIssue, readVariables } from '../config/variables.ts';
import {
  type PlatformDefinition,
  PlatformError,
  type Registered,
  type RegisterOptions,
} from '../conversation/platform-definition.ts';

/** @param print Print what the platform is to know, as JSON, and contact nobody. */
type Options = RegisterOptions & { readonly print: boolean };

/**
 * Resolves with the exit status: 0 when the platform has it all now (or with `dryRun`, was asked), 1 otherwise.
 *
 * @param out Takes the payload or the differences, and nothing else.
 */
export async function register(
  platform: PlatformDefinition,
  { print, ...options }: Options,
  env: NodeJS.ProcessEnv,
  out: NodeJS.WritableStream,
  log: Logger,
): Promise<number> {
  const issues: ConfigIssue[] = [];
  const values = readVariables(platform.variables, env, issues);
  for (const { variable, message } of issues)
    log.error({ event: 'register.bad_variable', variable }, `${variable}: ${message}`);
  const registration = await platform.loadRegistration();
  if (print) {
    out.write(`${JSON.stringify(registration.payload(values, options, log), null, 2)}\n`);
    return 0;
  }
  if (issues.length > 0) return 1;
  const registered = await registration.update(values, options, log).catch((error: unknown) => {
    if (!(error instanceof PlatformError)) throw error;
    log.error({ event: error.code }, error.message);
    return null;
  });
  if (registered === null) return 1;
  for (const line of [...registered.lines, summaryOf(registered, options)]) out.write(`${line}\n`);
  return registered.isPartial ? 1 : 0;
}

function summaryOf({ lines, remains, isPartial }: Registered, { dryRun }: RegisterOptions): string {
  if (lines.length === 0) return isPartial ? 'Nothing was changed.' : 'Nothing to change.';
  const differences = lines.length === 1 ? '1 difference' : `${lines.length} differences`;
  if (dryRun) return `${differences}; nothing was changed.`;
  return [`${differences}, registered.`, ...(remains ?? [])].join('\n');
}
