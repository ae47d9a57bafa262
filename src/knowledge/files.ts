/** Which files a knowledge folder consists of, and their fingerprint. Light, for it is all that a quick start needs. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lookThrough, MAX_FILE_BYTES } from './read-file.ts';
import { WAYS_FILE } from './ways.ts';

/** A topic is a file; more are no folder that people keep by hand. */
export const MAX_TOPICS = 300;

/** Of all files together so much is read for a fingerprint, which is taken again and again. */
const MAX_READ_BYTES = 32 * 1024 * 1024;

/** Fingerprint of a knowledge folder: the same files give the same one. Files that cannot be used are not read. */
export const fingerprint = (dir: string): string => fingerprintOf(dir, knowledgeFiles(dir));

/** Fingerprint of these files under a folder. @param before That of what they rest on, if they do on anything. */
export function fingerprintOf(dir: string, files: readonly string[], before = ''): string {
  const hash = createHash('sha256').update(before);
  let left = MAX_READ_BYTES;
  for (const file of files) {
    hash.update(file.slice(dir.length));
    const read =
      left > MAX_FILE_BYTES ? lookThrough(file, (piece) => hash.update(piece)) : { fault: 'too much' };
    if ('fault' in read) hash.update(read.fault);
    else left -= read.size;
  }
  return hash.digest('hex').slice(0, 16);
}

/** Every file that the knowledge is read from. */
export function knowledgeFiles(dir: string): string[] {
  const fixed = ['article', 'facts', 'gaps', 'lexicon', 'names', 'conversation'].map((name) =>
    join(dir, `${name}.yaml`),
  );
  return [
    ...fixed,
    join(dir, 'calibration.json'),
    join(dir, WAYS_FILE),
    ...yamlFilesIn(join(dir, 'faq')).slice(0, MAX_TOPICS),
  ];
}

/** The YAML files of a folder, in the order of their names; none if there is no such folder. */
export function yamlFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
