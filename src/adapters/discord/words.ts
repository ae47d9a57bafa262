/** The words of a message, wherever they stand: its own, forwarded ones, polls, embeds, layouts, pictures' descriptions. */
import {
  type APIEmbed,
  type APIMessage,
  type APIMessageComponent,
  ComponentType,
  type Embed,
  type Message,
  type MessageSnapshot,
  type TopLevelComponent,
} from 'discord.js';

/** What may hold words: a message as Discord's API has it, or as discord.js does, which renames some things. */
type Worded = Message | MessageSnapshot | Partial<APIMessage>;

type Words = (string | null | undefined)[];

const ADDRESS = /<?https?:\/\/\S+/g;

function inComponent(component: APIMessageComponent | TopLevelComponent): Words {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  if (component.type === ComponentType.ActionRow || !('components' in component)) return [];
  return component.components.flatMap(inComponent);
}

const inEmbed = ({ title, description, fields }: APIEmbed | Embed): Words => [
  title,
  description,
  ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
];

function inPoll(poll: Worded['poll']): Words {
  const answers = [...(poll?.answers.values() ?? [])];
  return [
    poll?.question.text,
    ...answers.map((one) => ('poll_media' in one ? one.poll_media.text : one.text)),
  ];
}

function inForwarded(message: Worded): Words {
  if (!('messageSnapshots' in message))
    return (message.message_snapshots ?? []).map((one) => wordsOf(one.message));
  return [...(message.messageSnapshots?.values() ?? [])].map(wordsOf);
}

/** The words of a message; those that somebody wrote in it themselves go before all others. Empty where there are none. */
export function wordsOf(message: Worded): string {
  const { content, poll, embeds, components, attachments } = message;
  if (content && content.replace(ADDRESS, '').trim() !== '') return content;
  const found = [
    content,
    ...inForwarded(message),
    ...inPoll(poll),
    ...(embeds ?? []).flatMap(inEmbed),
    ...(components ?? []).flatMap(inComponent),
    ...[...(attachments?.values() ?? [])].map(({ description }) => description),
  ];
  return found.filter(Boolean).join('\n');
}
