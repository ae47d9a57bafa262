/** Reading files again: what was sound is remembered by its bytes, what was not is told each time. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSource } from '../../src/knowledge/source.ts';
import { neededSources, recallSources } from '../../src/knowledge/source-memory.ts';
import type { ValidationIssue } from '../../src/knowledge/validation-issue.ts';
import { temporaryFolder } from '../store/databases.ts';

const schema = z.object({ words: z.array(z.string()) });

describe('a file that was read before', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
    recallSources(new Map());
  });
  afterEach(() => folder.remove());

  function read(text: string) {
    const [faults, warnings]: ValidationIssue[][] = [[], []];
    const file = join(folder.path, 'words.yaml');
    writeFileSync(file, text);
    const source = readSource(file, schema, faults!, warnings!);
    return { source, faults: faults!, warnings: warnings! };
  }

  it('holds the same, with the same lines', () => {
    for (let time = 0; time < 2; time++) {
      const { source } = read('# of the story\nwords:\n  - first\n  - second one\n');
      expect(source!.value).toEqual({ words: ['first', 'second one'] });
      expect(source!.lineOf(['words', 1])).toBe(4);
    }
  });

  it('is held against its schema each time', () => {
    for (let time = 0; time < 2; time++) {
      const { source, faults } = read('words: [first, 2, yes]');
      expect(source).toBeNull();
      expect(faults).toEqual([expect.objectContaining({ line: 1 })]);
    }
  });

  it('is told of each time where its layout is faulty, or a remark cuts a text short', () => {
    for (let time = 0; time < 2; time++) {
      expect(read('words: [first, ]]').faults).not.toEqual([]);
      expect(read('words:\n  - second one #of two\n').warnings).toHaveLength(1);
    }
  });

  it('is handed to another process only when there is something new', () => {
    read('words: [first]');
    const kept = neededSources()!;
    expect([...kept.values()]).toEqual([{ value: { words: ['first'] } }]);
    recallSources(kept);
    read('words: [first]');
    expect(neededSources()).toBeNull();
    read('words: [second]');
    expect([...neededSources()!.values()]).toEqual([
      { value: { words: ['first'] } },
      { value: { words: ['second'] } },
    ]);
  });
});
