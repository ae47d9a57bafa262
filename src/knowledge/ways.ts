/**
 * Ways to ask as a plain list, for whoever would rather type no YAML: `@id` of an entry or a gap on a line of its own, then
 * a way to ask a line. They stand beside those in the other files.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../text/nearest-name.ts';
import { readBounded } from './read-file.ts';
import type { ValidationIssue } from './validation-issue.ts';

export const WAYS_FILE = 'ways.txt';

/** As long as a way to ask may be in any file. */
const LONGEST = 400;

export interface Way {
  readonly text: string;
  readonly line: number;
}

/** What the list holds, by the id that each way to ask stands under. */
export interface Ways {
  readonly file: string;
  readonly of: ReadonlyMap<string, readonly Way[]>;
  /** A fault for each id that is none of these. */
  unknownIds(known: readonly string[]): ValidationIssue[];
}

/** Reads the list of a folder; an empty one where there is none. Lines that begin with `#`, and empty ones, are passed over. */
export function readWays(dir: string, faults: ValidationIssue[]): Ways {
  const file = join(dir, WAYS_FILE);
  const of = new Map<string, Way[]>();
  const heads = new Map<string, number>();
  const read = existsSync(file) ? readBounded(file) : null;
  if (read !== null && 'fault' in read) faults.push({ file, line: 0, message: read.fault });
  const lines = read !== null && 'bytes' in read ? read.bytes.toString('utf8').split(/\r\n|\r|\n/) : [];
  let id: string | null = null;
  for (const [i, typed] of lines.entries()) {
    const line = i + 1;
    const text = typed.replace(/^\uFEFF/, '').trim();
    if (text === '' || text.startsWith('#')) continue;
    if (text.startsWith('@')) {
      id = text.slice(1).trim();
      if (!heads.has(id)) heads.set(id, line);
      continue;
    }
    if (id === null)
      faults.push({ file, line, message: 'write "@" and the id of an entry or a gap on a line above this' });
    else if (text.length > LONGEST)
      faults.push({ file, line, message: `is longer than ${LONGEST} characters` });
    else of.set(id, [...(of.get(id) ?? []), { text, line }]);
  }
  return {
    file,
    of,
    unknownIds: (known) =>
      [...heads]
        .filter(([one]) => !known.includes(one))
        .map(([one, line]) => ({
          file,
          line,
          message: `there is no entry and no gap "${one}"${didYouMean(one, known)}`,
        })),
  };
}
