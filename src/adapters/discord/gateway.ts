/**
 * The connection to Discord's gateway: discord.js's own gateway client, without its caches of servers, channels
 * and members. The bot needs none of them, and raw events survive what compatible servers leave out.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type OptionalWebSocketManagerOptions,
  type SessionInfo,
  WebSocketManager,
  WebSocketShardEvents,
} from '@discordjs/ws';
import {
  type APIGatewayBotInfo,
  GatewayCloseCodes,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
} from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { DiscordConfig } from '../../config/load.ts';
import type { DiscordApi } from './api.ts';
import { DiscordError, describeError } from './errors.ts';
import { BAD_TOKEN, findGateway } from './lookup.ts';
import { CLOSE_MS, GuardedSharding } from './shards.ts';

/** What these close codes mean for whoever runs the bot. discord.js does not connect again after them. */
const FATAL: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: BAD_TOKEN,
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord refuses the Message Content intent. Switch it on at https://discord.com/developers/applications: your application, page "Bot", "Privileged Gateway Intents", "Message Content Intent"; or set DISCORD_MESSAGE_CONTENT=false.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know the intents that this bot asks for.',
  [GatewayCloseCodes.InvalidShard]:
    'Discord refuses the shard number. Check DISCORD_SHARDS and DISCORD_SHARD_COUNT.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in so many servers that Discord wants more shards. Leave DISCORD_SHARDS and DISCORD_SHARD_COUNT out, or raise the count.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer speaks version 10 of its gateway.',
};

export interface GatewayHandlers {
  /** Every event, as it came. */
  onEvent(type: string, data: unknown): void;
  onReady(shard: number, data: Partial<GatewayReadyDispatchData>): void;
  /** A connection that stood before stands again. */
  onReconnect(): void;
  /** The connection is lost for good while the bot was running. */
  onFatal(fault: DiscordError): void;
}

export interface Gateway {
  /** Resolves when every shard is ready for the first time. @throws {DiscordError} when it never will be. */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /** Empty when all is well; else one plain sentence. */
  trouble(): string;
  shards(): readonly number[];
}

/** For tests, which cannot wait for Discord's five seconds between two identifies. */
export type GatewayTuning = Pick<Partial<OptionalWebSocketManagerOptions>, 'buildIdentifyThrottler'>;

/** After so many failed attempts in a row a session's own address is given up for the general one. */
const TRIES_AT_RESUME_URL = 3;
/** Waits between look-ups of the gateway while the API does not answer. */
const LOOKUP_WAITS_MS = [1000, 2000, 5000, 10_000, 30_000];
/** discord.js's gateway client with a look-up that tolerates other servers. */
class TolerantManager extends WebSocketManager {
  readonly #find: () => Promise<APIGatewayBotInfo>;
  #known: { info: APIGatewayBotInfo; until: number } | undefined;

  constructor(
    options: ConstructorParameters<typeof WebSocketManager>[0],
    find: () => Promise<APIGatewayBotInfo>,
  ) {
    super(options);
    this.#find = find;
  }

  override async fetchGatewayInformation(force = false): Promise<APIGatewayBotInfo> {
    if (force || this.#known === undefined || this.#known.until <= Date.now()) {
      const info = await this.#find();
      this.#known = { info, until: Date.now() + info.session_start_limit.reset_after };
    }
    return this.#known.info;
  }
}

function intentsOf(config: DiscordConfig): number {
  const intents =
    GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
  return config.messageContent ? intents | GatewayIntentBits.MessageContent : intents;
}

export function createGateway(
  config: DiscordConfig,
  api: DiscordApi,
  handlers: GatewayHandlers,
  log: Logger,
  tuning: GatewayTuning = {},
): Gateway {
  const sessions = new Map<number, SessionInfo>();
  const ready = new Set<number>();
  const seen = new Set<number>();
  const failedTries = new Map<number, number>();
  let mine: readonly number[] = [];
  let stopped = false;
  let fatal: DiscordError | undefined;
  let generalUrl: string | undefined;
  let settle: { ready: () => void; failed: (fault: DiscordError) => void } | undefined;
  const stop = new AbortController();

  /** Keeps asking while the API does not answer: a bot that starts before the network does must not give up. */
  async function findPatiently(): Promise<APIGatewayBotInfo> {
    for (let attempt = 0; ; attempt++) {
      try {
        const info = await findGateway(api, log);
        generalUrl = info.url;
        return info;
      } catch (error) {
        if (error instanceof DiscordError || stopped) throw error;
        const wait = LOOKUP_WAITS_MS[Math.min(attempt, LOOKUP_WAITS_MS.length - 1)]!;
        log.warn({ ...describeError(error), waitMs: wait }, 'The Discord API does not answer; trying again');
        await sleep(wait, undefined, { signal: stop.signal });
      }
    }
  }

  async function sessionOf(shard: number): Promise<SessionInfo | null> {
    // A shard between two connections cannot be told to stop; it waits here for ever instead of connecting.
    if (stopped) return new Promise(() => {});
    const session = sessions.get(shard);
    if (session === undefined) return null;
    const stuck = (failedTries.get(shard) ?? 0) >= TRIES_AT_RESUME_URL;
    return stuck && generalUrl !== undefined ? { ...session, resumeURL: generalUrl } : session;
  }

  const manager = new TolerantManager(
    {
      token: config.token,
      intents: intentsOf(config),
      rest: api.rest,
      shardCount: config.shardCount ?? null,
      shardIds: config.shards === undefined ? null : [...config.shards],
      retrieveSessionInfo: sessionOf,
      updateSessionInfo(shard, session) {
        if (session === null) sessions.delete(shard);
        else sessions.set(shard, session);
      },
      buildStrategy: (owner) => new GuardedSharding(owner, log, (shard) => void sessions.delete(shard)),
      ...tuning,
    },
    findPatiently,
  );

  function isUp(shard: number): void {
    if (seen.has(shard)) handlers.onReconnect();
    seen.add(shard);
    ready.add(shard);
    failedTries.set(shard, 0);
    if (mine.every((id) => ready.has(id))) settle?.ready();
  }

  function isLost(fault: DiscordError): void {
    if (fatal !== undefined) return;
    fatal = fault;
    if (settle === undefined) handlers.onFatal(fault);
    else settle.failed(fault);
  }

  manager.on(WebSocketShardEvents.Ready, ({ data, shardId }) => {
    log.info({ shard: shardId }, 'Connected to Discord');
    handlers.onReady(shardId, data);
    isUp(shardId);
  });
  manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
    log.info({ shard: shardId }, 'Resumed the connection to Discord');
    isUp(shardId);
  });
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    ready.delete(shardId);
    failedTries.set(shardId, (failedTries.get(shardId) ?? 0) + 1);
    const sentence = FATAL[code];
    if (sentence !== undefined) isLost(new DiscordError(sentence));
    else if (!stopped) log.warn({ shard: shardId, code }, 'Lost the connection to Discord; connecting again');
  });
  manager.on(WebSocketShardEvents.Error, ({ error, shardId }) => {
    if (!stopped)
      log.warn({ shard: shardId, ...describeError(error) }, 'Trouble on the connection to Discord');
  });
  manager.on(WebSocketShardEvents.Debug, ({ message, shardId }) => log.trace({ shard: shardId }, message));
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    if (!stopped) handlers.onEvent(data.t, data.d);
  });

  return {
    async connect() {
      const allReady = new Promise<void>((resolve, reject) => {
        settle = { ready: resolve, failed: reject };
      });
      // Rejections are also seen below; this one keeps an early one from being unhandled.
      allReady.catch(() => {});
      try {
        mine = await Promise.race([manager.getShardIds(), allReady.then(() => [])]);
        // A shard that fails the first time connects again by itself: only `allReady` knows how it ends.
        const first = manager.connect().catch((error: unknown) => {
          if (error instanceof DiscordError) throw error;
          if (error instanceof Error && error.message.startsWith('Not enough sessions'))
            throw new DiscordError(`Discord allows no new connection for now. ${error.message}.`);
          if (!stopped) log.warn(describeError(error), 'The first connection to Discord failed');
        });
        await Promise.race([allReady, first.then(() => allReady)]);
      } finally {
        settle = undefined;
      }
    },
    async disconnect() {
      stopped = true;
      stop.abort();
      settle?.failed(new DiscordError('Stopped before the connection to Discord stood.'));
      ready.clear();
      await Promise.race([manager.destroy(), sleep(2 * CLOSE_MS, undefined, { ref: false })]);
    },
    trouble() {
      if (fatal !== undefined) return fatal.message;
      if (stopped) return 'Stopped.';
      const missing = mine.filter((id) => !ready.has(id));
      if (mine.length > 0 && missing.length === 0) return '';
      return `Not connected to Discord: shard ${missing.join(', ') || '0'} is connecting.`;
    },
    shards: () => mine,
  };
}
