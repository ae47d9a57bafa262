/** The Discord adapter: puts the modules of this folder together. */
import { type Client, OAuth2Scopes, PermissionFlagsBits } from 'discord.js';
import type { Adapter } from '../../conversation/platform.ts';
import { createApi } from './api.ts';
import { type ConnectionDeps, createConnection } from './client.ts';
import type { DiscordConfig } from './config.ts';
import { createPort } from './deliver.ts';
import { note } from './errors.ts';
import { listen } from './events.ts';
import { syncCommands } from './register.ts';

/** What the bot needs in a channel, and nothing more. */
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory;

/** By which people add the bot: https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow */
function inviteLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: PERMISSIONS.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

const whereItRuns = ({ user, application, ws, guilds }: Client<true>): string =>
  `Discord: ${user.username} is connected (${count(ws.shards.size, 'shard')}, ${count(guilds.cache.size, 'server')}). Invite it: ${inviteLink(application.id)}`;

/**
 * Discord, by discord.js's own client.
 *
 * `start` throws a `PlatformError`, whose message is a sentence for whoever runs the bot, when Discord will not have
 * the bot like this (a bad token, a refused intent).
 */
export function createDiscordAdapter(config: DiscordConfig, deps: Omit<ConnectionDeps, 'listen'>): Adapter {
  const { log, tally } = deps;
  const api = createApi(config, { onRateLimit: () => tally('rate-limit') });
  const port = createPort({ api, self: () => connection?.self(), log });
  let connection: ReturnType<typeof createConnection> | undefined;
  let drained = async () => {};

  /** Commands are a convenience: without them mentions, direct messages and replies still work. */
  async function register({ application, ws }: Client<true>): Promise<void> {
    // One process of several does.
    if (!ws.shards.has(0)) return;
    try {
      await syncCommands(api, { application: application.id, guild: config.guildId }, log);
    } catch (error) {
      const sentence =
        'The commands could not be registered; mentions, direct messages and replies work all the same';
      note(log, 'error', 'commands_refused', sentence, { error });
    }
  }

  return {
    name: 'discord',
    port,
    async start(inbox) {
      drained = inbox.drained;
      const events = { allowed: config.allowed, inbox, api, log };
      connection = createConnection(config, { ...deps, listen: (client) => listen(client, events) });
      const client = await connection.connect();
      // A rate limit on registering must not hold up the rest.
      void register(client);
      return whereItRuns(client);
    },
    async stop() {
      await drained();
      await connection?.disconnect();
      api.close();
    },
    health: () => connection?.health() ?? { connected: false, detail: 'Not started.' },
  };
}
