import { describe, expect, it } from 'vitest';
import { createSealer } from '../../src/crypto/sealing.ts';

describe('sealed text', () => {
  it('opens with the same secret and under the same name, also in another process', async () => {
    const sealed = await createSealer('a long secret').seal('T1', 'token ü');
    expect(sealed).toMatch(/^v1\./);
    expect(sealed).not.toContain('token');
    expect(await createSealer('a long secret').open('T1', sealed)).toBe('token ü');
  });

  it('is never the same twice', async () => {
    const sealer = createSealer('a long secret');
    expect(await sealer.seal('T1', 'token')).not.toBe(await sealer.seal('T1', 'token'));
  });

  it('opens with no other secret, under no other name, and not when it was changed', async () => {
    const sealer = createSealer('a long secret');
    const sealed = await sealer.seal('T1', 'token');
    await expect(createSealer('another secret').open('T1', sealed)).rejects.toThrow();
    await expect(sealer.open('T2', sealed)).rejects.toThrow();
    const parts = sealed.split('.');
    for (const index of [1, 2, 3, 4]) {
      const changed = parts.map((part, i) =>
        i === index ? `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}` : part,
      );
      await expect(sealer.open('T1', changed.join('.'))).rejects.toThrow();
    }
    await expect(sealer.open('T1', `v2${sealed.slice(2)}`)).rejects.toThrow(/version/);
    await expect(
      sealer.open('T1', [...parts.slice(0, 3), parts[3]!.slice(0, 6), parts[4]].join('.')),
    ).rejects.toThrow();
  });
});
