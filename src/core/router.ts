/** The core as adapters know it: takes every invocation to its reply, and every error to an apology. */
import type { Logger } from 'pino';
import { commands as allCommands } from '../../commands/index.ts';
import { pointsAbove } from '../dialogue/thread-talk.ts';
import type { Engine } from '../engine/engine.ts';
import { languageOf, messagesFor } from '../messages/messages.ts';
import { createButtonPresses } from './button-presses.ts';
import type { Command } from './command.ts';
import { isOpen } from './command-access.ts';
import { createCommandRunner } from './command-runner.ts';
import { commandFromText } from './command-text.ts';
import type { Core, Page } from './core.ts';
import { createDialogueMemory } from './dialogue-memory.ts';
import { createEngineServices, messagesIn } from './engine-services.ts';
import { newReportId, noticeOf, UserError } from './errors.ts';
import { inLanguage } from './in-language.ts';
import type { CommandInvocation, Invocation, MessageInvocation, PlatformName } from './invocation.ts';
import type { Languages } from './languages.ts';
import type { Limiter } from './limits.ts';
import { aboutPage, helpPage, privacyPage } from './pages.ts';
import type { Persistence } from './persistence.ts';
import { createTraitsLookup, type PlatformTraits } from './platform-traits.ts';
import { createQuestionAnswering } from './question-answering.ts';
import { makeReply, type Reply, SILENCE } from './reply.ts';

export interface RouterDeps {
  /** The engine in force; another one after a reload. */
  readonly engine: () => Engine;
  readonly persistence: Persistence | null;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How people reach whoever looks after the bot; empty if nobody has said it. */
  readonly contact?: string;
  readonly limiter?: Limiter;
  /** What is particular to a platform; without it each is taken to be as most are. */
  readonly traitsOf?: (platform: PlatformName) => PlatformTraits;
  /** The languages that the story in force is told in besides its own; null for none. */
  readonly languages?: () => Languages | null;
  /** All that there are, unless a test says otherwise. */
  readonly commands?: readonly Command[];
}

/** The core, ready to be handed to the adapters. */
export function createRouter(deps: RouterDeps): Core {
  const { persistence, log, now, traitsOf = createTraitsLookup([]), commands = allCommands } = deps;
  const services = createEngineServices(deps.engine, { contact: deps.contact ?? '' }, deps.languages);
  const dialogues = createDialogueMemory(now);
  const questions = createQuestionAnswering({ services, dialogues, persistence, now });
  const runner = createCommandRunner({
    commands,
    services,
    persistence,
    traitsOf,
    ask: questions.ask,
    now,
  });
  const pressed = createButtonPresses({ services, dialogues, persistence });

  async function used(invocation: CommandInvocation): Promise<Reply> {
    const reply = await runner.run(invocation);
    dialogues.replied(invocation.context.conversation, reply);
    return reply;
  }

  async function written(message: MessageInvocation): Promise<Reply> {
    const { text, mode, context } = message;
    if (mode === 'ambient') return questions.overheard(text, context);
    if (mode === 'follow-up') return questions.followUp(message);
    const command = commandFromText(text, commands);
    if (command !== null && runner.knows(command.name)) return used({ type: 'command', ...command, context });
    if (persistence !== null && !context.direct && (await persistence.channelMode(context)) === 'off')
      return makeReply({
        kind: 'notice',
        body: messagesFor(context.locale).format('settings.channelOff'),
        delivery: 'private',
      });
    // A word with a slash that is no command is asked: as little as any other question where the bot is off.
    return command === null ? questions.direct(message) : used({ type: 'command', ...command, context });
  }

  function route(invocation: Invocation): Promise<Reply> {
    switch (invocation.type) {
      case 'command':
        return used(invocation);
      case 'message':
        return written(invocation);
      case 'action':
        return pressed(invocation);
    }
  }

  function apology(invocation: Invocation, error: unknown): Reply {
    const { context } = invocation;
    const report = newReportId();
    log.error({ event: 'reply.failed', err: error, report, platform: context.platform }, 'could not answer');
    // Nobody who was merely overheard is told of it.
    if (invocation.type === 'message' && invocation.mode !== 'direct') return SILENCE;
    const messages = messagesFor(context.locale);
    return makeReply({
      kind: 'error',
      title: messages.format('faults.apologyTitle'),
      body: messages.format('faults.apology', { report }),
      delivery: 'private',
    });
  }

  return {
    async dispatch(invocation) {
      try {
        return deps.limiter?.(invocation, now()) ?? (await route(invocation));
      } catch (error) {
        return error instanceof UserError ? noticeOf(error) : apology(invocation, error);
      }
    },
    complete: runner.complete,
    visibility: runner.visibility,
    pointsAbove: (text) => pointsAbove(text, services().engine.knowledge.language.followUps),
    async listens(context) {
      return persistence !== null && (await persistence.channelMode(context)) === 'questions';
    },
    page(page: Page, { platform, locale }) {
      const spoken = services().in(languageOf(locale));
      const { knowledge } = spoken.engine;
      const messages = messagesIn(spoken, locale);
      const pageReply = (): Reply => {
        switch (page) {
          case 'about':
            return aboutPage(knowledge, messages);
          case 'help':
            // Who reads it nobody knows.
            return helpPage(knowledge, commands.filter(isOpen), traitsOf(platform), messages);
          case 'privacy':
            return privacyPage(persistence?.policy ?? null, traitsOf(platform), messages);
        }
      };
      return spoken.isOwn ? pageReply() : inLanguage(pageReply(), spoken.language);
    },
    stands: dialogues.stands,
    sent(reply) {
      persistence?.sentReply(reply);
    },
    async forget(platform, workspace) {
      await persistence?.forget(platform, workspace);
    },
    async channels(context) {
      return (await persistence?.channels(context)) ?? [];
    },
  };
}
