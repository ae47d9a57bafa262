/** discord.js's own client: what it asks for, what little it keeps, and the life of its connections. */
import {
  type CacheFactory,
  Client,
  type ClientOptions,
  Collection,
  Events,
  GatewayIntentBits,
  LimitedCollection,
  Partials,
  Status,
  type WebSocketOptions,
} from 'discord.js';
import type { AdapterHealth } from '../../conversation/platform.ts';
import { type AdapterDeps, PlatformError } from '../../conversation/platform-definition.ts';
import { seekClient } from '../../network/sought-client.ts';
import { DIRECTLY, openRelay } from '../../network/websocket-relay.ts';
import { agentFor } from './api.ts';
import type { DiscordConfig } from './config.ts';
import { note, refusal, startFault, whyOf } from './errors.ts';
import { PatientSharding } from './sharding.ts';

export interface ConnectionDeps extends Pick<AdapterDeps, 'log' | 'tally' | 'onFatal'> {
  /** Listens to a client that is about to connect. There is a new one for each attempt. */
  readonly listen: (client: Client) => void;
  /** Told that Discord refuses the Message Content intent. */
  readonly onContentLost?: () => void;
  /** For tests, which cannot wait for Discord's five seconds between two identifies. */
  readonly ws?: Pick<WebSocketOptions, 'buildIdentifyThrottler'> | undefined;
}

const INTENT_LOST =
  'Discord refuses the Message Content intent, so the bot goes on without it and reads only what is said to it. Switch it on at https://discord.com/developers/applications: your application, page "Bot", "Privileged Gateway Intents", "Message Content Intent", and start the bot again; or set DISCORD_MESSAGE_CONTENT=false.';

/** What discord.js cannot do without. Of all else nothing is kept, but of members the one who spoke last. */
const KEPT: ReadonlySet<string> = new Set([
  'ChannelManager',
  'GuildChannelManager',
  'GuildManager',
  'PermissionOverwriteManager',
  'RoleManager',
]);

/** What never holds anything is one and the same: 10 MB less at a thousand servers of twenty channels. */
const NOTHING = new LimitedCollection<string, never>({ maxSize: 0 });

const makeCache: CacheFactory = ({ name }) => {
  if (KEPT.has(name)) return new Collection();
  return name === 'GuildMemberManager' ? new LimitedCollection({ maxSize: 1 }) : NOTHING;
};

/** @param content Whether the Message Content intent is asked for. */
function optionsFor(config: DiscordConfig, content: boolean): ClientOptions {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  return {
    intents: [Guilds, GuildMessages, DirectMessages, ...(content ? [MessageContent] : [])],
    // Direct messages, and messages that are edited or deleted, are of channels and messages that are not kept.
    partials: [Partials.Channel, Partials.Message],
    makeCache,
    rest: { api: config.apiUrl, agent: agentFor(config.proxy) },
    ...(config.shardCount === undefined ? { shards: 'auto' } : { shardCount: config.shardCount }),
    ...(config.shards === undefined ? {} : { shards: config.shards }),
  };
}

/** Shards that are not ready; the first, before any is known. */
function awaited(client: Client | undefined): string {
  const shards = client?.ws.shards;
  if (!shards?.size) return 'shard 0';
  const missing = shards.filter(({ status }) => status !== Status.Ready);
  return missing.size === 0 ? '' : `shard ${[...missing.keys()].join(', ')}`;
}

/** Resolves when every shard is ready for the first time. */
const logIn = (client: Client, token: string): Promise<Client<true>> =>
  new Promise((resolve, reject) => {
    client.once(Events.ClientReady, resolve);
    client.once(Events.ShardDisconnect, ({ code }) => reject(refusal(code)));
    client.login(token).catch(reject);
  });

export function createConnection(config: DiscordConfig, deps: ConnectionDeps) {
  const { log, tally, onFatal, listen } = deps;
  let content = config.messageContent;
  let relay = DIRECTLY;
  /** Shards that were ready before. */
  const seen = new Set<number>();

  const trouble = (sentence: string) => (error: unknown) => note(log, 'warn', 'trouble', sentence, { error });

  function isUp(shard: number, how: string): void {
    note(log, 'info', 'connected', how, { shard });
    if (seen.has(shard)) tally('reconnect');
    seen.add(shard);
  }

  function watch(client: Client): void {
    const onTrouble = trouble('Trouble on the connection to Discord');
    client.on(Events.ShardReady, (shard) => isUp(shard, 'Connected to Discord'));
    client.on(Events.ShardResume, (shard) => isUp(shard, 'Resumed the connection to Discord'));
    client.on(Events.ShardReconnecting, (shard) => {
      const sentence = 'Lost the connection to Discord; connecting again';
      // The library says so of a connection that was closed on purpose, too.
      if (!sought.isStopped()) note(log, 'warn', 'reconnecting', sentence, { shard });
    });
    client.on(Events.ShardDisconnect, ({ code }) => void sought.refused(client, refusal(code)));
    client.on(Events.ShardError, onTrouble);
    client.on(Events.Error, onTrouble);
  }

  const onFault = (error: unknown) =>
    note(log, 'error', 'unreadable', 'Discord sent what could not be read', { error });

  /** Asks for the Message Content intent no longer, if that is what was refused. */
  function goesOnWithout(error: unknown): boolean {
    const isIntent = error instanceof PlatformError && error.code === 'discord.disallowed_intents';
    if (!isIntent || !content) return false;
    content = false;
    deps.onContentLost?.();
    note(log, 'warn', 'intent_lost', INTENT_LOST);
    return true;
  }

  const sought = seekClient<Client, Client<true>>(
    {
      open(left) {
        const patience = { onFault, left, addressOf: relay.addressOf };
        const client = new Client({
          ...optionsFor(config, content),
          ws: { buildStrategy: (manager) => new PatientSharding(manager, patience), ...deps.ws },
        });
        watch(client);
        listen(client);
        return client;
      },
      logIn: (client) => logIn(client, config.token),
      close: (client) => client.destroy(),
      release: (client) => client.removeAllListeners(),
      awaited,
    },
    {
      platform: 'Discord',
      log,
      note,
      whyOf,
      lastingFault: startFault,
      mend: goesOnWithout,
      onFatal(fault) {
        log.fatal({ event: fault.code }, fault.message);
        onFatal(fault);
      },
      way: config.proxy === undefined ? '' : ' (through the proxy)',
    },
  );

  return {
    /** Resolves when every shard is ready for the first time. @throws {PlatformError} when none ever will be. */
    async connect(): Promise<Client<true>> {
      relay = await openRelay(config.proxy, trouble('The gateway could not be reached through the proxy'));
      return sought.connect();
    },
    /** The bot's own user id; undefined before the first connection stands. */
    self: () => sought.connected()?.user.id,
    async disconnect(): Promise<void> {
      await sought.disconnect();
      relay.close();
    },
    health(): AdapterHealth {
      const health = sought.health();
      const isLost = content !== config.messageContent;
      return health.connected && isLost ? { ...health, detail: INTENT_LOST } : health;
    },
  };
}
