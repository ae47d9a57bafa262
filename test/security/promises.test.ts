/** SECURITY.md promises what is tested: each promise names its test, and each of those is there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync('SECURITY.md', 'utf8');
const [, promised = ''] = /^## What is promised.*\n([\s\S]*?)^What is \*\*not\*\*/m.exec(text) ?? [];
const promises = promised.split(/^- /m).slice(1);
const testsIn = (part: string): string[] => part.match(/test\/[\w/-]+\.test\.ts/g) ?? [];

describe('SECURITY.md', () => {
  it('names a test for each promise', () => {
    expect(promises.length).toBeGreaterThan(15);
    expect(promises.filter((promise) => testsIn(promise).length === 0)).toEqual([]);
  });

  it('names tests that there are', () => {
    expect(testsIn(text).filter((path) => !existsSync(path))).toEqual([]);
  });
});
