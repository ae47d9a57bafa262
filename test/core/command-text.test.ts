import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandFromText, optionsFromText } from '../../src/core/command-text.ts';

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

  it('is unknown when a slash says it is one and there is none', () => {
    expect(commandFromText('/explode now')).toEqual({ name: 'explode', options: {} });
    expect(commandFromText('/__proto__')).toEqual({ name: '__proto__', options: {} });
  });
});

it.each(['!', '?', '.', '"', ' ', '/', '“', "'"])('reads 40,000 times %j in no time', (sign) => {
  const began = performance.now();
  for (const text of [
    `${sign.repeat(40_000)}x`,
    `x${sign.repeat(40_000)}`,
    `/explain ${sign.repeat(40_000)}x`,
  ])
    commandFromText(text);
  expect(performance.now() - began).toBeLessThan(150);
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
