/** Which room may know which: dependencies point one way, and no room but the adapters knows a platform. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Import {
  readonly from: string;
  /** A path from the project's folder, or a package's name. */
  readonly what: string;
  readonly typeOnly: boolean;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const STATEMENT =
  /(?:^|\n)\s*(import|export)(\s+type\b)?[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g;

function importsOf(file: string): Import[] {
  // What a program writes into a template is no import of its own.
  const text = readFileSync(file, 'utf8').replace(/`(?:\\.|[^`\\])*`/gs, '``');
  return [...text.matchAll(STATEMENT)].map((match) => {
    const what = match[3] ?? match[4] ?? match[5]!;
    return {
      from: file,
      what: what.startsWith('.') ? relative('.', resolve(dirname(file), what)) : what,
      typeOnly: match[2] !== undefined,
    };
  });
}

const files = ['src', 'commands'].flatMap(filesIn);
const imports = files.flatMap(importsOf);
const room = (folder: string) => imports.filter(({ from }) => from.startsWith(`${folder}/`));

/** Imports of a room that are not allowed, each as "from → what". */
const strays = (folder: string, isAllowed: (one: Import) => boolean) =>
  room(folder)
    .filter((one) => !isAllowed(one))
    .map(({ from, what }) => `${from} → ${what}`);

const into =
  (...folders: string[]) =>
  (one: Import) =>
    folders.some((folder) => one.what.startsWith(folder));
const isBuiltin = ({ what }: Import) => what.startsWith('node:') || builtinModules.includes(what);
const PLATFORM = /^(discord\.js|discord-api-types|@discordjs\/|@slack\/|ws$)/;
const DATABASE = /^(kysely|libsql|pg|@electric-sql\/)/;

describe('the rooms of the house', () => {
  it('are found, with what they import', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(imports.length).toBeGreaterThan(300);
    for (const folder of [
      'commands',
      'src/core',
      'src/search',
      'src/knowledge',
      'src/text',
      'src/adapters',
      'src/store',
    ])
      expect(room(folder).length + (folder === 'src/text' ? 1 : 0), folder).toBeGreaterThan(0);
    expect(imports.find(({ what }) => what === 'src/core/answerer.ts')).toBeDefined();
    for (const { what } of imports.filter(({ what }) => what.startsWith('src/')))
      expect(files).toContain(what);
  });

  it.each(['commands', 'src/core', 'src/search', 'src/knowledge', 'src/text', 'src/words', 'src/evaluation'])(
    '%s knows no platform, no adapter and no database',
    (folder) => {
      expect(
        strays(
          folder,
          (one) =>
            !PLATFORM.test(one.what) && !DATABASE.test(one.what) && !into('src/adapters', 'src/store')(one),
        ),
      ).toEqual([]);
    },
  );

  it('text knows nothing but text', () => {
    expect(strays('src/text', into('src/text'))).toEqual([]);
  });

  it('search knows knowledge and text, and of the core no more than types', () => {
    expect(
      strays(
        'src/search',
        (one) =>
          isBuiltin(one) ||
          into('src/search', 'src/knowledge', 'src/text')(one) ||
          (one.typeOnly && into('src/core')(one)),
      ),
    ).toEqual([]);
  });

  it('knowledge knows text, how files are written, and of the core no more than types', () => {
    expect(
      strays(
        'src/knowledge',
        (one) =>
          isBuiltin(one) ||
          into('src/knowledge', 'src/text')(one) ||
          ['yaml', 'zod'].includes(one.what) ||
          (one.typeOnly && (into('src/core')(one) || one.what === 'pino')),
      ),
    ).toEqual([]);
  });

  it('the core knows search, knowledge, text, words and commands', () => {
    expect(
      strays(
        'src/core',
        (one) =>
          into('src/core', 'src/search', 'src/knowledge', 'src/text', 'src/words', 'commands')(one) ||
          one.what === 'fuse.js' ||
          (one.typeOnly && one.what === 'pino'),
      ),
    ).toEqual([]);
  });

  it('commands are declarations: they know each other and the shape of a command', () => {
    expect(
      strays(
        'commands',
        (one) => into('commands')(one) || (one.typeOnly && one.what === 'src/core/command.ts'),
      ),
    ).toEqual([]);
  });

  it('an adapter knows no other adapter, and nothing of how answers are found', () => {
    const folders = readdirSync('src/adapters').filter((name) => !name.endsWith('.ts'));
    expect(folders.sort()).toEqual(['discord', 'slack', 'terminal']);
    for (const name of folders) {
      const others = folders.filter((other) => other !== name).map((other) => `src/adapters/${other}/`);
      const closed = ['src/search', 'src/knowledge', 'src/store', 'src/evaluation', ...others];
      expect(strays(`src/adapters/${name}`, (one) => !into(...closed)(one))).toEqual([]);
    }
  });

  it('a platform is imported by its own adapter alone', () => {
    const outside = imports.filter(
      ({ from, what }) => PLATFORM.test(what) && !from.startsWith('src/adapters/'),
    );
    expect(outside.filter(({ typeOnly }) => !typeOnly).map(({ from, what }) => `${from} → ${what}`)).toEqual(
      [],
    );
  });

  it('nothing but programs knows the composition root, and nothing imports a program', () => {
    expect(imports.filter(({ what }) => what === 'src/main.ts')).toEqual([]);
    const programs = files.filter(
      (file) => file.startsWith('src/cli/') && !file.endsWith('knowledge-or-exit.ts'),
    );
    expect(programs.length).toBeGreaterThan(4);
    expect(
      imports
        .filter(({ what, typeOnly }) => !typeOnly && programs.includes(what))
        .map(({ from, what }) => `${from} → ${what}`),
    ).toEqual([]);
  });

  it('the configuration is read in one place; what else the environment says is about the terminal and the cache', () => {
    const readers = files.filter((file) => /process\.env\b/.test(readFileSync(file, 'utf8')));
    const elsewhere = readers.filter((file) => !/^src\/(main\.ts|cli\/|config\/)/.test(file));
    const read = elsewhere.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const byKey = [...text.matchAll(/process\.env\['(\w+)'\]/g)].map(([, name]) => name);
      const taken = [...text.matchAll(/\{([^{}]*)\} = process\.env/g)].flatMap(
        ([, names]) => names!.match(/\w+/g) ?? [],
      );
      expect(byKey.length + taken.length, file).toBeGreaterThan(0);
      return [...byKey, ...taken];
    });
    expect(new Set(read)).toEqual(new Set(['BACKCHANNEL_CACHE', 'HOME', 'NO_COLOR', 'PATH', 'TMPDIR']));
  });
});
