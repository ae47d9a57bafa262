/** Questions that an editor puts into the queue outlast the desk, each with its story. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createKeptQuestions } from '../../../tools/desk/review/kept-questions.ts';
import { temporaryFolder } from '../../store/databases.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'data', 'queue.json');
});
afterEach(() => folder.remove());

const asked = (dir = 'one') =>
  createKeptQuestions(file, dir)
    .all()
    .map(({ question }) => question);

it('are kept once each, and for their own story', () => {
  const kept = createKeptQuestions(file, 'one');
  for (const question of ['who paints the door', 'who paints the door', 'why'])
    kept.keep(question, '2025-03-01');
  createKeptQuestions(file, 'two').keep('who else', '2025-03-01');
  expect(asked()).toEqual(['who paints the door', 'why']);
  expect(asked('two')).toEqual(['who else']);
});

it('go when they are settled', () => {
  const kept = createKeptQuestions(file, 'one');
  kept.keep('who paints the door', '2025-03-01');
  kept.settle(kept.all()[0]!.id);
  kept.settle('gone');
  expect(asked()).toEqual([]);
});

it('are none where the file holds something else', () => {
  createKeptQuestions(file, 'one').keep('why', '2025-03-01');
  writeFileSync(file, '{}');
  expect(asked()).toEqual([]);
});
