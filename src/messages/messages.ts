/**
 * What people read, by language. English is written here, in `en/`; any other language is `messages.json` in its folder
 * under `languages/`, and what that lacks is said in English.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Messages } from './catalog.ts';
import { compilePlain, createMessages, isPlain, type MessageValues } from './create-messages.ts';
import { en } from './en/index.ts';
import { DEFAULT_LANGUAGE, spokenLanguages } from './languages.ts';
import { readMessages } from './read-messages.ts';

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
 * The language that a reader is spoken to in.
 *
 * @param locale Their language as the platform says it, such as `en-GB`; English where it is null or not spoken.
 */
export function languageOf(locale: string | null): string {
  const code = locale?.split(/[-_]/, 1)[0]?.toLowerCase() ?? DEFAULT_LANGUAGE;
  // Java, and what was built on it, still says Hebrew in its older code.
  const current = code === 'iw' ? 'he' : code;
  return spokenLanguages().includes(current) ? current : DEFAULT_LANGUAGE;
}

/** The messages for a reader. @param locale See `languageOf`. */
export function messagesFor(locale: string | null): Messages {
  const spoken = languageOf(locale);
  let messages = loaded.get(spoken);
  if (messages === undefined) {
    const catalog = spoken === DEFAULT_LANGUAGE ? en : readMessages(spoken).catalog;
    messages = createMessages(spoken, catalog, compilerFor(spoken));
    loaded.set(spoken, messages);
  }
  return messages;
}
