/** What pressing a reply's button does: states an entry or a topic, tells why, or counts a vote. */
import type { Messages } from '../messages/catalog.ts';
import { isRatable, parseAction } from './actions.ts';
import type { DialogueMemory } from './dialogue-memory.ts';
import { type EngineServices, messagesIn, type StoryServices } from './engine-services.ts';
import { UserError } from './errors.ts';
import { inLanguage, languageOfAction } from './in-language.ts';
import type { ActionInvocation } from './invocation.ts';
import type { Persistence } from './persistence.ts';
import type { Reply } from './reply.ts';
import { requirePersistence } from './require-persistence.ts';
import { topicReply } from './topic-reply.ts';
import { nextBestAfter, voteReply } from './votes.ts';
import { whyReply } from './why.ts';

export interface ButtonPressesDeps {
  readonly services: () => StoryServices;
  readonly dialogues: DialogueMemory;
  readonly persistence: Persistence | null;
}

/** Gives the reply to a press. @throws {UserError} for a button that names nothing any more. */
export type ButtonPresses = (invocation: ActionInvocation) => Promise<Reply>;

export function createButtonPresses({ services, dialogues, persistence }: ButtonPressesDeps): ButtonPresses {
  /** Null if the button names nothing that there is. */
  async function replyTo(
    invocation: ActionInvocation,
    { engine, answererIn }: EngineServices,
    messages: Messages,
  ): Promise<Reply | null> {
    const { id, question, context } = invocation;
    const { knowledge } = engine;
    const action = parseAction(id);
    switch (action?.type) {
      case 'entry': {
        const entry = knowledge.entries.get(action.id);
        if (entry === undefined) return null;
        const shown = dialogues.stateOf(context.conversation)?.shown ?? [];
        const reply = answererIn(messages).state(entry, shown);
        dialogues.replied(context.conversation, reply);
        return reply;
      }
      case 'why': {
        const entry = knowledge.entries.get(action.id);
        return entry === undefined ? null : whyReply(engine, entry, question, messages);
      }
      case 'topic':
        return topicReply(knowledge, answererIn(messages), action.id, messages);
      case 'vote': {
        // Thanked for even when it has to wait in memory: nobody needs to do anything about that.
        const { helpful, about: subject } = action;
        if (!isRatable(knowledge, subject)) return null;
        await requirePersistence({ persistence, messages }).vote({
          context,
          reply: invocation.reply,
          helpful,
          subject,
          question,
        });
        const next = helpful ? [] : nextBestAfter(engine, subject, question);
        return voteReply(helpful, subject, next, messages);
      }
      case undefined:
        return null;
    }
  }

  return async (invocation) => {
    const { locale, conversation } = invocation.context;
    const story = services();
    const { language } = languageOfAction(invocation.id);
    const spoken = language === null ? story : story.in(language);
    const messages = messagesIn(spoken, locale);
    if (language !== null) dialogues.spoke(conversation, language);
    const own = await replyTo(invocation, spoken, messages);
    const reply = own === null || spoken.isOwn ? own : inLanguage(own, spoken.language);
    if (reply === null) throw new UserError('button.gone', messages.format('faults.goneButton'));
    return reply;
  };
}
