/** The words of a message, wherever they stand: its own, forwarded ones, polls, embeds, layouts, pictures' descriptions. */
import { type APIMessage, ComponentType, type Message, type MessageSnapshot } from 'discord.js';
import { createWordReader, joined } from '../../conversation/words-in.ts';

/** What may hold words: a message as Discord's API has it, or as discord.js does, which renames some things. */
type Worded = Message | MessageSnapshot | Partial<APIMessage>;

const ADDRESS = /<?https?:\/\/\S+/g;

const wordsIn = createWordReader({
  // Of layouts, of polls, of embeds.
  places: [
    ...['content', 'components'],
    ...['question', 'answers', 'poll_media', 'text'],
    ...['title', 'description', 'fields', 'name', 'value'],
  ],
  special: ({ type }) => (type === ComponentType.File ? '' : undefined),
});

function forwardedIn(message: Worded): Worded[] {
  if ('messageSnapshots' in message) return [...(message.messageSnapshots?.values() ?? [])];
  return (message.message_snapshots ?? []).map((one) => one.message);
}

/** The words of a message; those that somebody wrote in it themselves go before all others. Empty where there are none. */
export function wordsOf(message: Worded): string {
  const { content, poll, embeds, components, attachments } = message;
  if (content && content.replace(ADDRESS, '').trim() !== '') return content;
  const described = [...(attachments?.values() ?? [])].map(({ description }) => description);
  const others = [poll, embeds, components, described];
  return joined([content ?? '', ...forwardedIn(message).map(wordsOf), ...others.map(wordsIn)]);
}
