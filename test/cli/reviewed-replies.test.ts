/** Replies that were read, and what a change does to them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  askAgain,
  changedReplies,
  diffOf,
  readReviewed,
  writeReviewed,
} from '../../src/cli/reviewed-replies.ts';
import { libraryEngine } from '../stories/library.ts';

const engine = libraryEngine();
const asked = [{ asked: ['When does the library open on Sundays?', 'who says so'], replies: [] }];

describe('reviewed replies', () => {
  it('are those to each turn of a conversation, and the same when asked again', async () => {
    const [first] = await askAgain(engine, asked);
    expect(first!.replies).toHaveLength(2);
    expect(first!.replies[0]).toContain('from ten to four');
    expect(first!.replies[1]).toContain('the town council');
    expect(changedReplies([first!], await askAgain(engine, [first!]))).toEqual([]);
  });

  it('that change are shown line by line, with the question', () => {
    const before = [{ asked: ['when', 'why'], replies: ['On Sundays.\nThe notice', 'Nobody knows.'] }];
    const after = [{ asked: ['when', 'why'], replies: ['On Mondays.\nThe notice', 'Nobody knows.'] }];
    expect(diffOf(changedReplies(before, after))).toBe('@@ when\n- On Sundays.\n+ On Mondays.');
  });

  it('that nobody has read yet are all new', () => {
    expect(
      changedReplies([{ asked: ['when'], replies: [] }], [{ asked: ['when'], replies: ['Now.'] }]),
    ).toEqual([{ asked: 'when', gone: [], come: ['Now.'] }]);
  });

  it('come back from their file as they were written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'backchannel-reviewed-'));
    try {
      const file = join(folder, 'reviewed.yaml');
      const reviewed = [{ asked: ['a: "b"', 'c'], replies: ['One line: yes\n\n- two', 'x'] }];
      writeReviewed(file, reviewed);
      expect(readReviewed(file)).toEqual(reviewed);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
