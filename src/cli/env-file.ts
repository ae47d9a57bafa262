/** Reads the `.env` of the working directory, and notes where it is there and cannot be read. */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/**
 * What is set already wins over the file. One that cannot be read is no fault by itself, since the environment may say
 * all that is needed; but nobody shall think that it was read.
 */
export function loadEnvFile(): void {
  // Required, since for an import Node looks through the whole package for names first: 0.1 s of CPU and 4 MB at each start.
  const { config }: typeof import('dotenv') = createRequire(import.meta.url)('dotenv');
  const { error } = config({ quiet: true });
  const code = error !== undefined && 'code' in error ? String(error.code) : '';
  if (code === '' || code === 'ENOENT') return;
  process.stderr.write(
    `Note: ${resolve('.env')} cannot be read (${code}), so the variables of the environment are used alone. Where that is ` +
      'not meant, give the file to the user that runs this.\n',
  );
}
