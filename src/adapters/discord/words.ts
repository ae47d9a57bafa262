/** The words of a message, wherever they stand: its own, forwarded ones, polls, embeds, layouts, pictures' descriptions. */
import { ComponentType } from 'discord.js';

type Maybe = string | null | undefined;
/** An array, or one of discord.js's collections. */
type Several<T> = { values(): Iterable<T> };

interface Component {
  readonly type: number;
  /** Of a text display. */
  readonly content?: string;
  readonly components?: readonly Component[];
}

interface Embed {
  readonly title?: Maybe;
  readonly description?: Maybe;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
}

interface Poll {
  readonly question: { readonly text?: Maybe } | null;
  readonly answers: Several<{ readonly text?: Maybe; readonly poll_media?: { readonly text?: Maybe } }>;
}

/** What may hold words: a message as Discord's API has it, or as discord.js does, which renames some things. */
export interface Worded {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[];
  readonly components?: readonly Component[];
  readonly attachments?: Several<{ readonly description?: Maybe }>;
  readonly poll?: Poll | null;
  readonly message_snapshots?: readonly { readonly message: Worded }[];
  readonly messageSnapshots?: Several<Worded> | null;
}

const ADDRESS = /<?https?:\/\/\S+/g;

const inComponent = ({ type, content, components = [] }: Component): Maybe[] => [
  type === ComponentType.TextDisplay ? content : null,
  ...components.flatMap(inComponent),
];

const inEmbed = ({ title, description, fields = [] }: Embed): Maybe[] => [
  title,
  description,
  ...fields.flatMap(({ name, value }) => [name, value]),
];

/** The words of a message; those that somebody wrote in it themselves go before all others. Empty where there are none. */
export function wordsOf({ content, poll, ...held }: Worded): string {
  if (content && content.replace(ADDRESS, '').trim() !== '') return content;
  const forwarded = [
    ...(held.message_snapshots ?? []).map(({ message }) => message),
    ...(held.messageSnapshots?.values() ?? []),
  ];
  const found = [
    content,
    ...forwarded.map(wordsOf),
    poll?.question?.text,
    ...[...(poll?.answers.values() ?? [])].map(({ text, poll_media }) => text ?? poll_media?.text),
    ...(held.embeds ?? []).flatMap(inEmbed),
    ...(held.components ?? []).flatMap(inComponent),
    ...[...(held.attachments?.values() ?? [])].map(({ description }) => description),
  ];
  return found.filter(Boolean).join('\n');
}
