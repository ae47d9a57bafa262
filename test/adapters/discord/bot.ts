/** A started adapter on the stand-in server, for tests. */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createDiscordAdapter } from '../../../src/adapters/discord/index.ts';
import type { DiscordConfig } from '../../../src/config/load.ts';
import type { Adapter } from '../../../src/core/adapter.ts';
import { createFakeCore, type FakeCore } from '../../doubles/core.ts';
import { type DiscordOptions, type FakeDiscord, startDiscord } from '../../doubles/discord/server.ts';

export interface Bot {
  readonly discord: FakeDiscord;
  readonly adapter: Adapter;
  readonly core: FakeCore;
  /** Everything that was logged, as written. */
  readonly logged: string[];
  /** What the adapter counted. */
  readonly tallied: string[];
  /** What `start` said. */
  readonly line: string;
  close(): Promise<void>;
}

/** A real logger whose lines land in `lines`. */
export function memoryLog(lines: string[]) {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return pino({ level: 'trace' }, sink);
}

export const configFor = (discord: FakeDiscord, parts: Partial<DiscordConfig> = {}): DiscordConfig => ({
  token: discord.token,
  applicationId: undefined,
  guildId: undefined,
  messageContent: true,
  apiUrl: discord.apiUrl,
  shards: undefined,
  shardCount: undefined,
  ...parts,
});

/** Discord wants five seconds between two identifies; the stand-in does not. */
export const noWaiting = {
  buildIdentifyThrottler: () => ({ waitForIdentify: async () => {} }),
};

export function buildAdapter(
  discord: FakeDiscord,
  logged: string[],
  parts: Partial<DiscordConfig> = {},
  tallied: string[] = [],
) {
  const tally = (event: string) => void tallied.push(event);
  return createDiscordAdapter(configFor(discord, parts), {
    log: memoryLog(logged),
    gateway: noWaiting,
    tally,
  });
}

export interface BotOptions extends DiscordOptions {
  readonly config?: Partial<DiscordConfig>;
  /** Sets the server up before the bot comes. */
  readonly before?: (discord: FakeDiscord) => void;
}

export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const discord = await startDiscord(options);
  options.before?.(discord);
  const logged: string[] = [];
  const tallied: string[] = [];
  const adapter = buildAdapter(discord, logged, options.config, tallied);
  const core = createFakeCore();
  const line = await adapter.start(core);
  return {
    discord,
    adapter,
    core,
    logged,
    tallied,
    line,
    async close() {
      await adapter.stop();
      await discord.close();
    },
  };
}
