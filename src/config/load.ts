/** Reads the configuration: once, whole, with everything that is wrong named and its remedy said. */
import { BackchannelError } from '../errors.ts';
import { isOpenAddress, passwordsIn, withEncodedPassword } from './connection-string.ts';
import { variables } from './schema.ts';
import { unknownVariables } from './unknown.ts';
import {
  type ConfigIssue,
  rawValue,
  readVariables,
  requireVariables,
  type Values,
  type Variables,
} from './variables.ts';

/** The configuration whatever the platform. */
export interface Settings {
  readonly knowledgeDir: string;
  readonly store: {
    readonly databaseUrl: string | undefined;
    readonly dataDir: string;
    /** Somebody said where to keep data; without that a conversation in the terminal keeps none. */
    readonly chosen: boolean;
  };
  /** The operator's secret, where there is one. */
  readonly dataKey: string | undefined;
  readonly questionLog: {
    readonly keep: 'off' | 'unanswered' | 'all';
    readonly days: number;
    /** What an earlier, larger log kept is erased at once. */
    readonly eraseEarlier: boolean;
    readonly reviewMinCount: number;
    /** So many different people must have asked something before its text is shown in a chat. */
    readonly minAskers: number;
  };
  readonly correctionDays: number;
  /** How people reach whoever looks after the bot; empty if nobody has said it. */
  readonly supportContact: string;
  readonly limits: { readonly personPerMinute: number; readonly channelPerMinute: number };
  readonly http: { readonly port: number | undefined; readonly host: string | undefined };
  /** Undefined where nobody has said it. */
  readonly logLevel: string | undefined;
}

/** `P`: what a platform makes of its own variables. */
export interface Config<P> extends Settings {
  /** Those that are configured; with none the bot talks in the terminal. */
  readonly platforms: readonly P[];
}

/** Something with variables of its own, such as a platform. */
export interface Configurable<P> {
  /** As its variables begin. */
  readonly name: string;
  readonly variables: Variables;
  /** Undefined where it is not configured. Adds to `issues` what is wrong. */
  configure(values: Values<Variables>, issues: ConfigIssue[]): P | undefined;
}

/** The configuration cannot be used. `issues` names every variable at fault. */
export class ConfigError extends BackchannelError {
  readonly issues: readonly ConfigIssue[];

  constructor(issues: readonly ConfigIssue[]) {
    const lines = issues.map(({ variable, message }) => `- ${variable}: ${message}`);
    super('config.invalid', ['The configuration cannot be used:', ...lines].join('\n'));
    this.issues = issues;
  }
}

function settingsFrom(values: Values<typeof variables>): Settings {
  return {
    knowledgeDir: values.KNOWLEDGE_DIR ?? 'knowledge',
    store: {
      databaseUrl: values.DATABASE_URL,
      dataDir: values.DATA_DIR ?? 'data',
      chosen: values.DATABASE_URL !== undefined || values.DATA_DIR !== undefined,
    },
    dataKey: values.DATA_KEY,
    questionLog: {
      keep: values.QUESTION_LOG ?? 'all',
      days: values.QUESTION_LOG_DAYS ?? 90,
      eraseEarlier: values.QUESTION_LOG_ERASE ?? false,
      reviewMinCount: values.REVIEW_MIN_COUNT ?? 2,
      minAskers: values.INSIGHTS_MIN_ASKERS ?? 3,
    },
    correctionDays: values.CORRECTION_DAYS ?? 7,
    supportContact: values.SUPPORT_CONTACT ?? '',
    limits: {
      personPerMinute: values.LIMIT_PERSON_PER_MINUTE ?? 10,
      channelPerMinute: values.LIMIT_CHANNEL_PER_MINUTE ?? 60,
    },
    http: { port: values.HTTP_PORT, host: values.HOST },
    logLevel: values.LOG_LEVEL,
  };
}

/**
 * Reads and checks the whole configuration.
 *
 * @param platforms Those that the bot knows.
 * @throws {ConfigError} naming every variable that is wrong or missing, with its remedy, and no secret's value.
 */
export function loadConfig<P>(env: NodeJS.ProcessEnv, platforms: readonly Configurable<P>[]): Config<P> {
  const issues: ConfigIssue[] = [];
  const values = readVariables(variables, env, issues);
  if (values.DATA_KEY_PREVIOUS !== undefined)
    requireVariables(variables, values, issues, ['DATA_KEY'], 'DATA_KEY_PREVIOUS alone encrypts nothing');
  if (values.DATA_KEY !== undefined && values.DATA_KEY === values.DATA_KEY_PREVIOUS)
    issues.push({
      variable: 'DATA_KEY_PREVIOUS',
      message: 'This is DATA_KEY itself. Use the one from before it, or leave this out where there was none.',
    });
  const settings = settingsFrom(values);
  const configured = platforms.flatMap((platform) => {
    return platform.configure(readVariables(platform.variables, env, issues), issues) ?? [];
  });
  // A slip in a name may be why another is missing.
  if (issues.length > 0) throw new ConfigError([...withoutDoubles(issues), ...slipsIn(env, platforms)]);
  return { ...settings, platforms: configured };
}

/** What nobody reads, and was probably meant for the bot, said like what is wrong. */
const slipsIn = (env: NodeJS.ProcessEnv, platforms: Parameters<typeof unknownVariables>[1]): ConfigIssue[] =>
  unknownVariables(env, platforms).map(({ name, nearest }) => ({
    variable: name,
    message: `Nothing reads this variable. Was ${nearest} meant?`,
  }));

/** Two platforms may read the same variable. */
function withoutDoubles(issues: readonly ConfigIssue[]): ConfigIssue[] {
  return [...new Map(issues.map((issue) => [issue.variable + issue.message, issue])).values()];
}

/** The values of all secrets that are set, and the passwords in them, so that logs can be kept free of them. */
export function secretsOf(
  env: NodeJS.ProcessEnv,
  platforms: readonly Pick<Configurable<unknown>, 'variables'>[],
): string[] {
  const values = [variables, ...platforms.map((platform) => platform.variables)]
    .flatMap((one): [string, Variables[string]][] => Object.entries(one))
    .filter(([, variable]) => variable.secret)
    .map(([name, variable]) => secretOf(name, variable, env))
    // A log that leaves out the proxy's or the server's address hides what is to be mended.
    .filter((value) => value.length > 0 && !isOpenAddress(value));
  // A password in an address, as it is written there too. Two platforms may read the same variable.
  const all = values.flatMap((value) => [value, withEncodedPassword(value), ...passwordsIn(value)]);
  return [...new Set(all)];
}

function secretOf(name: string, variable: Variables[string], env: NodeJS.ProcessEnv): string {
  try {
    return rawValue(name, variable, env) ?? '';
  } catch {
    // The configuration names the file that cannot be read.
    return '';
  }
}
