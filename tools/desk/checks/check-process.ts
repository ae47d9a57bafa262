/** Checks a knowledge folder as `npm run check` does, in a process of its own; started by whole-check.ts. */
import { checkFolder } from '../../../src/cli/check-folder.ts';
import { compiledOf } from '../../../src/engine/engine.ts';
import type { CheckOutcome } from './whole-check.ts';

function check(dir: string, labelled: string): CheckOutcome {
  const { engine, faults, warnings } = checkFolder(dir, labelled);
  return { compiled: engine && compiledOf(engine), faults, warnings };
}

const [dir = 'knowledge', labelled = ''] = process.argv.slice(2);
process.send?.(check(dir, labelled), () => process.disconnect());
