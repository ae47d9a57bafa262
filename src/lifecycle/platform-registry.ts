/** How the configured platforms and the terminal are made for `platforms.ts`. */
import type { Logger } from 'pino';
import type { Ending } from '../adapters/terminal/index.ts';
import { type ConfiguredPlatform, PlatformError } from '../conversation/platform-definition.ts';
import { ENDPOINT_PATHS, type Endpoints } from '../observability/http.ts';
import type { Metrics } from '../observability/metrics.ts';
import {
  eraseInstallation,
  installationIds,
  readInstallation,
  replaceInstallation,
  writeInstallation,
} from '../store/installations.ts';
import type { Store } from '../store/store.ts';
import type { PlatformSpec } from './platforms.ts';

export interface RegistryDeps {
  readonly log: Logger;
  readonly store: Store;
  /** True for the one process that may do what the key names. */
  readonly claim: (key: string) => Promise<boolean>;
  readonly metrics: Pick<Metrics, 'platformEvent'>;
  /** Served on a platform's own HTTP port as well; null if they have a port of their own. */
  readonly endpoints: Endpoints | null;
}

/** Slack's workspaces keep their (sealed) tokens in the store. What cannot be kept now must be installed again. */
const sealedIn = (store: Store) => ({
  async save(id: string, ciphertext: string): Promise<void> {
    if (!(await store.write((db) => writeInstallation(db, id, ciphertext, Date.now()))))
      throw new Error('The store cannot keep the installation at the moment.');
  },
  find: (id: string): Promise<string | null> => store.read((db) => readInstallation(db, id)),
  async replace(id: string, before: string, ciphertext: string): Promise<void> {
    await store.write((db) => replaceInstallation(db, id, before, ciphertext, Date.now()));
  },
  ids: (most?: number): Promise<readonly string[]> => store.read((db) => installationIds(db, most)),
  async delete(id: string): Promise<void> {
    await store.write((db) => eraseInstallation(db, id));
  },
});

/** The configured platforms, as they are started. */
export function platformSpecs(
  platforms: readonly ConfiguredPlatform[],
  { log, store, claim, metrics, endpoints }: RegistryDeps,
): PlatformSpec[] {
  const routes = endpoints === null ? [] : ENDPOINT_PATHS.map((path) => ({ path, handle: endpoints }));
  const sealed = sealedIn(store);
  return platforms.map((platform) => ({
    name: platform.name,
    create: (onFatal) =>
      platform.createAdapter({
        log: log.child({ platform: platform.name }),
        tally: (event) => metrics.platformEvent(platform.name, event),
        onFatal,
        sealed,
        claim,
        routes,
      }),
    isLasting: (error) => error instanceof PlatformError && error.lasting,
  }));
}

/** The conversation in the terminal, for when no platform is configured. */
export function terminalSpec(onEnd: (ending: Ending) => void, locale: string | null = null): PlatformSpec {
  return {
    name: 'terminal',
    async create() {
      const { createTerminalAdapter } = await import('../adapters/terminal/index.ts');
      const streams = { input: process.stdin, output: process.stdout };
      const terminal = createTerminalAdapter(streams, { noColour: Boolean(process.env['NO_COLOR']), locale });
      void terminal.ended.then(onEnd);
      return terminal;
    },
    isLasting: () => true,
  };
}
