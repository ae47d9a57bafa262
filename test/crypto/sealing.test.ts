import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../../src/crypto/sealing.ts';

const only = (current: string) => ({ current, earlier: [] });

/** As the first versions sealed: under a key that scrypt derives with a salt. */
function sealedBefore(secret: string, name: string, text: string): string {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(secret, salt, 32), iv);
  cipher.setAAD(Buffer.from(`v1:${name}`));
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['v1', ...[salt, iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.');
}

describe('sealed text', () => {
  it('opens with the same secret and under the same name, also in another process', async () => {
    const sealed = createSealer(only('a long secret')).seal('T1', 'token ü');
    expect(sealed).toMatch(/^v2\./);
    expect(sealed).not.toContain('token');
    expect(await createSealer(only('a long secret')).open('T1', sealed)).toBe('token ü');
  });

  it('is never the same twice', () => {
    const sealer = createSealer(only('a long secret'));
    expect(sealer.seal('T1', 'token')).not.toBe(sealer.seal('T1', 'token'));
  });

  it('opens with no other secret, under no other name, and not when it was changed', async () => {
    const sealer = createSealer(only('a long secret'));
    const sealed = sealer.seal('T1', 'token');
    await expect(createSealer(only('another secret')).open('T1', sealed)).rejects.toThrow();
    await expect(sealer.open('T2', sealed)).rejects.toThrow();
    const parts = sealed.split('.');
    for (const index of [1, 2, 3, 4]) {
      const changed = parts.map((part, i) =>
        i === index ? `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}` : part,
      );
      await expect(sealer.open('T1', changed.join('.'))).rejects.toThrow();
    }
    await expect(sealer.open('T1', `v3${sealed.slice(2)}`)).rejects.toThrow(/version/);
    const cut = [...parts.slice(0, 3), parts[3]!.slice(0, 6), parts[4]].join('.');
    await expect(sealer.open('T1', cut)).rejects.toThrow();
  });

  it('opens with an earlier secret too while that is accepted, and says that it should be sealed anew', async () => {
    const sealed = createSealer(only('the old secret')).seal('T1', 'token');
    const both = createSealer({ current: 'the new secret', earlier: ['the old secret'] });
    expect(await both.open('T1', sealed)).toBe('token');
    expect(both.isCurrent(sealed)).toBe(false);
    const anew = both.seal('T1', 'token');
    expect(both.isCurrent(anew)).toBe(true);
    expect(await createSealer(only('the new secret')).open('T1', anew)).toBe('token');
  });

  it('of the first versions is still read, with the present secret or an earlier one', async () => {
    const sealed = sealedBefore('the old secret', 'T1', 'token');
    expect(await createSealer(only('the old secret')).open('T1', sealed)).toBe('token');
    const both = createSealer({ current: 'the new secret', earlier: ['the old secret'] });
    expect(await both.open('T1', sealed)).toBe('token');
    expect(both.isCurrent(sealed)).toBe(false);
    await expect(both.open('T2', sealed)).rejects.toThrow();
    await expect(createSealer(only('the new secret')).open('T1', sealed)).rejects.toThrow();
  });
});
