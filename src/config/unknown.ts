/** Variables that nobody reads, and that somebody probably meant for the bot: a slip in a name switches nothing on. */
import { nearestName } from '../text/nearest-name.ts';
import { variables } from './schema.ts';
import type { Variables } from './variables.ts';

/** A name of so many letters says by itself whose it is; shorter ones are alike by chance. */
const SHORTEST = 7;

/** One of so many is known even by two slips. */
const LONG = 8;

/** Read where they are needed, beside the configuration. */
const BESIDE = ['BACKCHANNEL_CACHE', 'BACKCHANNEL_LANGUAGES'];

/**
 * Usual names of others that are a slip away from one of the bot's; or named after a platform, and read by others who
 * share `.env`: by Compose.
 */
const OTHERS = ['SLACK_PORT', 'HTTPS_PORT'];

export interface UnknownVariable {
  readonly name: string;
  /** The variable that was probably meant. */
  readonly nearest: string;
}

const lettersOf = (name: string): string => name.replaceAll('_', '');

/** Whether so many letters too many, too few, or swapped with the next are all that keeps two names apart. */
function areWithin(slips: number, a: string, b: string): boolean {
  if (a === b) return true;
  if (slips === 0) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [left, right] = [a.slice(at), b.slice(at)];
  const isSwapped = left.length > 1 && left[0] === right[1] && left[1] === right[0];
  return (
    areWithin(slips - 1, left.slice(1), right) ||
    areWithin(slips - 1, left, right.slice(1)) ||
    (isSwapped && areWithin(slips - 1, left.slice(2), right.slice(2)))
  );
}

/** One letter stands for another. */
const differByOne = (a: string, b: string): boolean =>
  a.length === b.length && [...a].filter((letter, at) => letter !== b[at]).length === 1;

/** The name that this one is a slip away from, underscores aside: one letter, or two where it is long. */
function slippedFrom(name: string, names: readonly string[]): string | undefined {
  const typed = lettersOf(name);
  const long = names.filter((one) => lettersOf(one).length >= SHORTEST);
  return (
    long.find((one) => areWithin(1, typed, lettersOf(one)) || differByOne(typed, lettersOf(one))) ??
    // Whoever has other letters before a name of the bot has a name of their own: `PG_LOG_LEVEL`.
    long.find((one) => {
      const letters = lettersOf(one);
      return letters.length >= LONG && letters[0] === typed[0] && areWithin(2, typed, letters);
    })
  );
}

/**
 * What is set, unknown, and either a slip away from a variable of the bot or named after one of its platforms
 * (`DISCORD_…`).
 *
 * @param platforms Those that the bot knows.
 */
export function unknownVariables(
  env: NodeJS.ProcessEnv,
  platforms: readonly { readonly name: string; readonly variables: Variables }[],
): UnknownVariable[] {
  const all = [variables, ...platforms.map((platform) => platform.variables)].flatMap((one) =>
    Object.entries(one),
  );
  const names = [...new Set([...all.map(([name]) => name), ...BESIDE])];
  const known = new Set([...names, ...all.map(([name]) => `${name}_FILE`), ...OTHERS]);
  const prefixes = platforms.map(({ name }) => `${name.toUpperCase()}_`);
  return Object.entries(env).flatMap(([name, value]) => {
    if (!value?.trim() || known.has(name)) return [];
    const isOfPlatform = prefixes.some((prefix) => name.startsWith(prefix));
    const nearest = slippedFrom(name, names) ?? (isOfPlatform ? nearestName(name, names) : null);
    return nearest === null ? [] : [{ name, nearest }];
  });
}
