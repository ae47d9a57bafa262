/**
 * What people read, by language. Adding a language is adding a folder beside `en/` and one line to `languages`; the
 * compiler says which messages are missing.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalog, Messages } from './catalog.ts';
import { compilePlain, createMessages, isPlain, type MessageValues } from './create-messages.ts';
import { en } from './en/index.ts';

const languages: ReadonlyMap<string, Catalog> = new Map([['en', en]]);

const DEFAULT_LANGUAGE = 'en';

/** Whether the bot has words of its own in a language; where it has none it speaks English around the answers. */
export const isSpoken = (language: string): boolean => languages.has(language);

/** The languages in which there are messages, by their codes. */
export const spokenLanguages = (): string[] => [...languages.keys()];

/** Most messages are plain: only the others cost what the library's first use costs. */
function compilerFor(locale: string): (text: string) => (values: MessageValues) => string {
  return (text) => {
    if (isPlain(text)) return compilePlain(text);
    const message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    return (values) => String(message.format(values));
  };
}

const loaded = new Map<string, Messages>();

/**
 * The messages for a reader.
 *
 * @param locale Their language as the platform says it, such as `en-GB`; English where it is null or not spoken.
 */
export function messagesFor(locale: string | null): Messages {
  const language = locale?.split(/[-_]/, 1)[0]?.toLowerCase() ?? DEFAULT_LANGUAGE;
  const spoken = languages.has(language) ? language : DEFAULT_LANGUAGE;
  let messages = loaded.get(spoken);
  if (messages === undefined) {
    messages = createMessages(spoken, languages.get(spoken)!, compilerFor(spoken));
    loaded.set(spoken, messages);
  }
  return messages;
}
