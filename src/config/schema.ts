/**
 * Every environment variable that Backchannel reads: its rule, the remedy when it is wrong, and whether it is a
 * secret. `.env.example` is held against this table by a test.
 */
import { z } from 'zod';

const TRUE = new Set(['1', 'true', 'yes', 'on']);
const FALSE = new Set(['0', 'false', 'no', 'off']);

const text = () => z.string().trim().min(1);

const flag = () =>
  z
    .string()
    .trim()
    .toLowerCase()
    .refine((value) => TRUE.has(value) || FALSE.has(value))
    .transform((value) => TRUE.has(value));

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to);

const url = (...protocols: string[]) =>
  text()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))
    .transform((value) => value.replace(/\/+$/, ''));

const list = () =>
  text().transform((value) =>
    value
      .split(/[\s,]+/)
      .map((item) => item.trim())
      .filter(Boolean),
  );

const snowflake = () =>
  z
    .string()
    .trim()
    .regex(/^\d{1,20}$/);

const shardIds = () =>
  text()
    .regex(/^\d+(\s*,\s*\d+)*$/)
    .transform((value) => value.split(',').map(Number));

/** One variable: how to read it, what to do when it is wrong, whether its value must never be shown. */
export interface Variable<T = unknown> {
  readonly read: z.ZodType<T, string>;
  readonly remedy: string;
  readonly secret?: true;
}

const variable = <T>(read: z.ZodType<T, string>, remedy: string): Variable<T> => ({ read, remedy });
const secret = <T>(read: z.ZodType<T, string>, remedy: string): Variable<T> => ({
  read,
  remedy,
  secret: true,
});

export const variables = {
  DISCORD_TOKEN: secret(
    text(),
    'Paste the bot token from the Discord Developer Portal, page "Bot", button "Reset Token".',
  ),
  DISCORD_APPLICATION_ID: variable(
    snowflake(),
    'Use the digits under "Application ID" on the portal\'s page "General Information", or leave it out.',
  ),
  DISCORD_GUILD_ID: variable(
    snowflake(),
    "Use the server's id (digits only), or leave it out to register the commands everywhere.",
  ),
  DISCORD_MESSAGE_CONTENT: variable(
    flag(),
    'Use true or false; true needs the Message Content intent switched on in the portal.',
  ),
  DISCORD_API_URL: variable(
    url('https:', 'http:'),
    'Use the base address of the REST API up to and including /api, such as https://discord.com/api.',
  ),
  DISCORD_SHARDS: variable(shardIds(), 'Use shard numbers with commas between them, such as 0,1.'),
  DISCORD_SHARD_COUNT: variable(
    wholeNumber(1, 100_000),
    'Use the number of shards over all processes, 1 or more.',
  ),

  SLACK_BOT_TOKEN: secret(
    text().startsWith('xox'),
    'Use the bot token of the app\'s page "OAuth & Permissions"; it begins with xoxb-.',
  ),
  SLACK_APP_TOKEN: secret(
    text().startsWith('xapp'),
    'Use an app-level token with the scope connections:write; it begins with xapp-.',
  ),
  SLACK_SIGNING_SECRET: secret(text(), 'Copy the signing secret from the app\'s page "Basic Information".'),
  SLACK_CLIENT_ID: variable(text(), 'Copy the client id from the app\'s page "Basic Information".'),
  SLACK_CLIENT_SECRET: secret(text(), 'Copy the client secret from the app\'s page "Basic Information".'),
  SLACK_STATE_SECRET: secret(
    text().min(16),
    'Use a random text of at least 16 characters, such as the output of `openssl rand -hex 32`.',
  ),
  SLACK_CONFIG_TOKEN: secret(
    text(),
    'Use an app configuration token from api.slack.com/apps; only `npm run register -- slack` needs it.',
  ),
  SLACK_APP_ID: variable(text(), 'Use the app id (it begins with A) from the page "Basic Information".'),
  SLACK_API_URL: variable(
    url('https:', 'http:'),
    'Use the base address of the Web API, such as https://slack.com/api.',
  ),
  SLACK_AUTHORIZE_URL: variable(
    url('https:', 'http:'),
    'Use the address of the page where people approve the app, such as https://slack.com/oauth/v2/authorize.',
  ),
  SLACK_REDIRECT_URL: variable(
    url('https:', 'http:'),
    'Use the public address of this bot that ends with /slack/oauth_redirect.',
  ),
  SLACK_ADMINS: variable(
    list(),
    'Use Slack user ids with commas between them: people who may change settings besides admins and owners.',
  ),
  PORT: variable(wholeNumber(0, 65_535), "Use a port number for Slack's HTTP requests, such as 3000."),
  HOST: variable(text(), 'Use the address to listen on, such as 127.0.0.1 or 0.0.0.0.'),

  DATABASE_URL: secret(
    url('postgres:', 'postgresql:', 'file:'),
    'Use postgres://user:password@host/database, or leave it out for the embedded SQLite file.',
  ),
  DATA_KEY: secret(
    text().min(16),
    'Use a random text of at least 16 characters; it encrypts the Slack tokens in the store.',
  ),
  DATA_DIR: variable(text(), 'Use the folder that holds the embedded database; default: data.'),
  QUESTION_LOG: variable(z.enum(['off', 'unanswered', 'all']), 'Use off, unanswered or all.'),
  QUESTION_LOG_DAYS: variable(wholeNumber(1, 3650), 'Use a number of days from 1 to 3650.'),
  REVIEW_MIN_COUNT: variable(wholeNumber(1, 1_000_000), 'Use a whole number, 1 or more.'),
  CORRECTION_DAYS: variable(wholeNumber(0, 365), 'Use a number of days from 0 (never) to 365.'),

  KNOWLEDGE_DIR: variable(text(), 'Use the path of a knowledge folder; default: knowledge.'),
  HTTP_PORT: variable(
    wholeNumber(0, 65_535),
    'Use a port number for /healthz, /readyz and /metrics, such as 9090.',
  ),
  LIMIT_PERSON_PER_MINUTE: variable(wholeNumber(1, 100_000), 'Use a whole number, 1 or more.'),
  LIMIT_CHANNEL_PER_MINUTE: variable(wholeNumber(1, 100_000), 'Use a whole number, 1 or more.'),
  LOG_LEVEL: variable(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'Use one of fatal, error, warn, info, debug, trace, silent.',
  ),
} as const;

export type VariableName = keyof typeof variables;

/** What the environment says, each value read and checked; what is unset or empty is undefined. */
export type Environment = {
  readonly [K in VariableName]: (typeof variables)[K] extends Variable<infer T> ? T | undefined : never;
};
