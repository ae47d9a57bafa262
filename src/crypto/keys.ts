/** Keys made from the operator's secret, one for each purpose: what is known of one tells nothing of the others. */
import { createHmac, hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

/** What a key is for. A purpose never changes its meaning: what was made with the key rests on it. */
export type Purpose = 'sealing' | 'key id' | 'oauth state' | 'votes' | 'askers' | 'pauses';

/** @param secret One that nobody can guess: the derivation (HKDF with SHA-256) is quick for whoever tries. */
export const deriveKey = (secret: string, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `backchannel/${purpose}`, KEY_BYTES));

/** A short name for a secret that tells nothing of it, to see which one something was made with. */
export const keyId = (secret: string): string =>
  deriveKey(secret, 'key id').subarray(0, 6).toString('base64url');

/** A mark of some values, the same each time, that nobody without the key can make or turn back. */
export const markOf = (key: Buffer, values: readonly (string | null)[]): string =>
  createHmac('sha256', key).update(JSON.stringify(values)).digest('hex');
