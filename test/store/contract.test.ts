import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type ChannelKey,
  eraseInterruptions,
  readInterruptions,
  readMode,
  readPause,
  writeInterruption,
  writeMode,
  writePause,
} from '../../src/store/channels.ts';
import { claimEvent, eraseClaims } from '../../src/store/claims.ts';
import { ignoredQuestions, ignoreQuestions } from '../../src/store/ignored.ts';
import { eraseInstallation, readInstallation, writeInstallation } from '../../src/store/installations.ts';
import {
  askedQuestions,
  countOutcomes,
  eraseQuestions,
  type LoggedQuestion,
  outcomesByDay,
  topEntries,
  topUnanswered,
  writeQuestion,
} from '../../src/store/questions.ts';
import {
  eraseSent,
  forgetSent,
  markCorrected,
  outdatedReplies,
  type StoredReply,
  statedEntries,
  writeSent,
} from '../../src/store/sent.ts';
import type { Store } from '../../src/store/store.ts';
import {
  badlyRated,
  countVotes,
  eraseVotes,
  type StoredVote,
  votesBySubject,
  writeVote,
} from '../../src/store/votes.ts';
import { databases, testStore } from './databases.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

const channel: ChannelKey = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const elsewhere: ChannelKey = { ...channel, channel: 'C2' };

const question = (id: string, parts: Partial<LoggedQuestion> = {}): LoggedQuestion => ({
  id,
  day: '2026-03-01',
  platform: 'slack',
  workspace: 'T1',
  question: 'who pays for the hotel?',
  outcome: 'no-answer',
  reason: 'not-in-article',
  entry: null,
  gap: null,
  asker: null,
  ...parts,
});

const reply = (message: string, parts: Partial<StoredReply> = {}): StoredReply => ({
  ...channel,
  message,
  thread: '',
  entry: 'talks-place',
  revision: 1,
  at: 1_000,
  ...parts,
});

const vote = (parts: Partial<StoredVote> = {}): StoredVote => ({
  day: '2026-03-01',
  platform: 'slack',
  workspace: 'T1',
  kind: 'entry',
  subject: 'talks-place',
  helpful: false,
  question: 'where is it?',
  ...parts,
});

describe.each(databases())('the store on $name', (database) => {
  let store: Store;
  let drop: () => Promise<void>;

  beforeAll(() => database.up());
  afterAll(() => database.down());
  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    store = testStore(fresh.location, { connections: database.connections });
    await store.start();
  });
  afterEach(async () => {
    await store.stop();
    await drop();
  });

  it('works from the first start on, with tables of its own making', () => {
    expect(store.health()).toMatchObject({ available: true, waiting: 0, lost: 0 });
  });

  it('keeps the mode of a channel, the last one set', async () => {
    expect(await store.read((db) => readMode(db, channel))).toBeNull();
    expect(await store.write((db) => writeMode(db, channel, 'questions', 1))).toBe(true);
    await store.write((db) => writeMode(db, channel, 'off', 1_772_000_000_000));
    expect(await store.read((db) => readMode(db, channel))).toBe('off');
    expect(await store.read((db) => readMode(db, elsewhere))).toBeNull();
  });

  it('keeps the pause of a channel and the times it spoke up', async () => {
    expect(await store.read((db) => readPause(db, channel))).toEqual({
      notHelpful: 0,
      quietUntil: 0,
      voter: '',
    });
    const until = 1_772_000_000_000;
    await store.write((db) => writePause(db, channel, { notHelpful: 1, quietUntil: 0, voter: 'a' }));
    await store.write((db) => writePause(db, channel, { notHelpful: 0, quietUntil: until, voter: 'b' }));
    expect(await store.read((db) => readPause(db, channel))).toEqual({
      notHelpful: 0,
      quietUntil: until,
      voter: 'b',
    });

    await store.write((db) => writeInterruption(db, 'i1', channel, { entry: 'a', at: 10 }));
    await store.write((db) => writeInterruption(db, 'i1', channel, { entry: 'a', at: 10 }));
    await store.write((db) => writeInterruption(db, 'i2', channel, { entry: 'b', at: 20 }));
    await store.write((db) => writeInterruption(db, 'i3', elsewhere, { entry: 'c', at: 20 }));
    expect(await store.read((db) => readInterruptions(db, channel, 0))).toEqual([
      { entry: 'a', at: 10 },
      { entry: 'b', at: 20 },
    ]);
    await store.write((db) => eraseInterruptions(db, 20));
    expect(await store.read((db) => readInterruptions(db, channel, 0))).toEqual([{ entry: 'b', at: 20 }]);
  });

  it('counts what was asked, and erases it by the day', async () => {
    const rows = [
      question('1', { asker: 'aa' }),
      question('2', { asker: 'aa' }),
      question('2', { asker: 'aa' }),
      question('3', { day: '2026-03-02', asker: 'bb' }),
      question('4', { outcome: 'answer', reason: null, entry: 'talks-place', question: 'where' }),
      question('5', { gap: 'costs', question: 'what does it cost' }),
      question('6', { day: '2025-12-01', question: 'an old one' }),
    ];
    for (const row of rows) await store.write((db) => writeQuestion(db, row));

    const since = '2026-01-01';
    expect(await store.read((db) => topUnanswered(db, channel, since, 5, 2))).toEqual([
      { id: 'who pays for the hotel?', count: 3 },
    ]);
    expect(await store.read((db) => topUnanswered(db, channel, since, 5, 3))).toEqual([]);
    expect(await store.read((db) => topEntries(db, channel, since, 5))).toEqual([
      { id: 'talks-place', count: 1 },
    ]);
    const outcomes = await store.read((db) => countOutcomes(db, channel, since));
    expect(outcomes).toContainEqual({ outcome: 'no-answer', reason: 'not-in-article', count: 4 });
    expect(outcomes).toContainEqual({ outcome: 'answer', reason: null, count: 1 });
    const asked = await store.read((db) => askedQuestions(db, since));
    expect(asked.map(({ question: text, day, count }) => [text, day, count])).toEqual([
      ['what does it cost', '2026-03-01', 1],
      ['where', '2026-03-01', 1],
      ['who pays for the hotel?', '2026-03-01', 2],
      ['who pays for the hotel?', '2026-03-02', 1],
    ]);

    await store.write((db) => writeQuestion(db, question('7', { platform: 'discord', workspace: 'G1' })));
    const refused = { outcome: 'no-answer', reason: 'not-in-article' };
    expect(await store.read((db) => outcomesByDay(db, since))).toEqual([
      { day: '2026-03-01', platform: 'discord', ...refused, count: 1 },
      { day: '2026-03-01', platform: 'slack', outcome: 'answer', reason: null, count: 1 },
      { day: '2026-03-01', platform: 'slack', ...refused, count: 3 },
      { day: '2026-03-02', platform: 'slack', ...refused, count: 1 },
    ]);

    await store.write((db) => eraseQuestions(db, '2026-03-02'));
    expect(await store.read((db) => askedQuestions(db, '0000-01-01'))).toHaveLength(1);
  });

  it('takes one vote a person and reply, which can be changed', async () => {
    const key = 'one person, one reply';

    const changed: boolean[] = [];
    const cast = (id: string, one: StoredVote) =>
      store.write(async (db) => void changed.push(await writeVote(db, id, one)));
    await cast(key, vote());
    await cast(key, vote());
    await cast('another', vote({ question: null }));
    expect(await store.read((db) => countVotes(db, channel, '2026-01-01'))).toEqual({
      helpful: 0,
      notHelpful: 2,
    });
    await cast(key, vote({ helpful: true, question: null }));
    expect(changed).toEqual([true, false, true, true]);
    expect(await store.read((db) => countVotes(db, channel, '2026-01-01'))).toEqual({
      helpful: 1,
      notHelpful: 1,
    });
    expect(await store.read((db) => badlyRated(db, '2026-01-01'))).toEqual([
      { day: '2026-03-01', kind: 'entry', subject: 'talks-place', question: null, count: 1 },
    ]);
    expect(await store.read((db) => votesBySubject(db, '2026-01-01'))).toEqual([
      { kind: 'entry', subject: 'talks-place', helpful: 1, notHelpful: 1 },
    ]);
    await store.write((db) => eraseVotes(db, '2026-03-02'));
    expect(await store.read((db) => countVotes(db, channel, '2026-01-01'))).toEqual({
      helpful: 0,
      notHelpful: 0,
    });
  });

  it('finds the replies that state an entry as it was before', async () => {
    for (const one of [
      reply('m1'),
      reply('m2', { revision: 2 }),
      reply('m3', { entry: 'other' }),
      reply('m4', { at: 5 }),
    ])
      await store.write((db) => writeSent(db, one));
    const outdated = () => store.read((db) => outdatedReplies(db, 'talks-place', 2, 100));
    expect(await outdated()).toEqual([reply('m1')]);
    expect(await store.read(statedEntries)).toEqual(['other', 'talks-place']);
    await store.write((db) => markCorrected(db, reply('m1'), 2));
    expect(await outdated()).toEqual([]);
    await store.write((db) => forgetSent(db, reply('m3')));
    await store.write((db) => eraseSent(db, 100));
    expect(await store.read(statedEntries)).toEqual(['talks-place']);
  });

  it('keeps for good what the maintainers do not want to see', async () => {
    await store.write((db) => ignoreQuestions(db, ['b', 'a', 'b'], 1));
    await store.write((db) => ignoreQuestions(db, ['a'], 2));
    expect(await store.read(ignoredQuestions)).toEqual(['a', 'b']);
  });

  it('gives an event to the first that claims it', async () => {
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => store.read((db) => claimEvent(db, 'Ev1', 1_772_000_000_000))),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    await store.write((db) => eraseClaims(db, 1_772_000_000_001));
    expect(await store.read((db) => claimEvent(db, 'Ev1', 1))).toBe(true);
  });

  it('keeps Slack installations as the sealed texts they are', async () => {
    await store.write((db) => writeInstallation(db, 'T1', 'sealed once', 1));
    await store.write((db) => writeInstallation(db, 'T1', 'sealed twice', 2));
    expect(await store.read((db) => readInstallation(db, 'T1'))).toBe('sealed twice');
    expect(await store.read((db) => readInstallation(db, 'T2'))).toBeNull();
    await store.write((db) => eraseInstallation(db, 'T1'));
    expect(await store.read((db) => readInstallation(db, 'T1'))).toBeNull();
  });

  it('writes in order, all of one moment in one transaction, and a refused write harms no other', async () => {
    const modes = ['mentions', 'questions', 'off'];
    const writes = modes.map((mode, at) => store.write((db) => writeMode(db, channel, mode, at)));
    const refused = store.write(async (db) => {
      await db.insertInto('claims').values({ event: 'same', at: 1 }).execute();
      await db.insertInto('claims').values({ event: 'same', at: 1 }).execute();
    });
    const after = store.write((db) => writeMode(db, elsewhere, 'off', 9));
    expect(await Promise.all([...writes, refused, after])).toEqual([true, true, true, false, true]);
    expect(await store.read((db) => readMode(db, channel))).toBe('off');
    expect(await store.read((db) => readMode(db, elsewhere))).toBe('off');
    expect(store.health()).toMatchObject({ available: true, waiting: 0, lost: 1 });
  });

  it('keeps it all over a restart', async () => {
    const fresh = await database.fresh();
    const first = testStore(fresh.location);
    await first.start();
    await first.write((db) => writeMode(db, channel, 'questions', 1));
    await first.stop();
    const second = testStore(fresh.location);
    await second.start();
    expect(await second.read((db) => readMode(db, channel))).toBe('questions');
    await second.stop();
    await fresh.drop();
  });
});
