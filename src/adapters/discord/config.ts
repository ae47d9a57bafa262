/** Discord's part of the configuration. */
import * as config from '../../config/variables.ts';
import { proxyOf, proxyVariables } from '../../network/proxy.ts';

const SERVER = /^\d{1,20}$/;

export const variables = {
  DISCORD_TOKEN: config.secret(
    config.text(),
    'Paste the bot token from the Discord Developer Portal, page "Bot", button "Reset Token".',
  ),
  DISCORD_GUILD_ID: config.variable(
    config.text().regex(SERVER),
    "Use the server's id (digits only), or leave it out to register the commands everywhere.",
  ),
  DISCORD_ALLOWED_GUILDS: config.variable(
    config.list(SERVER),
    'Use ids of servers (digits only) with commas between them: only these are served.',
  ),
  DISCORD_MESSAGE_CONTENT: config.variable(
    config.flag(),
    'Use true or false; true needs the Message Content intent switched on in the portal.',
  ),
  DISCORD_API_URL: config.variable(
    config.url('https:', 'http:'),
    'Use the base address of the REST API up to and including /api, such as https://discord.com/api.',
  ),
  DISCORD_SHARDS: config.variable(
    config.list(/^\d+$/).transform((ids) => ids.map(Number)),
    'Use shard numbers with commas between them, such as 0,1.',
  ),
  DISCORD_SHARD_COUNT: config.variable(
    config.wholeNumber(1, 100_000),
    'Use the number of shards over all processes, from 1 to 100,000.',
  ),
  ...proxyVariables,
} as const;

/** How to reach Discord; undefined where no token is set. Adds to `issues` what is wrong or missing. */
export function discordConfig(
  values: Partial<config.Values<typeof variables>>,
  issues: config.ConfigIssue[],
) {
  const { DISCORD_TOKEN: token, DISCORD_SHARDS: shards, DISCORD_SHARD_COUNT: shardCount } = values;
  const because = 'DISCORD_SHARDS names only some of the shards';
  if (shards !== undefined)
    config.requireVariables(variables, values, issues, ['DISCORD_SHARD_COUNT'], because);
  if (shards !== undefined && shardCount !== undefined && shards.some((id) => id >= shardCount))
    issues.push({
      variable: 'DISCORD_SHARDS',
      message: 'A shard number is as large as DISCORD_SHARD_COUNT or larger. Shards are counted from 0.',
    });
  if (token === undefined) return undefined;
  return {
    token,
    shards,
    shardCount,
    guildId: values.DISCORD_GUILD_ID,
    messageContent: values.DISCORD_MESSAGE_CONTENT ?? false,
    /** Servers that are served; null for all. */
    allowed: values.DISCORD_ALLOWED_GUILDS ?? null,
    /** Base address of the REST API up to and including `/api`. */
    apiUrl: values.DISCORD_API_URL ?? 'https://discord.com/api',
    /** Everything goes out through it; undefined for directly. */
    proxy: proxyOf(values),
  };
}

export type DiscordConfig = NonNullable<ReturnType<typeof discordConfig>>;
