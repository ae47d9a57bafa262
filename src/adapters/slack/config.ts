/** Slack's part of the configuration. */
import { dataKeyVariables } from '../../config/data-key.ts';
import * as config from '../../config/variables.ts';
import { commandOf } from '../../core/programs.ts';
import { isStrong } from '../../crypto/strength.ts';
import { proxyOf, proxyVariables } from '../../network/proxy.ts';

const copied = (what: string): string => `Copy the ${what} from the app's page "Basic Information".`;
const address = () => config.url('https:', 'http:');

const TEAM = /^[TE][A-Z0-9]+$/;
const ADMIN = /^(?:[TE][A-Z0-9]+:)?[UW][A-Z0-9]+$/;

/** Whom the operator lets change settings, and in which workspace; null for the one of the configured token. */
export interface Admin {
  readonly team: string | null;
  readonly user: string;
}

function readAdmin(item: string): Admin {
  const [user = '', team = null] = item.split(':').reverse();
  return { team, user };
}

export const variables = {
  SLACK_BOT_TOKEN: config.secret(
    config.text().startsWith('xoxb-'),
    'Use the bot token (xoxb-) of the app\'s page "Install App"; with a user token (xoxp-) the bot would act in that person\'s name.',
  ),
  SLACK_APP_TOKEN: config.secret(
    config.text().startsWith('xapp'),
    'Use an app-level token with the scope connections:write; it begins with xapp-.',
  ),
  SLACK_SIGNING_SECRET: config.secret(config.text(), copied('signing secret')),
  SLACK_CLIENT_ID: config.variable(config.text(), copied('client id')),
  SLACK_CLIENT_SECRET: config.secret(config.text(), copied('client secret')),
  SLACK_STATE_SECRET: config.secret(
    config.text().refine(isStrong),
    'Use a random text that nobody can guess, such as the output of `openssl rand -hex 32`.',
  ),
  SLACK_CONFIG_TOKEN: config.secret(
    config.text(),
    `Use an app configuration token from api.slack.com/apps; only \`${commandOf('register', 'slack')}\` needs it.`,
  ),
  SLACK_APP_ID: config.variable(config.text(), `${copied('app id')} It begins with A.`),
  SLACK_API_URL: config.variable(
    address(),
    'Use the base address of the Web API, such as https://slack.com/api.',
  ),
  SLACK_AUTHORIZE_URL: config.variable(
    address(),
    'Use the address where people approve the app, such as https://slack.com/oauth/v2/authorize.',
  ),
  SLACK_REDIRECT_URL: config.variable(
    address(),
    'Use the public address of this bot that ends with /slack/oauth_redirect.',
  ),
  SLACK_AGENT: config.variable(
    config.flag(),
    'Use true where the app was made from the manifest for agents (--agent), else false.',
  ),
  SLACK_ADMINS: config.variable(
    config.list(ADMIN).transform((items) => items.map(readAdmin)),
    'Use Slack user ids with commas between them, each after that of its workspace, such as T012AB3CD:U045EF6GH: people who may change settings there besides admins and owners.',
  ),
  SLACK_ALLOWED_TEAMS: config.variable(
    config.list(TEAM),
    'Use ids of workspaces (T…) or organisations (E…) with commas between them: only these are served.',
  ),
  PORT: config.variable(
    config.wholeNumber(0, 65_535),
    "Use a port number for Slack's HTTP requests, such as 3000.",
  ),
  HOST: config.HOST,
  ...dataKeyVariables,
  ...proxyVariables,
} as const;

type Env = Partial<config.Values<typeof variables>>;

const INSTALL_VARIABLES = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

/** OAuth: many workspaces install the app themselves. `dataKeys` encrypt the stored tokens. */
function installConfig(env: Env) {
  const { SLACK_CLIENT_ID: clientId = '', SLACK_CLIENT_SECRET: clientSecret = '' } = env;
  const { SLACK_AUTHORIZE_URL: authorizeUrl, SLACK_REDIRECT_URL: redirectUrl } = env;
  const { SLACK_STATE_SECRET: stateSecret = '', DATA_KEY: current = '', DATA_KEY_PREVIOUS: previous } = env;
  if (INSTALL_VARIABLES.every((name) => env[name] === undefined)) return undefined;
  const dataKeys = { current, earlier: previous === undefined ? [] : [previous] };
  return { clientId, clientSecret, stateSecret, dataKeys, authorizeUrl, redirectUrl };
}

/**
 * Socket Mode serves one workspace and needs no public address; HTTP takes signed requests, for one workspace (bot
 * token) or many (OAuth). Undefined where nothing of Slack is set. Adds to `issues` what is wrong or missing.
 */
export function slackConfig(env: Env, issues: config.ConfigIssue[]) {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = env;
  const { SLACK_SIGNING_SECRET: signingSecret, PORT: port = 3000, HOST: host } = env;
  const { SLACK_ADMINS: admins = [], SLACK_AGENT: agent = false } = env;
  const allowed = env.SLACK_ALLOWED_TEAMS ?? null;
  const hasPreviousKey = env.DATA_KEY_PREVIOUS !== undefined;
  const common = { apiUrl, admins, agent, allowed, hasPreviousKey, proxy: proxyOf(env) };
  const install = installConfig(env);
  const need = (because: string, ...names: (keyof typeof variables)[]) =>
    config.requireVariables(variables, env, issues, names, because);

  if (install !== undefined) need('installing by OAuth needs all of these', ...INSTALL_VARIABLES, 'DATA_KEY');
  if (env.DATA_KEY !== undefined && env.DATA_KEY === env.SLACK_STATE_SECRET)
    issues.push({
      variable: 'DATA_KEY',
      message: 'Use another text than that of SLACK_STATE_SECRET, which signs what anybody can fetch.',
    });
  if (install !== undefined && admins.some(({ team }) => team === null))
    issues.push({
      variable: 'SLACK_ADMINS',
      message: 'Name the workspace of each, such as T012AB3CD:U045EF6GH: many workspaces install the app.',
    });
  // Socket Mode is the default: with an app token a signing secret is not needed, and does no harm.
  if (appToken !== undefined) {
    need('Socket Mode needs it besides SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN');
    return { ...common, mode: 'socket', appToken, botToken: botToken ?? '' } as const;
  }
  if (signingSecret !== undefined) {
    if (install === undefined) need('HTTP needs a bot token, or the OAuth variables', 'SLACK_BOT_TOKEN');
    return { ...common, mode: 'http', signingSecret, port, host, botToken, install } as const;
  }
  if (install !== undefined)
    need('installing by OAuth works over HTTP, which needs it', 'SLACK_SIGNING_SECRET');
  else if (botToken !== undefined)
    need('SLACK_BOT_TOKEN alone is not enough; Socket Mode needs it', 'SLACK_APP_TOKEN');
  return undefined;
}

export type SlackConfig = NonNullable<ReturnType<typeof slackConfig>>;
export type SlackHttpConfig = Extract<SlackConfig, { mode: 'http' }>;
