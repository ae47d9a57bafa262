/**
 * The shape of a command: one declaration gives Discord's JSON, Slack's manifest entry, the help text, completion, the
 * check of what people typed, the types of its options, and what it does.
 *
 * Descriptions are English source text, since they belong to the declaration. The names are what translations of them
 * can go by.
 */
import type { Engine } from '../engine/engine.ts';
import type { FixedKey, Messages } from '../messages/catalog.ts';
import type { Answerer } from './answerer.ts';
import type { Completion } from './core.ts';
import type { MessageContext } from './invocation.ts';
import type { Persistence } from './persistence.ts';
import type { PlatformTraits } from './platform-traits.ts';
import type { Reply } from './reply.ts';
import type { TopicFinder } from './topics.ts';

/** What completing an option may need. */
export interface CompletionContext {
  readonly engine: Engine;
  readonly finder: TopicFinder;
  /** What people read, in the asker's language where it is known. */
  readonly messages: Messages;
}

/** What a command may need to do its work. */
export interface CommandContext extends CompletionContext {
  /** Who used it, and where. */
  readonly asker: MessageContext;
  readonly platform: PlatformTraits;
  readonly answerer: Answerer;
  /** Null where the bot runs without a memory. */
  readonly persistence: Persistence | null;
  /** All commands, in the order in which people see them. */
  readonly commands: readonly Command[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Answers a question as if the asker had written it: read in the light of what was said before, and logged. */
  ask(question: string): Reply;
}

interface OptionBase {
  /** At most 100 characters. */
  readonly description: string;
  readonly required?: boolean;
  /** What to say when it is required and missing; a general sentence if left out. */
  readonly missing?: FixedKey;
}

/** Free text. */
export interface TextOption extends OptionBase {
  readonly type: 'text';
  readonly maxLength?: number;
  /** Completions for what is typed so far, best first. Synchronous and quick: people are typing. */
  complete?(context: CompletionContext, typed: string): readonly Completion[];
}

/** One of a few fixed words. */
export interface ChoiceOption extends OptionBase {
  readonly type: 'choice';
  readonly choices: readonly string[];
}

export interface FlagOption extends OptionBase {
  readonly type: 'flag';
}

export type CommandOption = TextOption | ChoiceOption | FlagOption;

/** A command's options by name, those that are required first. */
export type CommandOptions = Readonly<Record<string, CommandOption>>;

/** One of the things that a command can do. */
export interface Subcommand {
  /** At most 100 characters. */
  readonly description: string;
  /** The names of those of the command's options that it needs. */
  readonly options: readonly string[];
}

/** What a command is called, takes, and who may use it where. Names and descriptions keep to the stricter of the platforms' limits. */
export interface CommandDeclaration<Options extends CommandOptions = CommandOptions> {
  /** Lower case letters and hyphens, at most 32 characters. */
  readonly name: string;
  /** Other ways to type it, in lower case, each with the options that it stands for. */
  readonly aliases?: Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;
  /**
   * Whether a message that begins with its bare name, without a slash, is the command: `always`; only when the name
   * stands `alone` or with one of its choices (the default, since names are words that people use in questions); or
   * `never`.
   */
  readonly withoutSlash?: 'always' | 'alone' | 'never';
  /** At most 100 characters. */
  readonly description: string;
  /** One line after the command's name in the help text and Slack's usage hint, such as `[topic]`. */
  readonly usage: string;
  /** Who may use it; `managers` are those who may change settings. */
  readonly permission: 'everyone' | 'managers';
  /** What it is about, and so where it makes sense: anywhere (the default), in a workspace, or in a channel of one. */
  readonly scope?: 'anywhere' | 'workspace' | 'channel';
  /** Who sees its reply when nothing else is said. With an option `private` of type `flag` the asker decides. */
  readonly visibility: 'public' | 'private';
  /** The choices of its option `action`, which are commands of their own on platforms that have such. */
  readonly subcommands?: Readonly<Record<string, Subcommand>>;
  /** The first option takes the whole text where a platform or a message has only text. */
  readonly options: Options;
}

/** See the head of this file. */
export interface Command<Options extends CommandOptions = CommandOptions>
  extends CommandDeclaration<Options> {
  /** What it does. @throws {UserError} for what the asker can mend. */
  run(context: CommandContext, options: OptionsOf<Options>): Reply | Promise<Reply>;
}

type OptionValue<O extends CommandOption> = O extends FlagOption
  ? boolean
  : O extends ChoiceOption
    ? O['choices'][number]
    : string;

type RequiredName<Options extends CommandOptions> = {
  [Name in keyof Options]: Options[Name] extends { required: true } ? Name : never;
}[keyof Options];

/** The types of a command's options, from its declaration. */
export type OptionsOf<Options extends CommandOptions> = {
  readonly [Name in RequiredName<Options>]: OptionValue<Options[Name]>;
} & {
  readonly [Name in Exclude<keyof Options, RequiredName<Options>>]?: OptionValue<Options[Name]> | undefined;
};

/** A command, its options typed by its declaration. */
export function defineCommand<const Options extends CommandOptions>(
  command: Command<Options>,
): Command<Options> {
  return command;
}
