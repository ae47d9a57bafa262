/**
 * The shape of a command declaration. One declaration gives Discord's JSON, Slack's manifest entry, the help
 * text, the terminal's completion, validation, and the types of the handler's options.
 */

interface OptionBase {
  readonly description: string;
  readonly required?: boolean;
}

/** Free text; `complete: true` offers completions while it is typed. */
export interface TextOption extends OptionBase {
  readonly type: 'text';
  readonly maxLength?: number;
  readonly complete?: boolean;
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

/** See the head of this file. Names and descriptions keep to the stricter of the platforms' limits. */
export interface CommandDeclaration {
  /** Lower case letters and hyphens, at most 32 characters. */
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  /** One line after the command's name in the help text and Slack's usage hint, such as `[topic]`. */
  readonly usage: string;
  /** Who may use it; `managers` are those who may change settings. */
  readonly permission: 'everyone' | 'managers';
  /** The first option takes the whole text where a platform or a message has only text. */
  readonly options: Readonly<Record<string, CommandOption>>;
  /** What the bot does with the asker's reply when nothing else is said: shown to all or to the asker alone. */
  readonly visibility: 'public' | 'private';
}

type OptionValue<O extends CommandOption> = O extends FlagOption
  ? boolean
  : O extends ChoiceOption
    ? O['choices'][number]
    : string;

/** The types of a command's options, from its declaration. */
export type OptionsOf<C extends CommandDeclaration> = {
  readonly [K in keyof C['options']]: C['options'][K]['required'] extends true
    ? OptionValue<C['options'][K]>
    : OptionValue<C['options'][K]> | undefined;
};
