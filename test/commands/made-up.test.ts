/** A command is one file and one line in the list: everything else works from that. */
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandPayload } from '../../src/adapters/discord/payload.ts';
import { buildManifest } from '../../src/adapters/slack/manifest.ts';
import { type Command, defineCommand } from '../../src/core/command.ts';
import { makeReply } from '../../src/core/reply.ts';
import { createSingleQuestions } from '../../src/core/single-questions.ts';
import { createTerminal, type Terminal } from '../adapters/terminal/terminal.ts';
import { message } from '../core/context.ts';
import { libraryEngine } from '../stories/library.ts';
import { createBot } from './bot.ts';

const MONTHS = ['april', 'may', 'june'];

const almanac = defineCommand({
  name: 'almanac',
  aliases: { 'what happened when': {} },
  description: 'What happened in which month',
  usage: '[month]',
  permission: 'everyone',
  visibility: 'public',
  withoutSlash: 'always',
  options: {
    month: {
      type: 'text',
      description: 'A month',
      complete: (_, typed) =>
        MONTHS.filter((month) => month.startsWith(typed)).map((month) => ({ label: month, value: month })),
    },
    order: { type: 'choice', description: 'Which end comes first', choices: ['oldest', 'newest'] },
    private: { type: 'flag', description: 'Show the reply to you alone' },
  },
  run: ({ engine, asker }, { month = 'every month', order = 'oldest' }) =>
    makeReply({
      kind: 'answer',
      body: `${engine.knowledge.article.words.subject}: ${month}, ${order} first, for ${asker.person}`,
    }),
});

const all: readonly Command[] = [...commands, almanac];
const bot = createBot({ commands: all });
const SAID = 'the new opening hours of the town library: may, newest first, for ann';

describe('a command that was added to the list', () => {
  it('is run with its options', async () => {
    const reply = await bot.use('almanac', { month: 'may', order: 'newest' });
    expect(reply).toMatchObject({ body: SAID, delivery: 'public' });
    expect(await bot.use('almanac', { order: 'newest', month: 'may', private: true })).toEqual({
      ...reply,
      delivery: 'private',
    });
    expect(bot.core.visibility('almanac', {})).toBe('public');
  });

  it('has its options checked', async () => {
    expect((await bot.use('almanac', { order: 'random' })).body).toMatch(/“order”.*oldest, newest/);
  });

  it.each(['/almanac order:newest may', 'almanac may order:newest'])(
    'is known when it is typed: %s',
    async (text) => {
      expect(await bot.core.dispatch(message(text))).toMatchObject({ body: SAID });
    },
  );

  it('is known by its other names', async () => {
    const reply = await bot.core.dispatch(message('What happened when?'));
    expect(reply.body).toContain('every month');
  });

  it('is named in the help', async () => {
    expect((await bot.use('help')).body).toContain('- **/almanac** [month]: What happened in which month');
    expect(bot.core.page('help', { platform: 'discord', locale: null }).body).toContain('/almanac');
  });

  it('completes its own option', () => {
    expect(bot.core.complete('almanac', 'month', 'ma')).toEqual([{ label: 'may', value: 'may' }]);
    expect(bot.core.complete('almanac', 'order', '')).toEqual([]);
  });

  it('is followed by programs that ask single questions', async () => {
    const ask = createSingleQuestions(libraryEngine(), { name: 'program', readsUnaddressed: true }, all);
    expect((await ask('/almanac may', 'direct', null)).body).toContain('may, oldest first');
    expect((await ask('/almanac may', 'ambient', null)).body).not.toContain('oldest first');
    expect((await ask('/help', 'direct', null)).body).toContain('/almanac');
    expect((await ask('/settings show', 'direct', null)).body).toContain('about one channel');
  });
});

describe('on Discord and Slack', () => {
  it('is registered with Discord', () => {
    const payload = commandPayload(all).find(({ name }) => name === 'almanac');
    expect(payload).toMatchObject({
      description: 'What happened in which month',
      options: [{ name: 'month', autocomplete: true }, { name: 'order' }, { name: 'private' }],
    });
  });

  it('stands in the manifest of the Slack app', () => {
    const { features } = buildManifest({}, all);
    expect(features?.slash_commands?.find(({ command }) => command === '/almanac')).toMatchObject({
      description: 'What happened in which month',
      usage_hint: '[month]',
    });
  });
});

describe('in the terminal', () => {
  let terminal: Terminal;
  afterEach(async () => {
    terminal.end();
    await terminal.adapter.stop();
  });

  it('is run, and completed with the tab key', async () => {
    terminal = createTerminal({ tty: true, noColour: true, commands: all });
    await terminal.start(bot.core);
    await terminal.press('/alm', '\t', ' ju', '\t', '\r');
    await expect.poll(terminal.shown).toContain('library: june, oldest first, for terminal');
  });
});
