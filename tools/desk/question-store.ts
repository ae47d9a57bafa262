/** The bot's own store, to be read: looked for whenever a page needs it, since a bot may begin while the desk is open. */
import { existsSync } from 'node:fs';
import { BackchannelError } from '../../src/errors.ts';
import { describeLocation, type Location } from '../../src/store/location.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import type { Opened } from './questions.ts';

/** Nobody waits for an answer here: a slow database is given time. */
const PATIENCE_MS = 10_000;

const QUIET = { info() {}, warn() {}, error() {} };

export interface QuestionStore {
  open(): Promise<Opened>;
  stop(): Promise<void>;
}

const without = (why: string): Opened => ({ store: null, without: why });

/** Nothing is touched before `open`. */
export function createQuestionStore(location: Location): QuestionStore {
  let store: Store | null = null;
  let opening: Promise<Opened> | null = null;

  const seen = (opened: Store): Opened =>
    opened.available() ? { store: opened, without: null } : without(opened.health().detail);

  async function first(): Promise<Opened> {
    if (location.kind === 'sqlite' && !existsSync(location.path))
      return without(`There is not yet ${describeLocation(location)}, which the bot makes when it starts.`);
    const tried = createStore({
      location,
      log: QUIET,
      patience: PATIENCE_MS,
      connections: 1,
      mustExist: true,
    });
    try {
      await tried.start();
    } catch (error) {
      if (error instanceof BackchannelError) return without(error.message);
      throw error;
    }
    store = tried;
    return seen(tried);
  }

  return {
    open() {
      if (store !== null) return Promise.resolve(seen(store));
      opening ??= first().finally(() => {
        opening = null;
      });
      return opening;
    },
    async stop() {
      await store?.stop();
    },
  };
}
