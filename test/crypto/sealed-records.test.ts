/** Records of which their repository can read nothing. */
import { describe, expect, it } from 'vitest';
import { createSealedRecords } from '../../src/crypto/sealed-records.ts';
import type { Secrets } from '../../src/crypto/sealing.ts';
import { createMemoryRepository } from '../doubles/slack/bot.ts';

const SECRET = '8c1f7ab2e05d9346b7e8a1d3f6c25097';
const OTHER = '1f93d7b2c8e64a05d7b1e9f3a2c68045';

interface Card {
  readonly number: number;
}

function open(repository = createMemoryRepository(), secrets: Secrets = { current: SECRET, earlier: [] }) {
  const unreadable: string[] = [];
  const records = createSealedRecords<Card>(repository, secrets, (id) => unreadable.push(id));
  return { repository, records, unreadable };
}

describe('a record', () => {
  it('is read as it was saved, while the repository holds no word of it', async () => {
    const { repository, records } = open();
    await records.save('ann', { number: 4711 });
    expect(await records.find('ann')).toEqual({ number: 4711 });
    expect([...repository.kept.values()].join()).not.toContain('4711');
    expect(await records.find('ben')).toBeNull();
  });

  it('is known by heart once it was found, and forgotten once it is deleted', async () => {
    const { repository, records } = open();
    await records.save('ann', { number: 1 });
    expect(records.isKnown('ann')).toBe(false);
    await records.find('ann');
    expect(records.isKnown('ann')).toBe(true);
    await records.delete('ann');
    expect(records.isKnown('ann')).toBe(false);
    expect(repository.kept.size).toBe(0);
  });

  it('that no secret opens counts as unreadable until it is saved anew', async () => {
    const { repository, records } = open();
    await records.save('ann', { number: 1 });
    const later = open(repository, { current: OTHER, earlier: [] });
    await later.records.look();
    expect(await later.records.find('ann')).toBeNull();
    expect(later.unreadable).toContain('ann');
    expect(later.records.unreadable()).toBe(1);
    await later.records.save('ann', { number: 2 });
    expect(later.records.unreadable()).toBe(0);
  });

  it('that an earlier secret sealed is sealed anew, once', async () => {
    const { repository, records } = open();
    await records.save('ann', { number: 1 });
    let renewed = 0;
    const rotated = open(repository, { current: OTHER, earlier: [SECRET] });
    await rotated.records.renewAll(() => void renewed++);
    await rotated.records.renewAll(() => void renewed++);
    expect(renewed).toBe(1);
    expect(await open(repository, { current: OTHER, earlier: [] }).records.find('ann')).toEqual({
      number: 1,
    });
  });
});
