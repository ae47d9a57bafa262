/**
 * Seals text so that a store can keep it without being able to read it: AES-256-GCM under a key that scrypt
 * derives from the operator's secret. A sealed text is bound to the name it is kept under.
 *
 * Form: `v1.<salt>.<iv>.<tag>.<ciphertext>`, each base64url.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { LRUCache } from 'lru-cache';

const VERSION = 'v1';
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf (8.2.2: 96-bit random IVs) */
const IV_BYTES = 12;
const MAX_KEYS = 1000;

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

export interface Sealer {
  seal(name: string, text: string): Promise<string>;
  /** @throws if it was sealed with another secret, under another name, or was tampered with. */
  open(name: string, sealed: string): Promise<string>;
}

/** @param secret Any text; a long random one, since whoever guesses it can read what was sealed. */
export function createSealer(secret: string): Sealer {
  const keys = new LRUCache<string, Promise<Buffer>>({ max: MAX_KEYS });
  const ownSalt = randomBytes(SALT_BYTES);

  /** Deriving takes tens of milliseconds by design, so each salt is derived once. */
  function keyFor(salt: Buffer): Promise<Buffer> {
    const name = salt.toString('base64url');
    let key = keys.get(name);
    if (key === undefined) {
      key = derive(secret, salt, KEY_BYTES);
      keys.set(name, key);
    }
    return key;
  }

  return {
    async seal(name, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', await keyFor(ownSalt), iv);
      cipher.setAAD(Buffer.from(`${VERSION}:${name}`));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [ownSalt, iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'));
      return [VERSION, ...parts].join('.');
    },
    async open(name, sealed) {
      const [version, ...parts] = sealed.split('.');
      const [salt, iv, tag, data] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== VERSION || parts.length !== 4 || tag?.length !== 16)
        throw new Error('This is no sealed text of a version that can be read.');
      const decipher = createDecipheriv('aes-256-gcm', await keyFor(salt!), iv!, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(`${VERSION}:${name}`));
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(data!), decipher.final()]).toString('utf8');
    },
  };
}
