import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyLibrary, LIBRARY, type LibraryCopy } from '../stories/library.ts';
import { copyTranslated, TRANSLATION } from '../stories/translated-library.ts';
import { NASTY } from '../text/strings.ts';
import { run } from './program.ts';

let cache: string;
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'backchannel-cli-'));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

/** With a cache of their own, where the small story takes the place of none that others need. */
const ask = (args: string[], stdin?: string) =>
  run('src/cli/ask.ts', args, { stdin, env: { BACKCHANNEL_CACHE: cache } });

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('npm run ask', () => {
  it('answers one question with its source, about the shipped story', async () => {
    const { code, stdout, stderr } = await run('src/cli/ask.ts', ['who is adam bohler']);
    expect(stderr).toBe('Knowledge: knowledge\n');
    expect(code).toBe(0);
    expect(stdout).toContain('Boehler');
    expect(stdout).toMatch(/sources familiar with the matter.* · “.+” · .*early 2025.*\n$/);
  });

  it('answers about another story', async () => {
    const { code, stdout } = await ask(['--knowledge', LIBRARY, 'when does it open on sundays']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Sundays from ten to four/);
    expect(stdout).toMatch(/Confirmed by the town council · The new hours · from the spring of 2024\n$/);
  });

  it('says how it is used when there is no question, or an option that is none', async () => {
    const [none, odd] = await Promise.all([ask([]), ask(['--frobnicate', 'who'])]);
    for (const { code, stdout, stderr } of [none, odd]) {
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('Usage:');
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(odd.stderr).toMatch(/^Unknown option '--frobnicate'\nUsage:/);
  });

  it('names every fault of a bad knowledge folder, and starts nothing', async () => {
    const { code, stdout, stderr } = await ask(['--knowledge', join(LIBRARY, 'nowhere'), 'who']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`There is no folder ${resolve(LIBRARY, 'nowhere')}.`);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('npm run ask -- --file', () => {
  it('answers a question a line, and says what each reply is and where it is from', async () => {
    const file = join(cache, 'questions.txt');
    writeFileSync(file, '\uFEFFWhen can I go to the library on Sundays?\r\n\n  is there parking  \n');
    const { code, stdout, stderr } = await ask(['--file', file, '--knowledge', LIBRARY]);
    expect(stderr).toBe(`Knowledge: ${LIBRARY}\n`);
    expect(code).toBe(0);
    const [sundays, parking, ...others] = stdout.trimEnd().split('\n\n> ');
    expect(others).toEqual([]);
    expect(sundays).toMatch(
      /^> When can I go to the library on Sundays\?\n\[answer: sunday-hours\]\n.*from ten to four/,
    );
    expect(parking).toMatch(/^is there parking\n\[not said: parking\]\n/);
    expect(parking).toContain('The notice says nothing about parking.');
  });

  it('answers each in a line where that is asked for', async () => {
    const file = join(cache, 'brief.txt');
    writeFileSync(file, 'When can I go to the library on Sundays?\nwhat is new\n');
    const { stdout } = await ask(['--file', file, '--brief', '--knowledge', LIBRARY]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^When can I go to the library on Sundays\?\t\[answer: sunday-hours\]\t.*from ten/,
    );
    for (const line of lines) expect(line.split('\t')[2]!.length).toBeLessThanOrEqual(80);
  });

  it('says that a file cannot be read, and takes one source of questions alone', async () => {
    const [none, folder, two, brief] = await Promise.all([
      ask(['--file', join(cache, 'nowhere.txt'), '--knowledge', LIBRARY]),
      ask(['--file', cache, '--knowledge', LIBRARY]),
      ask(['--file', 'questions.txt', 'who pays', '--knowledge', LIBRARY]),
      ask(['--brief', 'who pays', '--knowledge', LIBRARY]),
    ]);
    for (const { code, stdout, stderr } of [none, folder]) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/cannot be read: /);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    for (const wrong of [two, brief])
      expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: ') });
  });
});

describe('npm run ask -- --jsonl', () => {
  it('answers each line in its place, in order, and faulty ones too, and ends with 1 then', async () => {
    const input = [
      { id: 'a', text: 'when does it open on sundays', other: [1, 2] },
      { id: 'b', text: 'who pays for it', mode: 'direct' },
      { id: 'c', text: 'lunch anyone?', mode: 'ambient' },
      'no JSON at all',
      '[1, 2]',
      'null',
      { id: 'd' },
      { id: 'e', text: 5 },
      { text: 'hello' },
      { id: 'f', text: 'hello', mode: 'shouting' },
      '',
      { id: 'g', text: 'explain reasons' },
      ...Object.values(NASTY).map((text, i) => ({ id: `n${i}`, text })),
    ].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    const { code, stdout, stderr } = await ask(['--jsonl', '--knowledge', LIBRARY], `${input.join('\n')}\n`);
    expect(stderr).toBe(`Knowledge: ${LIBRARY}\n`);
    expect(code).toBe(1);
    const out = lines(stdout);
    expect(out).toHaveLength(input.length);
    expect(out[0]).toEqual({
      id: 'a',
      kind: 'answer',
      reason: null,
      entry: expect.any(String),
      facts: ['sunday'],
      confidence: expect.any(Number),
      suggestions: [],
      text: expect.stringContaining('Confirmed by the town council'),
      lang: 'en',
    });
    expect(out[1]).toMatchObject({ id: 'b', kind: 'answer', facts: ['cost'] });
    expect(out[2]).toMatchObject({ id: 'c', kind: 'silence', text: '' });
    for (const i of [3, 4, 5, 10]) expect(out[i]).toEqual({ id: null, error: expect.any(String) });
    for (const [i, id] of [
      [6, 'd'],
      [7, 'e'],
      [9, 'f'],
    ] as const)
      expect(out[i]).toEqual({ id, error: expect.any(String) });
    expect(out[8]).toMatchObject({ kind: expect.stringMatching(/small-talk|no-answer|suggestions/) });
    expect(out[11]).toMatchObject({ id: 'g', kind: 'answer' });
    for (const [i, { id, kind }] of out.slice(12).entries()) {
      expect(id).toBe(`n${i}`);
      // What begins with a slash is a command, be it of no name that there is.
      expect(['answer', 'suggestions', 'no-answer', 'small-talk', 'notice']).toContain(kind);
    }
  });

  it('works through 20,000 lines in a pipe without growing, and ends with 0', async () => {
    const texts = [
      'when does it open on sundays',
      'who pays for it',
      'is there a car park',
      'hi',
      'banana bread recipe',
    ];
    const input = Array.from({ length: 20_000 }, (_, i) =>
      JSON.stringify({ id: `${i}`, text: `${texts[i % texts.length]} ${i % 7}` }),
    ).join('\n');
    const { code, stdout, peak } = await ask(['--jsonl', '--knowledge', LIBRARY], input);
    expect(code).toBe(0);
    const ids = lines(stdout).map(({ id }) => Number(id));
    expect(ids).toHaveLength(20_000);
    expect(ids.every((id, i) => id === i)).toBe(true);
    expect(peak).toBeLessThan(250);
  });

  it('reads each line in its own language, or in that of its asker, and says which the reply is in', async () => {
    const copy = copyTranslated();
    try {
      const input = [
        { id: 'own', text: 'is the library open on sundays' },
        { id: 'french', text: 'Est-ce que la bibliothèque est ouverte le dimanche ?' },
        { id: 'asker', text: '?', locale: 'fr-CA' },
        { id: 'help', text: '/help', locale: 'fr' },
        { id: 'wrong', text: '?', locale: 5 },
      ];
      const { code, stdout } = await ask(
        ['--jsonl', '--knowledge', copy.dir],
        input.map((line) => JSON.stringify(line)).join('\n'),
      );
      expect(code).toBe(1);
      const out = lines(stdout);
      expect(out.slice(0, 4).map(({ lang }) => lang)).toEqual(['en', 'fr', 'fr', 'fr']);
      expect(out[4]).toEqual({ id: 'wrong', error: expect.any(String) });
    } finally {
      copy.remove();
    }
  });

  it('knows the typed commands', async () => {
    const input = [
      ...['/help', '/about', '/about privacy', '/whats-next', 'explain', '/ask when does it open on sundays'],
      ...['/settings show', '/explode', '/ask'],
    ];
    const { stdout } = await ask(
      ['--jsonl', '--knowledge', LIBRARY],
      input.map((text) => JSON.stringify({ id: text, text })).join('\n'),
    );
    const kinds = Object.fromEntries(lines(stdout).map(({ id, kind, text }) => [id, `${kind}: ${text}`]));
    expect(kinds['/help']).toMatch(/^notice: .*\/explain/s);
    expect(kinds['/help']).not.toMatch(/settings|insights/);
    expect(kinds['/about']).toMatch(/^notice: /);
    expect(kinds['/about privacy']).toMatch(/^notice: .*I store nothing/s);
    expect(kinds['/settings show']).toMatch(/^notice: .*about one channel/);
    expect(kinds['/explode']).toMatch(/^notice: .*explode/);
    expect(kinds['/ask']).toMatch(/^notice: .*your question/);
    expect(kinds['/whats-next']).toMatch(/^answer: /);
    expect(kinds['explain']).toMatch(/^answer: /);
    expect(kinds['/ask when does it open on sundays']).toMatch(/^answer: .*Confirmed by the town council/s);
  });

  it('answers nothing to nothing', async () => {
    expect(await ask(['--jsonl', '--knowledge', LIBRARY])).toMatchObject({ code: 0, stdout: '' });
  });
});

describe('with a story that may be damaged', () => {
  let library: LibraryCopy;
  beforeEach(() => {
    library = copyLibrary();
  });
  afterEach(() => library.remove());

  it('npm start refuses it with file and line, and status 1', async () => {
    library.replace('gaps.yaml', 'nearest: [reason, noise]', 'nearest: [reason, silence]');
    library.replace('facts.yaml', 'where: [voices/1]', 'where: [attic/1]');
    const env = { BACKCHANNEL_CACHE: cache, KNOWLEDGE_DIR: library.dir };
    const { code, stdout, stderr } = await run('src/main.ts', [], {
      env,
      cwd: library.dir,
      stdin: 'who pays\n',
    });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`${join(library.dir, 'gaps.yaml')}:${library.lineOf('gaps.yaml', 'silence')}: `);
    expect(stderr).toContain(`${join(library.dir, 'facts.yaml')}:${library.lineOf('facts.yaml', 'attic')}: `);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('npm start answers line by line from a pipe about it, and ends', async () => {
    const env = { BACKCHANNEL_CACHE: cache, KNOWLEDGE_DIR: library.dir, LOG_LEVEL: 'silent' };
    const { code, stdout } = await run('src/main.ts', [], {
      env,
      cwd: library.dir,
      stdin: 'when does it open on sundays\n/whats-next\n\nthanks',
    });
    expect(code).toBe(0);
    const replies = stdout.trimEnd().split('\n\n');
    expect(replies).toHaveLength(4);
    expect(replies[0]).toContain('from ten to four');
    expect(replies[1]).toMatch(/^What's next\nIn focus\n/);
    expect(replies[3]).toMatch(/welcome/);
  });

  it('npm run check counts what is there, warns of overlaps, and ends with 0', async () => {
    const env = { KNOWLEDGE_DIR: library.dir };
    const { code, stdout, stderr } = await run('src/cli/check.ts', ['--labelled', 'nowhere'], { env });
    expect(code).toBe(0);
    expect(stdout).toContain(`${library.dir}: `);
    expect(stdout).toMatch(
      /6 facts, 8 entries, 4 gaps, \d+ phrasings, 7 concepts, revision [0-9a-f]{16}\. No fault\./,
    );
    expect(stderr).toMatch(
      /^warning: .*voices\.yaml:\d+: .*same facts as "why-change" \(.*reasons\.yaml:\d+\)/m,
    );
  });

  it('compiling says a line for each thing that it compiles, and nothing where all is compiled', async () => {
    const copy = copyTranslated();
    const own = mkdtempSync(join(tmpdir(), 'backchannel-compiled-'));
    try {
      // A text of its own: nothing compiled lies beside the code for it.
      for (const file of ['lexicon.yaml', `${TRANSLATION}/facts.yaml`])
        copy.write(file, `${copy.read(file)}\n# ${own}\n`);
      const env = { KNOWLEDGE_DIR: copy.dir, BACKCHANNEL_CACHE: own };
      const { stdout } = await run('src/cli/compile.ts', [], { env });
      expect(stdout.trim().split('\n')).toEqual([
        expect.stringContaining(`Compiling the story in ${copy.dir}`),
        'Compiled its translation: fr',
      ]);
      expect((await run('src/cli/compile.ts', [], { env })).stdout).toBe('');
    } finally {
      copy.remove();
      rmSync(own, { recursive: true, force: true });
    }
  });

  it('compiling ends with 1 where the knowledge has faults, and names the check of that folder', async () => {
    library.replace('faq/reasons.yaml', 'the treasurer says."', 'the treasurer says, in 2019."');
    const { code, stderr } = await run('src/cli/compile.ts', ['--knowledge', library.dir], {
      env: { BACKCHANNEL_CACHE: cache },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/The knowledge has \d+ faults?\. To see them: /);
    expect(stderr).toContain(`npm run check -- --knowledge ${library.dir}\n`);
  });

  it('compiling takes no option that it does not know', async () => {
    const { code, stdout, stderr } = await run('src/cli/compile.ts', ['--frobnicate']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Unknown option '--frobnicate'\nUsage:/);
  });

  it('a program that cannot be used with faults names the check of the very folder', async () => {
    library.replace('faq/reasons.yaml', 'the treasurer says."', 'the treasurer says, in 2019."');
    const { code, stderr } = await ask(['--knowledge', library.dir, 'who pays']);
    expect(code).toBe(1);
    expect(stderr).toContain(`mend it and run: npm run check -- --knowledge ${library.dir}\n`);
  });

  it('name the folder or the file that is not there, and what to do', async () => {
    const env = { KNOWLEDGE_DIR: '/nowhere' };
    expect(await run('src/cli/compile.ts', [], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no folder /nowhere. To make one: '),
    });
    const args = ['--knowledge', library.dir, '--replies', '--reviewed', '/nowhere.yaml'];
    expect(await run('src/cli/check.ts', args)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no file /nowhere.yaml of reviewed questions.'),
    });
  });

  it('npm run check names all faults, copies of labelled messages among them, and ends with 1', async () => {
    library.replace('faq/reasons.yaml', 'the treasurer says."', 'the treasurer says, in 2019."');
    const labelled = join(library.dir, 'labelled');
    mkdirSync(labelled);
    writeFileSync(
      join(labelled, 'set.jsonl'),
      '{"id":"1","text":"How late may one borrow books on a Thursday?"}\n',
    );
    writeFileSync(
      join(labelled, 'talks.jsonl'),
      '{"id":"2","turns":[{"text":"hi"},{"text":"from WHEN on does the library open on sundays"}]}\n',
    );
    const { code, stdout, stderr } = await run('src/cli/check.ts', [
      '--quiet',
      '--knowledge',
      library.dir,
      '--labelled',
      labelled,
    ]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/reasons\.yaml:\d+: .*the number 2019/);
    expect(stderr).toMatch(/hours\.yaml:\d+: .*copy of the labelled message/);
    expect(stderr).toMatch(/: 2 faults\.$/m);
    expect(stderr).not.toContain('warning');
  });

  it('npm run eval prints every measure, and ends with 1 below the bars', async () => {
    const questions = join(library.dir, 'test/questions');
    mkdirSync(questions, { recursive: true });
    const rows = [
      ['plain', 'answerable', 'at which hour does it open on sundays', ['sunday']],
      ['terse', 'answerable', 'thursday closing', ['evening']],
      ['typos', 'answerable', 'wy did teh hours chnage', ['reason']],
      ['formal', 'answerable', 'Who defrays the expense of the longer hours?', ['cost']],
      ['loaded', 'not-in-article', 'so nobody may park there any more?', []],
      ['workplace', 'off-topic', 'please book me a flight', []],
      ['plain', 'chatter', 'see you at lunch', []],
    ] as const;
    const jsonl = (values: readonly unknown[]) =>
      `${values.map((value) => JSON.stringify(value)).join('\n')}\n`;
    writeFileSync(
      join(questions, 'dev.jsonl'),
      jsonl(rows.map(([style, kind, text, facts], i) => ({ id: `${i}`, style, kind, text, facts }))),
    );
    const turns = [
      { text: 'who pays for it', facts: ['cost'] },
      { text: 'says who?', facts: ['cost'] },
    ];
    for (const name of ['unseen.jsonl', 'near-misses.jsonl'])
      writeFileSync(
        join(questions, name),
        jsonl([
          { id: 'u1', style: 'plain', kind: 'answerable', text: 'who foots the bill', facts: ['cost'] },
          { id: 'u2', style: 'plain', kind: 'not-in-article', text: 'who printed the bill' },
        ]),
      );
    for (const name of ['follow-ups.jsonl', 'dialogues.jsonl'])
      writeFileSync(join(questions, name), jsonl([{ id: 'f1', turns }]));
    writeFileSync(
      join(questions, 'loaded.jsonl'),
      jsonl([{ id: 'l1', text: 'is it not a waste of money, in your opinion?', expect: 'opinion' }]),
    );
    writeFileSync(join(library.dir, 'talk.txt'), 'lunch?\n\nmy train is late\n');
    const env = { BACKCHANNEL_CACHE: cache, KNOWLEDGE_DIR: resolve(LIBRARY) };
    const { code, stdout, stderr } = await run('tools/eval.ts', ['--chatter', 'talk.txt', '--misses', '3'], {
      env,
      cwd: library.dir,
    });
    for (const name of [
      'right',
      'wrong',
      'false answer, not in article',
      'interruption',
      'ambient recall',
      'focus',
      'calibration error',
    ])
      expect(stdout).toMatch(new RegExp(`^${name}`, 'm'));
    for (const style of ['plain', 'terse', 'typos', 'formal', 'loaded', 'workplace'])
      expect(stdout).toContain(style);
    expect(stdout).toMatch(/follow-ups right +\d+\.\d % of 1/);
    expect(stdout).toMatch(/interruptions in 2 lines/);
    expect(stdout).toMatch(/worst misses/);
    expect(stderr).toMatch(/^Below the bar: /m);
    expect(code).toBe(1);
  });
});

it('a copy of the small story stands on its own, anywhere', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'backchannel-elsewhere-'));
  try {
    cpSync(LIBRARY, join(elsewhere, 'k'), { recursive: true });
    const { code, stdout } = await run('src/cli/ask.ts', ['who pays for it', '--knowledge', 'k'], {
      cwd: elsewhere,
      env: { BACKCHANNEL_CACHE: cache },
    });
    expect(code).toBe(0);
    expect(stdout).toContain('40,000');
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});

describe('every program', () => {
  it.each([
    ['src/cli/ask.ts', '--jsonl'],
    ['src/cli/check.ts', '--labelled=nowhere'],
  ])('ends quietly when nobody reads on: %s', async (program, option) => {
    const child = spawn(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), program, option, '--knowledge', LIBRARY],
      { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, BACKCHANNEL_CACHE: cache } },
    );
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaints += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdout.destroy();
    child.stdin.write(`${JSON.stringify({ id: '1', text: 'who pays?' })}\n`.repeat(50));
    const code = await new Promise((done) => child.on('close', done));
    expect(code).toBe(0);
    // The small story has a warning of its own.
    expect(complaints).not.toMatch(/EPIPE|\n\s+at /);
  });

  it('says with --help how it is used', async () => {
    const { code, stdout } = await run('src/cli/ask.ts', ['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Usage: npm run .*ask[\s\S]*--knowledge DIR/);
  });

  it('takes the folder from .env where nothing else names one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backchannel-env-'));
    writeFileSync(join(folder, '.env'), `KNOWLEDGE_DIR=${resolve(LIBRARY)}\n`);
    const { stdout } = await run('src/cli/ask.ts', ['when does it open on sundays'], {
      cwd: folder,
      env: { BACKCHANNEL_CACHE: cache },
    });
    rmSync(folder, { recursive: true });
    expect(stdout).toMatch(/Sunday/);
  });
});
