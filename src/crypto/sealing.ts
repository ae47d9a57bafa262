/**
 * Seals text so that a store can keep it without being able to read it: AES-256-GCM under a key that is derived from
 * the operator's secret. A sealed text is bound to the name it is kept under, and says which secret it was sealed with.
 *
 * Form: `v2.<key id>.<iv>.<tag>.<ciphertext>`, each base64url. `v1.<salt>.…` was derived by scrypt, and is still read.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { LRUCache } from 'lru-cache';
import { deriveKey, keyId } from './keys.ts';

const VERSION = 'v2';
const KEY_BYTES = 32;
/** https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf (8.2.2: 96-bit random IVs) */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const MAX_KEYS = 1000;

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** The operator's secret, and those before it that are still accepted. */
export interface Secrets {
  readonly current: string;
  readonly earlier: readonly string[];
}

export interface Sealer {
  seal(name: string, text: string): string;
  /** @throws if it was sealed with another secret, under another name, or was tampered with. */
  open(name: string, sealed: string): Promise<string>;
  /** Sealed as `seal` does now: with the current secret, in the present form. */
  isCurrent(sealed: string): boolean;
}

function decipher(key: Buffer, name: string, [version, , iv, tag, data]: readonly string[]): string {
  const bytes = (part = ''): Buffer => Buffer.from(part, 'base64url');
  const opened = createDecipheriv('aes-256-gcm', key, bytes(iv), { authTagLength: TAG_BYTES });
  opened.setAAD(Buffer.from(`${version}:${name}`));
  opened.setAuthTag(bytes(tag));
  return Buffer.concat([opened.update(bytes(data)), opened.final()]).toString('utf8');
}

/** @param secrets Ones that nobody can guess, since whoever does can read what was sealed. */
export function createSealer({ current, earlier }: Secrets): Sealer {
  const all = [current, ...earlier];
  const own = { id: keyId(current), key: deriveKey(current, 'sealing') };
  const byId = new Map(all.map((secret) => [keyId(secret), deriveKey(secret, 'sealing')]));
  const scrypted = new LRUCache<string, Promise<Buffer>>({ max: MAX_KEYS });

  /** Deriving takes tens of milliseconds by design, so each salt is derived once. */
  function keyFor(secret: string, salt: string): Promise<Buffer> {
    const name = `${keyId(secret)} ${salt}`;
    const key = scrypted.get(name) ?? derive(secret, Buffer.from(salt, 'base64url'), KEY_BYTES);
    scrypted.set(name, key);
    return key;
  }

  /** What the first versions sealed does not say with which secret. */
  async function openFirst(name: string, parts: readonly string[]): Promise<string> {
    let refusal: unknown;
    for (const secret of all) {
      try {
        return decipher(await keyFor(secret, parts[1] ?? ''), name, parts);
      } catch (error) {
        refusal = error;
      }
    }
    throw refusal;
  }

  return {
    seal(name, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', own.key, iv);
      cipher.setAAD(Buffer.from(`${VERSION}:${name}`));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'));
      return [VERSION, own.id, ...parts].join('.');
    },
    async open(name, sealed) {
      const parts = sealed.split('.');
      const [version, id = ''] = parts;
      if (parts.length !== 5 || (version !== VERSION && version !== 'v1'))
        throw new Error('This is no sealed text of a version that can be read.');
      if (version === 'v1') return openFirst(name, parts);
      const key = byId.get(id);
      if (key === undefined) throw new Error('This was sealed with another secret.');
      return decipher(key, name, parts);
    },
    isCurrent: (sealed) => sealed.startsWith(`${VERSION}.${own.id}.`),
  };
}
