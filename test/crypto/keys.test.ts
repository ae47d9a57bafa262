import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveKey, keyId, markOf, type Purpose } from '../../src/crypto/keys.ts';
import { isStrong } from '../../src/crypto/strength.ts';

const PURPOSES: readonly Purpose[] = ['sealing', 'key id', 'oauth state', 'votes', 'askers', 'pauses'];

describe('keys by purpose', () => {
  it('are the same for the same secret, and others for each purpose and each secret', () => {
    const keys = ['one secret', 'another secret'].flatMap((secret) =>
      PURPOSES.map((purpose) => deriveKey(secret, purpose).toString('hex')),
    );
    expect(new Set(keys).size).toBe(2 * PURPOSES.length);
    expect(deriveKey('one secret', 'votes').toString('hex')).toBe(keys[PURPOSES.indexOf('votes')]);
    expect(keyId('one secret')).not.toBe(keyId('another secret'));
  });

  it('mark the same values alike, and nothing else', () => {
    const [key, other] = [deriveKey('s', 'votes'), deriveKey('s', 'askers')];
    expect(markOf(key, ['a', null])).toBe(markOf(key, ['a', null]));
    expect(markOf(key, ['a', 'b'])).not.toBe(markOf(key, ['ab', '']));
    expect(markOf(key, ['a'])).not.toBe(markOf(other, ['a']));
  });
});

describe('a secret that nobody can guess', () => {
  it('is a random text of some length', () => {
    for (let i = 0; i < 200; i++) {
      expect(isStrong(randomBytes(16).toString('hex'))).toBe(true);
      expect(isStrong(randomBytes(32).toString('base64'))).toBe(true);
    }
  });

  it.each([
    ['short', randomBytes(8).toString('hex')],
    ['one sign', 'x'.repeat(64)],
    ['a word said again', 'password'.repeat(8)],
    ['signs in a row', '0123456789abcdefghijklmnopqrstuvwxyz'],
    ['signs in a row, twice', '0123456789abcdef0123456789abcdef'],
    ['words', 'correct horse battery staple'],
    ['a sentence', 'this is our very secret data key'],
    ['letters of words', 'changemechangemeplease'],
    ['an example', 'your-data-key-goes-here'],
  ])('is none if it is %s', (_, text) => {
    expect(isStrong(text)).toBe(false);
  });
});
