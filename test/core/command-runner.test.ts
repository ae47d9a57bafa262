import { beforeEach, describe, expect, it } from 'vitest';
import type { Core } from '../../src/core/core.ts';
import { createRouter } from '../../src/core/router.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { createFakePersistence } from '../doubles/persistence.ts';
import { libraryEngine } from '../stories/library.ts';
import { command, context, message } from './context.ts';

let log: ReturnType<typeof captureLog>;
let core: Core;
beforeEach(() => {
  log = captureLog();
  core = createRouter({
    engine: libraryEngine,
    persistence: createFakePersistence(),
    log: log.log,
    now: () => 1_000_000,
  });
});

describe('a command', () => {
  it.each([
    ['explain', { topic: 'hours' }, 'answer'],
    ['whats-next', {}, 'answer'],
    ['ask', { question: 'who pays for it' }, 'answer'],
    ['about', {}, 'notice'],
    ['help', {}, 'notice'],
  ] as const)('/%s', async (name, options, kind) => {
    expect(await core.dispatch(command(name, options))).toMatchObject({ kind });
  });

  it('keeps private what the asker wants private', async () => {
    for (const [name, option] of [
      ['explain', { topic: 'hours' }],
      ['ask', { question: 'who pays' }],
      ['whats-next', {}],
    ] as const) {
      const hidden = { ...option, private: true };
      expect(await core.dispatch(command(name, option))).toMatchObject({ delivery: 'public' });
      expect(core.visibility(name, option)).toBe('public');
      expect(await core.dispatch(command(name, hidden))).toMatchObject({ delivery: 'private' });
      expect(core.visibility(name, hidden)).toBe('private');
    }
    expect(core.visibility('nothing', {})).toBe('private');
  });

  it('that is unknown gets a plain sentence, not at length', async () => {
    for (const name of ['explode', 'constructor', '__proto__', 'x'.repeat(1000)]) {
      const reply = await core.dispatch(command(name));
      expect(reply).toMatchObject({ kind: 'notice', delivery: 'private' });
      expect(reply.body).toMatch(/help/);
      expect(reply.body.length).toBeLessThan(120);
    }
    expect((await core.dispatch(message('/explode now'))).body).toContain('explode');
    expect(log.text()).toBe('');
  });

  it.each([
    ['ask', {}, /What would you like to know/],
    ['ask', { question: '' }, /What would you like to know/],
    ['about', { subject: 'the weather' }, /“subject”.*source, privacy/],
  ] as const)('with options that are not right says what is: /%s %j', async (name, options, sentence) => {
    const reply = await core.dispatch(command(name, options));
    expect(reply).toMatchObject({ kind: 'notice', delivery: 'private' });
    expect(reply.body).toMatch(sentence);
    expect(log.text()).toBe('');
  });

  it('has a general sentence for what is missing', async () => {
    const reply = await core.dispatch(command('settings', {}, { canManage: () => true }));
    expect(reply.body).toBe('Please add “action”.');
  });

  it('takes options of any length, and those that it does not know', async () => {
    for (const text of ['x'.repeat(100_000), 'explain '.repeat(10_000)]) {
      for (const invocation of [command('explain', { topic: text }), command('ask', { question: text })]) {
        const reply = await core.dispatch(invocation);
        expect(reply.kind).not.toBe('error');
        expect(reply.body.length).toBeLessThan(1900);
      }
    }
    expect(await core.dispatch(command('help', { colour: 'red' }))).toMatchObject({ title: 'How to ask' });
  });

  it('for managers is theirs alone; the platform is asked once, and only for these', async () => {
    let asked = 0;
    const as = (manages: boolean) => ({
      canManage: async () => {
        asked += 1;
        return manages;
      },
    });
    const show = (manages: boolean) => core.dispatch(command('settings', { action: 'show' }, as(manages)));
    expect((await show(false)).body).toMatch(/^Only people who manage/);
    expect(await show(true)).toMatchObject({ title: 'Settings of this channel' });
    expect(asked).toBe(2);
    await core.dispatch(command('explain', {}, as(false)));
    await core.dispatch(command('about', {}, as(false)));
    expect(asked).toBe(2);
  });

  it('about a channel or a workspace says so where there is none', async () => {
    const manager = { canManage: () => true };
    const places = [
      ['settings', { action: 'show' }, { ...manager, direct: true }, /settings is about one channel/],
      ['settings', { action: 'show' }, { ...manager, direct: true, workspace: null }, /about one channel/],
      ['insights', {}, { ...manager, direct: true, workspace: null }, /insights is about a server/],
    ] as const;
    for (const [name, options, where, sentence] of places)
      expect((await core.dispatch(command(name, options, where))).body).toMatch(sentence);
    const own = await core.dispatch(command('insights', {}, { ...manager, direct: true }));
    expect(own.body).not.toMatch(/is about/);
  });

  it('is followed by questions about what it stated', async () => {
    await core.dispatch(command('explain', { topic: 'costs' }));
    expect(await core.dispatch(message('tell me more'))).toMatchObject({ kind: 'answer' });
  });

  it('answers in the language that the platform names, and in English where it is not spoken', async () => {
    const spoken = await core.dispatch(command('help', {}, context({ locale: 'en-GB' })));
    for (const locale of [null, 'tlh', 'zh-Hant', 'constructor', ''])
      expect(await core.dispatch(command('help', {}, { locale }))).toEqual(spoken);
    const french = await core.dispatch(command('help', {}, context({ locale: 'fr' })));
    expect(french.title).toBe('Comment demander');
  });
});

describe('a command that needs a memory', () => {
  it('says so when there is none', async () => {
    core = createRouter({ engine: libraryEngine, persistence: null, log: log.log, now: () => 0 });
    for (const [name, options] of [
      ['settings', { action: 'show' }],
      ['settings', { action: 'channel', mode: 'off' }],
      ['insights', {}],
    ] as const) {
      const reply = await core.dispatch(command(name, options, { canManage: () => true }));
      expect(reply).toMatchObject({ kind: 'notice', delivery: 'private' });
      expect(reply.body).toContain('memory');
    }
    expect(log.text()).toBe('');
  });
});
