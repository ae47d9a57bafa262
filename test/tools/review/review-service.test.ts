import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
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
import { type Accepted, TakesAwayError } from '../../../tools/review/accept.ts';
import type { ReviewGroup } from '../../../tools/review/groups.ts';
import { interview, parseAnswer } from '../../../tools/review/interview.ts';
import { createReviewService, type ReviewService } from '../../../tools/review/review-service.ts';
import { showGroup, showNothing } from '../../../tools/review/show.ts';
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
    expect(group).toMatchObject({ kind: 'almost-ambiguous', question: masked, count: 2, days: 1 });
    expect(engine.knowledge.entries.has(group!.nearest!)).toBe(true);

    const accepted = await review.accept(group!.id, { to: 'new-gap' });
    expect(accepted).toMatchObject({ isDraft: true, phrasings: [masked] });
    // It waits in the draft, which the bot does not have yet.
    expect(await review.groups()).toEqual([]);
    expect(review.drafts()).toEqual([accepted.id]);
    await expect(review.accept(group!.id, { to: 'new-gap' })).rejects.toThrow(/settled by now/);
    writeFileSync(accepted.file, readFileSync(accepted.file, 'utf8').replace('  draft: true\n', ''));
    expect(loadKnowledge(dir).knowledge!.gaps.get(accepted.id)!.phrasings).toEqual([masked]);
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
      `Knowledge: ${resolve(LIBRARY)}\nStore: the SQLite file ${join(folder.path, 'data', 'backchannel.db')}\n`,
    );
    const groups = JSON.parse(listed.out) as ReviewGroup[];
    expect(groups).toEqual([
      expect.objectContaining({ kind: 'almost-ambiguous', question: masked, count: 2 }),
    ]);

    const wrong = await run(['--accept', groups[0]!.id, '--entry', 'nowhere']);
    expect(wrong).toMatchObject({ status: 1, err: expect.stringMatching(/no entry "nowhere"/) });
    expect(await run(['--accept', groups[0]!.id])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/Usage/),
    });
    expect((await run(['--ignore', groups[0]!.id])).out).toContain(`not be shown again: ${masked}`);
    expect((await run([])).out).toMatch(
      /^Nothing to review\.\nThe store holds 1 question of the last 90 days, all .*less than 2 times \(REVIEW_MIN_COUNT\)/,
    );
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

  const ACCEPTED: Accepted = {
    file: 'f',
    id: 'sunday-hours',
    phrasings: ['p'],
    answered: ['p'],
    isDraft: false,
    taken: [],
  };

  /** A review of these groups, and what was done in it. */
  function reviewing(groups: ReviewGroup[], accept?: ReviewService['accept']) {
    const done: string[] = [];
    const service: ReviewService = {
      groups: async () => groups,
      questions: async () => groups.length,
      drafts: () => [],
      titleOf: (entry) => entry,
      accept:
        accept ??
        (async (id) => {
          done.push(`accept ${id}`);
          return ACCEPTED;
        }),
      ignore: async (id) => {
        done.push(`ignore ${id}`);
        return group;
      },
    };
    return { service, done };
  }

  /** Types one line whenever it is asked, then ends the input. @returns all that was printed. */
  async function talkThrough(service: ReviewService, lines: readonly string[]): Promise<string> {
    const input = new PassThrough();
    const output = new PassThrough();
    const terminal = createInterface({ input, output });
    const typed = [...lines];
    const printed: string[] = [];
    output.on('data', (asked: Buffer) => {
      if (!/(?:> |\[y\/N\] )$/.test(String(asked))) return;
      const next = typed.shift();
      setImmediate(() => (next === undefined ? terminal.close() : input.write(`${next}\n`)));
    });
    await interview(
      service,
      terminal,
      (text) => printed.push(text),
      async () => 'Nothing.',
    );
    return printed.join('\n');
  }

  it.each([
    ['a', { do: 'accept', target: { to: 'entry', id: 'sunday-hours' } }],
    ['r', { do: 'help' }],
    ['e costs', { do: 'accept', target: { to: 'entry', id: 'costs' } }],
    ['g costs', { do: 'accept', target: { to: 'gap', id: 'costs' } }],
    ['o', { do: 'accept', target: { to: 'off-topic' } }],
    ['c', { do: 'accept', target: { to: 'chatter' } }],
    ['st thanks', { do: 'accept', target: { to: 'small-talk', id: 'thanks' } }],
    ['t which old hotel', { do: 'type', phrasing: 'which old hotel' }],
    ['t', { do: 'help' }],
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

  it('a question with masked words is shown as such', () => {
    const shown = showGroup(
      { ...group, question: 'did [name] stay there', variants: ['which hotel'] },
      String,
    );
    expect(shown).toMatch(/did \[name\] stay there .*masked: to be typed again/);
    expect(shown.match(/masked/g)).toHaveLength(1);
  });

  it('what it needs is said where there is nothing', () => {
    const grounds = { questionLog: 'all', minCount: 2, days: 90, questions: 7, drafts: [] } as const;
    expect(showNothing({ ...grounds, questionLog: 'off' })).toMatch(/QUESTION_LOG is off/);
    expect(showNothing({ ...grounds, questions: 0 })).toMatch(/DATA_DIR or DATABASE_URL/);
    expect(showNothing(grounds)).toMatch(/7 questions .*less than 2 times \(REVIEW_MIN_COUNT\)/);
    expect(showNothing({ ...grounds, drafts: ['hotel'] })).toMatch(/Drafts to be finished: hotel\./);
  });

  it('what would take questions from others is shown, and written only on a yes', async () => {
    const done: unknown[] = [];
    const { service } = reviewing([group, { ...group, id: 'g2' }], async (id, _, wish = {}) => {
      done.push([id, wish.phrasing, wish.anyway ?? false]);
      if (!wish.anyway) throw new TakesAwayError('review.takes_away', 'It would take “x” from costs.');
      return { ...ACCEPTED, taken: [{ phrasing: 'x', from: 'costs' }] };
    });
    const printed = await talkThrough(service, ['t which old hotel', 'a', 'no', 's', 'a', 'yes']);
    expect(done).toEqual([
      ['g1', 'which old hotel', false],
      ['g2', undefined, false],
      ['g2', undefined, true],
    ]);
    expect(printed).toMatch(/It would take “x” from costs\..*Taken from costs: x/s);
  });

  it('it asks about one group after the other until there is none, or the input ends', async () => {
    const { service, done } = reviewing([group, { ...group, id: 'g2' }, { ...group, id: 'g3' }]);
    const printed = await talkThrough(service, ['a', '?', 'i']);
    expect(done).toEqual(['accept g1', 'ignore g2']);
    expect(printed).toMatch(/3 to review.*\[1\/3\].*now answers by it.*not be shown again.*\[3\/3\]/s);
  });
});

it('the files of the story are untouched by all this', () => {
  expect(readFileSync(join(LIBRARY, 'gaps.yaml'), 'utf8')).not.toMatch(/Draft of/);
});
