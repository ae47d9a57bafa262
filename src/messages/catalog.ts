/** The keys of all messages, and what each needs: derived from the English ones. */
import type { en } from './en/index.ts';
import type { IsPlain, ValuesIn } from './icu-types.ts';

type English = typeof en;

/** The messages of one language, by subject and name. */
export type Catalog = {
  readonly [Subject in keyof English]: { readonly [Name in keyof English[Subject]]: string };
};

/** Names one message: subject, a dot, its name. */
export type MessageKey = {
  [Subject in keyof English]: `${Subject}.${keyof English[Subject] & string}`;
}[keyof English];

type TextOf<Key> = Key extends `${infer Subject extends keyof English}.${infer Name}`
  ? Name extends keyof English[Subject]
    ? English[Subject][Name] & string
    : never
  : never;

/** What the source is called is known to the messages themselves. */
type GivenIn<Text extends string> = Omit<ValuesIn<Text>, 'source'>;

/** Nothing for a message without arguments, else their values by name. */
export type ValuesOf<Key> = Key extends MessageKey
  ? keyof GivenIn<TextOf<Key>> extends never
    ? []
    : [values: GivenIn<TextOf<Key>>]
  : never;

/** Keys of messages that are plain text with names in braces. */
export type PlainKey = { [Key in MessageKey]: IsPlain<TextOf<Key>> extends true ? Key : never }[MessageKey];

/** Keys of messages that need no value. */
export type FixedKey = { [Key in MessageKey]: ValuesOf<Key> extends [] ? Key : never }[MessageKey];

/** The messages of one language. */
export interface Messages {
  /** The language's tag, such as `en`. */
  readonly locale: string;
  /** The message with its values in place. */
  format<Key extends MessageKey>(key: Key, ...values: ValuesOf<Key>): string;
  /** The same messages about a source that is called this: "article", "handbook". */
  about(source: string): Messages;
}

/** Those messages of a language that need no library to format: all that answers need. */
export interface PlainMessages {
  readonly locale: string;
  format<Key extends PlainKey>(key: Key, ...values: ValuesOf<Key>): string;
  /** The same messages about a source that is called this: "article", "handbook". */
  about(source: string): PlainMessages;
}
