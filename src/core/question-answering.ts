/** Answers what people write: what is said to the bot, what goes on from its reply, and what it merely overhears. */
import { goesOn, isToOthers } from '../dialogue/thread-talk.ts';
import { askInLanguage, overhearInLanguage, readerOf } from './ask-in-language.ts';
import type { DialogueMemory } from './dialogue-memory.ts';
import type { StoryServices } from './engine-services.ts';
import type { MessageContext, MessageInvocation } from './invocation.ts';
import type { Persistence } from './persistence.ts';
import { type Reply, SILENCE } from './reply.ts';
import { headAndTail } from './shorten.ts';

export interface QuestionAnsweringDeps {
  readonly services: () => StoryServices;
  readonly dialogues: DialogueMemory;
  readonly persistence: Persistence | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface QuestionAnswering {
  /** The reply to a question of its own, such as a command asks, in the light of what was said before. */
  ask(said: string, context: MessageContext): Reply;
  /** The reply to a message that was put to the bot, in the light of what it replies to. */
  direct(message: MessageInvocation): Promise<Reply>;
  /** The reply to what somebody says after the bot's reply among others; silence unless it is plainly meant for it. */
  followUp(message: MessageInvocation): Promise<Reply>;
  /** The reply to talk that nobody addressed to it: an answer that it is sure of and may give, or silence. */
  overheard(said: string, context: MessageContext): Promise<Reply>;
}

/** Characters of a question that are worked on: more than the engine reads of it, and few enough for milliseconds. */
const LONGEST_QUESTION = 4000;

/** Words of a follow-up on something else that may still be meant for the bot: "like I am three". */
const FEW_WORDS = 6;

/** A word that speaks this much against the story (log-odds) shows that people talk about something else. */
const OTHER_TALK = -2;

export function createQuestionAnswering(deps: QuestionAnsweringDeps): QuestionAnswering {
  const { services, dialogues, persistence, now } = deps;

  const speaking = ({ conversation, locale }: MessageContext) => ({
    spoken: dialogues.languageOf(conversation),
    locale,
  });

  function noted(
    question: string,
    reply: Reply,
    { platform, workspace, person, conversation }: MessageContext,
  ) {
    dialogues.replied(conversation, reply, question);
    persistence?.record({ platform, workspace, person, question, reply });
    return reply;
  }

  function reply(said: string, context: MessageContext): Reply {
    const before = dialogues.stateOf(context.conversation);
    const question = headAndTail(said, LONGEST_QUESTION);
    const { reply, language } = askInLanguage(services(), question, before, speaking(context));
    if (language !== null) dialogues.spoke(context.conversation, language);
    return reply;
  }

  /** Sets the conversation to what the message continues. What this process has said it knows; else the store may. */
  async function recall({ continues, context }: MessageInvocation): Promise<void> {
    if (continues == null) return;
    if (continues.message !== null && dialogues.resume(context, continues.message)) return;
    if (continues.message === null && dialogues.stateOf(context.conversation) !== null) return;
    const id = (await persistence?.statedBefore(context, continues)) ?? null;
    const entry = id === null ? undefined : services().engine.knowledge.entries.get(id);
    if (entry !== undefined) dialogues.recalled(context.conversation, entry);
  }

  /** Whether a message that is not beside the story's point was said to the bot. */
  function isMeant(text: string, context: MessageContext): boolean {
    const story = services();
    const { engine } = readerOf(story, text, speaking(context)).reader ?? story;
    const { followUps } = engine.knowledge.language;
    const { analyzed, evidence } = engine.match(headAndTail(text, LONGEST_QUESTION), null);
    const strange = new Set(analyzed.words.filter((_, at) => analyzed.foreign[at]));
    const isOfStory = (word: string) => analyzed.words.includes(word) && !strange.has(word);
    return (
      goesOn(text, followUps) && !isToOthers(text, followUps, isOfStory) && evidence.topicLowest > OTHER_TALK
    );
  }

  const isBesideThePoint = ({ kind, reason }: Reply, text: string): boolean =>
    kind === 'no-answer' && reason === 'off-topic' && text.trim().split(/\s+/).length > FEW_WORDS;

  async function overheard(said: string, context: MessageContext): Promise<Reply> {
    if (persistence === null || (await persistence.channelMode(context)) !== 'questions') return SILENCE;
    const answer = overhearInLanguage(services(), said, null, speaking(context));
    if (answer.kind !== 'answer' || answer.entry === null) return SILENCE;
    if (!(await persistence.mayInterrupt(context, answer.entry, now()))) return SILENCE;
    persistence.interrupted(context, answer.entry);
    return noted(said, answer, context);
  }

  return {
    ask: (said, context) => noted(said, reply(said, context), context),
    async direct(message) {
      await recall(message);
      return noted(message.text, reply(message.text, message.context), message.context);
    },
    async followUp(message) {
      const { text, context } = message;
      await recall(message);
      if (!isMeant(text, context)) return overheard(text, context);
      const said = reply(text, context);
      return isBesideThePoint(said, text) ? overheard(text, context) : noted(text, said, context);
    },
    overheard,
  };
}
