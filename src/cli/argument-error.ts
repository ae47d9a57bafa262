/** What is wrong with a command line, in words for whoever typed it. */

/** Node's own advice for words that begin with a hyphen, which none of the programs takes. */
const ADVICE = /\. To specify a positional argument[\s\S]*$/;

/** What `parseArgs` has against a command line. */
export const describeArgumentError = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(ADVICE, '');
