import { openEngine } from '../src/engine/open.ts';

/** Compiles the knowledge once, so that no test file waits for it, and all of them see the same. */
export default async function setup(): Promise<void> {
  await openEngine('knowledge');
}
