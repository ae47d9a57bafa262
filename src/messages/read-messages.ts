/** Reads the bot's own words in a language, and says what of them is missing or cannot be used. */
import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalog } from './catalog.ts';
import { en } from './en/index.ts';
import { messagesFile } from './languages.ts';

export interface ReadMessages {
  /** Every message; where the language lacks one, or has one that cannot be used, the English one. */
  readonly catalog: Catalog;
  /** Keys of messages that are not translated. */
  readonly missing: readonly string[];
  /** What is wrong, each as a sentence that names the key. */
  readonly faults: readonly string[];
}

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the source is called: a translation may say it in its own words, with the article and the gender that they need. */
const SOURCE = 'source';

/** The names of a message's arguments, each with whether it is a plural or a choice. @throws if the message is malformed. */
function argumentsOf(text: string): string {
  const parts = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
  const named = parts.flatMap((part) =>
    'options' in part ? [`${part.value}, plural`] : part.type === 1 ? [part.value] : [],
  );
  return [...new Set(named)]
    .filter((name) => name !== SOURCE)
    .sort()
    .join(', ');
}

const isBalanced = (text: string): boolean => text.split('{').length === text.split('}').length;

/** What is wrong with a translated message beside the English one; null if nothing is. */
function faultOf(text: unknown, english: string): string | null {
  if (typeof text !== 'string' || text.trim() === '') return 'is no text';
  if (text.trim() !== text) return 'begins or ends with a space';
  if (!isBalanced(text)) return 'opens a brace that it does not close, or closes one that it did not open';
  try {
    if (argumentsOf(text) === argumentsOf(english)) return null;
    return `needs the values ${argumentsOf(english) || 'of none'}, and has ${argumentsOf(text) || 'none'}`;
  } catch {
    return 'cannot be read: is every brace closed, and does each plural have its "other"?';
  }
}

/** The messages of a language from what its file holds. */
export function messagesFrom(raw: unknown): ReadMessages {
  const missing: string[] = [];
  const faults: string[] = [];
  const given = isRecord(raw) ? raw : {};
  if (!isRecord(raw)) faults.push('is no list of messages by subject and name');
  const english: Texts = en;
  for (const [subject, names] of Object.entries(given))
    for (const name of isRecord(names) ? Object.keys(names) : [''])
      if (english[subject]?.[name] === undefined)
        faults.push(`"${subject}.${name}": there is no such message`);
  const textOf = (subject: string, name: string, text: string): string => {
    const own = given[subject];
    const translated = isRecord(own) && Object.hasOwn(own, name) ? own[name] : undefined;
    if (translated === undefined) {
      missing.push(`${subject}.${name}`);
      return text;
    }
    const fault = faultOf(translated, text);
    if (fault === null) return String(translated);
    faults.push(`"${subject}.${name}" ${fault}`);
    return text;
  };
  const catalog = Object.fromEntries(
    Object.entries(english).map(([subject, names]) => [
      subject,
      Object.fromEntries(Object.entries(names).map(([name, text]) => [name, textOf(subject, name, text)])),
    ]),
  );
  return { catalog: catalog as Catalog, missing, faults };
}

/** The messages of a language that has them. Never throws for what the file holds. */
export function readMessages(code: string): ReadMessages {
  try {
    return messagesFrom(JSON.parse(readFileSync(messagesFile(code), 'utf8')));
  } catch (error) {
    const { catalog, missing } = messagesFrom({});
    return { catalog, missing, faults: [error instanceof Error ? error.message : 'cannot be read'] };
  }
}
