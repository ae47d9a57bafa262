import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { defineCommand } from '../../src/core/command.ts';
import { commandFromText, optionsFromText } from '../../src/core/command-text.ts';
import { makeReply } from '../../src/core/reply.ts';

describe('a command typed as text', () => {
  it.each([
    ['/explain', 'explain', {}],
    ['explain', 'explain', {}],
    ['explain hours', 'explain', { topic: 'hours' }],
    ['Explain the new hours', 'explain', { topic: 'the new hours' }],
    ['/explain topic: hours', 'explain', { topic: 'hours' }],
    ['/whats-next', 'whats-next', {}],
    ['whats-next', 'whats-next', {}],
    ["what's next?", 'whats-next', {}],
    ['whats next', 'whats-next', {}],
    ['What’s next', 'whats-next', {}],
    ['/ask who pays for it', 'ask', { question: 'who pays for it' }],
    ['/about', 'about', {}],
    ['/about privacy', 'about', { subject: 'privacy' }],
    ['about privacy', 'about', { subject: 'privacy' }],
    ['help', 'help', {}],
    ['help!', 'help', {}],
    ['/help me', 'help', {}],
    ['/settings show', 'settings', { action: 'show' }],
    ['settings channel mode:off', 'settings', { action: 'channel', mode: 'off' }],
    ['/settings channel questions', 'settings', { action: 'channel', mode: 'questions' }],
    ['/insights', 'insights', {}],
    ['  /help  ', 'help', {}],
    ['/HELP', 'help', {}],
  ])('%s', (text, name, options) => {
    expect(commandFromText(text)).toEqual({ name, options });
  });

  it.each([
    'help me understand the new hours',
    'about the new hours: who pays?',
    'ask the treasurer',
    'settings of the lamps in the library',
    'insights into the library',
    'what is next to the library',
    'who pays for it?',
    'how do you explain that',
    'hi',
    '',
    '/',
    '   ',
    'constructor',
    '__proto__',
  ])('is not seen in: %j', (text) => {
    expect(commandFromText(text)).toBeNull();
  });

  it('may be one of another list', () => {
    const gone = defineCommand({
      name: 'gone',
      aliases: { 'is it over': {} },
      description: 'Whether the story is over',
      usage: '[year]',
      withoutSlash: 'always',
      permission: 'everyone',
      visibility: 'public',
      options: { year: { type: 'text', description: 'A year' } },
      run: () => makeReply({ kind: 'notice', body: '' }),
    });
    expect(commandFromText('gone 1990', [gone])).toEqual({ name: 'gone', options: { year: '1990' } });
    expect(commandFromText('Is it over?', [gone])).toEqual({ name: 'gone', options: {} });
    expect(commandFromText('help', [gone])).toBeNull();
    expect(commandFromText('gone with the wind', [{ ...gone, withoutSlash: 'alone' }])).toBeNull();
    expect(commandFromText('gone', [{ ...gone, withoutSlash: 'never' }])).toBeNull();
  });

  it('is unknown when a slash says it is one and there is none', () => {
    expect(commandFromText('/explode now')).toEqual({ name: 'explode', options: {} });
    expect(commandFromText('/__proto__')).toEqual({ name: '__proto__', options: {} });
  });
});

describe('options in a typed text', () => {
  const command = (name: string) => commands.find((candidate) => candidate.name === name)!;

  it('are taken by name, the rest in the declared order', () => {
    expect(optionsFromText(command('settings'), 'mode:off channel')).toEqual({
      action: 'channel',
      mode: 'off',
    });
    expect(optionsFromText(command('explain'), 'the new hours private:yes')).toEqual({
      topic: 'the new hours',
      private: true,
    });
    expect(optionsFromText(command('explain'), 'private: no hours')).toEqual({
      topic: 'hours',
      private: false,
    });
  });

  it('are none in an empty text', () => {
    for (const { name } of commands) expect(optionsFromText(command(name), ' ')).toEqual({});
  });

  it('take no name of an object for an option', () => {
    const options = optionsFromText(command('ask'), '__proto__: x constructor: y');
    expect(Object.keys(options)).toEqual(['question']);
  });
});
