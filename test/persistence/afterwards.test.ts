import { expect, it } from 'vitest';
import { createAfterwards } from '../../src/persistence/afterwards.ts';

it('work that may wait is done in order, soon, but after what else ends this turn, and at the latest when all is to be finished', async () => {
  const done: number[] = [];
  const afterwards = createAfterwards();
  for (const n of [1, 2]) afterwards.do(() => done.push(n));
  expect(done).toEqual([]);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  await turn();
  expect(done).toEqual([]);
  await turn();
  expect(done).toEqual([1, 2]);
  afterwards.do(() => done.push(3));
  afterwards.finish();
  expect(done).toEqual([1, 2, 3]);
  afterwards.finish();
  expect(done).toEqual([1, 2, 3]);
});
