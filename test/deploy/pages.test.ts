/** The operator's pages name nothing that is not there; test/e2e/operations-pages.test.ts runs their commands. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { platforms } from '../../src/adapters/platforms.ts';
import { variables } from '../../src/config/schema.ts';
import { alertRules } from './alert-rules.ts';
import { blocksOf, commandsOutside, PAGES, standsIn } from './pages.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const read = new Set([variables, ...platforms.map((platform) => platform.variables)].flatMap(Object.keys));

/** Named in the pages and read elsewhere: by the start, by Node.js, by Compose, by deploy/backchannel. */
const OTHERS = [
  'POSTGRES_IMAGE',
  'BACKCHANNEL_CACHE',
  'BACKCHANNEL_SETTINGS',
  'NO_COLOR',
  'NODE_OPTIONS',
  'POSTGRES_PASSWORD',
  'POSTGRES_VERSION',
  'COMPOSE_PROFILES',
];

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('runs programs that there are, in every form', () => {
    for (const [, name] of text.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g))
      expect(Object.keys(scripts)).toContain(name);
    for (const [, path] of text.matchAll(/dist\/((?:src|tools)\/[a-z/-]+)\.js/g))
      expect(existsSync(`${path}.ts`), path).toBe(true);
    for (const [path] of text.matchAll(/deploy\/[\w.-]+\w/g)) expect(existsSync(path), path).toBe(true);
  });

  it('links to pages that there are', () => {
    for (const [, path] of text.matchAll(/\]\((?!https?:)([^)#]+)/g))
      expect(existsSync(join(dirname(page), path!)), path).toBe(true);
  });

  it('names variables that something reads', () => {
    const named = [...text.matchAll(/`([A-Z][A-Z]+_[A-Z_]+)(?:=[^`]*)?`/g)].map(([, name]) => name!);
    // Secrets may come from files.
    const known = (name: string) =>
      read.has(name.replace(/_FILE$/, '')) || OTHERS.includes(name) || /^(SQLITE|HTTP)_/.test(name);
    expect(named.filter((name) => !known(name))).toEqual([]);
  });

  it('says of every block of commands whether a test runs it', () => {
    const whys = ['docker', 'systemd', 'postgres', 'network', 'prometheus', 'long'];
    const introduction = readFileSync('docs/operations.md', 'utf8');
    for (const { needs } of blocksOf(page)) if (needs !== null) expect(whys).toContain(needs);
    for (const why of whys) expect(introduction).toContain(`\`sh (${why})\``);
  });

  it('has no command but in such blocks, or again in a sentence', () => {
    const { inBlocks, inSentences } = commandsOutside(page);
    expect(inBlocks).toEqual([]);
    const blocks = PAGES.flatMap(blocksOf);
    expect(inSentences.filter((command) => !standsIn(blocks, command))).toEqual([]);
  });
});

it('every alert is in the table that says what to do', () => {
  const text = readFileSync('docs/operations/monitoring.md', 'utf8');
  const listed = [...text.matchAll(/`(Backchannel\w+)`/g)].map(([, name]) => name!);
  expect(listed.sort()).toEqual(
    alertRules()
      .map(({ alert }) => alert)
      .sort(),
  );
});

it("the example for Prometheus scrapes the image's port under the name that the rules ask for", () => {
  const text = readFileSync('docs/operations/monitoring.md', 'utf8');
  const example = /```yaml\n(# prometheus\.yml\n.*?)```/s.exec(text)![1]!;
  const { scrape_configs: jobs } = parse(example) as {
    scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[];
  };
  const [, port] = /HTTP_PORT=(\d+)/.exec(readFileSync('Dockerfile', 'utf8'))!;
  expect(jobs).toMatchObject([
    { job_name: 'backchannel', static_configs: [{ targets: [`127.0.0.1:${port}`] }] },
  ]);
  for (const { expr } of alertRules())
    for (const [, job] of expr.matchAll(/job="(\w+)"/g)) expect(job).toBe('backchannel');
});
