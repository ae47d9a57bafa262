/** Answers what people write: what is said to the bot, and what it merely overhears. */
import { messagesFor } from '../messages/messages.ts';
import type { DialogueMemory } from './dialogue-memory.ts';
import type { EngineServices } from './engine-services.ts';
import type { MessageContext } from './invocation.ts';
import type { Persistence } from './persistence.ts';
import { type Reply, SILENCE } from './reply.ts';
import { headAndTail } from './shorten.ts';

export interface QuestionAnsweringDeps {
  readonly services: () => EngineServices;
  readonly dialogues: DialogueMemory;
  readonly persistence: Persistence | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface QuestionAnswering {
  /** The reply to a question that was put to the bot, in the light of what was said before. */
  direct(said: string, context: MessageContext): Reply;
  /** The reply to talk that nobody addressed to it: an answer that it is sure of and may give, or silence. */
  overheard(said: string, context: MessageContext): Promise<Reply>;
}

/** Characters of a question that are worked on: more than the engine reads of it, and few enough for milliseconds. */
const LONGEST_QUESTION = 4000;

export function createQuestionAnswering(deps: QuestionAnsweringDeps): QuestionAnswering {
  const { services, dialogues, persistence, now } = deps;
  const answererFor = ({ locale }: MessageContext) => services().answererIn(messagesFor(locale));

  return {
    direct(said, context) {
      const { platform, conversation } = context;
      const question = headAndTail(said, LONGEST_QUESTION);
      const before = dialogues.stateOf(conversation);
      const reply = answererFor(context).ask(question, { mode: 'direct', before });
      dialogues.replied(conversation, reply, question);
      persistence?.record({ platform, question, reply });
      return reply;
    },
    async overheard(said, context) {
      if (persistence === null || (await persistence.channelMode(context)) !== 'questions') return SILENCE;
      const reply = answererFor(context).ask(said, { mode: 'ambient' });
      if (reply.kind !== 'answer' || reply.entry === null) return SILENCE;
      if (!(await persistence.mayInterrupt(context, reply.entry, now()))) return SILENCE;
      persistence.interrupted(context, reply.entry);
      dialogues.replied(context.conversation, reply, said);
      persistence.record({ platform: context.platform, question: said, reply });
      return reply;
    },
  };
}
