import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { CommandDeclaration } from '../../src/core/command.ts';

const declarations: readonly CommandDeclaration[] = commands;

/** https://discord.com/developers/docs/interactions/application-commands: names of commands and options. */
const DISCORD_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

describe('the commands', () => {
  it('are the ones that people were told of, each once', () => {
    const names = declarations.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['explain', 'whats-next', 'ask', 'about', 'help', 'settings']),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('have other names that nobody types for another', () => {
    const typed = declarations.flatMap(({ name, aliases = {} }) => [name, ...Object.keys(aliases)]);
    expect(new Set(typed).size).toBe(typed.length);
    for (const one of typed) expect(one).toBe(one.toLowerCase());
  });

  describe.each(declarations.map((command) => [command.name, command] as const))('/%s', (_, command) => {
    it('has a name and a description that every platform takes', () => {
      expect(command.name).toMatch(DISCORD_NAME);
      expect(command.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(command.description.length).toBeGreaterThan(10);
      expect(command.description.length).toBeLessThanOrEqual(100);
      expect(command.usage.length).toBeLessThanOrEqual(100);
      expect(command.description).not.toMatch(/[.]$/);
    });

    it('has options that every platform takes', () => {
      expect(Object.keys(command.options).length).toBeLessThanOrEqual(25);
      for (const [name, option] of Object.entries(command.options)) {
        expect(name).toMatch(DISCORD_NAME);
        expect(name).toBe(name.toLowerCase());
        expect(option.description.length).toBeGreaterThan(0);
        expect(option.description.length).toBeLessThanOrEqual(100);
        if (option.type === 'choice') {
          expect(option.choices.length).toBeGreaterThan(0);
          expect(option.choices.length).toBeLessThanOrEqual(25);
          expect(new Set(option.choices).size).toBe(option.choices.length);
          for (const choice of option.choices) expect(choice).toMatch(/^[a-z-]{1,100}$/);
        }
        if (option.type === 'text') expect(option.maxLength ?? 1).toBeLessThanOrEqual(6000);
      }
    });

    it('has for each of its subcommands a choice of its action, a description, and options that there are', () => {
      const { subcommands = {}, options } = command;
      const { action } = options;
      if (command.subcommands !== undefined)
        expect(action).toMatchObject({ type: 'choice', choices: Object.keys(subcommands) });
      for (const { description, options: needed } of Object.values(subcommands)) {
        expect(description.length).toBeGreaterThan(10);
        expect(description.length).toBeLessThanOrEqual(100);
        for (const name of needed) expect(options).toHaveProperty(name);
      }
    });

    it('has its required options before the others, as Discord wants them', () => {
      const required = Object.values(command.options).map((option) => option.required === true);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    });

    it('takes a whole text as its first option, if it takes text at all', () => {
      const types = Object.values(command.options).map(({ type }) => type);
      if (types.includes('text')) expect(types[0]).toBe('text');
    });

    it('keeps to the asker alone what only managers may see', () => {
      if (command.permission === 'managers') expect(command.visibility).toBe('private');
    });
  });
});
