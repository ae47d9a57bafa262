/** `npm run register -- slack`: see `src/cli/registration.ts`. */
import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Values } from '../../config/variables.ts';
import { jsonDifferences } from '../../conversation/json-differences.ts';
import {
  PlatformError,
  type RegisterOptions,
  type Registration,
} from '../../conversation/platform-definition.ts';
import { dispatcherFor } from '../../network/dispatcher.ts';
import { proxyOf } from '../../network/proxy.ts';
import type { variables } from './config.ts';
import { codeOf, isRefusal, note } from './errors.ts';
import { TIMES } from './limits.ts';
import { createSlackLogger } from './logger.ts';
import { buildManifest, type Manifest, REDIRECT_PATH } from './manifest.ts';
import { createApi } from './web-api.ts';

const PLACEHOLDER = 'https://your-host.example';
const NO_TOKEN =
  'Updating the app needs SLACK_CONFIG_TOKEN and SLACK_APP_ID. Without them use --print, and paste the manifest at api.slack.com/apps.';
const NEW_TOKEN = 'It lives for twelve hours; make a new one at api.slack.com/apps.';
const REINSTALL = 'The permissions changed: reinstall the app on its page "Install App".';

type Env = Values<typeof variables>;

/** Its addresses over HTTP if that is what is configured; none for Socket Mode, which an app token chooses, as it does when the bot runs. */
function addressesOf(env: Env, log: Logger): { readonly baseUrl?: string; readonly redirectUrl?: string } {
  const redirectUrl = env.SLACK_REDIRECT_URL;
  const isHttp = env.SLACK_SIGNING_SECRET !== undefined || redirectUrl !== undefined;
  if (!isHttp) return {};
  if (env.SLACK_APP_TOKEN !== undefined) {
    const what = redirectUrl === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_REDIRECT_URL';
    const sentence = `This manifest is for Socket Mode, since SLACK_APP_TOKEN is set beside ${what}`;
    note(log, 'warn', 'socket_mode', `${sentence}. For HTTP take SLACK_APP_TOKEN out.`);
    return {};
  }
  if (redirectUrl === undefined) {
    const remedy = 'Put the public address of this bot in its place, or set SLACK_REDIRECT_URL.';
    note(log, 'warn', 'placeholder', `The manifest names ${PLACEHOLDER}. ${remedy}`);
    return { baseUrl: PLACEHOLDER };
  }
  const isUsual = redirectUrl.endsWith(REDIRECT_PATH);
  const baseUrl = isUsual ? redirectUrl.slice(0, -REDIRECT_PATH.length) : new URL(redirectUrl).origin;
  return { baseUrl, redirectUrl };
}

const complaints = z.object({ errors: z.array(z.object({ pointer: z.string(), message: z.string() })) });

/** What Slack dislikes about a manifest, line by line. */
function complaintsOf(error: unknown): string[] {
  const told = complaints.safeParse(error instanceof webApi.WebAPIPlatformError ? error.data : null);
  return told.success ? told.data.errors.map(({ pointer, message }) => `${pointer}: ${message}`) : [];
}

/** Whether the app is an agent already, which stays one, or an assistant, which Slack had before and which becomes one. */
function isAgentAlready(present: object | undefined): boolean {
  const { features } = (present ?? {}) as Partial<Manifest>;
  return Boolean(features?.agent_view || features?.assistant_view);
}

const isToBeAgent = ({ SLACK_AGENT }: Env, { agent }: RegisterOptions): boolean =>
  agent || SLACK_AGENT === true;

export const registration: Registration<typeof variables> = {
  payload: (values, options, log) =>
    buildManifest({ ...addressesOf(values, log), agent: isToBeAgent(values, options) }),

  async update(values, options, log) {
    const { SLACK_CONFIG_TOKEN: token, SLACK_APP_ID: app_id, SLACK_API_URL: apiUrl } = values;
    if (token === undefined || app_id === undefined)
      throw new PlatformError('slack.no_config_token', NO_TOKEN);
    const slackLogger = createSlackLogger(log);
    const dispatcher = dispatcherFor(proxyOf(values));
    const api = createApi(token, { apiUrl, log, slackLogger, onRateLimit() {}, times: TIMES, dispatcher });
    try {
      const { manifest: present } = await api.call((client) => client.apps.manifest.export({ app_id }));
      const agent = isToBeAgent(values, options) || isAgentAlready(present);
      const manifest = buildManifest({ ...addressesOf(values, log), agent });
      const lines = jsonDifferences(present, manifest);
      if (options.dryRun || lines.length === 0) return { lines };
      const updated = await api.call((client) => client.apps.manifest.update({ app_id, manifest }));
      return { lines, remains: updated.permissions_updated ? [REINSTALL] : [] };
    } catch (error) {
      const code = codeOf(error);
      const sentence = `SLACK_CONFIG_TOKEN is refused (${code}). ${NEW_TOKEN}`;
      if (isRefusal(code)) throw new PlatformError('slack.bad_config_token', sentence);
      note(log, 'error', 'bad_manifest', 'The manifest was refused; nothing was changed', { error });
      for (const complaint of complaintsOf(error)) note(log, 'error', 'bad_manifest', complaint);
      return null;
    }
  },
};
