/** How much one person may do in a minute that asks nothing, and yet makes work: press, open a page, type on. */
import { createCounter } from '../core/limits.ts';
import { personKey, type Somebody } from '../core/person-key.ts';
import type { PlatformTraits } from '../core/platform-traits.ts';

/** More than anybody does who reads what comes of it. */
const PRESSES_A_MINUTE = 60;
const LOOKS_A_MINUTE = 120;

export interface Allowance {
  /** Whether they may press one more button; counts it. */
  press(person: Somebody): boolean;
  /** Whether something may be shown to them once more that they did not ask for in words; counts it. */
  look(person: Somebody): boolean;
}

/**
 * @param clock Milliseconds since 1970.
 * @param personIds Whether two people of two workspaces may have one id.
 */
export function createAllowance(clock: () => number, personIds: PlatformTraits['personIds']): Allowance {
  function counting(most: number): (person: Somebody) => boolean {
    const counter = createCounter(most);
    return (somebody) => {
      const [now, person] = [clock(), personKey(somebody, { personIds })];
      if (!counter.passes(person, now)) return false;
      counter.count(person, now);
      return true;
    };
  }
  return { press: counting(PRESSES_A_MINUTE), look: counting(LOOKS_A_MINUTE) };
}
