import { beforeEach, describe, expect, it } from 'vitest';
import type { Core } from '../../src/core/core.ts';
import { UserError } from '../../src/core/errors.ts';
import { makeReply, type Reply } from '../../src/core/reply.ts';
import { createRouter, type RouterDeps } from '../../src/core/router.ts';
import { withCalibration } from '../../src/engine/engine.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { createFakePersistence, type FakePersistence } from '../doubles/persistence.ts';
import { libraryEngine } from '../stories/library.ts';
import { NASTY } from '../text/strings.ts';
import { action, command, context, message } from './context.ts';

const notice = (body: string): Reply => makeReply({ kind: 'notice', body, delivery: 'private' });

let persistence: FakePersistence;
let log: ReturnType<typeof captureLog>;
let now: number;
let core: Core;

function route(deps: Partial<RouterDeps> = {}): Core {
  return createRouter({
    engine: libraryEngine,
    persistence,
    log: log.log,
    now: () => now,
    ...deps,
  });
}

beforeEach(() => {
  persistence = createFakePersistence();
  log = captureLog();
  now = 1_000_000;
  core = route();
});

describe('a message to the bot', () => {
  it('is answered, and recorded', async () => {
    const reply = await core.dispatch(message('when does it open on sundays'));
    expect(reply).toMatchObject({ kind: 'answer', facts: ['sunday'] });
    expect(persistence.recorded).toMatchObject([
      { platform: 'discord', question: 'when does it open on sundays', reply: { kind: 'answer' } },
    ]);
  });

  it('is a command when it reads like one', async () => {
    const typed = await core.dispatch(message('explain reasons'));
    expect(typed).toEqual(await core.dispatch(command('explain', { topic: 'reasons' })));
    expect(await core.dispatch(message("what's next?"))).toMatchObject({ title: "What's next" });
  });

  it('in a channel where the bot is off gets a private notice; in a direct message an answer', async () => {
    persistence.mode = 'off';
    expect(await core.dispatch(message('when does it open on sundays'))).toMatchObject({
      kind: 'notice',
      delivery: 'private',
    });
    expect(await core.dispatch(message('/when-does-it-open-on-sundays'))).toMatchObject({ kind: 'notice' });
    expect(persistence.recorded).toEqual([]);
    expect(await core.dispatch(message('when does it open on sundays', { direct: true }))).toMatchObject({
      kind: 'answer',
    });
  });

  it('is answered without any memory', async () => {
    const forgetful = route({ persistence: null });
    expect(await forgetful.dispatch(message('when does it open on sundays'))).toMatchObject({
      kind: 'answer',
    });
  });
});

describe('a message to nobody', () => {
  const ask = (text = 'when does the library open on sundays?') =>
    core.dispatch(message(text, {}, 'ambient'));

  it('gets silence by default, and without a memory', async () => {
    expect(await ask()).toMatchObject({ kind: 'silence' });
    expect(await core.listens(context())).toBe(false);
    core = route({ persistence: null });
    expect(await ask()).toMatchObject({ kind: 'silence' });
    expect(await core.listens(context())).toBe(false);
  });

  it('is read where the channel has opted in, and nowhere else', async () => {
    persistence.mode = 'questions';
    expect(await core.listens(context())).toBe(true);
    persistence.mode = 'off';
    expect(await core.listens(context())).toBe(false);
  });

  it('is answered at most where the memory lets the bot in, and that counts', async () => {
    persistence.mode = 'questions';
    // The calibration is another story's; an engine that is easily sure shows the way of the answer.
    const { calibration } = libraryEngine();
    const bold = withCalibration(libraryEngine(), {
      ...calibration,
      ambient: { confidence: 0, onSubject: 0 },
      ambientTopicLogOdds: -9,
    });
    core = route({ engine: () => bold });
    const reply = await ask();
    expect(reply).toMatchObject({ kind: 'answer', facts: ['sunday'] });
    expect(persistence.interruptions).toMatchObject([{ entry: reply.entry }]);
    persistence.mayAnswerUnasked = false;
    expect(await ask()).toMatchObject({ kind: 'silence' });
    expect(persistence.interruptions).toHaveLength(1);
  });

  it('is never taken for a command', async () => {
    persistence.mode = 'questions';
    expect(await ask('/help')).toMatchObject({ kind: 'silence' });
    expect(await ask('explain hours')).not.toMatchObject({ kind: 'notice' });
  });
});

describe('what a message goes on from', () => {
  const place = { platform: 'discord', workspace: 'W1', channel: 'C1' } as const;
  const inReplyTo = (text: string, own: string | null, thread: string | null = null, person = 'ben') => ({
    ...message(text, { conversation: thread ?? `C1:${person}`, person }),
    continues: { message: own, thread },
  });

  it('is the message that it replies to, whoever was answered there', async () => {
    const first = await core.dispatch(message('who pays for it'));
    core.stands({ ...place, message: 'M1' }, first, 'who pays for it');
    await core.dispatch(message('when does it open on sundays', { conversation: 'C1:ben', person: 'ben' }));
    const reply = await core.dispatch(inReplyTo('and why?', 'M1'));
    expect(reply).toMatchObject({ kind: 'answer', facts: ['reason'] });
  });

  it('after a restart is what the store says that the message states, or the thread last', async () => {
    persistence.stated.set('M1', 'costs').set('T1', 'costs');
    const alone = await core.dispatch(message('and why?', { conversation: 'C9:eve' }));
    expect(alone).not.toMatchObject({ facts: ['reason'] });
    for (const asked of [inReplyTo('and why?', 'M1'), inReplyTo('and why?', null, 'T1')])
      expect(await core.dispatch(asked)).toMatchObject({ kind: 'answer', facts: ['reason'] });
    persistence.stated.set('M2', 'no-longer-there');
    expect(await core.dispatch(inReplyTo('and why?', 'M2', null, 'zoe'))).toEqual(alone);
  });

  it('is nothing where a reply said nothing of the story', async () => {
    const hello = await core.dispatch(message('hello'));
    core.stands({ ...place, message: 'M1' }, hello, 'hello');
    const about = message('who pays for it', { conversation: 'C1:ben' });
    await core.dispatch(about);
    const alone = await core.dispatch(message('and why?', { conversation: 'C9:eve' }));
    expect(await core.dispatch(inReplyTo('and why?', 'M1'))).toEqual(alone);
  });
});

describe('what somebody says after a reply, among others', () => {
  const goesOn = (text: string) => core.dispatch(message(text, {}, 'follow-up'));
  beforeEach(() => core.dispatch(message('who pays for it')));

  it.each(['and why?', 'when does it open on sundays', 'says who'])('is answered: %s', async (text) => {
    expect((await goesOn(text)).kind).not.toBe('silence');
  });

  it.each(['thanks', 'good to know', 'you guys coming?', 'Ines, can you look?', 'is the deploy done, folks'])(
    'is left to people, and not kept: %s',
    async (text) => {
      const { length } = persistence.recorded;
      expect(await goesOn(text)).toMatchObject({ kind: 'silence', delivery: 'withdraw' });
      expect(persistence.recorded).toHaveLength(length);
    },
  );

  it('is overheard talk where the channel has opted in', async () => {
    persistence.mode = 'questions';
    expect(await goesOn('good to know')).toMatchObject({ kind: 'silence' });
  });
});

describe('a message that only points above', () => {
  it.each(['', ' ', '?', 'answer this', 'can you answer that please', 'is this true?', 'fact check'])(
    'is known: %j',
    (text) => expect(core.pointsAbove(text)).toBe(true),
  );
  it.each(['answer me', 'is the envoy true to his word', 'this library', 'who is this'])(
    'is no other: %j',
    (text) => expect(core.pointsAbove(text)).toBe(false),
  );
});

describe('a follow-up', () => {
  const openingHours = message('when does it open on sundays');
  const more = message('tell me more');

  it('is read in the light of the last answer for ten minutes', async () => {
    const first = await core.dispatch(openingHours);
    now += 9 * 60_000;
    const second = await core.dispatch(more);
    expect(second).toMatchObject({ kind: 'answer' });
    expect(second.entry).not.toBe(first.entry);
    now += 10 * 60_000 + 1;
    expect(await core.dispatch(more)).not.toMatchObject({ kind: 'answer', confidence: 0.99 });
  });

  it('belongs to its own conversation', async () => {
    const alone = await core.dispatch(message('tell me more', { conversation: 'C1:ben' }));
    await core.dispatch(openingHours);
    expect(await core.dispatch(message('tell me more', { conversation: 'C1:ben' }))).toEqual(alone);
  });

  it.each([
    ['a command', command('explain', { topic: 'costs' })],
    ['a button', action('entry:costs')],
  ])('may follow %s', async (_, invocation) => {
    await core.dispatch(invocation);
    expect(await core.dispatch(more)).toMatchObject({ kind: 'answer' });
  });
});

describe('the error ladder', () => {
  const broken = (error: unknown): Core =>
    route({
      engine() {
        throw error;
      },
    });

  it('gives a fault of ours an apology with a report id that the log carries too', async () => {
    const reply = await broken(new Error('the shelf fell down')).dispatch(message('hello'));
    expect(reply).toMatchObject({ kind: 'error', delivery: 'private' });
    const [id] = /[0-9a-f]{8}$/.exec(reply.body) ?? [];
    expect(id).toBeDefined();
    const [line] = log.lines();
    expect(line).toMatchObject({ report: id, platform: 'discord', err: { message: 'the shelf fell down' } });
    expect(JSON.stringify(reply)).not.toMatch(/shelf|\.ts|at /);
  });

  it('tells nobody of it who was merely overheard', async () => {
    const fault = new Error('the shelf fell down');
    expect(await broken(fault).dispatch(message('hello', {}, 'ambient'))).toMatchObject({ kind: 'silence' });
    persistence.channelMode = async () => {
      throw fault;
    };
    expect(await core.dispatch(message('hello', {}, 'ambient'))).toMatchObject({ kind: 'silence' });
    expect(log.text()).toContain('the shelf fell down');
  });

  it('never logs what was asked, nor who asked', async () => {
    await broken(new Error('broken')).dispatch(message('my secret question', { person: 'ann-the-asker' }));
    expect(log.text()).not.toMatch(/secret question|ann-the-asker/);
  });

  it('gives what the user can mend its own sentence, and logs no fault', async () => {
    const reply = await broken(new UserError('command.bad_option', 'Please say which day.')).dispatch(
      message('hello'),
    );
    expect(reply).toMatchObject({ kind: 'notice', body: 'Please say which day.', delivery: 'private' });
    expect(log.text()).toBe('');
  });

  it('bears anything that is thrown', async () => {
    for (const thrown of ['text', null, undefined, 42, { message: 'odd' }])
      expect(await broken(thrown).dispatch(message('hello'))).toMatchObject({ kind: 'error' });
  });

  it('bears a memory that fails', async () => {
    persistence.channelMode = async () => {
      throw new Error('disk full');
    };
    expect(await core.dispatch(message('hello'))).toMatchObject({ kind: 'error', delivery: 'private' });
  });

  it('never rejects and never says nothing, whatever is sent', async () => {
    for (const text of Object.values(NASTY)) {
      for (const invocation of [
        message(text),
        command(text),
        command('explain', { topic: text }),
        action(text),
      ]) {
        const reply = await core.dispatch(invocation);
        expect(reply.kind).not.toBe('error');
        expect(reply.body.length).toBeGreaterThan(0);
      }
      expect(core.complete('explain', 'topic', text)).toBeInstanceOf(Array);
    }
  });
});

describe('the router', () => {
  it('shows its pages without counting a question', async () => {
    core = route({ limiter: () => notice('too many') });
    const readers = { platform: 'discord', locale: null };
    expect(core.page('about', readers)).toEqual(await route().dispatch(command('about')));
    expect(core.page('help', readers)).toEqual(await route().dispatch(command('help')));
    expect(core.page('privacy', readers)).toEqual(
      await route().dispatch(command('about', { subject: 'privacy' })),
    );
  });

  it('lets the limiter speak first', async () => {
    core = route({ limiter: () => notice('too many') });
    expect(await core.dispatch(message('who pays'))).toMatchObject({ body: 'too many' });
    core = route({
      limiter() {
        throw new Error('cannot count');
      },
    });
    expect(await core.dispatch(message('who pays'))).toMatchObject({ kind: 'error' });
    expect(persistence.recorded).toEqual([]);
  });

  it('answers from another engine as soon as there is one', async () => {
    let engine = libraryEngine();
    core = route({ engine: () => engine });
    expect((await core.dispatch(action('entry:costs'))).body).toContain('40,000');
    const entries = new Map(engine.knowledge.entries);
    entries.set('costs', { ...entries.get('costs')!, answer: 'It is free now.' });
    engine = { ...engine, knowledge: { ...engine.knowledge, entries } };
    expect((await core.dispatch(action('entry:costs'))).body).toBe('It is free now.');
  });

  it('completes the topic of /explain, and nothing else', () => {
    expect(core.complete('explain', 'topic', 'voi').map(({ value }) => value)).toContain('voices');
    expect(core.complete('ask', 'question', 'w')).toEqual([]);
    expect(core.complete('explain', 'private', '')).toEqual([]);
    expect(core.complete('constructor', '__proto__', '')).toEqual([]);
  });

  it('hands on what was sent', () => {
    const sent = {
      platform: 'discord',
      workspace: 'W1',
      channel: 'C1',
      message: 'M1',
      thread: null,
      entry: 'costs',
    } as const;
    core.sent(sent);
    expect(persistence.sentReplies).toEqual([sent]);
  });
});
