/**
 * Shards that survive what they cannot read.
 *
 * discord.js starts its gateway work without waiting for it, so that a fault in there (a packet of an unexpected
 * shape, two reconnections that cross) would end the whole process as an unhandled rejection. Here such a fault is
 * logged, and the shard connects anew.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  SimpleShardingStrategy,
  type WebSocketManager,
  WebSocketShardDestroyRecovery,
  WebSocketShardStatus,
} from '@discordjs/ws';
import type { Logger } from 'pino';
import { describeError } from './errors.ts';

/** Before a shard that could not even begin to connect tries again. */
const AGAIN_MS = 1000;
/** A server that answers no close frame is not waited for any longer; the client alone would wait for 30 s. */
export const CLOSE_MS = 2000;
/** `WebSocket.OPEN` */
const OPEN = 1;

/** The ways into a shard that nobody waits for. They are private, hence this description of them. */
interface Entrances {
  readonly status: WebSocketShardStatus;
  readonly connection: { readonly readyState: number; terminate?(): void } | null;
  onMessage(data: unknown, isBinary: boolean): Promise<void>;
  onClose(code: number): Promise<void>;
  heartbeat(requested?: boolean): Promise<void>;
  internalConnect(): Promise<void>;
  destroy(options?: { reason?: string; recover?: WebSocketShardDestroyRecovery }): Promise<void>;
}

const isCrossed = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("wasn't idle");

/** `forget` drops a shard's session, so that it identifies anew. */
function guard(shard: Entrances, id: number, log: Logger, forget: (shard: number) => void): void {
  const { onMessage, onClose, heartbeat, internalConnect, destroy } = shard;
  const warn = (error: unknown, message: string) => log.warn({ shard: id, ...describeError(error) }, message);

  async function connectAnew(error: unknown): Promise<void> {
    warn(error, 'Discord sent what could not be read; connecting anew');
    const recover = WebSocketShardDestroyRecovery.Reconnect;
    await shard.destroy({ reason: 'Unreadable packet', recover }).catch((fault: unknown) => {
      warn(fault, 'The connection could not be closed');
    });
  }

  /**
   * Two reconnections crossed, as when Discord asks for one twice. Mostly one of them goes on; where the shard
   * believes to be connected over a line that is closed, neither does.
   */
  async function untangle(): Promise<void> {
    await sleep(AGAIN_MS, undefined, { ref: false });
    const isStuck =
      shard.status !== WebSocketShardStatus.Idle && (shard.connection?.readyState ?? OPEN) > OPEN;
    if (!isStuck) return;
    log.warn({ shard: id }, 'Two reconnections to Discord crossed; connecting again');
    await shard.destroy({ reason: 'Crossed', recover: WebSocketShardDestroyRecovery.Resume });
  }

  shard.destroy = (options) => {
    const { connection } = shard;
    setTimeout(() => connection?.terminate?.(), CLOSE_MS).unref();
    return destroy.call(shard, options);
  };
  shard.onMessage = (data, isBinary) => onMessage.call(shard, data, isBinary).catch(connectAnew);
  shard.onClose = (code) => onClose.call(shard, code).catch(connectAnew);
  shard.heartbeat = (requested) => heartbeat.call(shard, requested).catch(connectAnew);
  shard.internalConnect = async () => {
    try {
      await internalConnect.call(shard);
    } catch (error) {
      if (isCrossed(error)) return untangle();
      warn(error, 'A connection to Discord could not be begun; trying again');
      forget(id);
      await sleep(AGAIN_MS, undefined, { ref: false });
      await shard.internalConnect();
    }
  };
}

/** discord.js's own strategy, all shards in this process, each shard guarded. */
export class GuardedSharding extends SimpleShardingStrategy {
  readonly #log: Logger;
  readonly #forget: (shard: number) => void;

  constructor(manager: WebSocketManager, log: Logger, forget: (shard: number) => void) {
    super(manager);
    this.#log = log;
    this.#forget = forget;
  }

  override async spawn(shardIds: number[]): Promise<void> {
    await super.spawn(shardIds);
    const { shards } = this as unknown as { shards: ReadonlyMap<number, Entrances> };
    for (const [id, shard] of shards) guard(shard, id, this.#log, this.#forget);
  }
}
