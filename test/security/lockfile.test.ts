/** What `npm ci` installs is what was looked at: exact versions, checked content, and nothing runs at install time. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const lock = read<{ lockfileVersion: number; packages: Record<string, Locked> }>('package-lock.json');
const manifest = read<Locked>('package.json');
const { '': root, ...packages } = lock.packages;
const all = Object.entries(packages);

/** Packages with an install script, each with the reason why it works without. */
const WORKS_WITHOUT_ITS_SCRIPT: Readonly<Record<string, string>> = {
  'node_modules/esbuild': 'its script only checks the program that an optional package of its own brings',
};

const suits = (wanted: readonly string[] | undefined, system: string): boolean =>
  wanted === undefined || wanted.includes(system);
/** For the systems on which everything is built, tested and run: the same wherever this test runs. */
const isForServers = ({ os, cpu, libc }: Locked): boolean =>
  suits(os, 'linux') && suits(cpu, 'x64') && suits(libc, 'glibc');

/** Where a package finds one that it depends on: beside it, or in a folder above. */
function finds(from: string, name: string): boolean {
  const folders = from.split('node_modules/').slice(0, -1);
  const above = folders.map((_, i) => folders.slice(0, i + 1).join('node_modules/'));
  return [`${from}/`, ...above, ''].some((folder) => `${folder}node_modules/${name}` in packages);
}

describe('the lockfile', () => {
  it('is of this project, with the same dependencies', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(root?.dependencies).toEqual(manifest.dependencies);
    expect(root?.devDependencies).toEqual(manifest.devDependencies);
    expect(all.length).toBeGreaterThan(200);
  });

  it('names an exact version of everything, and so does the manifest', () => {
    for (const [path, { version }] of all) expect(version, path).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    for (const versions of [manifest.dependencies, manifest.devDependencies])
      for (const [name, version] of Object.entries(versions!))
        expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('holds everything that anything in it depends on', () => {
    const missing = all.flatMap(([path, { dependencies = {} }]) =>
      Object.keys(dependencies)
        .filter((name) => !finds(path, name))
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('holds the digest of all that runs in production, and of all that is installed where it is built and tested', () => {
    const without = (isMeant: (one: Locked) => boolean) =>
      all.filter(([, one]) => isMeant(one) && !/^sha512-/.test(one.integrity ?? '')).map(([path]) => path);
    expect(without(({ dev }) => dev !== true)).toEqual([]);
    expect(without(isForServers)).toEqual([]);
  });

  it('has no digest only of tools for other systems, which are pinned by their version alone', () => {
    for (const [path, one] of all.filter(([, { integrity }]) => integrity === undefined)) {
      expect(one, path).toMatchObject({ dev: true, optional: true });
      expect(isForServers(one), path).toBe(false);
    }
  });

  it('takes nothing from anywhere but the registry', () => {
    for (const [path, { resolved, link }] of all) {
      expect(link, path).toBeUndefined();
      if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
    }
  });

  it('needs no install script', () => {
    const scripted = all.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(scripted.filter((path) => !(path in WORKS_WITHOUT_ITS_SCRIPT))).toEqual([]);
    // Whoever is excused has to be there.
    expect(Object.keys(WORKS_WITHOUT_ITS_SCRIPT).filter((path) => !scripted.includes(path))).toEqual([]);
  });
});
