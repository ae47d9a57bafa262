/** States that are good for some minutes, and once. */
import { describe, expect, it } from 'vitest';
import { createOneTimeStates } from '../../src/crypto/one-time-state.ts';

const SECRET = '1f93d7b2c8e64a05d7b1e9f3a2c68045';
const NOW = new Date('2026-01-05T12:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const always = async () => true;

describe('a state', () => {
  it('is good once', async () => {
    const states = createOneTimeStates(SECRET, always);
    const state = states.make(NOW);
    expect(await states.use(state, later(1))).toBeNull();
    expect(await states.use(state, later(1))).toBe('The state was used.');
  });

  it('is good for one process alone', async () => {
    const state = createOneTimeStates(SECRET, always).make(NOW);
    expect(await createOneTimeStates(SECRET, async () => false).use(state, NOW)).toBe('The state was used.');
  });

  it('is good for ten minutes', async () => {
    const states = createOneTimeStates(SECRET, always);
    expect(await states.use(states.make(NOW), later(9))).toBeNull();
    expect(await states.use(states.make(NOW), later(10))).toBe('The state is too old.');
  });

  it('cannot be made by anybody else, nor be made to last', async () => {
    const states = createOneTimeStates(SECRET, always);
    const [id, , mark] = states.make(NOW).split('.');
    for (const state of [
      createOneTimeStates(`${SECRET}0`, always).make(NOW),
      [id, later(60).getTime(), mark].join('.'),
      `${states.make(NOW)}.more`,
      '',
    ])
      expect(await states.use(state, NOW)).toBe('The state was not made here.');
  });
});
