/** A desk over a copy of the small story, with a store that knows what people asked; and a real browser. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createAnswerer } from '../../../src/core/answerer.ts';
import { createMarks } from '../../../src/persistence/marks.ts';
import { createPersistence } from '../../../src/persistence/persistence.ts';
import { vocabularyOf } from '../../../src/persistence/vocabulary.ts';
import type { Opened } from '../../../tools/desk/questions.ts';
import { type Desk, startDesk } from '../../../tools/desk/start.ts';
import { memoryLog, temporaryFolder, testStore } from '../../store/databases.ts';
import { copyLibrary, type LibraryCopy, libraryEngine } from '../../stories/library.ts';

/** Not in the notice, and known to no gap. */
export const UNKNOWN = 'Which council member is the mayor of the town?';

export interface TestDesk extends Desk {
  readonly story: LibraryCopy;
  /** The address of a page. */
  at(path: string): string;
}

/** Asked of the bot before the desk opens. */
const ASKED = [UNKNOWN, UNKNOWN, 'When does the library open on Sundays?', 'is there parking near it'];

export async function openDesk(): Promise<TestDesk> {
  const engine = libraryEngine();
  const story = copyLibrary();
  const folder = temporaryFolder();
  const store = testStore({ kind: 'sqlite', path: join(folder.path, 'data', 'backchannel.db') });
  const memory = createPersistence(store, {
    log: memoryLog(),
    policy: { questionLog: 'all', questionDays: 90, minAskers: 2, correctionDays: 7 },
    isKnown: vocabularyOf(engine.knowledge),
    marks: createMarks('a secret'),
    revisionOf: () => 1,
  });
  await memory.start();
  const answerer = createAnswerer(engine);
  for (const question of ASKED)
    memory.record({
      platform: 'slack',
      workspace: 'T1',
      person: 'U1',
      question,
      reply: answerer.ask(question),
    });
  await store.flush(2_000);
  const queue = join(folder.path, 'data', 'queue.json');
  const open = async (): Promise<Opened> => ({ store, without: null });
  const kept = { open, queue, days: 90, minCount: 2, reviewed: 'none', labelled: 'none' };
  const desk = await startDesk({ ...kept, dir: story.dir, engine, port: 0 });
  return {
    ...desk,
    story,
    at: (path) => new URL(path, desk.address).href,
    async close() {
      await desk.close();
      await store.stop();
      folder.remove();
      story.remove();
    },
  };
}

/** Where systems have Chromium, or a browser made of it. */
const PLACES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
  (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, name)),
);

/** Null where none is installed: then there is nothing to test with. */
export const browserPath: string | null = PLACES.find((path) => existsSync(path)) ?? null;

export const openBrowser = (path: string): Promise<Browser> =>
  // Without a user of its own Chromium has no sandbox; it sees nothing here but the desk.
  chromium.launch({ executablePath: path, args: ['--no-sandbox'] });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps people from using the page, seriously or worse, each with where it is. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
