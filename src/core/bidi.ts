/** Lays out text that runs from right to left: Latin names inside it are isolated, so that no reader sees them jump. */

/** First strong isolate, and the end of it: everything between is laid out by itself. */
const ISOLATE = '\u2068';
const END = '\u2069';

/** A letter that runs from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** Languages that are written so. */
const LANGUAGES: readonly string[] = ['ar', 'fa', 'he', 'ur', 'yi'];

/** What is isolated already; else a command, or Latin words that stand together, with the quotation marks around them. */
const LATIN =
  /\u2068[^\u2068\u2069]*\u2069|[“"«„]?\/?\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}'’.&/:|-]*(?:[ ,]{1,2}[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}'’.&/:|-]*)*[?!]?[”"»“]?/gu;

/** A sentence's end is not the name's. */
const ENDS = '.:,';

const OPENING = /^[“"«„]/u;
const CLOSING = /[”"»“]$/u;

function isolated(run: string): string {
  // A mark that closes what began outside is no part of the name.
  let end = run.length - (CLOSING.test(run) && !OPENING.test(run) ? 1 : 0);
  while (end > 0 && ENDS.includes(run[end - 1]!)) end -= 1;
  return `${ISOLATE}${run.slice(0, end)}${END}${run.slice(end)}`;
}

export const runsRightToLeft = (language: string): boolean => LANGUAGES.includes(language);

/** Lines of a text, each laid out by itself; lines without a letter that runs from right to left stay as they are. Idempotent. */
export function withIsolates(text: string): string {
  if (!RIGHT_TO_LEFT.test(text)) return text;
  return text
    .split('\n')
    .map((line) =>
      RIGHT_TO_LEFT.test(line)
        ? line.replace(LATIN, (run) => (run.startsWith(ISOLATE) ? run : isolated(run)))
        : line,
    )
    .join('\n');
}
