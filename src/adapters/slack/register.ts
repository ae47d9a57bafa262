/** `npm run register -- slack`: see `src/cli/register.ts`. */
import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type ConfigIssue, readVariables, type Values } from '../../config/variables.ts';
import { jsonDifferences } from '../../conversation/json-differences.ts';
import type { Register, RegisterOptions } from '../../conversation/platform-definition.ts';
import { proxyOf } from '../../network/proxy.ts';
import { variables } from './config.ts';
import { codeOf, isRefusal, note } from './errors.ts';
import { TIMES } from './limits.ts';
import { createSlackLogger } from './logger.ts';
import { type AppKind, buildManifest, REDIRECT_PATH, type Reach } from './manifest.ts';
import { type Api, createApi, dispatcherFor } from './web-api.ts';

const PLACEHOLDER = 'https://your-host.example';

type Env = Values<typeof variables>;

/** Over HTTP if that is what is configured, else by Socket Mode; an app token wins, as it does when the bot runs. */
function reachOf(env: Env, log: Logger): Reach {
  const redirectUrl = env.SLACK_REDIRECT_URL;
  const isHttp = env.SLACK_SIGNING_SECRET !== undefined || redirectUrl !== undefined;
  if (!isHttp) return { mode: 'socket' };
  if (env.SLACK_APP_TOKEN !== undefined) {
    const what = redirectUrl === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_REDIRECT_URL';
    const sentence = `This manifest is for Socket Mode, since SLACK_APP_TOKEN is set beside ${what}`;
    note(log, 'warn', 'socket_mode', `${sentence}. For HTTP take SLACK_APP_TOKEN out.`);
    return { mode: 'socket' };
  }
  if (redirectUrl === undefined) {
    const remedy = 'Put the public address of this bot in its place, or set SLACK_REDIRECT_URL.';
    note(log, 'warn', 'placeholder', `The manifest names ${PLACEHOLDER}. ${remedy}`);
    return { mode: 'http', baseUrl: PLACEHOLDER };
  }
  const isUsual = redirectUrl.endsWith(REDIRECT_PATH);
  const baseUrl = isUsual ? redirectUrl.slice(0, -REDIRECT_PATH.length) : new URL(redirectUrl).origin;
  return { mode: 'http', baseUrl, redirectUrl };
}

const complaints = z.object({ errors: z.array(z.object({ pointer: z.string(), message: z.string() })) });

/** What Slack dislikes about a manifest, line by line. */
function complaintsOf(error: unknown): string[] {
  const told = complaints.safeParse(error instanceof webApi.WebAPIPlatformError ? error.data : null);
  return told.success ? told.data.errors.map(({ pointer, message }) => `${pointer}: ${message}`) : [];
}

/** What the app is already: an agent stays one, and so does an assistant. */
const kinds = z.object({
  features: z.object({ agent_view: z.unknown().optional(), assistant_view: z.unknown().optional() }),
});
function kindOf(exported: unknown): AppKind {
  const { features } = kinds.safeParse(exported).data ?? {};
  if (features?.agent_view) return 'agent';
  return features?.assistant_view ? 'assistant' : 'bot';
}

/** Brings the app in line. @throws what Slack answers. */
async function update(
  api: Api,
  app_id: string,
  reach: Reach,
  { dryRun, agent }: RegisterOptions,
  out: NodeJS.WritableStream,
): Promise<void> {
  const exported = await api.call((client) => client.apps.manifest.export({ app_id }));
  const manifest = buildManifest({ ...reach, kind: agent ? 'agent' : kindOf(exported.manifest) });
  const lines = jsonDifferences(exported.manifest, manifest);
  for (const line of lines) out.write(`${line}\n`);
  if (lines.length === 0) return void out.write('Nothing to change.\n');
  const found = lines.length === 1 ? '1 difference' : `${lines.length} differences`;
  if (dryRun) return void out.write(`${found}; nothing was changed.\n`);
  const updated = await api.call((client) => client.apps.manifest.update({ app_id, manifest }));
  out.write(`${found}, updated.\n`);
  if (updated.permissions_updated)
    out.write('The permissions changed: reinstall the app on its page "Install App".\n');
}

/** Resolves with the exit status: 0 when Slack has the manifest now (or with `dryRun`, was asked), 1 otherwise. */
export const run: Register = async (options, env, out, log) => {
  const issues: ConfigIssue[] = [];
  const values = readVariables(variables, env, issues);
  for (const { variable, message } of issues) note(log, 'error', 'bad_variable', `${variable}: ${message}`);
  const reach = reachOf(values, log);
  const agent = options.agent || values.SLACK_AGENT === true;
  if (options.print) {
    const manifest = buildManifest({ ...reach, kind: agent ? 'agent' : 'bot' });
    out.write(`${JSON.stringify(manifest, null, 2)}\n`);
    return 0;
  }
  const { SLACK_CONFIG_TOKEN: token, SLACK_APP_ID: appId, SLACK_API_URL: apiUrl } = values;
  if (token === undefined || appId === undefined) {
    const instead = 'Without them use --print, and paste the manifest at api.slack.com/apps.';
    note(
      log,
      'error',
      'no_config_token',
      `Updating the app needs SLACK_CONFIG_TOKEN and SLACK_APP_ID. ${instead}`,
    );
    return 1;
  }
  try {
    const dispatcher = dispatcherFor(proxyOf(values));
    const slackLogger = createSlackLogger(log);
    const deps = { apiUrl, log, slackLogger, onRateLimit() {}, times: TIMES, dispatcher };
    await update(createApi(token, deps), appId, reach, { ...options, agent }, out);
    return 0;
  } catch (error) {
    const code = codeOf(error);
    const remedy = 'It lives for twelve hours; make a new one at api.slack.com/apps.';
    if (isRefusal(code))
      note(log, 'error', 'bad_config_token', `SLACK_CONFIG_TOKEN is refused (${code}). ${remedy}`);
    else note(log, 'error', 'bad_manifest', 'The manifest was refused; nothing was changed', { error });
    for (const complaint of complaintsOf(error)) note(log, 'error', 'bad_manifest', complaint);
    return 1;
  }
};
