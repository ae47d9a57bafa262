/** The words of a message, wherever they stand: its own, forwarded ones, polls, embeds, layouts, pictures' descriptions. */
import {
  type APIComponentInMessageActionRow,
  type APIEmbed,
  ComponentType,
  type Message,
  type MessageSnapshot,
} from 'discord.js';

type Component = ReturnType<Message['components'][number]['toJSON']>;
type Nested = Component | APIComponentInMessageActionRow;

/** What may hold words, as Discord's API has it. */
export interface Worded {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly Component[];
  readonly attachments?: readonly { readonly description?: string | null }[];
  readonly poll?: Poll | undefined;
  readonly message_snapshots?: readonly { readonly message: Worded }[];
}

type Text = { readonly text?: string | null };
type Poll = { readonly question: Text; readonly answers: readonly { readonly poll_media: Text }[] };

const ADDRESS = /<?https?:\/\/\S+/g;

function inComponent(component: Nested): string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  return 'components' in component ? component.components.flatMap(inComponent) : [];
}

const inEmbed = ({ title, description, fields = [] }: APIEmbed): (string | undefined)[] => [
  title,
  description,
  ...fields.flatMap(({ name, value }) => [name, value]),
];

/** The words of a message; those that somebody wrote in it themselves go before all others. Empty where there are none. */
export function wordsOf({ content = '', poll, ...held }: Worded): string {
  if (content.replace(ADDRESS, '').trim() !== '') return content;
  const found = [
    content,
    ...(held.message_snapshots ?? []).map(({ message }) => wordsOf(message)),
    poll?.question.text,
    ...(poll?.answers ?? []).map(({ poll_media }) => poll_media.text),
    ...(held.embeds ?? []).flatMap(inEmbed),
    ...(held.components ?? []).flatMap(inComponent),
    ...(held.attachments ?? []).map(({ description }) => description),
  ];
  return found.filter(Boolean).join('\n');
}

/** A message of discord.js's as the API has it. */
export const asWorded = (message: Message | MessageSnapshot): Worded => ({
  content: message.content,
  embeds: message.embeds.map((embed) => embed.toJSON()),
  components: message.components.map((component) => component.toJSON()),
  attachments: [...message.attachments.values()],
  poll: message.poll ? asSent(message.poll) : undefined,
  message_snapshots: [...(message.messageSnapshots?.values() ?? [])].map((one) => ({
    message: asWorded(one),
  })),
});

const asSent = ({ question, answers }: NonNullable<Message['poll']>): Poll => ({
  question: { text: question.text },
  answers: answers.map(({ text }) => ({ poll_media: { text } })),
});
