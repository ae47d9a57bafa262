import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readData, writeData } from '../../src/engine/kept-data.ts';

describe('data in a file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'backchannel-kept-'));
    file = join(folder, 'data');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const longer = Float32Array.from({ length: 100 }, (_, i) => i / 3);
  const data = {
    text: 'größer than before',
    bytes: Int8Array.of(-128, 0, 127),
    odd: Uint16Array.of(1, 2, 65535),
    part: longer.subarray(7, 12),
    doubles: Float64Array.of(Math.PI, Number.NaN),
    none: new Uint32Array(0),
    byName: new Map([['a', { pattern: /\bx+/iu, names: new Set(['y']) }]]),
  };

  it('comes back as it was, of a list no more than the part that was shown', () => {
    writeData(file, data);
    expect(readData(file)).toEqual(data);
    writeData(file, { longer });
    const whole = readFileSync(file).length;
    writeData(file, { part: longer.subarray(0, 50) });
    expect(readFileSync(file).length).toBeLessThan(whole - 150);
  });

  it('has all lists in one piece of memory, and none of the rest with them', () => {
    writeData(file, data);
    const { bytes, odd, part, doubles } = readData(file) as typeof data;
    for (const list of [odd, part, doubles]) expect(list.buffer).toBe(bytes.buffer);
    expect(bytes.buffer.byteLength).toBe(8 + 8 + 24 + 16);
  });

  it('keeps a list that two have in common once', () => {
    writeData(file, { a: longer, b: longer });
    const { a, b } = readData(file) as { a: Float32Array; b: Float32Array };
    expect(a).toBe(b);
  });

  it('is not written where a list is of no kind that comes back', () => {
    expect(() => writeData(file, { view: new DataView(new ArrayBuffer(8)) })).toThrow('DataView');
  });

  it('is not read where it is cut off, or a single bit is another', () => {
    writeData(file, data);
    const whole = readFileSync(file);
    for (const at of [0, 5, 9, 40, whole.length - 20, whole.length - 1]) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1;
      writeFileSync(file, damaged);
      expect(() => readData(file)).toThrow();
    }
    writeFileSync(file, whole);
    expect(readData(file)).toEqual(data);
    for (const length of [whole.length - 1, 8, 3, 0]) {
      truncateSync(file, length);
      expect(() => readData(file)).toThrow();
    }
  });
});
