import { within } from '../time/within.ts';
import { StoreError } from './failure.ts';

/** What `work` results in. @throws {StoreError} after `ms`; the work itself goes on. */
export async function inTime<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
  if (await within(ms, work)) return work;
  throw new StoreError('unreachable', `${what} took longer than ${ms} ms.`);
}
