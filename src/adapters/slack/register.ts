/** `npm run register -- slack`: see `src/cli/registration.ts`. */
import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Values } from '../../config/variables.ts';
import { jsonDifferences } from '../../conversation/json-differences.ts';
import type { RegisterOptions, Registration } from '../../conversation/platform-definition.ts';
import { dispatcherFor } from '../../network/dispatcher.ts';
import { proxyOf } from '../../network/proxy.ts';
import type { variables } from './config.ts';
import { codeOf, isRefusal, note } from './errors.ts';
import { TIMES } from './limits.ts';
import { createSlackLogger } from './logger.ts';
import { type AppKind, buildManifest, REDIRECT_PATH } from './manifest.ts';
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

/** What the app is already: an agent stays one. Assistants, which Slack had before, become agents. */
const kinds = z.object({
  features: z.object({ agent_view: z.unknown().optional(), assistant_view: z.unknown().optional() }),
});
function kindOf(exported: unknown): AppKind {
  const { features } = kinds.safeParse(exported).data ?? {};
  return features?.agent_view || features?.assistant_view ? 'agent' : 'bot';
}

/** The app as it is to be, if it is to be of this kind. */
const manifestFor = (values: Env, kind: AppKind, log: Logger) =>
  buildManifest({ ...addressesOf(values, log), kind });

const isAgent = ({ SLACK_AGENT }: Env, { agent }: RegisterOptions): boolean => agent || SLACK_AGENT === true;

export const registration: Registration<typeof variables> = {
  payload: (values, options, log) => manifestFor(values, isAgent(values, options) ? 'agent' : 'bot', log),

  async update(values, options, log) {
    const { SLACK_CONFIG_TOKEN: token, SLACK_APP_ID: app_id, SLACK_API_URL: apiUrl } = values;
    if (token === undefined || app_id === undefined) {
      note(log, 'error', 'no_config_token', NO_TOKEN);
      return null;
    }
    const slackLogger = createSlackLogger(log);
    const dispatcher = dispatcherFor(proxyOf(values));
    const api = createApi(token, { apiUrl, log, slackLogger, onRateLimit() {}, times: TIMES, dispatcher });
    try {
      const { manifest: present } = await api.call((client) => client.apps.manifest.export({ app_id }));
      const manifest = manifestFor(values, isAgent(values, options) ? 'agent' : kindOf(present), log);
      const lines = jsonDifferences(present, manifest);
      if (options.dryRun || lines.length === 0) return { lines };
      const updated = await api.call((client) => client.apps.manifest.update({ app_id, manifest }));
      return { lines, remains: updated.permissions_updated ? [REINSTALL] : [] };
    } catch (error) {
      const code = codeOf(error);
      if (isRefusal(code))
        note(log, 'error', 'bad_config_token', `SLACK_CONFIG_TOKEN is refused (${code}). ${NEW_TOKEN}`);
      else note(log, 'error', 'bad_manifest', 'The manifest was refused; nothing was changed', { error });
      for (const complaint of complaintsOf(error)) note(log, 'error', 'bad_manifest', complaint);
      return null;
    }
  },
};
