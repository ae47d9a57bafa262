/** Answers questions one by one, each for itself or as a turn of a conversation; without limits. For programs, not for chats. */
import { commands as allCommands } from '../../commands/index.ts';
import type { Engine } from '../engine/engine.ts';
import { createAnswerer } from './answerer.ts';
import type { Speaking } from './ask-in-language.ts';
import type { Command } from './command.ts';
import type { CommandRunner } from './command-runner.ts';
import { commandFromText } from './command-text.ts';
import { createDialogueMemory } from './dialogue-memory.ts';
import type { StoryServices } from './engine-services.ts';
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
  /** The asker's, as a platform says it; that of the program if it is left out. */
  locale?: string | null,
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
  { languages = null, locale: usual = null }: SpokenTo = {},
): SingleQuestions {
  const codes = [engine.knowledge.language.code, ...(languages?.codes ?? [])];
  const own = createAnswerer(engine, undefined, { languages: codes });
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

  // Loaded with the first command, or message in another language: a program that answers one question has started before.
  async function createServices(): Promise<() => StoryServices> {
    const { createEngineServices } = await import('./engine-services.ts');
    return createEngineServices(
      () => engine,
      {},
      () => languages,
    );
  }
  async function createRunner(): Promise<CommandRunner> {
    services ??= createServices();
    const [story, { createCommandRunner }, { createTraitsLookup }, { askInLanguage }] = await Promise.all([
      services,
      import('./command-runner.ts'),
      import('./platform-traits.ts'),
      import('./ask-in-language.ts'),
    ]);
    return createCommandRunner({
      commands,
      services: story,
      persistence: null,
      traitsOf: createTraitsLookup([platform]),
      ask: (question, { locale }) => askInLanguage(story(), question, null, { spoken: null, locale }).reply,
      now: Date.now,
    });
  }
  let services: Promise<() => StoryServices> | undefined;
  let runner: Promise<CommandRunner> | undefined;

  /** Whether it is the story's own language that is spoken, by whoever speaks no other. */
  const isOwn = (text: string, { spoken, locale }: Speaking): boolean =>
    locale === null &&
    (languages === null ||
      languages.languageOf(text, { conversation: spoken, reader: null }).code === codes[0]);

  async function answer(
    text: string,
    mode: SpokenMode,
    conversation: string | null,
    locale: string | null,
  ): Promise<Reply> {
    const before = conversation === null ? null : dialogues.stateOf(conversation);
    const speaking = {
      spoken: conversation === null ? null : dialogues.languageOf(conversation),
      locale,
    };
    const noteSpoken = (language: string | null) => {
      if (conversation !== null && language !== null) dialogues.spoke(conversation, language);
    };
    if (isOwn(text, speaking)) {
      noteSpoken(codes[0] ?? null);
      return own.ask(text, { mode, before });
    }
    services ??= createServices();
    const [story, { askInLanguage, overhearInLanguage }] = await Promise.all([
      services,
      import('./ask-in-language.ts'),
    ]);
    if (mode === 'ambient') return overhearInLanguage(story(), text, before, speaking);
    const { reply, language } = askInLanguage(story(), text, before, speaking);
    noteSpoken(language);
    return reply;
  }

  async function reply(
    text: string,
    mode: SpokenMode,
    conversation: string | null,
    locale: string | null,
  ): Promise<Reply> {
    const command = mode === 'direct' ? commandFromText(text, commands) : null;
    if (command === null) return answer(text, mode, conversation, locale);
    try {
      runner ??= createRunner();
      return await (await runner).run({ type: 'command', ...command, context: { ...context, locale } });
    } catch (error) {
      if (error instanceof UserError) return noticeOf(error);
      throw error;
    }
  }

  return async (text, mode, conversation, locale = usual) => {
    const said = await reply(text, mode, conversation, locale);
    if (conversation === null) return said;
    dialogues.replied(conversation, said, text);
    return said;
  };
}
