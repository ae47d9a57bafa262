/** Variables that nobody reads, and that somebody probably meant for the bot: a slip in a name switches nothing on. */
import { nearestName } from '../text/nearest-name.ts';
import { variables } from './schema.ts';
import type { Variables } from './variables.ts';

/** A name with so many signs says by itself whose it is; shorter ones are alike by chance. */
const SHORTEST = 8;

/** Named after a platform, and read by others who share `.env`: by Compose. */
const OTHERS = ['SLACK_PORT'];

export interface UnknownVariable {
  readonly name: string;
  /** The variable that was probably meant. */
  readonly nearest: string;
}

/** One sign too many, one too few, another one, or two that changed places. */
function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at] ? 2 : 1;
  return short.slice(at + swapped) === long.slice(at + swapped);
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
  const names = new Set(all.map(([name]) => name));
  const known = new Set([...names, ...all.map(([name]) => `${name}_FILE`), ...OTHERS]);
  const prefixes = platforms.map(({ name }) => `${name.toUpperCase()}_`);
  return Object.entries(env).flatMap(([name, value]) => {
    if (!value?.trim() || known.has(name)) return [];
    const slip = name.length < SHORTEST ? undefined : [...names].find((one) => isSlip(name, one));
    const isOfPlatform = prefixes.some((prefix) => name.startsWith(prefix));
    const nearest = slip ?? (isOfPlatform ? nearestName(name, names) : null);
    return nearest === null ? [] : [{ name, nearest }];
  });
}
