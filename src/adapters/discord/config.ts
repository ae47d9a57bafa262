/** Discord's part of the configuration. */
import {
  type ConfigIssue,
  flag,
  list,
  requireVariables,
  secret,
  text,
  url,
  type Values,
  variable,
  wholeNumber,
} from '../../config/variables.ts';
import { type ProxySettings, proxyOf, proxyVariables } from '../../network/proxy.ts';

/** How to reach Discord. */
export interface DiscordConfig {
  readonly token: string;
  readonly guildId: string | undefined;
  readonly messageContent: boolean;
  /** Servers that are served; null for all. */
  readonly allowed: readonly string[] | null;
  /** Base address of the REST API up to and including `/api`. */
  readonly apiUrl: string;
  readonly shards: readonly number[] | undefined;
  readonly shardCount: number | undefined;
  /** Everything goes out through it; undefined for directly. */
  readonly proxy: ProxySettings | undefined;
}

const DEFAULT_API = 'https://discord.com/api';

const shardIds = () =>
  text()
    .regex(/^\d+(\s*,\s*\d+)*$/)
    .transform((value) => value.split(',').map(Number));

export const variables = {
  DISCORD_TOKEN: secret(
    text(),
    'Paste the bot token from the Discord Developer Portal, page "Bot", button "Reset Token".',
  ),
  DISCORD_GUILD_ID: variable(
    text().regex(/^\d{1,20}$/),
    "Use the server's id (digits only), or leave it out to register the commands everywhere.",
  ),
  DISCORD_ALLOWED_GUILDS: variable(
    list().refine((ids) => ids.every((id) => /^\d{1,20}$/.test(id))),
    'Use ids of servers (digits only) with commas between them: only these are served.',
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
    'Use the number of shards over all processes, from 1 to 100,000.',
  ),
  ...proxyVariables,
} as const;

/** Undefined where no token is set. Adds to `issues` what is wrong or missing. */
export function discordConfig(
  values: Partial<Values<typeof variables>>,
  issues: ConfigIssue[],
): DiscordConfig | undefined {
  const { DISCORD_SHARDS: shards, DISCORD_SHARD_COUNT: shardCount } = values;
  if (shards !== undefined)
    requireVariables(
      variables,
      values,
      issues,
      ['DISCORD_SHARD_COUNT'],
      'DISCORD_SHARDS names only some of the shards',
    );
  if (shards !== undefined && shardCount !== undefined && shards.some((id) => id >= shardCount))
    issues.push({
      variable: 'DISCORD_SHARDS',
      message: 'A shard number is as large as DISCORD_SHARD_COUNT or larger. Shards are counted from 0.',
    });
  if (values.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: values.DISCORD_TOKEN,
    guildId: values.DISCORD_GUILD_ID,
    messageContent: values.DISCORD_MESSAGE_CONTENT ?? false,
    allowed: values.DISCORD_ALLOWED_GUILDS ?? null,
    apiUrl: values.DISCORD_API_URL ?? DEFAULT_API,
    shards,
    shardCount,
    proxy: proxyOf(values),
  };
}
