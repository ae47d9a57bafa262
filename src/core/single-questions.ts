/** Answers questions one by one, each for itself or as a turn of a conversation; without limits. For programs, not for chats. */
import { commands as allCommands } from '../../commands/index.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Engine } from '../engine/engine.ts';
import { createAnswerer } from './answerer.ts';
import type { Command } from './command.ts';
import type { CommandRunner } from './command-runner.ts';
import { commandFromText } from './command-text.ts';
import { createDialogueMemory } from './dialogue-memory.ts';
import { noticeOf, UserError } from './errors.ts';
import type { MessageContext, MessageInvocation } from './invocation.ts';
import type { DeclaredTraits } from './platform-traits.ts';
import type { Reply } from './reply.ts';

/** Said to the bot, or in a channel where it merely sits. */
export type SpokenMode = Exclude<MessageInvocation['mode'], 'follow-up'>;

/** Replies to what is asked, typed commands among it. Overheard talk is judged as if the channel had opted in. */
export type SingleQuestions = (
  text: string,
  mode: SpokenMode,
  /** Whose turn it is; null for a question of its own. */
  conversation: string | null,
) => Promise<Reply>;

/** @param commands All that there are, unless a test says otherwise. */
export function createSingleQuestions(
  engine: Engine,
  platform: DeclaredTraits,
  commands: readonly Command[] = allCommands,
): SingleQuestions {
  const answerer = createAnswerer(engine);
  const dialogues = createDialogueMemory(Date.now);
  const context: MessageContext = {
    platform: platform.name,
    conversation: '',
    person: '',
    workspace: null,
    channel: '',
    direct: true,
    canManage: () => true,
    locale: null,
  };

  // Loaded with the first command: a program that answers one question has started before that.
  async function createRunner(): Promise<CommandRunner> {
    const [{ createCommandRunner }, { createEngineServices }, { createTraitsLookup }] = await Promise.all([
      import('./command-runner.ts'),
      import('./engine-services.ts'),
      import('./platform-traits.ts'),
    ]);
    return createCommandRunner({
      commands,
      services: createEngineServices(() => engine),
      persistence: null,
      traitsOf: createTraitsLookup([platform]),
      ask: (question) => answerer.ask(question),
      now: Date.now,
    });
  }
  let runner: Promise<CommandRunner> | undefined;

  async function reply(text: string, mode: SpokenMode, before: DialogueState | null): Promise<Reply> {
    const command = mode === 'direct' ? commandFromText(text, commands) : null;
    if (command === null) return answerer.ask(text, { mode, before });
    try {
      runner ??= createRunner();
      return await (await runner).run({ type: 'command', ...command, context });
    } catch (error) {
      if (error instanceof UserError) return noticeOf(error);
      throw error;
    }
  }

  return async (text, mode, conversation) => {
    if (conversation === null) return reply(text, mode, null);
    const said = await reply(text, mode, dialogues.stateOf(conversation));
    dialogues.replied(conversation, said, text);
    return said;
  };
}
