/** Makes messages of a catalogue: each is compiled when it is first formatted. */
import type { Catalog, Messages } from './catalog.ts';

/** What the source is called where nobody said otherwise. */
const DEFAULT_SOURCE = 'article';

/** Values by the names of a message's arguments. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Quotes, and arguments with a format of their own: only the library knows what they mean. */
const NOT_PLAIN = /'['{}]|\{[^{}]*,/;

const ARGUMENT = /\{(\w+)\}/g;

/** Whether a message is nothing but text with names in braces. */
export const isPlain = (text: string): boolean => !NOT_PLAIN.test(text);

/** A plain message, ready to be formatted. */
export const compilePlain =
  (text: string) =>
  (values: MessageValues): string =>
    text.replace(ARGUMENT, (_, name: string) => String(values[name]));

/** @param compile Makes a message of its text ready to be formatted. */
export function createMessages(
  locale: string,
  catalog: Catalog,
  compile: (text: string) => (values: MessageValues) => string,
): Messages {
  const texts = new Map(
    Object.entries(catalog).flatMap(([subject, messages]) =>
      Object.entries(messages).map(([name, text]) => [`${subject}.${name}`, text] as const),
    ),
  );
  const compiled = new Map<string, (values: MessageValues) => string>();
  const bySource = new Map<string, Messages>();
  const about = (source: string): Messages => {
    let messages = bySource.get(source);
    if (messages === undefined) {
      messages = {
        locale,
        about,
        format(key, ...[values = {}]) {
          let message = compiled.get(key);
          if (message === undefined) {
            message = compile(texts.get(key)!);
            compiled.set(key, message);
          }
          return message({ source, ...values });
        },
      };
      bySource.set(source, messages);
    }
    return messages;
  };
  return about(DEFAULT_SOURCE);
}
