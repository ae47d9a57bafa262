import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptHolds, readCompiled, writeKept } from '../../src/engine/compiled.ts';
import { KnowledgeError, keepAsGood, openCompiled, openEngine, openLastGood } from '../../src/engine/open.ts';
import { fingerprint } from '../../src/knowledge/files.ts';
import { copyLibrary, type LibraryCopy } from '../stories/library.ts';

describe('opening a knowledge folder', () => {
  let library: LibraryCopy;
  let cache: string;

  beforeEach(() => {
    library = copyLibrary();
    // A text of its own: what another test has compiled beside the code is not found for it.
    appendFileSync(join(library.dir, 'lexicon.yaml'), `\n# ${randomUUID()}\n`);
    cache = mkdtempSync(join(tmpdir(), 'backchannel-cache-'));
    vi.stubEnv('BACKCHANNEL_CACHE', cache);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    chmodSync(cache, 0o755);
    rmSync(cache, { recursive: true, force: true });
    library.remove();
  });

  const kept = () => readdirSync(cache).map((name) => join(cache, name));
  const isKept = () => readCompiled(fingerprint(library.dir)) !== null;

  it('compiles once, and opens from what was compiled after that', async () => {
    const first = await openEngine(library.dir);
    const files = kept();
    for (const file of files) utimesSync(file, 1000, 1000);
    const second = await openEngine(library.dir);
    expect(kept()).toEqual(files);
    expect(files.map((file) => statSync(file).mtimeMs)).toEqual(files.map(() => 1_000_000));
    for (const text of ['when does it open on sundays', 'car park?', 'hello', 'librery'])
      expect(second.matcher.match(text)).toEqual(first.matcher.match(text));
    expect(second.knowledge).toEqual(first.knowledge);
  });

  it('tells without taking it apart whether something kept holds certain signs', () => {
    const signs = 'b7'.repeat(16);
    for (const before of [0, 1, (1 << 18) - 20, 1 << 18, 700_000]) {
      writeKept('some.bin', { filler: 'x'.repeat(before), taught: signs, rest: 'y'.repeat(300_000) });
      expect(keptHolds('some.bin', signs)).toBe(true);
      expect(keptHolds('some.bin', `c${signs.slice(1)}`)).toBe(false);
    }
    expect(keptHolds('none.bin', signs)).toBe(false);
  });

  it('notices a changed file, a new one and one that is gone', async () => {
    await openEngine(library.dir);
    library.replace('gaps.yaml', 'no telephone number', 'neither telephone number nor address');
    expect(isKept()).toBe(false);
    const changed = await openEngine(library.dir);
    expect(changed.knowledge.gaps.get('phone')?.reply).toContain('nor address');
    library.write('faq/extra.yaml', 'topic: extra');
    expect(isKept()).toBe(false);
    await expect(openEngine(library.dir)).rejects.toBeInstanceOf(KnowledgeError);
    rmSync(join(library.dir, 'faq/extra.yaml'));
    expect(isKept()).toBe(true);
    rmSync(join(library.dir, 'lexicon.yaml'));
    expect(isKept()).toBe(false);
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['something else', () => Buffer.from('not at all what was written')],
    ['well-formed, but something else', () => Buffer.concat([serialize({ knowledge: 42 }), Buffer.alloc(4)])],
    [
      'damaged in a single word',
      (whole: Buffer) => {
        const damaged = Buffer.from(whole);
        damaged.write('five', damaged.indexOf('from ten to four') + 'from ten to '.length);
        return damaged;
      },
    ],
  ])('ignores a compiled file that is %s', async (_, damage) => {
    const whole = await openEngine(library.dir);
    const [file] = kept();
    writeFileSync(file!, damage(readFileSync(file!)));
    const again = await openEngine(library.dir);
    expect(again.knowledge).toEqual(whole.knowledge);
    expect(again.matcher.match('sunday?')).toEqual(whole.matcher.match('sunday?'));
  });

  it('opens where nothing can be kept', async () => {
    chmodSync(cache, 0o555);
    // Who may do everything may write there still, but not below a file.
    if (process.getuid?.() === 0) vi.stubEnv('BACKCHANNEL_CACHE', join(library.dir, 'facts.yaml', 'cache'));
    const engine = await openEngine(library.dir);
    expect(engine.knowledge.entries.size).toBe(8);
  });

  it('keeps nothing of knowledge with faults, and tells all of them', async () => {
    library.replace('gaps.yaml', 'nearest: [sunday]', 'nearest: [monday]');
    library.replace('facts.yaml', 'where: [hours/2]', 'where: [attic/2]');
    const error = await openEngine(library.dir).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KnowledgeError);
    expect((error as KnowledgeError).faults).toHaveLength(2);
    expect(kept()).toEqual([]);
  });

  it('remembers what was in force last, however much is compiled since, for a start that finds faults', async () => {
    const good = await openEngine(library.dir);
    expect(openLastGood(library.dir)).toBeNull();
    keepAsGood(library.dir, good);
    const numbers = ['no', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
    for (const [i, number] of numbers.slice(1).entries()) {
      library.replace('gaps.yaml', `${numbers[i]} telephone number`, `${number} telephone number`);
      await openEngine(library.dir);
    }
    library.replace('gaps.yaml', 'nearest: [sunday]', 'nearest: [monday]');
    await expect(openEngine(library.dir)).rejects.toBeInstanceOf(KnowledgeError);
    expect(openLastGood(library.dir)?.knowledge).toEqual(good.knowledge);
    expect(openLastGood(`${library.dir}/another`)).toBeNull();
  });

  it('is there for whoever asks for no more than that, once it was compiled', async () => {
    expect(openCompiled(library.dir)).toBeNull();
    const { knowledge } = await openEngine(library.dir);
    expect(openCompiled(library.dir)?.knowledge).toEqual(knowledge);
  });

  it('keeps a few compiled folders and no more, the latest among them', async () => {
    for (let i = 0; i < 40; i++) {
      const file = join(cache, `${String(i).padStart(2, '0')}.bin`);
      writeFileSync(file, '');
      utimesSync(file, 2000 - i, 2000 - i);
    }
    await openEngine(library.dir);
    const names = readdirSync(cache);
    expect(names.length).toBeLessThanOrEqual(24);
    expect(names).toContain('00.bin');
    expect(names).not.toContain('39.bin');
    expect(isKept()).toBe(true);
  });
});
