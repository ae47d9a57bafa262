import { ApplicationCommandType, Locale } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandPayload, localized } from '../../../src/adapters/discord/payload.ts';

describe('commands in the languages of Discord', () => {
  const payload = commandPayload();
  const named = (name: string) => payload.find((command) => command.name === name)!;

  it('have names and descriptions in them, as have their options and the menu of a message', () => {
    expect(named('help')).toMatchObject({
      name_localizations: { fr: 'aide' },
      description_localizations: { fr: 'Comment demander, et les commandes' },
    });
    expect(named('ask')).toMatchObject({
      options: [{ name: 'question' }, { name_localizations: { fr: 'prive' } }],
    });
    const menu = payload.find(({ type }) => type === ApplicationCommandType.Message)!;
    expect(menu.name_localizations).toHaveProperty('fr');
  });

  it('name no language that Discord does not speak', () => {
    const all = localized((code) => `in ${code}`) ?? {};
    expect(Object.keys(all).length).toBeGreaterThan(0);
    for (const locale of Object.keys(all)) expect(Object.values<string>(Locale)).toContain(locale);
    expect(localized(() => undefined)).toBeNull();
  });
});
