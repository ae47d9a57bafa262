/** Slack's part of the configuration. */
import {
  type ConfigIssue,
  HOST,
  list,
  requireVariables,
  secret,
  text,
  url,
  type Values,
  variable,
  wholeNumber,
} from '../../config/variables.ts';

interface SlackCommon {
  readonly apiUrl: string | undefined;
  readonly admins: readonly string[];
}

/** Socket Mode: one workspace, no public address. */
interface SlackSocketConfig extends SlackCommon {
  readonly mode: 'socket';
  readonly botToken: string;
  readonly appToken: string;
}

/** OAuth: many workspaces install the app themselves. `dataKey` encrypts the stored tokens. */
export interface SlackInstallConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly dataKey: string;
  readonly authorizeUrl: string | undefined;
  readonly redirectUrl: string | undefined;
}

/** HTTP: signed requests, for one workspace (bot token) or many (OAuth). */
export interface SlackHttpConfig extends SlackCommon {
  readonly mode: 'http';
  readonly signingSecret: string;
  readonly port: number;
  readonly host: string | undefined;
  readonly botToken: string | undefined;
  readonly install: SlackInstallConfig | undefined;
}

export type SlackConfig = SlackSocketConfig | SlackHttpConfig;

const DEFAULT_PORT = 3000;

const copied = (what: string): string => `Copy the ${what} from the app's page "Basic Information".`;
const aUrl = () => url('https:', 'http:');
const aSecret = () => text().min(16);
const RANDOM = 'Use a random text of at least 16 characters, such as the output of `openssl rand -hex 32`';
const BOT_TOKEN =
  'Use the bot token of the app\'s page "OAuth & Permissions", which begins with xoxb-; with a user token (xoxp-) ' +
  "the bot would act in that person's name.";
const APP_TOKEN = 'Use an app-level token with the scope connections:write; it begins with xapp-.';
const CONFIG_TOKEN =
  'Use an app configuration token from api.slack.com/apps; only `npm run register -- slack` needs it.';
const AUTHORIZE_URL =
  'Use the address of the page where people approve the app, such as https://slack.com/oauth/v2/authorize.';
const ADMINS =
  'Use Slack user ids with commas between them: people who may change settings besides admins and owners.';

export const variables = {
  SLACK_BOT_TOKEN: secret(text().startsWith('xoxb-'), BOT_TOKEN),
  SLACK_APP_TOKEN: secret(text().startsWith('xapp'), APP_TOKEN),
  SLACK_SIGNING_SECRET: secret(text(), copied('signing secret')),
  SLACK_CLIENT_ID: variable(text(), copied('client id')),
  SLACK_CLIENT_SECRET: secret(text(), copied('client secret')),
  SLACK_STATE_SECRET: secret(aSecret(), `${RANDOM}.`),
  SLACK_CONFIG_TOKEN: secret(text(), CONFIG_TOKEN),
  SLACK_APP_ID: variable(text(), `${copied('app id')} It begins with A.`),
  SLACK_API_URL: variable(aUrl(), 'Use the base address of the Web API, such as https://slack.com/api.'),
  SLACK_AUTHORIZE_URL: variable(aUrl(), AUTHORIZE_URL),
  SLACK_REDIRECT_URL: variable(
    aUrl(),
    'Use the public address of this bot that ends with /slack/oauth_redirect.',
  ),
  SLACK_ADMINS: variable(list(), ADMINS),
  PORT: variable(wholeNumber(0, 65_535), "Use a port number for Slack's HTTP requests, such as 3000."),
  HOST,
  DATA_KEY: secret(aSecret(), `${RANDOM}; it encrypts the Slack tokens in the store.`),
} as const;

type SlackValues = Partial<Values<typeof variables>>;

const INSTALL_VARIABLES = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

function installConfig(values: SlackValues): SlackInstallConfig | undefined {
  const { SLACK_CLIENT_ID: clientId = '', SLACK_CLIENT_SECRET: clientSecret = '' } = values;
  const { SLACK_AUTHORIZE_URL: authorizeUrl, SLACK_REDIRECT_URL: redirectUrl } = values;
  const { SLACK_STATE_SECRET: stateSecret = '', DATA_KEY: dataKey = stateSecret } = values;
  if (INSTALL_VARIABLES.every((name) => values[name] === undefined)) return undefined;
  return { clientId, clientSecret, stateSecret, dataKey, authorizeUrl, redirectUrl };
}

/** Undefined where nothing of Slack is set. Adds to `issues` what is wrong or missing. */
export function slackConfig(values: SlackValues, issues: ConfigIssue[]): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = values;
  const { SLACK_SIGNING_SECRET: signingSecret, PORT: port = DEFAULT_PORT, HOST: host } = values;
  const common: SlackCommon = { apiUrl: values.SLACK_API_URL, admins: values.SLACK_ADMINS ?? [] };
  const install = installConfig(values);
  const need = (because: string, ...names: (keyof typeof variables)[]) =>
    requireVariables(variables, values, issues, names, because);

  if (install !== undefined) need('installing by OAuth needs all of these', ...INSTALL_VARIABLES);
  // Socket Mode is the default: with an app token a signing secret is not needed, and does no harm.
  if (appToken !== undefined) {
    need('Socket Mode needs it besides SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN');
    return { ...common, mode: 'socket', botToken: botToken ?? '', appToken };
  }
  if (signingSecret !== undefined) {
    if (install === undefined) need('HTTP needs a bot token, or the OAuth variables', 'SLACK_BOT_TOKEN');
    return { ...common, mode: 'http', signingSecret, port, host, botToken, install };
  }
  if (install !== undefined)
    need('installing by OAuth works over HTTP, which needs it', 'SLACK_SIGNING_SECRET');
  else if (botToken !== undefined)
    need('SLACK_BOT_TOKEN alone is not enough; Socket Mode needs it', 'SLACK_APP_TOKEN');
  return undefined;
}
