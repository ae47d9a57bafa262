/** The bot's log is found whenever it comes. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createQuestionStore } from '../../../tools/desk/question-store.ts';
import { temporaryFolder, testStore } from '../../store/databases.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

it('is said to be missing while there is none, and is read as soon as a bot has made it', async () => {
  const location = { kind: 'sqlite', path: join(folder.path, 'data', 'backchannel.db') } as const;
  const questions = createQuestionStore(location);
  expect((await questions.open()).without).toMatch(/^There is not yet the SQLite file .*backchannel\.db/);
  const bots = testStore(location);
  await bots.start();
  try {
    expect((await questions.open()).without).toBeNull();
  } finally {
    await questions.stop();
    await bots.stop();
  }
});
