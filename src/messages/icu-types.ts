/**
 * The arguments of an ICU message, read from its text by the compiler: a key that is formatted without a value that
 * its message names is a type error.
 */

/** An argument's name, the type of its value, and whether it has a format of its own, such as a plural. */
interface Argument<Name extends string, Value, Formatted extends boolean> {
  readonly name: Name;
  readonly value: Value;
  readonly formatted: Formatted;
}

type Plain<Name extends string> = Argument<Name, string | number, false>;

/** The arguments in a text outside of any argument. */
type InText<Text extends string> = Text extends `${string}{${infer Rest}` ? InBraces<Rest> : never;

/** The argument whose `{` was just passed, and those after it. */
type InBraces<Text extends string> = Text extends `${infer Head}}${infer After}`
  ? Head extends `${infer Name}, ${infer Format}`
    ? Format extends `${'plural' | 'selectordinal'}, ${infer Branch}`
      ? Argument<Name, number, true> | InBranches<`${Branch}}${After}`>
      : Format extends `select, ${infer Branch}`
        ? Argument<Name, string, true> | InBranches<`${Branch}}${After}`>
        : Argument<Name, number, true> | InText<After>
    : Plain<Head> | InText<After>
  : never;

/** The arguments in `one {…} other {…}}` and after it. */
type InBranches<Text extends string> = Text extends ` ${infer Rest}`
  ? InBranches<Rest>
  : Text extends `}${infer After}`
    ? InText<After>
    : Text extends `${string}{${infer Branch}`
      ? InBranch<Branch>
      : never;

/** The arguments in a branch, whose own arguments are plain, and after it. */
type InBranch<Text extends string> = Text extends `${infer Head}}${infer After}`
  ? Head extends `${string}{${infer Name}`
    ? Plain<Name> | InBranch<After>
    : InBranches<After>
  : never;

/** The values that an ICU message needs, by name. */
export type ValuesIn<Text extends string> = {
  readonly [A in InText<Text> as A['name']]: A['value'];
};

/** Whether a message is plain text with names in braces, without plurals, choices or numbers to format. */
export type IsPlain<Text extends string> = true extends InText<Text>['formatted'] ? false : true;
