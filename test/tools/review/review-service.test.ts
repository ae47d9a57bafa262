import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnswerer } from '../../../src/core/answerer.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { createMarks } from '../../../src/persistence/marks.ts';
import { createPersistence } from '../../../src/persistence/persistence.ts';
import { vocabularyOf } from '../../../src/persistence/vocabulary.ts';
import type { Location } from '../../../src/store/location.ts';
import type { Store } from '../../../src/store/store.ts';
import type { ReviewGroup } from '../../../tools/review/groups.ts';
import { interview, parseAnswer } from '../../../tools/review/interview.ts';
import { createReviewService, type ReviewService } from '../../../tools/review/review-service.ts';
import { showGroup } from '../../../tools/review/show.ts';
import { databases, memoryLog, temporaryFolder, testStore } from '../../store/databases.ts';
import { LIBRARY, libraryEngine } from '../../stories/library.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const engine = libraryEngine();
/** The notice of the library does not say it, and no gap knows it yet. */
const question = 'Which council member is the mayor of the town?';
/** As the log keeps it. */
const masked = question.toLowerCase();

describe.each(databases())('from "we had nothing" to "the bot answers it" on $name', (database) => {
  let location: Location;
  let drop: () => Promise<void>;
  let store: Store;
  let folder: ReturnType<typeof temporaryFolder>;
  let dir: string;
  let review: ReviewService;

  beforeAll(() => database.up());
  afterAll(() => database.down());
  beforeEach(async () => {
    ({ location, drop } = await database.fresh());
    folder = temporaryFolder();
    dir = join(folder.path, 'knowledge');
    cpSync(LIBRARY, dir, { recursive: true });
    store = testStore(location, { connections: database.connections });
    const memory = createPersistence(store, {
      log: memoryLog(),
      policy: { questionLog: 'all', questionDays: 90, minAskers: 2, correctionDays: 7 },
      isKnown: vocabularyOf(engine.knowledge),
      marks: createMarks('a secret'),
      revisionOf: () => 1,
    });
    await memory.start();
    const answerer = createAnswerer(engine);
    for (const text of [question, question, 'When does the library open on Sundays?'])
      memory.record({
        platform: 'slack',
        workspace: 'T1',
        person: 'U1',
        question: text,
        reply: answerer.ask(text),
      });
    await store.flush(2_000);
    review = createReviewService({ store, engine, dir, minCount: 2, days: 90, clock: Date.now });
  });
  afterEach(async () => {
    await store.stop();
    await drop();
    folder.remove();
  });

  it('takes one command, after which there is nothing left to review', async () => {
    const [group, ...others] = await review.groups();
    expect(others).toEqual([]);
    expect(group).toMatchObject({ kind: 'unanswered', question: masked, count: 2, days: 1 });
    expect(engine.knowledge.entries.has(group!.nearest!)).toBe(true);

    const accepted = await review.accept(group!.id, { to: 'new-gap' });
    expect(accepted.answered).toEqual([masked]);
    expect(await review.groups()).toEqual([]);
    expect(loadKnowledge(dir).knowledge!.gaps.get(accepted.id)!.phrasings).toEqual([masked]);
    await expect(review.accept(group!.id, { to: 'new-gap' })).rejects.toThrow(/settled by now/);
  });

  it('or one to ignore it for good', async () => {
    const [group] = await review.groups();
    await review.ignore(group!.id);
    expect(await review.groups()).toEqual([]);
    const later = createReviewService({ store, engine, dir, minCount: 1, days: 90, clock: Date.now });
    expect(await later.groups()).toEqual([]);
  });
});

describe('npm run review', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  async function run(args: string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tools/review.ts', ...args], {
      env: {
        PATH: process.env['PATH'],
        KNOWLEDGE_DIR: LIBRARY,
        DATA_DIR: join(folder.path, 'data'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { out, err, status };
  }

  it('says which store it read, and makes none where there is none', async () => {
    const { status, err } = await run(['--json']);
    expect(status).toBe(1);
    expect(err).toContain(`Store: the SQLite file ${join(folder.path, 'data', 'backchannel.db')}`);
    expect(err).toMatch(/nothing of Backchannel's in .*Set DATA_DIR or DATABASE_URL/);
    expect(existsSync(join(folder.path, 'data'))).toBe(false);
  });

  it('prints the groups as a JSON array, accepts, ignores, and says what is wrong', async () => {
    const store = testStore({ kind: 'sqlite', path: join(folder.path, 'data', 'backchannel.db') });
    await store.start();
    const { writeQuestion } = await import('../../../src/store/questions.ts');
    for (const id of ['1', '2'])
      await store.write((db) =>
        writeQuestion(db, {
          id,
          day: new Date().toISOString().slice(0, 10),
          platform: 'slack',
          workspace: 'T1',
          question: masked,
          outcome: 'no-answer',
          reason: 'not-in-article',
          entry: null,
          gap: null,
          asker: null,
        }),
      );
    await store.stop();

    const listed = await run(['--json']);
    expect(listed.err).toBe(
      `Store: the SQLite file ${join(folder.path, 'data', 'backchannel.db')}\nKnowledge: ${resolve(LIBRARY)}\n`,
    );
    const groups = JSON.parse(listed.out) as ReviewGroup[];
    expect(groups).toEqual([expect.objectContaining({ kind: 'unanswered', question: masked, count: 2 })]);

    const wrong = await run(['--accept', groups[0]!.id, '--entry', 'nowhere']);
    expect(wrong).toMatchObject({ status: 1, err: expect.stringMatching(/no entry "nowhere"/) });
    expect(await run(['--accept', groups[0]!.id])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/Usage/),
    });
    expect((await run(['--ignore', groups[0]!.id])).out).toContain(`not be shown again: ${masked}`);
    expect((await run([])).out.trim()).toBe('Nothing to review.');
  });

  it('says plainly that it cannot reach the database, without the password', async () => {
    const { status, err } = await run(['--json'], {
      DATABASE_URL: 'postgres://me:very-secret@127.0.0.1:1/db',
    });
    expect(status).toBe(1);
    expect(err).toMatch(/PostgreSQL at 127\.0\.0\.1:1\/db.*cannot be used/);
    expect(err).not.toContain('very-secret');
  });
});

describe('at a terminal', () => {
  const group: ReviewGroup = {
    id: 'g1',
    kind: 'unanswered',
    question: 'which hotel?',
    variants: [],
    count: 2,
    days: 1,
    nearest: 'sunday-hours',
    runnerUp: null,
  };

  it.each([
    ['a', { do: 'accept', target: { to: 'entry', id: 'sunday-hours' } }],
    ['r', { do: 'help' }],
    ['e costs', { do: 'accept', target: { to: 'entry', id: 'costs' } }],
    ['g costs', { do: 'accept', target: { to: 'gap', id: 'costs' } }],
    ['ng', { do: 'accept', target: { to: 'new-gap' } }],
    ['ne', { do: 'accept', target: { to: 'new-entry' } }],
    [' i ', { do: 'ignore' }],
    ['s', { do: 'skip' }],
    ['q', { do: 'quit' }],
    ['what', { do: 'help' }],
  ])('"%s" is understood', (typed, answer) => expect(parseAnswer(typed, group)).toEqual(answer));

  it('a group is shown with what is nearest to it, and nothing that a terminal would obey', () => {
    const shown = showGroup({ ...group, variants: ['a\u001b[2J', 'b', 'c', 'd', 'e', 'f'] }, () => 'Where?');
    expect(shown).toMatch(/^g1 {2}unanswered, asked 2 times on one day\n {2}which hotel\?\n/);
    expect(shown).toMatch(/and 1 more\n {2}nearest: {3}sunday-hours \(Where\?\)$/);
    expect(shown).not.toContain('\u001b');
  });

  it('it asks about one group after the other until there is none, or the input ends', async () => {
    const done: string[] = [];
    const service: ReviewService = {
      groups: async () => [group, { ...group, id: 'g2' }, { ...group, id: 'g3' }],
      titleOf: (entry) => entry,
      accept: async (id) => {
        done.push(`accept ${id}`);
        return { file: 'f', id: 'sunday-hours', phrasings: ['p'], answered: ['p'] };
      },
      ignore: async (id) => {
        done.push(`ignore ${id}`);
        return group;
      },
    };
    const input = new PassThrough();
    const terminal = createInterface({ input, output: new PassThrough() });
    const printed: string[] = [];
    const typed = ['a', '?', 'i'];
    const talk = interview(service, terminal, (text) => {
      printed.push(text);
      if (text.startsWith('\n[') || text.startsWith('  a  ')) {
        const next = typed.shift();
        setImmediate(() => (next === undefined ? terminal.close() : input.write(`${next}\n`)));
      }
    });
    await talk;
    expect(done).toEqual(['accept g1', 'ignore g2']);
    expect(printed.join('\n')).toMatch(
      /3 to review.*\[1\/3\].*now answers by it.*not be shown again.*\[3\/3\]/s,
    );
  });
});

it('the files of the story are untouched by all this', () => {
  expect(readFileSync(join(LIBRARY, 'gaps.yaml'), 'utf8')).not.toMatch(/Draft of/);
});
