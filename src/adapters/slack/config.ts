/** Slack's part of the configuration. */
import * as config from '../../config/variables.ts';
import { proxyOf, proxyVariables } from '../../network/proxy.ts';

const DEFAULT_PORT = 3000;

const copied = (what: string): string => `Copy the ${what} from the app's page "Basic Information".`;
const random = (what: string): string =>
  `Use a random text, such as the output of \`openssl rand -hex 32\`; ${what}.`;
const address = () => config.url('https:', 'http:');

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
  SLACK_STATE_SECRET: config.secret(config.text().min(16), random('it has at least 16 characters')),
  SLACK_CONFIG_TOKEN: config.secret(
    config.text(),
    'Use an app configuration token from api.slack.com/apps; only `npm run register -- slack` needs it.',
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
    config.list(),
    'Use Slack user ids with commas between them: people who may change settings besides admins and owners.',
  ),
  PORT: config.variable(
    config.wholeNumber(0, 65_535),
    "Use a port number for Slack's HTTP requests, such as 3000.",
  ),
  HOST: config.HOST,
  DATA_KEY: config.secret(
    config.text().min(16),
    random('of at least 16 characters, it encrypts the Slack tokens in the store'),
  ),
  ...proxyVariables,
} as const;

type Env = Partial<config.Values<typeof variables>>;

const INSTALL_VARIABLES = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

/** OAuth: many workspaces install the app themselves. `dataKey` encrypts the stored tokens. */
function installConfig(env: Env) {
  const { SLACK_CLIENT_ID: clientId = '', SLACK_CLIENT_SECRET: clientSecret = '' } = env;
  const { SLACK_AUTHORIZE_URL: authorizeUrl, SLACK_REDIRECT_URL: redirectUrl } = env;
  const { SLACK_STATE_SECRET: stateSecret = '', DATA_KEY: dataKey = stateSecret } = env;
  if (INSTALL_VARIABLES.every((name) => env[name] === undefined)) return undefined;
  return { clientId, clientSecret, stateSecret, dataKey, authorizeUrl, redirectUrl };
}

/**
 * Socket Mode serves one workspace and needs no public address; HTTP takes signed requests, for one workspace (bot
 * token) or many (OAuth). Undefined where nothing of Slack is set. Adds to `issues` what is wrong or missing.
 */
export function slackConfig(env: Env, issues: config.ConfigIssue[]) {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = env;
  const { SLACK_SIGNING_SECRET: signingSecret, PORT: port = DEFAULT_PORT, HOST: host } = env;
  const { SLACK_ADMINS: admins = [], SLACK_AGENT: agent = false } = env;
  const common = { apiUrl, admins, agent, proxy: proxyOf(env) };
  const install = installConfig(env);
  const need = (because: string, ...names: (keyof typeof variables)[]) =>
    config.requireVariables(variables, env, issues, names, because);

  if (install !== undefined) need('installing by OAuth needs all of these', ...INSTALL_VARIABLES);
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
