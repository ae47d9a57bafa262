import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/messages/catalog.ts';
import { compilePlain, isPlain } from '../../src/messages/create-messages.ts';
import { en } from '../../src/messages/en/index.ts';
import { spokenLanguages } from '../../src/messages/languages.ts';
import { messagesFor } from '../../src/messages/messages.ts';
import { plainEnglish } from '../../src/messages/plain-english.ts';
import { messagesFrom, readMessages } from '../../src/messages/read-messages.ts';

const textsOf = (catalog: Catalog) =>
  Object.entries(catalog).flatMap(([subject, messages]) =>
    Object.entries(messages).map(([name, text]) => [`${subject}.${name}`, text] as const),
  );

const texts = textsOf(en);

describe('the messages', () => {
  const messages = messagesFor(null);

  it('have their values put in place, whatever these hold', () => {
    expect(messages.format('commands.unknown', { name: 'tea $& {name}' })).toBe(
      'I do not know the command “tea $& {name}”. Ask me for “help”.',
    );
    expect(messages.format('votes.helpful')).toBe('Thank you. Noted: helpful.');
  });

  it('call the source what its story calls it', () => {
    expect(messages.format('refusals.lacks.time')).toBe('The article gives no date or time for that.');
    const handbook = messages.about('handbook');
    expect(handbook.format('refusals.lacks.time')).toBe('The handbook gives no date or time for that.');
    expect(handbook.format('smallTalk.name', { subject: 'tea' })).toContain('explains tea from one handbook');
    expect(messages.about('handbook')).toBe(handbook);
    expect(handbook.about('article')).toBe(messages);
    expect(plainEnglish.about('brief').format('whole.noDates')).toBe('The brief gives no dates.');
  });

  it('name no kind of source by themselves', () => {
    const naming = texts.filter(([, text]) => /\b(articles?|handbook|explainer)\b/i.test(text));
    expect(naming).toEqual([]);
  });

  it('say one day in the singular, and many in the plural', () => {
    const kept = (days: number) => messages.format('privacy.replies', { days });
    expect(kept(1)).toMatch(/Kept for 1 day\.$/);
    expect(kept(90)).toMatch(/Kept for 90 days\.$/);
  });

  it('are English for whoever speaks another language, or none that there is', () => {
    for (const locale of [
      null,
      'en',
      'en-US',
      'EN_gb',
      'tlh',
      'zh-Hant',
      '',
      '-',
      '__proto__',
      'constructor',
    ])
      expect(messagesFor(locale)).toBe(messages);
    expect(messages.locale).toBe('en');
  });

  it('that are plain read as the library would have them', () => {
    const plain = texts.filter(([, text]) => isPlain(text));
    expect(plain.length).toBeGreaterThan(100);
    expect(plain.length).toBeLessThan(texts.length);
    for (const [key, text] of plain) {
      const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
      const values = Object.fromEntries(names.map((name) => [name, `<${name}> 'n' {more}`]));
      const library = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true });
      expect(compilePlain(text)(values), key).toBe(library.format(values));
    }
  });

  it('that answers need take no library', () => {
    expect(plainEnglish.format('answers.timeNote', { asOf: 'May' })).toBe(
      messages.format('answers.timeNote', { asOf: 'May' }),
    );
  });

  it('are typed by their texts', () => {
    const typed = () => [
      // @ts-expect-error: there is no such message
      messages.format('votes.harmful'),
      // @ts-expect-error: it needs a value
      messages.format('commands.unknown'),
      // @ts-expect-error: it needs another value
      messages.format('commands.unknown', { command: 'tea' }),
      // @ts-expect-error: it needs none
      messages.format('votes.helpful', { name: 'tea' }),
      // @ts-expect-error: plurals go by numbers
      messages.format('privacy.replies', { days: '7' }),
      // @ts-expect-error: plurals are not plain
      plainEnglish.format('privacy.replies', { days: 7 }),
    ];
    expect(typed).toBeInstanceOf(Function);
  });
});

const others = spokenLanguages().filter((code) => code !== 'en');

describe.each(others)('the messages in "%s"', (code) => {
  const { catalog, faults } = readMessages(code);
  const english = new Map(texts);

  /** What a message needs: each argument by its name, and whether it is a plural. What the source is, it may say itself. */
  const needs = (text: string) =>
    new IntlMessageFormat(text, code, undefined, { ignoreTag: true })
      .getAst()
      .flatMap((part) =>
        'options' in part ? [`${part.value}, plural`] : part.type === 1 ? [part.value] : [],
      )
      .filter((name) => name !== 'source')
      .sort();

  it('can all be used', () => {
    expect(faults).toEqual([]);
  });

  it('take the values that the English ones take, and lose none of them to a quote', () => {
    for (const [key, text] of textsOf(catalog)) {
      expect([...new Set(needs(text))], key).toEqual([...new Set(needs(english.get(key)!))]);
      if (text !== english.get(key)) expect(text, key).not.toMatch(/'[{}]/);
    }
  });

  it('fit into what the platforms allow for names and descriptions', () => {
    expect(catalog.discord.explainMessage.length).toBeLessThanOrEqual(32);
    expect(catalog.slack.agentDescription.length).toBeLessThanOrEqual(300);
  });
});

describe('the messages of another language', () => {
  it('are for whoever reads it, of whichever country', () => {
    for (const locale of ['fr', 'fr-CA', 'FR_fr']) expect(messagesFor(locale).locale).toBe('fr');
    expect(messagesFor('fr').format('votes.helpful')).toBe('Merci. C’est noté\u00a0: utile.');
  });

  it('say one day in the singular, and many in the plural', () => {
    const kept = (days: number) => messagesFor('fr').format('privacy.replies', { days });
    expect(kept(1)).toMatch(/conservation\s: 1 jour\.$/);
    expect(kept(90)).toMatch(/conservation\s: 90 jours\.$/);
  });

  it('are the English ones where it lacks them, and each that it lacks is named', () => {
    const { catalog, missing, faults } = messagesFrom({ votes: { helpful: 'Dank.' } });
    expect(catalog.votes.helpful).toBe('Dank.');
    expect(catalog.votes.notHelpful).toBe(en.votes.notHelpful);
    expect(missing).toContain('votes.notHelpful');
    expect(missing).not.toContain('votes.helpful');
    expect(faults).toEqual([]);
  });

  it.each([
    [{ votes: { helpfull: 'Dank.' } }, 'there is no such message'],
    [{ votes: { helpful: '' } }, 'is no text'],
    [{ votes: { helpful: 'Dank {wem}.' } }, 'needs the values'],
    [{ commands: { unknown: '{name' } }, 'opens a brace'],
    [[], 'is no list of messages'],
  ])('are the English ones where they cannot be used: %j', (raw, fault) => {
    const { catalog, faults } = messagesFrom(raw);
    expect(faults.join()).toContain(fault);
    expect(catalog.votes.helpful).toBe(en.votes.helpful);
    expect(catalog.commands.unknown).toBe(en.commands.unknown);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((file) => {
    const path = join(folder, file.name);
    return file.isDirectory() ? filesIn(path) : [path];
  });
}

describe('every message', () => {
  const code = ['src', 'commands']
    .flatMap(filesIn)
    .filter((path) => !/[\\/]messages[\\/]en[\\/]/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  /** Keys as they stand in the code, those that are put together with a gap for what is put in. */
  const keys = [...code.matchAll(/['`](\w+\.(?:[\w.-]|\$\{[^}]*\})+)['`]/g)].map(([, key]) => key!);
  const patterns = new Set(
    keys.map(
      (key) =>
        `^${key
          .replace(/\$\{[^}]*\}/g, '#')
          .replaceAll('.', '\\.')
          .replaceAll('#', '[\\w-]+')}$`,
    ),
  );

  it('is shown somewhere', () => {
    const used = [...patterns].map((pattern) => new RegExp(pattern));
    const unused = texts.filter(([key]) => !used.some((pattern) => pattern.test(key))).map(([key]) => key);
    expect(unused).toEqual([]);
  });

  it('is nothing but words, values and the mark-up of replies', () => {
    const translated = others.flatMap((code) => textsOf(readMessages(code).catalog));
    for (const [key, text] of [...texts, ...translated]) {
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toMatch(/[<>\t]|https?:/);
    }
  });
});
