/** The small story in French. */
import { type Checked, checkKnowledge } from '../../src/engine/check.ts';

let checked: Checked | undefined;

/** Checked and trained once in each process of tests. */
export function checkedFour(): Checked {
  checked ??= checkKnowledge('test/stories/four');
  return checked;
}
