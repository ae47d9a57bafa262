/** The core, the commands and the memory work for any platform: they name none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTraitsLookup } from '../../src/core/platform-traits.ts';

const platforms = readdirSync(join('src', 'adapters'), { withFileTypes: true })
  .filter((file) => file.isDirectory())
  .map(({ name }) => name);
/** As a word, or as a part of a name: `discordLimits`, `SLACK_TOKEN`. */
const named = new RegExp(
  platforms
    .map((name) => `(?<![a-z])${name}|${name[0]?.toUpperCase()}${name.slice(1)}|${name.toUpperCase()}`)
    .join('|'),
);

/** The code without what is said about it. */
const codeOf = (path: string) =>
  readFileSync(path, 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/^\s*\/\/.*$/gm, '');

it.each([join('src', 'core'), join('src', 'persistence'), join('src', 'conversation'), 'commands'])(
  '%s names no platform',
  (folder) => {
    expect(platforms).toEqual(expect.arrayContaining(['discord', 'slack', 'terminal']));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const naming = files
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => named.test(codeOf(join(folder, name))));
    expect(files.length).toBeGreaterThan(3);
    expect(naming).toEqual([]);
  },
);

describe('the traits of a platform', () => {
  const traitsOf = createTraitsLookup([
    { name: 'pigeons', readsUnaddressed: false, limited: false, sentences: { privacy: 'privacy.not' } },
  ]);

  it('are as it declares them, and for the rest as on most platforms', () => {
    expect(traitsOf('pigeons')).toMatchObject({
      name: 'pigeons',
      readsUnaddressed: false,
      limited: false,
      personIds: 'workspace',
      sentences: { managersOnly: 'commands.managersOnly', privacy: 'privacy.not' },
    });
    expect(traitsOf('pigeons').commandName('ask')).toBe('/ask');
  });

  it('are as on most platforms for one that is not known', () => {
    for (const name of ['doves', 'constructor', '__proto__'])
      expect(traitsOf(name)).toMatchObject({ name, readsUnaddressed: true, limited: true });
  });
});
