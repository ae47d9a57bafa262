import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ownSecret } from '../../src/lifecycle/own-secret.ts';

describe("the bot's own secret", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'backchannel-secret-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
  });

  it('is made at the first start, and is the same from then on', () => {
    const made = ownSecret(join(folder, 'data'));
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(ownSecret(join(folder, 'data'))).toBe(made);
    expect(ownSecret(join(folder, 'elsewhere'))).not.toBe(made);
  });

  it('can be read by its owner alone, and so can the folder that it lies in', () => {
    ownSecret(join(folder, 'data'));
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect([modeOf(join(folder, 'data')), modeOf(join(folder, 'data/secret.key'))]).toEqual(['700', '600']);
    expect(readFileSync(join(folder, 'data/secret.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });

  it('holds until the process ends where it cannot be kept', () => {
    writeFileSync(join(folder, 'file'), '');
    const made = ownSecret(join(folder, 'file', 'data'));
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(ownSecret(join(folder, 'file', 'data'))).not.toBe(made);
  });
});
