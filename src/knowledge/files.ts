/** Which files a knowledge folder consists of, and their fingerprint. Light, for it is all that a quick start needs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Fingerprint of a knowledge folder: the same files give the same one. */
export function fingerprint(dir: string): string {
  const hash = createHash('sha256');
  for (const file of knowledgeFiles(dir)) {
    hash.update(file.slice(dir.length));
    try {
      hash.update(readFileSync(file));
    } catch {
      hash.update('missing');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Every file that the knowledge is read from. */
export function knowledgeFiles(dir: string): string[] {
  const fixed = ['article', 'facts', 'gaps', 'lexicon', 'names', 'conversation'].map((name) =>
    join(dir, `${name}.yaml`),
  );
  return [...fixed, join(dir, 'calibration.json'), ...yamlFilesIn(join(dir, 'faq'))];
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
