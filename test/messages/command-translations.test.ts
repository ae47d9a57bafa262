import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { commandFromText } from '../../src/core/command-text.ts';
import { commandCalled, commandsFrom, commandsIn } from '../../src/messages/command-translations.ts';
import { spokenLanguages } from '../../src/messages/languages.ts';

const translated = spokenLanguages().filter((code) => Object.keys(commandsIn(code).commands).length > 0);

describe.each(translated)('the commands in "%s"', (code) => {
  const { commands: own, faults } = commandsIn(code);

  it('are commands that there are, and can all be used', () => {
    expect(faults).toEqual([]);
    for (const [name, { options = {}, subcommands = {} }] of Object.entries(own)) {
      const declared = commands.find((command) => command.name === name);
      expect(declared, name).toBeDefined();
      for (const option of Object.keys(options)) expect(declared!.options, name).toHaveProperty(option);
      for (const part of Object.keys(subcommands)) expect(declared!.subcommands, name).toHaveProperty(part);
    }
  });
});

describe('commands in another language', () => {
  it('are called so with a slash, and without one are words', () => {
    expect(commandCalled('aide')).toBe('help');
    expect(commandFromText('/aide')).toEqual({ name: 'help', options: {} });
    expect(commandFromText('/expliquer talks')).toEqual({ name: 'explain', options: { topic: 'talks' } });
    expect(commandFromText('aide')).toBeNull();
    expect(commandFromText('/aidez')).toEqual({ name: 'aidez', options: {} });
  });

  it.each([
    [{ help: { name: 'Aide' } }, 'name'],
    [{ help: { name: 'à l’aide' } }, 'name'],
    [{ help: { description: 'x'.repeat(101) } }, 'description'],
    [{ help: { name: 'aide' }, ask: { name: 'aide' } }, 'two commands'],
    [[], 'no list'],
  ])('that no platform would take are left out, and named: %j', (raw, fault) => {
    expect(commandsFrom(raw).faults.join()).toContain(fault);
  });

  it('keep what can be used beside what cannot', () => {
    const { commands: kept } = commandsFrom({
      help: { name: 'Aide', description: 'Comment demander' },
      ask: 7,
    });
    expect(kept).toEqual({ help: { description: 'Comment demander', options: {}, subcommands: {} } });
  });
});
