/** discord.js's shards in this process, where one fault does not end it, and each failure makes the next wait longer. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SimpleShardingStrategy } from 'discord.js';

type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

export interface ShardingDeps {
  /** Told of what discord.js throws over a packet, which is passed over: nobody else would catch it. */
  readonly onFault: (error: unknown) => void;
  /** Once it aborts, no shard connects again; discord.js alone would, when it is told to close at the wrong moment. */
  readonly left: AbortSignal;
  /** The address under which a gateway is reached from here. */
  readonly addressOf: (url: string) => string;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** What a shard waits before it connects again, besides discord.js's own half second: nothing at first, then ever longer. */
export const pauseMs = (failures: number): number =>
  failures < 2 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);

/** The manager as a strategy sees it, with patience put in between. */
function withPatience(manager: Manager, { onFault, left, addressOf }: ShardingDeps): Manager {
  /** How often each shard's connection was closed since it last stood. */
  const failures = new Map<number, number>();
  const lost = new Set<number>();

  function note(event: unknown, shard: number): void {
    if (event === 'ready' || event === 'resumed') failures.delete(shard);
    if (event !== 'closed') return;
    failures.set(shard, (failures.get(shard) ?? 0) + 1);
    lost.add(shard);
  }

  function emit(event: unknown, about: { readonly shardId: number }): unknown {
    note(event, about.shardId);
    try {
      return Reflect.apply(manager.emit, manager, [event, about]);
    } catch (error) {
      return onFault(error);
    }
  }

  /** What a shard asks for first when it connects. */
  async function retrieveSessionInfo(shard: number) {
    if (lost.delete(shard)) {
      const pause = pauseMs(failures.get(shard) ?? 0);
      await sleep(pause, undefined, { signal: left, ref: false }).catch(() => {});
      if (left.aborted) await new Promise<never>(() => {});
    }
    const session = await manager.options.retrieveSessionInfo(shard);
    return session && { ...session, resumeURL: addressOf(session.resumeURL) };
  }

  async function fetchGatewayInformation() {
    const found = await manager.fetchGatewayInformation();
    return { ...found, url: addressOf(found.url) };
  }

  return new Proxy(manager, {
    get(target, name) {
      if (name === 'emit') return emit;
      if (name === 'options') return { ...target.options, retrieveSessionInfo };
      if (name === 'fetchGatewayInformation') return fetchGatewayInformation;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export class PatientSharding extends SimpleShardingStrategy {
  constructor(manager: Manager, deps: ShardingDeps) {
    super(withPatience(manager, deps));
  }

  /** A shard that cannot connect at first connects again by itself, as it does later. */
  override async connect(): Promise<void> {
    await super.connect().catch(() => {});
  }
}
