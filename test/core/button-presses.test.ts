import { beforeEach, describe, expect, it } from 'vitest';
import type { Core } from '../../src/core/core.ts';
import { createRouter } from '../../src/core/router.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { createFakePersistence, type FakePersistence } from '../doubles/persistence.ts';
import { libraryEngine } from '../stories/library.ts';
import { action, context } from './context.ts';

const { entries } = libraryEngine().knowledge;

let log: ReturnType<typeof captureLog>;
let persistence: FakePersistence;
let core: Core;
beforeEach(() => {
  log = captureLog();
  persistence = createFakePersistence();
  core = createRouter({ engine: libraryEngine, persistence, log: log.log, now: () => 1_000_000 });
});

describe('a pressed button', () => {
  it('states its entry, its topic, or why', async () => {
    expect(await core.dispatch(action('entry:costs'))).toMatchObject({ kind: 'answer', entry: 'costs' });
    expect(await core.dispatch(action('topic:voices'))).toMatchObject({
      kind: 'answer',
      title: 'What people say',
    });
    expect(await core.dispatch(action('why:costs', 'how much is it'))).toMatchObject({
      kind: 'notice',
      delivery: 'private',
    });
  });

  it.each(['entry:gone', 'topic:gone', 'why:gone', 'entry:constructor', 'rm -rf', '', '__proto__'])(
    'that names nothing any more says so: %j',
    async (id) => {
      expect(await core.dispatch(action(id))).toMatchObject({
        kind: 'notice',
        delivery: 'private',
        body: expect.stringContaining('earlier time'),
      });
      expect(log.text()).toBe('');
    },
  );
});

describe('a vote', () => {
  const vote = async (id: string, question: string | null = null) =>
    core.dispatch({ ...action(id, question), reply: 'm1' });

  it('is counted, and thanked for privately', async () => {
    const reply = await vote('vote:up:entry:costs', 'who pays');
    expect(reply).toMatchObject({ kind: 'notice', delivery: 'private', suggestions: [], actions: [] });
    expect(reply.body).toMatch(/Noted: helpful.*change your vote/s);
    expect(persistence.votes).toMatchObject([
      {
        context: { person: context().person },
        reply: 'm1',
        helpful: true,
        subject: { kind: 'entry', id: 'costs' },
        question: 'who pays',
      },
    ]);
  });

  it('"not helpful" offers the next best, which states something else', async () => {
    const reply = await vote('vote:down:entry:costs', 'is it expensive on sundays');
    expect(reply.body).toMatch(/Noted: not helpful.*Perhaps one of these/s);
    expect(reply.suggestions.length).toBeGreaterThan(0);
    expect(reply.suggestions.length).toBeLessThanOrEqual(3);
    for (const { entry, facts } of reply.suggestions) {
      expect(facts).toEqual(entries.get(entry)!.facts);
      expect(facts).not.toContain('cost');
    }
    expect(reply.actions.map(({ id }) => id)).toEqual(reply.suggestions.map(({ entry }) => `entry:${entry}`));
  });

  it('offers what belongs to it when the question is forgotten', async () => {
    const { suggestions } = await vote('vote:down:entry:sunday-hours');
    expect(suggestions.map(({ entry }) => entry)).toEqual(entries.get('sunday-hours')!.related);
  });

  it('on a refusal is taken as "you should know this"', async () => {
    for (const id of ['vote:down:none:not-in-article', 'vote:down:gap:phone']) {
      const reply = await vote(id);
      expect(reply.body).toMatch(/I should know this/);
      expect(reply.body).not.toMatch(/Perhaps/);
    }
  });

  it.each([
    'up:entry:gone',
    'down:entry:constructor',
    'down:gap:gone',
    'up:none:anything',
    'down:none:costs',
  ])('on what there is not is neither counted nor kept: %j', async (id) => {
    const reply = await vote(`vote:${id}`, 'who pays');
    expect(reply).toMatchObject({ kind: 'notice', body: expect.stringContaining('earlier time') });
    expect(persistence.votes).toEqual([]);
  });

  it('can be given on whatever the bot says', async () => {
    for (const text of [
      'how much is it',
      'summary',
      'who pays the mayor',
      'what should I think',
      'timeline',
      'library',
    ]) {
      const reply = await core.dispatch({ type: 'message', text, mode: 'direct', context: context() });
      for (const { id, group } of reply.actions.filter(({ group }) => group === 'vote'))
        expect((await vote(id)).body, `${text} ${group}`).toMatch(/Noted/);
    }
  });

  it('cannot be counted without a memory, and nobody is told that it was', async () => {
    core = createRouter({ engine: libraryEngine, persistence: null, log: log.log, now: () => 0 });
    expect((await vote('vote:up:entry:costs')).body).toMatch(/memory/);
  });
});
