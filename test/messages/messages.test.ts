import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { compilePlain, isPlain } from '../../src/messages/create-messages.ts';
import { en } from '../../src/messages/en/index.ts';
import { messagesFor } from '../../src/messages/messages.ts';
import { plainEnglish } from '../../src/messages/plain-english.ts';

const texts = Object.entries(en).flatMap(([subject, messages]) =>
  Object.entries(messages).map(([name, text]) => [`${subject}.${name}`, text] as const),
);

describe('the messages', () => {
  const messages = messagesFor(null);

  it('have their values put in place, whatever these hold', () => {
    expect(messages.format('commands.unknown', { name: 'tea $& {name}' })).toBe(
      'I do not know the command “tea $& {name}”. Ask me for “help”.',
    );
    expect(messages.format('votes.helpful')).toBe('Thank you. Noted: helpful.');
  });

  it('call the source what its story calls it', () => {
    expect(messages.format('refusals.title.not-in-article')).toBe('Not in the article');
    const handbook = messages.about('handbook');
    expect(handbook.format('refusals.title.not-in-article')).toBe('Not in the handbook');
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
    for (const locale of [null, 'en', 'en-US', 'EN_gb', 'fr', 'zh-Hant', '', '-', '__proto__', 'constructor'])
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

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((file) => {
    const path = join(folder, file.name);
    return file.isDirectory() ? filesIn(path) : [path];
  });
}

describe('every message', () => {
  const code = ['src', 'commands']
    .flatMap(filesIn)
    .filter((path) => !path.startsWith(join('src', 'messages', 'en')))
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
    for (const [key, text] of texts) {
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toMatch(/[<>\t]|https?:/);
    }
  });
});
