/** The maintainers' programs as they are started: which folder they are about, and that they touch no other. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkKnowledge } from '../../src/engine/check.ts';
import { run } from '../cli/program.ts';
import { copyLibrary, type LibraryCopy } from '../stories/library.ts';

let library: LibraryCopy;
let work: string;
beforeAll(() => {
  library = copyLibrary();
  work = mkdtempSync(join(tmpdir(), 'backchannel-tools-'));
});
afterAll(() => {
  library.remove();
  rmSync(work, { recursive: true, force: true });
});

const PROGRAMS = [
  'src/cli/check.ts',
  'src/cli/compile.ts',
  'tools/eval.ts',
  'tools/fit.ts',
  'tools/bench.ts',
];

/** A small labelled set about the small story. */
function writeLabelled(): string {
  const folder = join(work, 'labelled');
  mkdirSync(folder, { recursive: true });
  const rows = [
    ['plain', 'answerable', 'at which hour does it open on sundays', ['sunday']],
    ['terse', 'answerable', 'thursday closing', ['evening']],
    ['formal', 'answerable', 'Who defrays the expense of the longer hours?', ['cost']],
    ['loaded', 'not-in-article', 'so nobody may park there any more?', []],
    ['workplace', 'off-topic', 'please book me a flight', []],
    ['plain', 'chatter', 'see you at lunch', []],
  ] as const;
  const lines = rows.map(([style, kind, text, facts], i) =>
    JSON.stringify({ id: `${i}`, style, kind, text, facts }),
  );
  writeFileSync(join(folder, 'dev.jsonl'), `${lines.join('\n')}\n`);
  const turns = [{ text: 'who pays for it', facts: ['cost'] }, { text: 'and why?' }];
  writeFileSync(join(folder, 'dialogues.jsonl'), `${JSON.stringify({ id: 'd', turns })}\n`);
  return folder;
}

describe('a program over a knowledge folder', () => {
  it.each(PROGRAMS)('%s says in one screen how it is used, and which folder it is about', async (program) => {
    const { code, stdout, stderr } = await run(program, ['--help'], { cwd: work });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: npm run/);
    expect(stdout).toContain('--knowledge DIR');
    expect(stdout).toContain('KNOWLEDGE_DIR');
    expect(stdout.split('\n').length).toBeLessThan(24);
  });

  it('is told from an option that does not exist', async () => {
    const { code, stderr } = await run('tools/fit.ts', ['--frobnicate'], { cwd: work });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Unknown option '--frobnicate'\nUsage:/);
  });
});

describe('npm run rehearse', () => {
  it('says how it is used when that is asked, and when it cannot be followed', async () => {
    const help = await run('tools/rehearse.ts', ['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/^Usage: npm run rehearse -- discord\|slack[\s\S]*Ctrl\+D ends/);
    for (const args of [[], ['irc'], ['--frobnicate']]) {
      const { code, stdout, stderr } = await run('tools/rehearse.ts', args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(help.stdout);
    }
  });
});

describe('npm run fit', () => {
  it('writes the calibration into the folder it was given, where it is in force, and nothing else', async () => {
    const before = readdirSync(library.dir);
    const { code, stdout } = await run('tools/fit.ts', ['--labelled', writeLabelled()], {
      cwd: work,
      env: { KNOWLEDGE_DIR: library.dir, BACKCHANNEL_CACHE: join(work, 'cache') },
    });
    expect(code).toBe(0);
    expect(stdout).toContain(`${library.dir}: `);
    const added = readdirSync(library.dir).filter((name) => !before.includes(name));
    expect(added).toEqual(['calibration.json']);
    const written = JSON.parse(readFileSync(join(library.dir, 'calibration.json'), 'utf8')) as {
      fittedOn: unknown;
      calibration: { right: unknown };
    };
    expect(written.fittedOn).toMatchObject({ story: 'library-hours', labelled: 6, followUps: 1 });
    expect(checkKnowledge(library.dir).engine?.calibration.right).toEqual(written.calibration.right);
    expect(readdirSync(work).sort()).toEqual(['labelled']);
  });

  it('refuses to fit a story on the messages of another', async () => {
    const { code, stderr } = await run('tools/fit.ts', ['--knowledge', library.dir]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/facts that the story does not have .*--labelled DIR/);
  });
});
