/** Which room may know which: dependencies point one way, and no room but the adapters knows a platform. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Import {
  readonly from: string;
  /** A path from the project's folder, or a package's name. */
  readonly what: string;
  readonly typeOnly: boolean;
  /** Loaded when it is needed, and not before. */
  readonly isLazy: boolean;
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
      isLazy: match[4] !== undefined,
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

/** The rooms that an answer passes through, each with the packages it needs; a room knows those before it. */
const STAGES: readonly (readonly [room: string, ...packages: string[]])[] = [
  ['src/text'],
  ['src/knowledge', 'yaml', 'zod'],
  ['src/analysis'],
  ['src/model'],
  ['src/decision', 'zod'],
  ['src/dialogue'],
  ['src/engine'],
];
const stages = STAGES.map(([name]) => name);

/** Each way from a file by its imports back to itself, told once. */
function cyclesAmong(all: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, what } of all) next.set(from, [...(next.get(from) ?? []), what]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) cycles.push([...path.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const one of next.get(file) ?? []) visit(one, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return cycles;
}

describe('the rooms of the house', () => {
  it('are found, with what they import', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(imports.length).toBeGreaterThan(300);
    for (const folder of ['commands', 'src/core', 'src/adapters', 'src/store', ...stages])
      expect(room(folder).length, folder).toBeGreaterThan(0);
    expect(imports.find(({ what }) => what === 'src/core/answerer.ts')).toBeDefined();
    for (const { what } of imports.filter(({ what }) => what.startsWith('src/')))
      expect(what.endsWith('.json') ? existsSync(what) : files.includes(what), what).toBe(true);
  });

  it.each(['commands', 'src/core', 'src/messages', ...stages])(
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

  it.each(STAGES.map(([name, ...packages], i) => ({ name, packages, before: stages.slice(0, i + 1) })))(
    '$name knows itself and the rooms that an answer passed before it, no other',
    ({ name, packages, before }) => {
      const isOwn = into(...before.map((folder) => `${folder}/`));
      const mayRead = name !== 'src/text';
      expect(
        strays(
          name,
          (one) =>
            isOwn(one) ||
            packages.includes(one.what) ||
            (mayRead && isBuiltin(one)) ||
            (one.typeOnly && one.what === 'zod'),
        ),
      ).toEqual([]);
    },
  );

  it('no file is needed to run itself', () => {
    expect(
      cyclesAmong([
        { from: 'a', what: 'b', typeOnly: false, isLazy: false },
        { from: 'b', what: 'c', typeOnly: false, isLazy: false },
        { from: 'c', what: 'b', typeOnly: false, isLazy: false },
      ]),
    ).toEqual(['b → c → b']);
    expect(cyclesAmong(imports.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  });

  it('where an answer passes, no file knows itself by way of others, not even for a type', () => {
    const isStage = (path: string) => stages.some((name) => path.startsWith(`${name}/`));
    expect(cyclesAmong(imports.filter(({ from }) => isStage(from)))).toEqual([]);
  });

  it('the bot knows no program of the maintainers, and no package that is there for them', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const isForThem = (what: string) =>
      Object.keys(devDependencies).some((name) => what === name || what.startsWith(`${name}/`));
    expect(
      imports
        .filter(({ what, typeOnly }) => /^(tools|test)\//.test(what) || (!typeOnly && isForThem(what)))
        .map(({ from, what }) => `${from} → ${what}`),
    ).toEqual([]);
  });

  it('the core knows the rooms of an answer, messages and commands', () => {
    expect(
      strays(
        'src/core',
        (one) =>
          into('src/core', 'src/messages', 'commands', ...stages)(one) ||
          ['fuse.js', 'lru-cache', 'src/errors.ts'].includes(one.what) ||
          (one.typeOnly && one.what === 'pino'),
      ),
    ).toEqual([]);
  });

  it('commands know the core and each other, and of the knowledge no more than types', () => {
    expect(
      strays(
        'commands',
        (one) =>
          into('commands', 'src/core')(one) || (one.typeOnly && into('src/knowledge', 'src/messages')(one)),
      ),
    ).toEqual([]);
  });

  it('the conversation knows the core and messages, and no platform', () => {
    expect(
      strays(
        'src/conversation',
        (one) =>
          isBuiltin(one) ||
          into('src/conversation', 'src/core', 'src/messages')(one) ||
          ['lru-cache', 'src/errors.ts'].includes(one.what) ||
          (one.typeOnly &&
            ['pino', 'src/config/variables.ts', 'src/crypto/sealed-records.ts'].includes(one.what)),
      ),
    ).toEqual([]);
  });

  it('an adapter knows no other adapter, and nothing of how answers are found', () => {
    const folders = readdirSync('src/adapters').filter((name) => !name.endsWith('.ts'));
    expect(folders.length).toBeGreaterThan(2);
    for (const name of folders) {
      const others = folders.filter((other) => other !== name).map((other) => `src/adapters/${other}/`);
      const closed = ['src/store', ...stages, ...others];
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
      (file) =>
        file.startsWith('src/cli/') &&
        !/\/(argument-error|check-folder|closed-pipe|env-file|json-lines|knowledge-or-exit|knowledge-program|registration|reviewed-replies|slow-reader|store-program)\.ts$/.test(
          file,
        ),
    );
    expect(programs.length).toBeGreaterThan(3);
    expect(
      imports
        .filter(({ what, typeOnly }) => !typeOnly && programs.includes(what))
        .map(({ from, what }) => `${from} → ${what}`),
    ).toEqual([]);
  });

  it('the configuration is read in one place; what else the environment says is about the terminal, the cache and the languages', () => {
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
    expect(new Set(read)).toEqual(
      new Set(['BACKCHANNEL_CACHE', 'BACKCHANNEL_LANGUAGES', 'HOME', 'NO_COLOR', 'PATH', 'TMPDIR']),
    );
  });

  it('one answer from compiled knowledge loads nothing that reads knowledge, formats numbers or talks to a platform', () => {
    const loaded = new Set<string>(['src/cli/ask.ts']);
    for (const file of loaded)
      for (const { from, what, typeOnly, isLazy } of imports)
        if (from === file && !typeOnly && !isLazy) loaded.add(what);
    expect(loaded.size).toBeGreaterThan(50);
    const packages = [...loaded].filter((what) => !/^(?:src|commands|node:)/.test(what));
    expect(packages.sort()).toEqual(['lru-cache']);
  });

  it('nobody goes round the compiler, which lets none touch what a library keeps private', () => {
    const ROUND =
      /@ts-|\bas any\b|\bas never\b|\.prototype\b|Reflect\.(set|define|delete)|Object\.(defineProperty|setPrototypeOf)|\[['"`][_#]\w*['"`]\]|\._[a-z]/;
    const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(files.filter((file) => ROUND.test(code(file)))).toEqual([]);
    const casts = files.flatMap((file) =>
      [...code(file).matchAll(/as unknown as [\w<>]+/g)].map(([cast]) => `${file}: ${cast}`),
    );
    // Between two views of the same database, and two copies of the same library's types.
    expect(casts).toEqual(['src/store/migrate.ts: as unknown as Transaction<Versions>']);
  });
});
