/** A started adapter on the stand-in server, with the conversation and a core that does as it is told behind it. */

import { vi } from 'vitest';
import type { DiscordConfig } from '../../../src/adapters/discord/config.ts';
import { createDiscordAdapter } from '../../../src/adapters/discord/index.ts';
import { createInbox } from '../../../src/conversation/create-inbox.ts';
import type { Inbox } from '../../../src/conversation/inbox.ts';
import type { Adapter, PlatformEvent } from '../../../src/conversation/platform.ts';
import type { PlatformError } from '../../../src/conversation/platform-definition.ts';
import { makeReply } from '../../../src/core/reply.ts';
import { type CapturedLog, captureLog } from '../../doubles/captured-log.ts';
import { createFakeCore, type FakeCore } from '../../doubles/core.ts';
import { type DiscordOptions, type FakeDiscord, startDiscord } from '../../doubles/discord/server.ts';

/** An adapter that is not started, and what comes of it. */
export interface Built {
  readonly adapter: Adapter;
  readonly core: FakeCore;
  readonly inbox: Inbox;
  readonly log: CapturedLog;
  /** What the adapter and the conversation counted. */
  readonly tallied: PlatformEvent[];
  /** That Discord cut it off for good, and why. */
  readonly lost: PlatformError[];
}

export interface Bot extends Built {
  readonly discord: FakeDiscord;
  /** What `start` said. */
  readonly line: string;
  /** Mentions the bot. */
  readonly at: string;
  /** Resolves when there are so many posts, or more. */
  posts(count: number): Promise<unknown>;
  /** Resolves when the core was asked so often, or more. */
  asked(count: number): Promise<unknown>;
  /** Resolves when all that was said before has been worked through: Discord delivers in order. */
  settled(): Promise<void>;
  /** Another adapter on the same server, as after a restart; this one is stopped. */
  restart(): Promise<Bot>;
  close(): Promise<void>;
}

/** On a busy machine everything takes its time. */
export const PATIENTLY = { timeout: 15_000, interval: 5 } as const;

const configFor = (discord: FakeDiscord, parts: Partial<DiscordConfig>): DiscordConfig => ({
  token: discord.token,
  guildId: undefined,
  messageContent: true,
  allowed: null,
  apiUrl: discord.apiUrl,
  shards: undefined,
  shardCount: undefined,
  proxy: undefined,
  ...parts,
});

/** Discord wants five seconds between two identifies; the stand-in does not. */
const AT_ONCE = { buildIdentifyThrottler: () => ({ waitForIdentify: async () => {} }) };

export function buildAdapter(discord: FakeDiscord, config: Partial<DiscordConfig> = {}): Built {
  const tallied: PlatformEvent[] = [];
  const lost: PlatformError[] = [];
  const log = captureLog({ level: 'trace' });
  const tally = (event: PlatformEvent) => void tallied.push(event);
  const deps = { log: log.log, tally, onFatal: (error: PlatformError) => void lost.push(error) };
  const adapter = createDiscordAdapter(configFor(discord, config), { ...deps, ws: AT_ONCE });
  const core = createFakeCore();
  const inbox = createInbox({ platform: 'discord', port: adapter.port, core, log: log.log, tally });
  return { adapter, core, inbox, log, tallied, lost };
}

export interface BotOptions extends DiscordOptions {
  readonly config?: Partial<DiscordConfig>;
  /** Sets the server up before the bot comes. */
  readonly before?: (discord: FakeDiscord) => void;
}

/** Begins messages that only show that all earlier ones have been worked through. */
const CHECK = 'still there?';
let checks = 0;

async function begin(discord: FakeDiscord, config: Partial<DiscordConfig> | undefined): Promise<Bot> {
  const built = buildAdapter(discord, config);
  const { adapter, core, inbox } = built;
  const line = await adapter.start(inbox);
  const at = `<@${discord.bot.id}>`;
  const isCheck = (text: string) => text.includes(CHECK);
  const heard = () => discord.posts().filter(({ message }) => !isCheck(message.content));
  const invocations = () => core.invocations.filter((one) => !('text' in one && isCheck(one.text)));

  return {
    ...built,
    discord,
    line,
    at,
    posts: (count) => vi.waitUntil(() => heard().length >= count, PATIENTLY),
    asked: (count) => vi.waitUntil(() => invocations().length >= count, PATIENTLY),
    async settled() {
      checks += 1;
      const check = `${CHECK} ${checks}`;
      const before = core.replyWith;
      core.replyWith = (asked) =>
        'text' in asked && isCheck(asked.text)
          ? makeReply({ kind: 'notice', body: asked.text })
          : before(asked);
      discord.say(`${at} ${check}`);
      const isThere = () => discord.posts().some(({ message }) => message.content.includes(check));
      await vi.waitUntil(() => isThere() && inbox.underWay() === 0, PATIENTLY);
      core.replyWith = before;
    },
    async restart() {
      await adapter.stop();
      return begin(discord, config);
    },
    async close() {
      await adapter.stop();
      await discord.close();
    },
  };
}

export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const discord = await startDiscord(options);
  options.before?.(discord);
  return begin(discord, options.config);
}
