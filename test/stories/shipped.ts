/** The story that comes with the bot, as it was compiled before the tests. */
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/open.ts';

let engine: Promise<Engine> | undefined;

/** Opened once in each process of tests: its files are many megabytes. */
export function shippedEngine(): Promise<Engine> {
  engine ??= openEngine('knowledge');
  return engine;
}
