/** `npm run register -- slack`: see `src/cli/register.ts`. */
import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { RegisterArgs } from '../../cli/register.ts';
import { type VariableName, variables } from '../../config/schema.ts';
import { createApi } from './api.ts';
import { codeOf, describeError, isRefusal } from './errors.ts';
import { createSlackLogger } from './logger.ts';
import { buildManifest, type Manifest, REDIRECT_PATH, type Reach } from './manifest.ts';
import { manifestDifferences } from './manifest-diff.ts';
import { listAt, textAt } from './payload.ts';

const PLACEHOLDER = 'https://your-host.example';

/** A variable's value; undefined if it is unset or does not fit. Nothing else of the configuration matters here. */
function read(env: NodeJS.ProcessEnv, name: VariableName, log: Logger): string | undefined {
  const raw = env[name];
  if (raw === undefined || raw.trim() === '') return undefined;
  const parsed = variables[name].read.safeParse(raw);
  if (parsed.success) return String(parsed.data);
  log.error(`${name}: this value does not fit. ${variables[name].remedy}`);
  return undefined;
}

/** Over HTTP if that is what is configured, else by Socket Mode. */
function readReach(env: NodeJS.ProcessEnv, log: Logger): Reach {
  const redirectUrl = read(env, 'SLACK_REDIRECT_URL', log);
  const http =
    read(env, 'SLACK_APP_TOKEN', log) === undefined &&
    (read(env, 'SLACK_SIGNING_SECRET', log) !== undefined || redirectUrl !== undefined);
  if (!http) return { mode: 'socket' };
  if (redirectUrl === undefined) {
    log.warn(
      `The manifest names ${PLACEHOLDER}. Put the public address of this bot in its place, or set SLACK_REDIRECT_URL.`,
    );
    return { mode: 'http', baseUrl: PLACEHOLDER };
  }
  const baseUrl = redirectUrl.endsWith(REDIRECT_PATH)
    ? redirectUrl.slice(0, -REDIRECT_PATH.length)
    : new URL(redirectUrl).origin;
  return { mode: 'http', baseUrl, redirectUrl };
}

/** What Slack dislikes about a manifest, line by line. */
const complaintsOf = (error: unknown): string[] =>
  error instanceof webApi.WebAPIPlatformError
    ? listAt(error.data, 'errors').map(
        (fault) => `${textAt(fault, 'pointer') ?? '?'}: ${textAt(fault, 'message') ?? '?'}`,
      )
    : [];

async function update(
  args: RegisterArgs,
  { token, appId, apiUrl }: { token: string; appId: string; apiUrl: string | undefined },
  wanted: Manifest,
  out: NodeJS.WritableStream,
  log: Logger,
): Promise<number> {
  const api = createApi(token, { apiUrl, log, slackLogger: createSlackLogger(log) });
  try {
    const exported = await api.call('apps.manifest.export', { app_id: appId });
    const lines = manifestDifferences(exported['manifest'], wanted);
    for (const line of lines) out.write(`${line}\n`);
    if (lines.length === 0) {
      out.write('Nothing to change.\n');
      return 0;
    }
    const differences = lines.length === 1 ? '1 difference' : `${lines.length} differences`;
    if (args.dryRun) {
      out.write(`${differences}; nothing was changed.\n`);
      return 0;
    }
    const updated = await api.call('apps.manifest.update', { app_id: appId, manifest: wanted });
    out.write(`${differences}, updated.\n`);
    if (updated['permissions_updated'] === true)
      out.write('The permissions changed: reinstall the app on its page "Install App".\n');
    return 0;
  } catch (error) {
    const code = codeOf(error);
    if (isRefusal(code))
      log.error(
        `Slack refuses SLACK_CONFIG_TOKEN (${code}). It lives for twelve hours; make a new one at api.slack.com/apps.`,
      );
    else log.error(describeError(error), 'Slack refused the manifest; nothing was changed');
    for (const complaint of complaintsOf(error)) log.error(complaint);
    return 1;
  }
}

/** Resolves with the exit status: 0 when Slack has the manifest now (or with `dryRun`, was asked), 1 otherwise. */
export async function run(
  args: RegisterArgs,
  env: NodeJS.ProcessEnv,
  out: NodeJS.WritableStream,
  log: Logger,
): Promise<number> {
  const manifest = buildManifest(readReach(env, log));
  if (args.print) {
    out.write(`${JSON.stringify(manifest, null, 2)}\n`);
    return 0;
  }
  const token = read(env, 'SLACK_CONFIG_TOKEN', log);
  const appId = read(env, 'SLACK_APP_ID', log);
  if (token === undefined || appId === undefined) {
    log.error(
      'Updating the app needs SLACK_CONFIG_TOKEN and SLACK_APP_ID. Without them use --print, and paste the manifest at api.slack.com/apps.',
    );
    return 1;
  }
  return update(args, { token, appId, apiUrl: read(env, 'SLACK_API_URL', log) }, manifest, out, log);
}
