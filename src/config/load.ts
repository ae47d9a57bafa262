/** Reads the configuration: once, whole, with every fault named and its remedy said. */
import { type Environment, type VariableName, variables } from './schema.ts';

/** How to reach Discord; present when a token is. */
export interface DiscordConfig {
  readonly token: string;
  readonly applicationId: string | undefined;
  readonly guildId: string | undefined;
  readonly messageContent: boolean;
  /** Base address of the REST API up to and including `/api`. */
  readonly apiUrl: string;
  readonly shards: readonly number[] | undefined;
  readonly shardCount: number | undefined;
}

interface SlackCommon {
  readonly apiUrl: string | undefined;
  readonly admins: readonly string[];
}

/** Socket Mode: one workspace, no public address. */
export interface SlackSocketConfig extends SlackCommon {
  readonly mode: 'socket';
  readonly botToken: string;
  readonly appToken: string;
}

/** OAuth: many workspaces install the app themselves. */
export interface SlackInstallConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Encrypts the stored tokens: DATA_KEY, or the state secret where that is left out. */
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

export interface Config {
  readonly discord: DiscordConfig | undefined;
  readonly slack: SlackConfig | undefined;
  readonly knowledgeDir: string;
  readonly store: {
    readonly databaseUrl: string | undefined;
    readonly dataDir: string;
    /** Somebody said where to keep data; without that a conversation in the terminal keeps none. */
    readonly chosen: boolean;
  };
  readonly questionLog: {
    readonly keep: 'off' | 'unanswered' | 'all';
    readonly days: number;
    readonly reviewMinCount: number;
  };
  readonly correctionDays: number;
  readonly limits: { readonly personPerMinute: number; readonly channelPerMinute: number };
  readonly http: { readonly port: number | undefined; readonly host: string | undefined };
  readonly logLevel: string;
}

/** Neither platform is configured: the bot talks in the terminal. */
export const isTerminalOnly = ({ discord, slack }: Config): boolean =>
  discord === undefined && slack === undefined;

/** One variable that is wrong or missing. Never holds the value of a secret. */
export interface ConfigFault {
  readonly variable: VariableName;
  readonly message: string;
}

/** The configuration cannot be used. `faults` names every variable at fault. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(
      ['The configuration cannot be used:', ...faults.map((f) => `- ${f.variable}: ${f.message}`)].join('\n'),
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const DEFAULT_DISCORD_API = 'https://discord.com/api';
const DEFAULT_PORT = 3000;

function readVariables(env: NodeJS.ProcessEnv, faults: ConfigFault[]): Environment {
  const values: Partial<Record<VariableName, unknown>> = {};
  for (const [name, variable] of Object.entries(variables) as [
    VariableName,
    (typeof variables)[VariableName],
  ][]) {
    const raw = env[name];
    if (raw === undefined || raw.trim() === '') continue;
    const parsed = variable.read.safeParse(raw);
    if (parsed.success) values[name] = parsed.data;
    else faults.push({ variable: name, message: `This value does not fit. ${variable.remedy}` });
  }
  return values as Environment;
}

function requireWith(
  values: Environment,
  faults: ConfigFault[],
  needed: readonly VariableName[],
  because: string,
): void {
  for (const name of needed) {
    const alreadyFaulty = faults.some((fault) => fault.variable === name);
    if (values[name] === undefined && !alreadyFaulty)
      faults.push({ variable: name, message: `Missing: ${because}. ${variables[name].remedy}` });
  }
}

function discordConfig(values: Environment, faults: ConfigFault[]): DiscordConfig | undefined {
  const { DISCORD_SHARDS: shards, DISCORD_SHARD_COUNT: shardCount } = values;
  if (shards !== undefined)
    requireWith(values, faults, ['DISCORD_SHARD_COUNT'], 'DISCORD_SHARDS names only some of the shards');
  if (shards !== undefined && shardCount !== undefined && shards.some((id) => id >= shardCount))
    faults.push({
      variable: 'DISCORD_SHARDS',
      message: 'A shard number is as large as DISCORD_SHARD_COUNT or larger. Shards are counted from 0.',
    });
  if (values.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: values.DISCORD_TOKEN,
    applicationId: values.DISCORD_APPLICATION_ID,
    guildId: values.DISCORD_GUILD_ID,
    messageContent: values.DISCORD_MESSAGE_CONTENT ?? false,
    apiUrl: values.DISCORD_API_URL ?? DEFAULT_DISCORD_API,
    shards,
    shardCount,
  };
}

const INSTALL_VARIABLES = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

function slackInstallConfig(values: Environment, faults: ConfigFault[]): SlackInstallConfig | undefined {
  if (INSTALL_VARIABLES.every((name) => values[name] === undefined)) return undefined;
  requireWith(values, faults, INSTALL_VARIABLES, 'installing by OAuth needs all of these');
  return {
    clientId: values.SLACK_CLIENT_ID ?? '',
    clientSecret: values.SLACK_CLIENT_SECRET ?? '',
    stateSecret: values.SLACK_STATE_SECRET ?? '',
    dataKey: values.DATA_KEY ?? values.SLACK_STATE_SECRET ?? '',
    authorizeUrl: values.SLACK_AUTHORIZE_URL,
    redirectUrl: values.SLACK_REDIRECT_URL,
  };
}

function slackConfig(values: Environment, faults: ConfigFault[]): SlackConfig | undefined {
  const common: SlackCommon = { apiUrl: values.SLACK_API_URL, admins: values.SLACK_ADMINS ?? [] };
  const install = slackInstallConfig(values, faults);
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = values;

  // Socket Mode is the default: with an app token a signing secret is not needed, and does no harm.
  if (appToken !== undefined) {
    requireWith(values, faults, ['SLACK_BOT_TOKEN'], 'Socket Mode needs it besides SLACK_APP_TOKEN');
    return { ...common, mode: 'socket', botToken: botToken ?? '', appToken };
  }
  if (signingSecret !== undefined) {
    if (install === undefined)
      requireWith(values, faults, ['SLACK_BOT_TOKEN'], 'HTTP needs a bot token, or the OAuth variables');
    return {
      ...common,
      mode: 'http',
      signingSecret,
      port: values.PORT ?? DEFAULT_PORT,
      host: values.HOST,
      botToken,
      install,
    };
  }
  if (install !== undefined)
    requireWith(
      values,
      faults,
      ['SLACK_SIGNING_SECRET'],
      'installing by OAuth works over HTTP, which needs it',
    );
  else if (botToken !== undefined)
    requireWith(
      values,
      faults,
      ['SLACK_APP_TOKEN'],
      'SLACK_BOT_TOKEN alone is not enough; Socket Mode needs it',
    );
  return undefined;
}

/**
 * Reads and checks the whole configuration.
 *
 * @throws {ConfigError} naming every variable that is wrong or missing, with its remedy, and no secret's value.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const faults: ConfigFault[] = [];
  const values = readVariables(env, faults);
  const platforms = { discord: discordConfig(values, faults), slack: slackConfig(values, faults) };
  const config: Config = {
    ...platforms,
    knowledgeDir: values.KNOWLEDGE_DIR ?? 'knowledge',
    store: {
      databaseUrl: values.DATABASE_URL,
      dataDir: values.DATA_DIR ?? 'data',
      chosen: values.DATABASE_URL !== undefined || values.DATA_DIR !== undefined,
    },
    questionLog: {
      keep: values.QUESTION_LOG ?? 'all',
      days: values.QUESTION_LOG_DAYS ?? 90,
      reviewMinCount: values.REVIEW_MIN_COUNT ?? 2,
    },
    correctionDays: values.CORRECTION_DAYS ?? 7,
    limits: {
      personPerMinute: values.LIMIT_PERSON_PER_MINUTE ?? 10,
      channelPerMinute: values.LIMIT_CHANNEL_PER_MINUTE ?? 60,
    },
    http: { port: values.HTTP_PORT, host: values.HOST },
    // A conversation on a screen is not to be interrupted by a log line for each reply.
    logLevel: values.LOG_LEVEL ?? (platforms.discord || platforms.slack ? 'info' : 'warn'),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** The values of all secrets that are set, so that logs can be kept free of them. */
export function secretsOf(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(variables)
    .filter(([, variable]) => 'secret' in variable)
    .map(([name]) => env[name]?.trim() ?? '')
    .filter((value) => value.length > 0);
}
