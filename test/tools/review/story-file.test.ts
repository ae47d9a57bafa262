/** Files of the story that editors edit: what somebody else has put in their place holds up nobody. */
import { spawnSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findItem } from '../../../tools/desk/story/files.ts';
import { textOf } from '../../../tools/review/story-file.ts';
import { copyLibrary, type LibraryCopy } from '../../stories/library.ts';

let story: LibraryCopy;
beforeAll(() => {
  story = copyLibrary();
});
afterAll(() => story.remove());
const at = (name: string) => join(story.dir, name);

describe('a file of the story', () => {
  it('is read as it is, and one that is not there yet holds nothing', () => {
    expect(textOf(at('facts.yaml'))).toBe(story.read('facts.yaml'));
    expect(textOf(at('none.yaml'))).toBe('');
  });

  it.each([
    ['a pipe', () => void spawnSync('sh', ['-c', 'mkfifo "$0"', at('x.yaml')])],
    ['a link to a device without end', () => symlinkSync('/dev/zero', at('x.yaml'))],
    [
      'larger than any memory',
      () => {
        writeFileSync(at('x.yaml'), '');
        truncateSync(at('x.yaml'), 2 ** 40);
      },
    ],
    ['nested without end', () => writeFileSync(at('x.yaml'), '['.repeat(1_000))],
  ])('that is %s is neither read nor waited for', (_, put) => {
    put();
    expect(() => textOf(at('x.yaml'))).toThrow(/x\.yaml (?:is|has)/);
    story.removeFile('x.yaml');
  });

  it('is named where an item is looked for in it', () => {
    symlinkSync('/dev/zero', at('faq/aa.yaml'));
    expect(() => findItem(story.dir, { kind: 'entry', id: 'nobody' })).toThrow(/aa\.yaml is no file/);
    story.removeFile('faq/aa.yaml');
  });
});
