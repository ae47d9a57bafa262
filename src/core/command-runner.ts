/** Runs commands: the one place that finds them by name, and checks who uses them, where, and with which options. */
import { languageOf } from '../messages/messages.ts';
import type { Command, CommandContext } from './command.ts';
import { fitsPlace, isPermitted } from './command-access.ts';
import { readOptions } from './command-options.ts';
import type { Core } from './core.ts';
import { messagesIn, type StoryServices } from './engine-services.ts';
import { UserError } from './errors.ts';
import { inLanguage } from './in-language.ts';
import type { CommandInvocation, MessageContext } from './invocation.ts';
import type { Persistence } from './persistence.ts';
import type { PlatformTraits } from './platform-traits.ts';
import type { Reply } from './reply.ts';
import { echoed } from './shorten.ts';

export interface CommandRunnerDeps {
  readonly commands: readonly Command[];
  readonly services: () => StoryServices;
  readonly persistence: Persistence | null;
  readonly traitsOf: (platform: string) => PlatformTraits;
  readonly ask: (question: string, asker: MessageContext) => Reply;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface CommandRunner {
  /** Whether there is a command of this name. */
  knows(name: string): boolean;
  /** @throws {UserError} for what the asker can mend: an unknown name, a wrong option, a missing permission. */
  run(invocation: CommandInvocation): Promise<Reply>;
  /** See `Core.complete`. */
  complete(...typed: Parameters<Core['complete']>): ReturnType<Core['complete']>;
  /** See `Core.visibility`. */
  visibility(...used: Parameters<Core['visibility']>): ReturnType<Core['visibility']>;
}

/** Characters of an unknown command's name that are repeated to the asker. */
const MAX_ECHOED = 40;

/** Names are typed with hyphens and without. */
const plainName = (name: string): string => name.toLowerCase().replace(/[-_\s]/g, '');

const wantsPrivacy = ({ options }: Command, given: CommandInvocation['options']): boolean =>
  options['private']?.type === 'flag' && given['private'] === true;

export function createCommandRunner(deps: CommandRunnerDeps): CommandRunner {
  const { commands, services, persistence, traitsOf, ask, now } = deps;
  const find = (name: string) => commands.find((command) => plainName(command.name) === plainName(name));

  /** Commands are used in the reader's language, if the story is told in it. */
  const servicesFor = (locale: string | null) => services().in(languageOf(locale));

  function contextFor(asker: MessageContext): CommandContext {
    const spoken = servicesFor(asker.locale);
    const messages = messagesIn(spoken, asker.locale).about(spoken.engine.knowledge.article.source.kind);
    const { engine, answererIn, finder } = spoken;
    return {
      asker,
      platform: traitsOf(asker.platform),
      messages,
      engine,
      answerer: answererIn(messages),
      get finder() {
        return finder();
      },
      persistence,
      commands,
      now: now(),
      ask: (question) => ask(question, asker),
    };
  }

  async function check(command: Command, { asker, platform, messages }: CommandContext): Promise<void> {
    const named = { command: platform.commandName(command.name) };
    if (!fitsPlace(command, asker))
      throw new UserError(
        'command.wrong_place',
        command.scope === 'channel'
          ? messages.format('commands.channelsOnly', named)
          : messages.format('commands.workspacesOnly', named),
      );
    if (!(await isPermitted(command, asker)))
      throw new UserError('command.not_permitted', messages.format(platform.sentences.managersOnly));
  }

  return {
    knows: (name) => find(name) !== undefined,
    async run({ name, options, context: asker }) {
      const context = contextFor(asker);
      const { messages } = context;
      const command = find(name);
      if (command === undefined) {
        // "/summary" is no command, and yet says what is wanted.
        const told = context.answerer.ask(name.replace(/[-_]/g, ' '));
        if (told.kind === 'answer') return told;
        throw new UserError(
          'command.unknown',
          messages.format('commands.unknown', { name: echoed(name, MAX_ECHOED) }),
        );
      }
      await check(command, context);
      const own = await command.run(context, readOptions(command, options, messages));
      const spoken = servicesFor(asker.locale);
      // What was asked in words may be in another language than the reader's.
      const reply = spoken.isOwn || own.language !== null ? own : inLanguage(own, spoken.language);
      return wantsPrivacy(command, options) ? { ...reply, delivery: 'private' } : reply;
    },
    complete(name, option, typed, locale = null) {
      const declared = find(name)?.options[option];
      if (declared?.type !== 'text' || declared.complete === undefined) return [];
      const spoken = servicesFor(locale);
      const { engine, finder } = spoken;
      return declared.complete({ engine, finder: finder(), messages: messagesIn(spoken, locale) }, typed);
    },
    visibility(name, options) {
      const command = find(name);
      // Whatever is wrong with a command concerns its asker alone.
      if (command === undefined || wantsPrivacy(command, options)) return 'private';
      return command.visibility;
    },
  };
}
