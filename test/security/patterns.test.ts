/**
 * No pattern takes longer than its text is long, times a constant. Every regular expression of the source is held to
 * that by a checker that counts the steps of matching, not by a clock; so are those that are put together at run time.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** These rooms see 1,200 characters of a message at most, which the core cuts before: there a square is bearable. */
const BEHIND_THE_CUT = /^src\/(?:analysis|model|decision|dialogue|engine|knowledge)\//;

/** The checker in JavaScript: it starts no program. */
process.env['RECHECK_BACKEND'] = 'pure';
const LIMITS = {
  timeout: 120_000,
  randomSeed: 1,
  // By steps alone: how busy the machine is must not matter.
  seedingTimeout: null,
  incubationTimeout: null,
  attackTimeout: null,
} as const;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

/** Every regular expression that stands in a file as such. */
function literals(path: string): Pattern[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
  const found: Pattern[] = [];
  function visit(node: ts.Node): void {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${path}:${line + 1}`, source, flags });
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}

/** Those that these modules put together when they are loaded and used. */
function built(): Pattern[] {
  const program = `
    const found = [];
    globalThis.RegExp = new Proxy(RegExp, {
      construct(target, args) {
        const place = new Error().stack.split('\\n').find((line) => /\\/src\\/(?:adapters|core|text)\\//.test(line));
        if (place) found.push({ place: place.replace(/^.*(src\\/[\\w/-]+\\.ts).*$/, '$1'), source: String(args[0]), flags: String(args[1] ?? '') });
        return Reflect.construct(target, args);
      },
    });
    await import('./src/adapters/slack/mrkdwn.ts');
    await import('./src/adapters/discord/markdown.ts');
    await import('./src/core/actions.ts');
    const { optionsFromText } = await import('./src/core/command-text.ts');
    const { commands } = await import('./commands/index.ts');
    for (const command of commands) optionsFromText(command, 'mode:off x');
    const { withoutMention } = await import('./src/adapters/discord/decode.ts');
    withoutMention('hello', '1234567890', '987654321');
    process.stdout.write(JSON.stringify(found));
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', program],
    { cwd: resolve('.'), encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Pattern[];
}

/** What is wrong with a pattern; null if nothing is. */
function faultOf({ place, source, flags }: Pattern): string | null {
  const found = checkSync(source, flags, LIMITS);
  if (found.status === 'safe') return null;
  const isSquare =
    found.status === 'vulnerable' && found.complexity.type === 'polynomial' && found.complexity.degree === 2;
  if (isSquare && BEHIND_THE_CUT.test(place)) return null;
  const why =
    found.status === 'vulnerable'
      ? `${found.complexity.summary}, by ${found.attack.pattern}`
      : found.error.kind;
  return `${place} /${source}/${flags}: ${why}`;
}

const all = [...sources('src'), ...sources('commands')].flatMap(literals);
const atRunTime = built();
const unique = [
  ...new Map([...all, ...atRunTime].map((one) => [`/${one.source}/${one.flags}`, one])).values(),
];

describe('patterns', () => {
  it('are all found', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(new Set(atRunTime.map(({ place }) => place)).size).toBeGreaterThanOrEqual(5);
  });

  it('would be told of if they were worse', () => {
    const worse = { place: 'src/core/x.ts:1', flags: '' };
    for (const source of ['^(a+)+$', '\\s+$', '<[^>]*>'])
      expect(faultOf({ ...worse, source })).toContain(worse.place);
    expect(faultOf({ ...worse, place: 'src/model/x.ts:1', source: '(a*)*$' })).toContain('exponential');
  });

  it('take time that grows with the text and no faster', { timeout: 600_000 }, () => {
    expect(unique.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
  });
});
