import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageContext } from '../../src/core/invocation.ts';
import type { RetentionPolicy, SentReply, Vote } from '../../src/core/persistence.ts';
import { makeReply, type Reply } from '../../src/core/reply.ts';
import type { Correctable } from '../../src/persistence/corrections.ts';
import { createMarks } from '../../src/persistence/marks.ts';
import { createPersistence, type RunningPersistence } from '../../src/persistence/persistence.ts';
import type { Location } from '../../src/store/location.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, memoryLog, temporaryFolder, testStore } from '../store/databases.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

const SECRET = 'kept beside the database, not in it';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SOON = { timeout: 5_000, interval: 5 } as const;

const context: MessageContext = {
  platform: 'discord',
  conversation: 'c1 ann',
  person: 'ann-4711',
  workspace: 'guild-1',
  channel: 'channel-1',
  direct: false,
  canManage: () => true,
  locale: null,
};
const elsewhere: MessageContext = { ...context, channel: 'channel-2' };

const answer = (entry: string): Reply =>
  makeReply({ kind: 'answer', body: 'It is so.', entry, confidence: 0.9 });
const vote = (parts: Partial<Vote> = {}): Vote => ({
  context,
  reply: 'message-1',
  helpful: false,
  subject: { kind: 'entry', id: 'talks' },
  question: 'who is Dave?',
  ...parts,
});
const sent = (message: string, entry = 'talks'): SentReply => ({
  platform: 'discord',
  workspace: 'guild-1',
  channel: 'channel-1',
  thread: null,
  message,
  entry,
});

describe.each(databases())('the memory on $name', (database) => {
  let location: Location;
  let drop: () => Promise<void>;
  let now: number;
  let log: ReturnType<typeof memoryLog>;
  let store: Store;
  let persistence: RunningPersistence;
  const revisions = new Map<string, number>();

  async function open(
    policy: Partial<RetentionPolicy> = {},
    { secret = SECRET, eraseEarlier = false } = {},
  ): Promise<void> {
    store = testStore(location, { connections: database.connections });
    persistence = createPersistence(store, {
      log,
      clock: () => now,
      policy: { questionLog: 'all', questionDays: 90, minAskers: 2, correctionDays: 7, ...policy },
      eraseEarlier,
      isKnown: (word) => ['who', 'is', 'the', 'envoy'].includes(word.toLowerCase()),
      marks: createMarks(secret),
      revisionOf: (entry) => revisions.get(entry) ?? null,
    });
    await persistence.start();
  }
  async function reopen(
    policy?: Partial<RetentionPolicy>,
    how?: { secret?: string; eraseEarlier?: boolean },
  ): Promise<void> {
    await persistence.stop();
    await open(policy, how);
  }
  const dump = async () =>
    JSON.stringify(
      await store.read((db) =>
        Promise.all(
          (
            [
              'questions',
              'votes',
              'sent_replies',
              'channel_settings',
              'channel_pauses',
              'setting_changes',
              'interruptions',
              'claims',
              'meta',
            ] as const
          ).map(async (table) => ({ table, rows: await db.selectFrom(table).selectAll().execute() })),
        ),
      ),
    );

  beforeAll(() => database.up());
  afterAll(() => database.down());
  beforeEach(async () => {
    ({ location, drop } = await database.fresh());
    now = Date.UTC(2026, 2, 10, 12);
    log = memoryLog();
    revisions.clear();
    revisions.set('talks', 1).set('doha', 1);
    await open();
  });
  afterEach(async () => {
    await persistence.stop();
    await drop();
  });

  describe('channel modes', () => {
    it('are "mentions" until somebody changes them, and outlast a restart', async () => {
      expect(await persistence.channelMode(context)).toBe('mentions');
      expect(await persistence.setChannelMode(context, 'questions')).toBe('stored');
      expect(await persistence.channelMode(context)).toBe('questions');
      expect(await persistence.channelMode(elsewhere)).toBe('mentions');
      expect(await persistence.channels(elsewhere)).toEqual([
        { channel: context.channel, mode: 'questions' },
      ]);
      await reopen();
      expect(await persistence.channelMode(context)).toBe('questions');
      expect(await persistence.channelMode({ ...context, workspace: null })).toBe('mentions');
    });
  });

  describe('changes of settings', () => {
    it('are noted with who made them, for those who manage the place, and erased in time', async () => {
      await persistence.setChannelMode(context, 'questions');
      now += DAY;
      await persistence.setChannelMode({ ...context, person: 'ben' }, 'off');
      await persistence.setChannelMode({ ...elsewhere, person: 'cy' }, 'off');
      expect(await persistence.settingChanges(context)).toEqual([
        { person: 'ben', mode: 'off', at: now },
        { person: 'ann-4711', mode: 'questions', at: now - DAY },
      ]);
      expect(await persistence.settingChanges({ ...context, workspace: 'guild-2' })).toEqual([]);
      now += 90 * DAY - 1;
      await persistence.erase();
      expect(await persistence.settingChanges(context)).toHaveLength(1);
      expect(await dump()).not.toContain('ann-4711');
    });

    it('stand in the log too, without the person', async () => {
      await persistence.setChannelMode(context, 'off');
      expect(log.lines.map(({ fields }) => fields)).toContainEqual(
        expect.objectContaining({ event: 'settings.changed', mode: 'off' }),
      );
      expect(JSON.stringify(log.lines)).not.toContain('ann-4711');
    });
  });

  describe('interruptions', () => {
    const speak = async (entry: string, where = context) => {
      const may = await persistence.mayInterrupt(where, entry, now);
      if (may) persistence.interrupted(where, entry);
      return may;
    };

    it('never states the same entry twice in a channel within a day', async () => {
      expect(await speak('talks')).toBe(true);
      now += 23 * HOUR;
      expect(await speak('talks')).toBe(false);
      expect(await speak('talks', elsewhere)).toBe(true);
      await store.flush(1000);
      await reopen();
      expect(await speak('talks')).toBe(false);
      now += HOUR;
      expect(await speak('talks')).toBe(true);
    });

    it('speaks up at most six times an hour, also when all ask at once', async () => {
      const at = await Promise.all(Array.from({ length: 10 }, (_, n) => speak(`entry-${n}`)));
      expect(at.filter(Boolean)).toHaveLength(6);
      expect(await Promise.all(['same', 'same'].map((entry) => speak(entry, elsewhere)))).toEqual([
        true,
        false,
      ]);
      now += HOUR;
      expect(await speak('another')).toBe(true);
    });

    it('is quiet for a week after two "not helpful" in a row, whoever restarts it', async () => {
      await speak('talks');
      await persistence.vote(vote());
      expect(await speak('a')).toBe(true);
      await persistence.vote(vote({ context: { ...context, person: 'ben' } }));
      expect(await speak('b')).toBe(false);
      await reopen();
      now += 7 * DAY - 1;
      expect(await speak('b')).toBe(false);
      now += 1;
      expect(await speak('b')).toBe(true);
    });

    it('counts neither the same vote twice, nor votes on what it was asked for, nor across a helpful one', async () => {
      await speak('talks');
      await persistence.vote(vote());
      await persistence.vote(vote());
      await persistence.vote(vote({ subject: { kind: 'entry', id: 'doha' }, reply: 'other' }));
      await persistence.vote(vote({ subject: { kind: 'none', id: 'off-topic' }, reply: 'third' }));
      expect(await speak('a')).toBe(true);
      await persistence.vote(vote({ context: { ...context, person: 'ben' }, helpful: true }));
      await persistence.vote(vote({ context: { ...context, person: 'cy' } }));
      expect(await speak('b')).toBe(true);
    });

    it('is not silenced by one person, however many of its answers they dislike', async () => {
      for (const entry of ['talks', 'doha', 'aid']) {
        await speak(entry);
        await persistence.vote(vote({ subject: { kind: 'entry', id: entry }, reply: `message-${entry}` }));
      }
      expect(await speak('a')).toBe(true);
      await reopen();
      await persistence.vote(vote({ subject: { kind: 'entry', id: 'talks' }, reply: 'shared again' }));
      expect(await speak('b')).toBe(true);
      await persistence.vote(vote({ context: { ...context, person: 'ben' } }));
      expect(await speak('c')).toBe(false);
    });

    it('begins anew when somebody switches the mode on again', async () => {
      await speak('talks');
      for (const person of ['ann', 'ben']) await persistence.vote(vote({ context: { ...context, person } }));
      expect(await speak('a')).toBe(false);
      await persistence.setChannelMode(context, 'questions');
      expect(await speak('a')).toBe(true);
    });
  });

  describe('the question log', () => {
    const ask = (question: string, reply: Reply, person = 'ann-4711') =>
      persistence.record({ platform: 'discord', workspace: context.workspace, person, question, reply });

    it('keeps the masked question, outcome, entry, server and day, and nothing else', async () => {
      ask('Who is Dave <@1234> the envoy?', answer('talks'));
      await store.flush(1000);
      const rows = await store.read((db) => db.selectFrom('questions').selectAll().execute());
      expect(rows).toEqual([
        {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          day: '2026-03-10',
          platform: 'discord',
          workspace: 'guild-1',
          question: 'who is [name] [mention] the envoy?',
          outcome: 'answer',
          reason: null,
          entry: 'talks',
          gap: null,
          asker: expect.stringMatching(/^[0-9a-f]{2}$/),
        },
      ]);
    });

    it('shows no text before enough people have asked it, however often one of them does', async () => {
      await reopen({ minAskers: 3 });
      const refusal = makeReply({ kind: 'no-answer', reason: 'not-in-article', body: '' });
      const shown = async () => {
        await store.flush(1000);
        return (await persistence.insights(context))?.topUnanswered;
      };
      for (let n = 0; n < 20; n++) ask('who is the envoy', refusal, n % 2 ? 'ann' : 'ben');
      expect(await shown()).toEqual([]);
      ask('who is the envoy', refusal, 'cy');
      expect(await shown()).toEqual([{ id: 'who is the envoy', count: 21 }]);
      // With another secret nobody could tell the same people from others: they begin anew.
      await reopen({ minAskers: 3 }, { secret: 'another secret' });
      for (const person of ['ann', 'ben']) ask('who is the envoy', refusal, person);
      expect(await shown()).toEqual([]);
    });

    it('tells nobody who asked, who voted, or that two questions are one person’s', async () => {
      const people = Array.from({ length: 300 }, (_, n) => `person-${n}`);
      for (const person of people) ask('who is', answer('talks'), person);
      ask('the envoy', answer('doha'), 'person-1');
      await persistence.vote(vote({ context: { ...context, person: 'person-1' } }));
      await store.flush(5000);
      const kept = await dump();
      expect(kept).not.toContain('person-');
      const rows = await store.read((db) =>
        db.selectFrom('questions').select(['question', 'asker']).execute(),
      );
      // So few marks that each stands for several people: none proves that somebody asked.
      const marks = new Set(rows.map(({ asker }) => asker));
      expect(marks.size).toBeLessThanOrEqual(256);
      // What is made from all that the database holds is none of the marks: the key lies elsewhere.
      const votes = await store.read((db) => db.selectFrom('votes').select('id').execute());
      const secrets = [
        '',
        ...(await store.read((db) => db.selectFrom('meta').select('value').execute())).map(
          ({ value }) => value,
        ),
      ];
      for (const secret of secrets)
        expect(votes[0]!.id).not.toBe(createMarks(secret).vote(['discord', 'message-1', 'person-1']));
      expect(votes[0]!.id).toBe(createMarks(SECRET).vote(['discord', 'message-1', 'person-1']));
    });

    it('leaves out small talk, silence, notices and faults', async () => {
      for (const kind of ['small-talk', 'silence', 'notice', 'error'] as const)
        ask('who is', makeReply({ kind, body: '' }));
      ask(' <:wave:1> ', answer('talks'));
      await store.flush(1000);
      expect((await persistence.insights(context))?.asked).toBe(0);
    });

    it('keeps what it is told to: all, unanswered, or nothing', async () => {
      const refusal = makeReply({ kind: 'no-answer', reason: 'off-topic', body: '' });
      await reopen({ questionLog: 'unanswered' });
      ask('who is', answer('talks'));
      ask('who is the', refusal);
      await store.flush(1000);
      expect(await persistence.insights(context)).toMatchObject({
        asked: 1,
        answered: 0,
        refused: { 'off-topic': 1 },
      });
      await reopen({ questionLog: 'off' });
      ask('who is the envoy', refusal);
      await persistence.vote(vote());
      await store.flush(1000);
      const kept = await dump();
      expect(kept).not.toContain('who is the envoy');
    });

    it('made smaller erases nothing before its time, and says how to', async () => {
      ask('who is', answer('talks'));
      ask('who is the', makeReply({ kind: 'no-answer', reason: 'off-topic', body: '' }));
      for (const [questionLog, count] of [
        ['unanswered', 1],
        ['off', 2],
      ] as const) {
        log.lines.length = 0;
        await reopen({ questionLog });
        await persistence.erase();
        await persistence.erase();
        expect(await persistence.insights(context)).toMatchObject({ asked: 2 });
        expect(log.lines).toEqual([
          {
            level: 'warn',
            fields: { event: 'questions.kept', count, keep: questionLog, days: 90 },
            message: expect.stringContaining('set QUESTION_LOG_ERASE=true'),
          },
        ]);
      }
      now += 91 * DAY;
      await persistence.erase();
      expect(await dump()).not.toContain('who is');
    });

    it('made smaller keeps nothing of before where somebody has confirmed that', async () => {
      ask('who is', answer('talks'));
      ask('who is the', makeReply({ kind: 'no-answer', reason: 'off-topic', body: '' }));
      await persistence.vote(vote());
      await reopen({ questionLog: 'unanswered' }, { eraseEarlier: true });
      await persistence.erase();
      expect(await persistence.insights(context)).toMatchObject({ asked: 1, answered: 0, notHelpful: 1 });
      await reopen({ questionLog: 'off' }, { eraseEarlier: true });
      await persistence.erase();
      expect(log.lines).toContainEqual(
        expect.objectContaining({ fields: { event: 'questions.erased', count: 1, keep: 'off' } }),
      );
      expect(await persistence.insights(context)).toMatchObject({ asked: 0, notHelpful: 1 });
      expect(await dump()).not.toContain('who is');
    });

    it('is erased on time', async () => {
      ask('who is', answer('talks'));
      await persistence.vote(vote());
      persistence.sentReply(sent('m1'));
      persistence.interrupted(context, 'talks');
      await persistence.claim('event');
      now += 90 * DAY;
      await persistence.erase();
      expect(await persistence.insights(context)).toMatchObject({ asked: 1, notHelpful: 1 });
      now += DAY;
      await persistence.erase();
      const kept = JSON.parse(await dump()) as { table: string; rows: unknown[] }[];
      expect(kept.flatMap(({ table, rows }) => (table === 'meta' ? [] : rows))).toEqual([]);
    });
  });

  it('counts for the insights', async () => {
    for (const [question, reply, person = 'ann'] of [
      ['who is', answer('talks')],
      ['who is', answer('talks')],
      ['the envoy', answer('doha')],
      ['who', makeReply({ kind: 'suggestions', body: '' })],
      ['is the envoy', makeReply({ kind: 'no-answer', reason: 'not-in-article', body: '' })],
      ['is the envoy', makeReply({ kind: 'no-answer', reason: 'not-in-article', body: '' }), 'ben'],
      // Asked by one person alone, its words may tell who asked.
      ['the', makeReply({ kind: 'no-answer', reason: 'not-in-article', body: '' })],
      ['the', makeReply({ kind: 'no-answer', reason: 'not-in-article', body: '' })],
      ['is', makeReply({ kind: 'no-answer', reason: 'opinion', gap: 'views', body: '' })],
    ] as [string, Reply, string?][])
      persistence.record({ platform: 'discord', workspace: context.workspace, person, question, reply });
    await persistence.vote(vote());
    await persistence.vote(vote({ helpful: true, context: { ...context, person: 'ben' } }));
    expect(await persistence.insights(context)).toEqual({
      days: 90,
      asked: 9,
      answered: 3,
      offered: 1,
      refused: { 'not-in-article': 4, 'off-topic': 0, opinion: 1, 'after-article': 0 },
      helpful: 1,
      notHelpful: 1,
      topEntries: [
        { id: 'talks', count: 2 },
        { id: 'doha', count: 1 },
      ],
      topUnanswered: [{ id: 'is the envoy', count: 2 }],
    });
  });

  it('counts for each server or workspace apart', async () => {
    const elsewhere = { ...context, workspace: 'guild-2' };
    for (const workspace of ['guild-1', 'guild-2', 'guild-2', null])
      persistence.record({
        ...{ platform: 'discord', workspace, person: 'ann' },
        ...{ question: 'who is', reply: answer('talks') },
      });
    await persistence.vote(vote({ context: elsewhere, reply: 'message-9' }));
    expect(await persistence.insights(context)).toMatchObject({ asked: 1, helpful: 0, notHelpful: 0 });
    expect(await persistence.insights(elsewhere)).toMatchObject({ asked: 2, notHelpful: 1 });
    expect(await persistence.insights({ ...elsewhere, platform: 'slack' })).toMatchObject({ asked: 0 });
  });

  it('forgets everything of one that has removed the bot, and nothing of others', async () => {
    const elsewhere = { ...context, workspace: 'guild-2' };
    for (const each of [context, elsewhere]) {
      await persistence.setChannelMode(each, 'questions');
      persistence.record({
        platform: 'discord',
        workspace: each.workspace,
        person: 'ann',
        question: 'who is',
        reply: answer('talks'),
      });
      await persistence.vote(vote({ context: each, reply: each.workspace }));
      persistence.sentReply({ ...sent('m1'), workspace: each.workspace });
      persistence.interrupted(each, 'talks');
    }
    await store.flush(1000);
    await persistence.forget('discord', 'guild-1');
    expect(await persistence.channelMode(context)).toBe('mentions');
    expect(await persistence.channelMode(elsewhere)).toBe('questions');
    const kept = await dump();
    expect(kept).not.toContain('guild-1');
    expect(kept).toContain('guild-2');
    expect(await persistence.insights(elsewhere)).toMatchObject({ asked: 1, notHelpful: 1 });
  });

  it('still knows what a message states, and what was stated last in a thread', async () => {
    const { platform, workspace, channel } = sent('');
    const place = { platform, workspace, channel };
    persistence.sentReply({ ...sent('m1', 'talks'), thread: 't' });
    now += 1;
    persistence.sentReply({ ...sent('m2', 'doha'), thread: 't' });
    await store.flush(1000);
    expect(await persistence.statedBefore(place, { message: 'm1', thread: 't' })).toBe('talks');
    expect(await persistence.statedBefore(place, { message: null, thread: 't' })).toBe('doha');
    expect(await persistence.statedBefore(place, { message: 'm9', thread: null })).toBeNull();
    persistence.sentReply({ ...sent('m2'), thread: 't', entry: null });
    await store.flush(1000);
    expect(await persistence.statedBefore(place, { message: 'm2', thread: null })).toBeNull();
    expect(await persistence.statedBefore(place, { message: null, thread: 't' })).toBe('talks');
  });

  it('takes one vote a person and reply, changeable, without keeping who it was', async () => {
    await persistence.vote(vote());
    await persistence.vote(vote({ helpful: true }));
    await persistence.vote(vote({ helpful: true, reply: null }));
    await persistence.vote(vote({ helpful: true, reply: null }));
    expect(await persistence.insights(context)).toMatchObject({ helpful: 2, notHelpful: 0 });
    const kept = await dump();
    expect(kept).not.toMatch(/ann-4711|message-1|Dave|c1 ann/);
  });

  it('claims each event once', async () => {
    expect(await persistence.claim('Ev1')).toBe(true);
    expect(await persistence.claim('Ev1')).toBe(false);
    expect(await persistence.claim('Ev2')).toBe(true);
  });

  describe('corrections', () => {
    const platform = (correct: Correctable['correct']): Correctable => ({
      platform: 'discord',
      isConnected: () => true,
      correct,
    });
    const current = (entry: string) => ({ revision: revisions.get(entry) ?? 1, reply: answer(entry) });

    it('are looked up in peace: a process that is busy for a second puts none off', async () => {
      persistence.sentReply(sent('m1'));
      await store.flush(1000);
      revisions.set('talks', 2);
      // What is read for a reply would be given up by then.
      const busy: Store = {
        ...store,
        read: (query, ms = 150) =>
          ms > 1000 ? store.read(query, ms) : Promise.reject(new Error(`A read took longer than ${ms} ms.`)),
      };
      const unhurried = createPersistence(busy, {
        log,
        clock: () => now,
        policy: { questionLog: 'all', questionDays: 90, minAskers: 2, correctionDays: 7 },
        eraseEarlier: false,
        isKnown: () => true,
        marks: createMarks(SECRET),
        revisionOf: (entry) => revisions.get(entry) ?? null,
      });
      expect(await unhurried.correct(current, [platform(async () => 'edited')])).toMatchObject({
        corrected: 1,
      });
    });

    it('reach the replies that stated an entry before it changed, once, and say when', async () => {
      for (const message of ['m1', 'm2']) persistence.sentReply(sent(message));
      persistence.sentReply(sent('m3', 'doha'));
      await store.flush(1000);
      const edited: [SentReply, Reply][] = [];
      const adapter = platform(async (what, reply) => {
        edited.push([what, reply]);
        return 'edited';
      });
      expect(await persistence.correct(current, [adapter])).toMatchObject({ corrected: 0 });

      revisions.set('talks', 2);
      now += 6 * DAY;
      expect(await persistence.correct(current, [adapter])).toEqual({ corrected: 2, gone: 0, failed: 0 });
      expect(edited.map(([{ message }]) => message)).toEqual(['m1', 'm2']);
      expect(edited[0]).toEqual([
        sent('m1'),
        { ...answer('talks'), body: 'It is so.\n_Corrected on 2026-03-16._' },
      ]);
      now += HOUR;
      expect(await persistence.correct(current, [adapter])).toMatchObject({ corrected: 0 });
    });

    it('leave replies alone that are older than the days set, and keep none of them', async () => {
      persistence.sentReply(sent('m1'));
      await store.flush(1000);
      revisions.set('talks', 2);
      now += 7 * DAY + 1;
      expect(await persistence.correct(current, [platform(async () => 'edited')])).toMatchObject({
        corrected: 0,
      });
      await persistence.erase();
      expect(await dump()).not.toContain('m1');
      await reopen({ correctionDays: 0 });
      persistence.sentReply(sent('m2'));
      await store.flush(1000);
      expect(await dump()).not.toContain('m2');
    });

    it('forget a message that is gone, and try again where the platform failed', async () => {
      for (const message of ['gone', 'fails', 'broken']) persistence.sentReply(sent(message));
      await store.flush(1000);
      revisions.set('talks', 2);
      let down = true;
      const adapter = platform(async ({ message }) => {
        if (message === 'gone') return 'gone';
        if (message === 'broken') throw new Error('503');
        return down ? 'failed' : 'edited';
      });
      expect(await persistence.correct(current, [adapter])).toEqual({ corrected: 0, gone: 1, failed: 2 });
      down = false;
      now += HOUR;
      expect(await persistence.correct(current, [adapter])).toEqual({ corrected: 1, gone: 0, failed: 1 });
    });
  });
});

describe('without a store', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('the memory answers at once with safe defaults, keeps to the limits, and catches up', async () => {
    const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
    const folder = mkdtempSync('/tmp/backchannel-');
    // A file where the folder should be.
    writeFileSync(`${folder}/data`, '');
    const store = testStore({ kind: 'sqlite', path: `${folder}/data/backchannel.db` }, { patience: 150 });
    const persistence = createPersistence(store, {
      log: memoryLog(),
      policy: { questionLog: 'all', questionDays: 90, minAskers: 2, correctionDays: 7 },
      isKnown: () => true,
      marks: createMarks(SECRET),
      revisionOf: () => 1,
    });
    await persistence.start();
    // No clock goes on: whatever waited for one would never come back.
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
    expect(persistence.health().available).toBe(false);
    expect(await persistence.channelMode(context)).toBe('mentions');
    expect(await persistence.setChannelMode(context, 'questions')).toBe('held');
    expect(await persistence.channelMode(context)).toBe('questions');
    expect(await persistence.mayInterrupt(context, 'talks', Date.now())).toBe(true);
    persistence.interrupted(context, 'talks');
    expect(await persistence.mayInterrupt(context, 'talks', Date.now())).toBe(false);
    for (const person of ['ann', 'ben'])
      expect(await persistence.vote(vote({ context: { ...context, person } }))).toBe('held');
    expect(await persistence.mayInterrupt(context, 'doha', Date.now())).toBe(false);
    persistence.record({
      platform: 'discord',
      workspace: context.workspace,
      person: 'ann',
      question: 'who',
      reply: answer('talks'),
    });
    persistence.sentReply(sent('m1'));
    expect(await persistence.claim('Ev')).toBe(true);
    expect(await persistence.claim('Ev')).toBe(false);
    expect(await persistence.insights(context)).toBeNull();
    vi.useRealTimers();

    rmSync(`${folder}/data`);
    mkdirSync(`${folder}/data`);
    await expect
      .poll(() => persistence.health(), SOON)
      .toMatchObject({ available: true, waiting: 0, lost: 0 });
    expect(await persistence.insights(context)).toMatchObject({ asked: 1, notHelpful: 2 });
    expect(await persistence.mayInterrupt(context, 'doha', Date.now())).toBe(false);
    await persistence.stop();
    rmSync(folder, { recursive: true });
  });
});

describe('a memory whose folder cannot be made', () => {
  const { path, remove } = temporaryFolder();
  afterAll(remove);

  async function stopAfter(work: (persistence: RunningPersistence) => unknown) {
    // A file where the folder should be.
    writeFileSync(join(path, 'data'), '');
    const log = memoryLog();
    const location = { kind: 'sqlite', path: join(path, 'data', 'backchannel.db') } as const;
    const persistence = createPersistence(testStore(location, { log }), {
      log,
      policy: { questionLog: 'all', questionDays: 90, minAskers: 2, correctionDays: 7 },
      isKnown: () => true,
      marks: createMarks(SECRET),
      revisionOf: () => 1,
    });
    await persistence.start();
    await work(persistence);
    await persistence.stop(1);
    return log.lines.map(({ fields }) => fields);
  }

  it('stops without a word where nobody has asked anything', async () => {
    const lines = await stopAfter(() => {});
    expect(lines).toContainEqual(expect.objectContaining({ event: 'store.unavailable' }));
    expect(lines).not.toContainEqual(expect.objectContaining({ event: 'store.writes_lost' }));
  });

  it('says how much is lost of what somebody has set or asked', async () => {
    const lines = await stopAfter((persistence) => persistence.setChannelMode(context, 'off'));
    expect(lines).toContainEqual({ event: 'store.writes_lost', lost: 1 });
  });
});

describe.each(databases().filter(({ name }) => name !== 'SQLite'))('two processes on $name', (database) => {
  beforeAll(() => database.up());
  afterAll(() => database.down());

  it('answer an event once between them, and see what the other one has set', async () => {
    const { location, drop } = await database.fresh();
    let now = Date.UTC(2026, 2, 10);
    const memories = await Promise.all(
      [1, 2].map(async () => {
        const persistence = createPersistence(testStore(location), {
          log: memoryLog(),
          clock: () => now,
          policy: { questionLog: 'all', questionDays: 90, minAskers: 2, correctionDays: 7 },
          isKnown: () => true,
          marks: createMarks(SECRET),
          revisionOf: () => 1,
        });
        await persistence.start();
        return persistence;
      }),
    );
    const [one, two] = memories as [RunningPersistence, RunningPersistence];
    for (let n = 0; n < 20; n++) {
      const claims = await Promise.all([one.claim(`Ev${n}`), two.claim(`Ev${n}`)]);
      expect(claims.filter(Boolean)).toHaveLength(1);
    }
    expect(await two.channelMode(context)).toBe('mentions');
    expect(await one.setChannelMode(context, 'questions')).toBe('stored');
    now += 6_000;
    expect(await two.channelMode(context)).toBe('questions');
    expect(await one.mayInterrupt(context, 'talks', now)).toBe(true);
    one.interrupted(context, 'talks');
    await one.vote(vote());
    expect(await two.mayInterrupt(context, 'talks', now)).toBe(false);
    await two.vote(vote({ helpful: true }));
    expect(await one.insights(context)).toMatchObject({ helpful: 1, notHelpful: 0 });
    await Promise.all(memories.map((persistence) => persistence.stop()));
    await drop();
  });

  it('that have no secret in common count nobody twice', async () => {
    const { location, drop } = await database.fresh();
    const start = async (secret: string) => {
      const store = testStore(location);
      const persistence = createPersistence(store, {
        log: memoryLog(),
        policy: { questionLog: 'all', questionDays: 90, minAskers: 2, correctionDays: 7 },
        isKnown: () => true,
        marks: createMarks(secret),
        revisionOf: () => 1,
      });
      await persistence.start();
      await store.flush(5_000);
      return { store, persistence };
    };
    const both = [await start('one'.repeat(20)), await start('two'.repeat(20))] as const;
    const asks = (person: string) => ({
      ...context,
      person,
      question: 'who is the envoy',
      reply: { ...answer('talks'), kind: 'no-answer', entry: null } as const,
    });
    for (const { persistence } of both) {
      persistence.interrupted(context, 'talks');
      persistence.record(asks('ann'));
      await persistence.vote(vote());
    }
    for (const { store } of both) await store.flush(5_000);
    const [{ persistence: first }, { persistence: last, store }] = both;
    expect((await first.insights(context))?.topUnanswered).toEqual([]);
    // Two votes of one person make nobody pause.
    const pauses = await store.read((db) => db.selectFrom('channel_pauses').select('quiet_until').execute());
    expect(pauses.filter(({ quiet_until }) => quiet_until > 0)).toEqual([]);
    last.record(asks('ben'));
    await store.flush(5_000);
    expect((await first.insights(context))?.topUnanswered).toEqual([{ id: 'who is the envoy', count: 3 }]);
    for (const { persistence } of both) await persistence.stop();
    await drop();
  });
});
