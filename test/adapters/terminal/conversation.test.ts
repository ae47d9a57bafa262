import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { traits } from '../../../src/adapters/terminal/traits.ts';
import { makeReply } from '../../../src/core/reply.ts';
import { createBot } from '../../commands/bot.ts';
import { createFakeCore, type FakeCore, sampleAnswer } from '../../doubles/core.ts';
import { createFakePersistence, type FakePersistence } from '../../doubles/persistence.ts';
import { libraryEngine } from '../../stories/library.ts';
import { createTerminal, type Terminal } from './terminal.ts';

const ESCAPE = '\u001b';
const WAIT = { timeout: 3000, interval: 5 } as const;

let terminal: Terminal;
afterEach(async () => {
  terminal.end();
  await terminal.adapter.stop();
});

async function open(options: Parameters<typeof createTerminal>[0] = {}): Promise<FakeCore> {
  terminal = createTerminal(options);
  const core = createFakeCore();
  core.replyWith = (invocation) =>
    invocation.type === 'message'
      ? makeReply({ kind: 'answer', body: `You said: ${invocation.text}` })
      : makeReply({ kind: 'notice', title: 'Picked', body: 'Ask.' });
  core.pageOf = () => makeReply({ kind: 'notice', title: 'How to ask', body: 'Ask.' });
  await terminal.start(core);
  return core;
}

const asked = (core: FakeCore) =>
  core.invocations.map((one) => (one.type === 'message' ? one.text : one.type));

describe('fed from a pipe', () => {
  it('answers line by line, in order, and ends', async () => {
    const core = await open();
    terminal.type('first\nsecond\n');
    terminal.type('third');
    terminal.end();
    await terminal.adapter.ended;
    expect(terminal.shown()).toBe('You said: first\n\nYou said: second\n\nYou said: third\n\n');
    expect(asked(core)).toEqual(['first', 'second', 'third']);
  });

  it('waits for each answer before the next question', async () => {
    const core = await open();
    let running = 0;
    core.replyWith = async () => {
      running++;
      expect(running).toBe(1);
      await nextTurn();
      running--;
      return sampleAnswer();
    };
    terminal.type('a\nb\nc\nd\n');
    terminal.end();
    await terminal.adapter.ended;
    expect(core.invocations).toHaveLength(4);
  });

  it('says no greeting, shows no prompt and no colour', async () => {
    await open();
    terminal.type('hello\n');
    terminal.end();
    await terminal.adapter.ended;
    expect(terminal.shown()).not.toMatch(/How to ask|^> /m);
    expect(terminal.shown()).not.toContain(ESCAPE);
  });

  it('answers an empty line, too', async () => {
    const core = await open();
    terminal.type('\n  \n');
    terminal.end();
    await terminal.adapter.ended;
    expect(asked(core)).toEqual(['', '']);
  });

  it.each(['/quit', 'quit', '/exit', ' QUIT '])('ends at %j', async (word) => {
    const core = await open();
    terminal.type(`one\n${word}\ntwo\n`);
    await terminal.adapter.ended;
    expect(asked(core)).toEqual(['one']);
  });

  it('speaks as the one person there is, who may do everything, in one conversation', async () => {
    const core = await open();
    terminal.type('one\ntwo\n');
    await expect.poll(() => core.invocations.length, WAIT).toBe(2);
    for (const { context } of core.invocations)
      expect(context).toMatchObject({
        platform: 'terminal',
        conversation: 'terminal',
        direct: true,
      });
    for (const { context } of core.invocations) expect(await context.canManage()).toBe(true);
  });
});

describe('the commands', () => {
  async function says(line: string, persistence: FakePersistence | null = null): Promise<string> {
    terminal = createTerminal();
    await terminal.start(createBot({ persistence, platforms: [traits] }).core);
    terminal.type(`${line}\n`);
    terminal.end();
    await terminal.adapter.ended;
    return terminal.shown();
  }

  it.each([
    ['/settings', 'about one channel of a server or workspace'],
    ['settings show', 'about one channel of a server or workspace'],
    ['settings channel questions', 'about one channel of a server or workspace'],
    ['/insights', 'about a server or workspace'],
  ])('%s says kindly where it belongs', async (line, words) => {
    expect(await says(line)).toContain(words);
  });

  it('that are of servers and workspaces are not offered', async () => {
    expect(await says('/help')).not.toMatch(/settings|insights/);
  });

  it('tell what a terminal keeps: nothing, or what somebody chose to', async () => {
    expect(await says('/about privacy')).toMatch(/^What I keep\nI store nothing that is said here/);
    const kept = await says('/about privacy', createFakePersistence());
    expect(kept).toMatch(/Questions that I could not answer:.*Kept for.*stays in memory only/s);
    expect(kept).not.toMatch(/vote|channel's/i);
  });

  it('name each topic once, with the number that picks it', async () => {
    const shown = await says('/explain');
    for (const { title } of libraryEngine().knowledge.topics)
      expect(shown.split('\n').filter((line) => line.endsWith(title))).toEqual([
        expect.stringMatching(/^ {2}\d+\. /),
      ]);
  });
});

describe('the numbers of offered questions', () => {
  it('pick them, and mean nothing where nothing is offered', async () => {
    const core = await open();
    core.replyWith = () => sampleAnswer();
    terminal.type('7\nwho\n1\n2\n9\n');
    await expect.poll(() => core.invocations.length, WAIT).toBe(5);
    expect(terminal.shown()).toContain('  1. Where do they meet?\n  2. Why this answer?');
    expect(core.invocations).toMatchObject([
      { type: 'message', text: '7' },
      { type: 'message', text: 'who' },
      { type: 'action', id: 'q:talks.where', question: 'who' },
      { type: 'action', id: 'w:talks.who', question: 'who' },
      { type: 'message', text: '9' },
    ]);
  });

  it('may have two digits', async () => {
    const core = await open();
    const actions = Array.from(
      { length: 12 },
      (_, i) => ({ id: `topic:${i + 1}`, label: `Topic ${i + 1}`, group: 'topic' }) as const,
    );
    core.replyWith = () => makeReply({ kind: 'notice', body: 'Pick.', actions });
    terminal.type('topics\n12\n13\n');
    await expect.poll(() => core.invocations.length, WAIT).toBe(3);
    expect(core.invocations.slice(1)).toMatchObject([
      { type: 'action', id: 'topic:12' },
      { type: 'message', text: '13' },
    ]);
  });
});

describe('on a screen', () => {
  it('greets with what can be asked, prompts, and says goodbye on Ctrl-D', async () => {
    await open({ tty: true });
    await expect.poll(() => terminal.shown(), WAIT).toContain('> ');
    expect(terminal.shown()).toContain('How to ask');
    expect(terminal.shown()).toContain('/quit');
    terminal.type('\u0004');
    await terminal.adapter.ended;
    expect(terminal.shown()).toContain('Goodbye.');
  });

  it('has colour, but not with NO_COLOR', async () => {
    await open({ tty: true });
    expect(terminal.shown()).toContain(`${ESCAPE}[1mHow to ask`);
    terminal.end();
    await terminal.adapter.stop();
    await open({ tty: true, noColour: true });
    expect(terminal.shown()).toContain('How to ask');
    expect(terminal.shown()).not.toContain(`${ESCAPE}[1m`);
  });

  it('completes commands with the tab key', async () => {
    const core = await open({ tty: true, noColour: true });
    await terminal.press('/wh', '\t', '\r');
    await expect.poll(() => asked(core).at(-1), WAIT).toBe('/whats-next');
    await terminal.press('/', '\t', '\t');
    const [ofPlaces, usable] = [['settings', 'insights'], commands.map(({ name }) => name)];
    for (const name of usable.filter((one) => !ofPlaces.includes(one)))
      await expect.poll(() => terminal.shown(), WAIT).toContain(`/${name}`);
    expect(terminal.shown()).not.toMatch(/settings|insights/);
  });

  it('completes the topic of /explain as the core says', async () => {
    const core = await open({ tty: true, noColour: true });
    core.completeWith = (_, __, typed) => [{ label: 'The new hours', value: `${typed}urs` }];
    await terminal.press('/explain ho', '\t', '\r');
    await expect.poll(() => asked(core).at(-1), WAIT).toBe('/explain hours');
    expect(core.completed).toContainEqual({ command: 'explain', option: 'topic', typed: 'ho' });
  });

  it('keeps lines within the width of the screen', async () => {
    const core = await open({ tty: true, noColour: true, columns: 40 });
    core.replyWith = () => makeReply({ kind: 'answer', body: `- ${'several words here '.repeat(20)}` });
    terminal.type('long\r');
    await expect.poll(() => terminal.shown(), WAIT).toContain('several');
    await expect.poll(() => terminal.shown().match(/several/g)?.length, WAIT).toBe(20);
    for (const line of terminal
      .shown()
      .split('\n')
      .filter((one) => one.includes('several')))
      expect(line.trimEnd().length).toBeLessThanOrEqual(40);
  });
});

describe('stopping', () => {
  it('before it has started is no trouble', async () => {
    terminal = createTerminal();
    await terminal.adapter.stop();
  });

  it('twice is no trouble either', async () => {
    await open();
    await Promise.all([terminal.adapter.stop(), terminal.adapter.stop()]);
    expect(terminal.adapter.health().connected).toBe(false);
  });
});
