import { readFileSync } from 'node:fs';

/** The bot's version as package.json has it: one folder up from the sources, two from what they are built to. */
export function readVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (name === 'backchannel' && version !== undefined) return version;
    } catch {
      // Not there: the next one.
    }
  }
  return 'unknown';
}
