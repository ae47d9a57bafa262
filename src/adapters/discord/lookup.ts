/** Where the gateway is. Discord says it with limits and shards; other servers may say less. */
import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { DiscordApi } from './api.ts';
import { DiscordError, describeError, statusOf } from './errors.ts';

export const BAD_TOKEN =
  'Discord does not accept DISCORD_TOKEN. Reset the token on the page "Bot" of your application at https://discord.com/developers/applications, and put the new one in place.';

type Raw = Record<string, unknown>;

const positive = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : otherwise;

/** Fills in what a server left out: one shard, one identify at a time, no limit on sessions. */
function complete(raw: Raw): APIGatewayBotInfo | undefined {
  if (typeof raw['url'] !== 'string' || !URL.canParse(raw['url'])) return undefined;
  // The client adds a query of its own.
  const url = raw['url'].replace(/\?.*$/, '');
  const limit = (raw['session_start_limit'] ?? {}) as Raw;
  const total = positive(limit['total'], 1000);
  return {
    url,
    shards: Math.floor(positive(raw['shards'], 1)),
    session_start_limit: {
      total,
      remaining: typeof limit['remaining'] === 'number' ? limit['remaining'] : total,
      reset_after: positive(limit['reset_after'], 5000),
      max_concurrency: Math.floor(positive(limit['max_concurrency'], 1)),
    },
  };
}

/**
 * Asks for the gateway once: `GET /gateway/bot`, then `GET /gateway` if that fails.
 *
 * @throws {DiscordError} when the token is refused; otherwise what the second call answers.
 */
export async function findGateway(api: DiscordApi, log: Logger): Promise<APIGatewayBotInfo> {
  try {
    const info = complete((await api.gatewayBot()) ?? {});
    if (info !== undefined) return info;
  } catch (error) {
    if (statusOf(error) === 401) throw new DiscordError(BAD_TOKEN, { cause: error });
    log.warn(describeError(error), 'GET /gateway/bot failed; trying GET /gateway');
  }
  const info = complete((await api.gateway()) ?? {});
  if (info === undefined) throw new Error('GET /gateway did not say where the gateway is');
  return info;
}
