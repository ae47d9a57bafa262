/** The secret that marks of people rest on: the operator's, or one of the bot's own that lies in a file of its own. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../store/open.ts';

const FILE = 'secret.key';

/**
 * The bot's own secret, made at the first start. Where it can be neither read nor kept, another one holds until the
 * process ends: then nobody can be tied to anything, and a vote may be given twice.
 *
 * @param folder Where data lies. The file is not part of the database, and of no copy of it.
 */
export function ownSecret(folder: string): string {
  const path = join(folder, FILE);
  const made = randomBytes(32).toString('hex');
  try {
    makeFolder(folder);
    writeFileSync(path, `${made}\n`, { flag: 'wx', mode: 0o600 });
    return made;
  } catch {
    // There is one already, or none can be kept.
  }
  try {
    return readFileSync(path, 'utf8').trim() || made;
  } catch {
    return made;
  }
}
