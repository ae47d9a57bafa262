/** Answers a message in the language that it is in: its own, else that of the conversation, else the reader's. */
import type { DialogueState } from '../dialogue/follow-up.ts';
import { languageOf } from '../messages/messages.ts';
import { type EngineServices, messagesIn, type StoryServices } from './engine-services.ts';
import { inLanguage } from './in-language.ts';
import { otherLanguageReply } from './other-language.ts';
import { type Reply, SILENCE } from './reply.ts';

/** Who says something, and after what. */
export interface Speaking {
  /** The language that was last spoken in the conversation; null if none was. */
  readonly spoken: string | null;
  /** The reader's, as the platform says it; null where it does not. */
  readonly locale: string | null;
}

export interface InLanguage {
  readonly reply: Reply;
  /** The language that was spoken; null where it is none that the story is told in. */
  readonly language: string | null;
}

/** What reads a message, and whether the message alone tells that; null where the story is not told in its language. */
export function readerOf(
  story: StoryServices,
  text: string,
  { spoken, locale }: Speaking,
): { readonly reader: EngineServices | null; readonly code: string; readonly sure: boolean } {
  const reader = locale === null ? null : languageOf(locale);
  const { code, sure } = story.languageOf(text, { conversation: spoken, reader });
  const found = story.in(code);
  return { reader: found.language === code ? found : null, code, sure };
}

/** The reply to what was said to the bot. */
export function askInLanguage(
  story: StoryServices,
  question: string,
  before: DialogueState | null,
  speaking: Speaking,
): InLanguage {
  const { reader, code } = readerOf(story, question, speaking);
  if (reader === null) {
    const told = otherLanguageReply(code, story.languages, story.engine.knowledge);
    if (told !== null) return { reply: told, language: null };
  }
  const services = reader ?? story;
  const reply = services
    .answererIn(messagesIn(services, speaking.locale))
    .ask(question, { mode: 'direct', before });
  return {
    reply: services.isOwn ? reply : inLanguage(reply, services.language),
    language: services.language,
  };
}

/** The answer to what nobody said to the bot. What is not plainly in another language is read in the story's own. */
export function overhearInLanguage(
  story: StoryServices,
  said: string,
  before: DialogueState | null,
  speaking: Speaking,
): Reply {
  const { reader, sure } = readerOf(story, said, speaking);
  const services = sure ? reader : story;
  if (services === null) return SILENCE;
  const reply = services
    .answererIn(messagesIn(services, speaking.locale))
    .ask(said, { mode: 'ambient', before });
  return services.isOwn || reply.kind === 'silence' ? reply : inLanguage(reply, services.language);
}
