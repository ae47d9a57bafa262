/** discord.js's own client: what it asks for, what little it keeps, and the life of its connections. */
import {
  type CacheFactory,
  Client,
  Collection,
  Events,
  GatewayIntentBits,
  LimitedCollection,
  Partials,
  Status,
  type WebSocketOptions,
} from 'discord.js';
import pRetry from 'p-retry';
import type { AdapterHealth } from '../../conversation/platform.ts';
import { type AdapterDeps, PlatformError } from '../../conversation/platform-definition.ts';
import { openRelay, type WebSocketRelay } from '../../network/websocket-relay.ts';
import { within } from '../../time/within.ts';
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

/** Waits between attempts to find the gateway while the API does not answer. */
const AGAIN = { minTimeout: 1000, maxTimeout: 30_000 };
/** A server that answers no close frame is not waited for any longer; the client alone would wait for 30 s. */
const CLOSE_MS = 2000;

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

interface Opening {
  readonly content: boolean;
  readonly left: AbortSignal;
  readonly relay: WebSocketRelay | undefined;
}

function openClient(
  config: DiscordConfig,
  { content, left, relay }: Opening,
  { ws, log }: ConnectionDeps,
): Client {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  const onFault = (error: unknown) =>
    note(log, 'error', 'unreadable', 'Discord sent what could not be read', { error });
  const addressOf = relay?.addressOf ?? ((url: string) => url);
  return new Client({
    intents: [Guilds, GuildMessages, DirectMessages, ...(content ? [MessageContent] : [])],
    // Direct messages, and messages that are edited or deleted, are of channels and messages that are not kept.
    partials: [Partials.Channel, Partials.Message],
    makeCache,
    rest: { api: config.apiUrl, agent: agentFor(config.proxy) },
    ws: { buildStrategy: (manager) => new PatientSharding(manager, { onFault, left, addressOf }), ...ws },
    ...(config.shardCount === undefined ? { shards: 'auto' } : { shardCount: config.shardCount }),
    ...(config.shards === undefined ? {} : { shards: config.shards }),
  });
}

export function createConnection(config: DiscordConfig, deps: ConnectionDeps) {
  const { log, tally, onFatal, listen } = deps;
  const stop = new AbortController();
  let content = config.messageContent;
  let current: Client | undefined;
  let left = new AbortController();
  let relay: WebSocketRelay | undefined;
  let connected: Client<true> | undefined;
  let fatal: PlatformError | undefined;
  /** Why the last attempt at a first connection failed. */
  let failure: string | undefined;
  /** Shards that were ready before. */
  const seen = new Set<number>();

  const missing = (): number[] =>
    [...(current?.ws.shards.values() ?? [])].flatMap(({ id, status }) => (status === Status.Ready ? [] : id));

  function isUp(shard: number, how: string): void {
    note(log, 'info', 'connected', how, { shard });
    if (seen.has(shard)) tally('reconnect');
    seen.add(shard);
  }

  function watch(client: Client): void {
    const trouble = (error: Error) =>
      note(log, 'warn', 'trouble', 'Trouble on the connection to Discord', { error });
    client.on(Events.ShardReady, (shard) => isUp(shard, 'Connected to Discord'));
    client.on(Events.ShardResume, (shard) => isUp(shard, 'Resumed the connection to Discord'));
    client.on(Events.ShardReconnecting, (shard) => {
      const sentence = 'Lost the connection to Discord; connecting again';
      // The library says so of a connection that was closed on purpose, too.
      if (!stop.signal.aborted) note(log, 'warn', 'reconnecting', sentence, { shard });
    });
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (client === connected) void isRefused(client, refusal(code));
    });
    client.on(Events.ShardError, trouble);
    client.on(Events.Error, trouble);
    client.on(Events.Debug, (message) => {
      // Other messages may hold the token.
      if (message.startsWith('[WS')) note(log, 'trace', 'debug', message);
    });
  }

  const onNoWay = (error: unknown) =>
    note(log, 'warn', 'trouble', 'The gateway could not be reached through the proxy', { error });

  /** Asks for the Message Content intent no longer, if that is what was refused. */
  function goesOnWithout(error: unknown): boolean {
    const isIntent = error instanceof PlatformError && error.code === 'discord.disallowed_intents';
    if (!isIntent || !content) return false;
    content = false;
    deps.onContentLost?.();
    note(log, 'warn', 'intent_lost', INTENT_LOST);
    return true;
  }

  /** Discord refuses what it took before, while the bot runs. */
  async function isRefused(client: Client, why: PlatformError): Promise<void> {
    if (client !== current) return;
    try {
      if (!goesOnWithout(why)) throw why;
      await leave(client);
      await connect();
    } catch (error) {
      if (stop.signal.aborted) return;
      fatal = startFault(error) ?? why;
      log.fatal({ event: fatal.code }, fatal.message);
      onFatal(fatal);
    }
  }

  /** Closes a client's connections, as far as they can be closed. */
  async function leave(client: Client): Promise<void> {
    current = undefined;
    left.abort();
    await within(CLOSE_MS, client.destroy());
    client.removeAllListeners();
  }

  const logIn = (client: Client): Promise<Client<true>> =>
    new Promise((resolve, reject) => {
      client.once(Events.ClientReady, resolve);
      client.once(Events.ShardDisconnect, ({ code }) => reject(refusal(code)));
      left.signal.addEventListener('abort', () => reject(stop.signal.reason ?? left.signal.reason));
      client.login(config.token).catch(reject);
    });

  async function attempt(): Promise<Client<true>> {
    left = new AbortController();
    const client = openClient(config, { content, left: left.signal, relay }, deps);
    current = client;
    watch(client);
    listen(client);
    try {
      return await logIn(client);
    } catch (error) {
      await leave(client);
      if (goesOnWithout(error)) return attempt();
      throw error;
    }
  }

  /** Resolves when every shard is ready for the first time. @throws {PlatformError} when none ever will be. */
  async function connect(): Promise<Client<true>> {
    if (config.proxy !== undefined) relay ??= await openRelay(config.proxy, onNoWay);
    connected = await pRetry(attempt, {
      ...AGAIN,
      retries: Number.POSITIVE_INFINITY,
      signal: stop.signal,
      onFailedAttempt({ error }) {
        const lasting = startFault(error);
        if (lasting !== null) throw lasting;
        failure = whyOf(error);
        note(log, 'warn', 'unreachable', 'Discord does not answer; trying again', { error });
      },
    });
    failure = undefined;
    return connected;
  }

  /** What is being waited for; where a first connection fails again and again, why. */
  function awaiting(): string {
    if (failure === undefined) return `shard ${missing().join(', ') || '0'} is connecting`;
    return `${failure}${config.proxy === undefined ? '' : ' (through the proxy)'}; it is tried again`;
  }

  return {
    connect,
    /** The client that is connected; undefined until the first is. */
    client: () => connected,
    async disconnect(): Promise<void> {
      if (stop.signal.aborted) return;
      const sentence = 'Stopped before the connection to Discord stood.';
      stop.abort(new PlatformError('discord.stopped', sentence, { lasting: false }));
      if (current !== undefined) await leave(current);
      relay?.close();
    },
    health(): AdapterHealth {
      if (fatal !== undefined) return { connected: false, detail: fatal.message };
      if (stop.signal.aborted) return { connected: false, detail: 'Stopped.' };
      if (current !== undefined && current === connected && missing().length === 0)
        return { connected: true, detail: content === config.messageContent ? '' : INTENT_LOST };
      return { connected: false, detail: `Not connected to Discord: ${awaiting()}.` };
    },
  };
}
