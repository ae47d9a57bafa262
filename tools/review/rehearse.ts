/** Tries a change of a knowledge folder in a copy of it: a running bot must never see what is not wanted yet. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { knowledgeFiles } from '../../src/knowledge/files.ts';

/**
 * Puts a text in the place of one file of a copy, and hands the copy over; it is gone afterwards.
 *
 * @param file A file of `dir`, which needs not exist.
 */
export function rehearse<T>(dir: string, file: string, text: string, look: (copy: string) => T): T {
  const copy = mkdtempSync(join(tmpdir(), 'backchannel-review-'));
  try {
    for (const original of knowledgeFiles(dir).filter((path) => existsSync(path))) {
      const to = join(copy, relative(dir, original));
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(original, to);
    }
    writeFileSync(join(copy, relative(dir, file)), text);
    return look(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
