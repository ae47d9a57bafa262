/** Answers questions one by one, each for itself or as a turn of a conversation; without limits. For programs, not for chats. */
import { commands as allCommands } from '../../commands/index.ts';
import type { Engine } from '../engine/engine.ts';
import { askInLanguage, overhearInLanguage } from './ask-in-language.ts';
import type { Command } from './command.ts';
import type { CommandRunner } from './command-runner.ts';
import { commandFromText } from './command-text.ts';
import { createDialogueMemory } from './dialogue-memory.ts';
import { createEngineServices } from './engine-services.ts';
import { noticeOf, UserError } from './errors.ts';
import type { MessageContext, MessageInvocation } from './invocation.ts';
import type { Languages } from './languages.ts';
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

/** The languages that the story is told in besides its own, and the reader's. */
export interface SpokenTo {
  readonly languages?: Languages | null;
  readonly locale?: string | null;
}

/** @param commands All that there are, unless a test says otherwise. */
export function createSingleQuestions(
  engine: Engine,
  platform: DeclaredTraits,
  commands: readonly Command[] = allCommands,
  { languages = null, locale = null }: SpokenTo = {},
): SingleQuestions {
  const services = createEngineServices(
    () => engine,
    {},
    () => languages,
  );
  const dialogues = createDialogueMemory(Date.now);
  const context: MessageContext = {
    platform: platform.name,
    conversation: '',
    person: '',
    workspace: null,
    channel: '',
    direct: true,
    canManage: () => true,
    locale,
  };

  // Loaded with the first command: a program that answers one question has started before that.
  async function createRunner(): Promise<CommandRunner> {
    const [{ createCommandRunner }, { createTraitsLookup }] = await Promise.all([
      import('./command-runner.ts'),
      import('./platform-traits.ts'),
    ]);
    return createCommandRunner({
      commands,
      services,
      persistence: null,
      traitsOf: createTraitsLookup([platform]),
      ask: (question) => askInLanguage(services(), question, null, { spoken: null, locale }).reply,
      now: Date.now,
    });
  }
  let runner: Promise<CommandRunner> | undefined;

  async function reply(text: string, mode: SpokenMode, conversation: string | null): Promise<Reply> {
    const command = mode === 'direct' ? commandFromText(text, commands) : null;
    const before = conversation === null ? null : dialogues.stateOf(conversation);
    const speaking = { spoken: conversation === null ? null : dialogues.languageOf(conversation), locale };
    if (command === null && mode === 'ambient') return overhearInLanguage(services(), text, before, speaking);
    if (command === null) {
      const { reply: said, language } = askInLanguage(services(), text, before, speaking);
      if (conversation !== null && language !== null) dialogues.spoke(conversation, language);
      return said;
    }
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
    const said = await reply(text, mode, conversation);
    dialogues.replied(conversation, said, text);
    return said;
  };
}
