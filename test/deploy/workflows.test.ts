/** What the workflows promise: pinned steps, no more rights than needed, and a release that says what it is made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly Step[]; readonly 'timeout-minutes': number }>
  >;
}

const FOLDER = '.github/workflows';
const texts = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
const workflow = (name: string): Workflow => parse(texts.get(name)!);
const runs = (name: string): string =>
  Object.values(workflow(name).jobs)
    .flatMap(({ steps }) => steps.map(({ run = '' }) => run))
    .join('\n');

describe.each([...texts.keys()])('the workflow %s', (name) => {
  const { permissions, jobs } = workflow(name);

  it('takes steps of others by their content alone, and leaves them no credentials', () => {
    for (const { uses, with: given } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      if (uses === undefined) continue;
      expect(uses).toMatch(/@[0-9a-f]{40}$/);
      if (uses.startsWith('actions/checkout')) expect(given).toMatchObject({ 'persist-credentials': false });
    }
  });

  it('may read and no more, but where a job needs it, and ends in time', () => {
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(45);
  });

  it('puts nothing that others wrote into a command', () => {
    expect(runs(name)).not.toMatch(/\$\{\{/);
  });
});

describe('every change', () => {
  it('is held against what is known of its packages', () => {
    expect(runs('validate.yml')).toContain('npm audit --omit=dev');
  });
});

describe('a release', () => {
  it('says what it is made of, what it was built on, and by whom', () => {
    const text = runs('release.yml');
    expect(text).toMatch(/npm sbom --omit=dev --sbom-format=cyclonedx/);
    expect(text).toMatch(/--provenance=mode=max --sbom=true/);
    expect(text).toMatch(/RepoDigests[\s\S]*NODE_IMAGE="\$BASE"/);
    expect(text).toContain('npm audit --omit=dev --audit-level=low');
    expect(text).toContain('bash .ci/run');
  });
});
