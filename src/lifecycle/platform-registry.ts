/** How each configured platform is made. Its libraries are loaded only if it is configured. */
import type { Logger } from 'pino';
import type { Ending } from '../adapters/terminal/adapter.ts';
import type { Config } from '../config/load.ts';
import type { PlatformEvent } from '../core/core.ts';
import type { PlatformName } from '../core/invocation.ts';
import type { Persistence } from '../core/persistence.ts';
import { ENDPOINT_PATHS, type Endpoints } from '../observability/http.ts';
import type { Metrics } from '../observability/metrics.ts';
import { eraseInstallation, readInstallation, writeInstallation } from '../store/installations.ts';
import type { Store } from '../store/store.ts';
import type { PlatformSpec } from './platforms.ts';

export interface SpecDeps {
  readonly log: Logger;
  readonly persistence: Persistence;
  readonly store: Store;
  readonly metrics: Pick<Metrics, 'platformEvent'>;
  /** Served on Slack's HTTP port as well; null if they have a port of their own. */
  readonly endpoints: Endpoints | null;
}

/** Slack's workspaces keep their (sealed) tokens in the store. What cannot be kept now must be installed again. */
const installationsIn = (store: Store) => ({
  async save(id: string, ciphertext: string): Promise<void> {
    if (!(await store.write((db) => writeInstallation(db, id, ciphertext, Date.now()))))
      throw new Error('The store cannot keep the installation at the moment.');
  },
  find: (id: string): Promise<string | null> => store.read((db) => readInstallation(db, id)),
  async delete(id: string): Promise<void> {
    await store.write((db) => eraseInstallation(db, id));
  },
});

export function platformSpecs(config: Config, deps: SpecDeps): PlatformSpec[] {
  const { log, persistence, store, metrics, endpoints } = deps;
  const claim = (event: string) => persistence.claim(event);
  const counting = (platform: PlatformName) => (event: PlatformEvent) =>
    metrics.platformEvent(platform, event);
  const specs: PlatformSpec[] = [];
  const { discord, slack } = config;
  if (discord !== undefined) {
    specs.push({
      name: 'discord',
      async create(onFatal) {
        const { createDiscordAdapter } = await import('../adapters/discord/index.ts');
        return createDiscordAdapter(discord, { log, onFatal, claim, tally: counting('discord') });
      },
      isLasting: (error) => error instanceof Error && error.name === 'DiscordError',
    });
  }
  if (slack !== undefined) {
    specs.push({
      name: 'slack',
      async create() {
        const { createSlackAdapter } = await import('../adapters/slack/index.ts');
        const routes = endpoints === null ? [] : ENDPOINT_PATHS.map((path) => ({ path, handle: endpoints }));
        return createSlackAdapter(slack, {
          log,
          claim,
          installations: installationsIn(store),
          routes,
          tally: counting('slack'),
        });
      },
      isLasting: (error) => error instanceof Error && error.name === 'SlackError',
    });
  }
  return specs;
}

/** The conversation in the terminal, for when no platform is configured. */
export function terminalSpec(onEnd: (ending: Ending) => void): PlatformSpec {
  return {
    name: 'terminal',
    async create() {
      const { createTerminalAdapter } = await import('../adapters/terminal/adapter.ts');
      const streams = { input: process.stdin, output: process.stdout };
      const terminal = createTerminalAdapter(streams, Boolean(process.env['NO_COLOR']));
      void terminal.ended.then(onEnd);
      return terminal;
    },
    isLasting: () => true,
  };
}
