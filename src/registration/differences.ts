/** What differs between something as it is and as it should be, property by property, in lines for people. */

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whoever keeps it may add properties of its own, and leave out what was set to these values. */
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(isNothing));

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/**
 * Lines for people: `+` new, `~` changed, `-` removed. Empty when `present` has what it should. Of what `wanted` never
 * sets only members of lists matter.
 *
 * @param nameOf What names an object in a list, so that an insertion does not make all that follow it differ.
 */
export function differences(
  present: unknown,
  wanted: unknown,
  nameOf: (item: Readonly<Json>) => unknown,
  path = '',
): string[] {
  if (isNothing(present) && isNothing(wanted)) return [];
  const named = (item: unknown): [string, unknown] =>
    isObject(item) ? [String(nameOf(item) ?? JSON.stringify(item)), item] : [String(item), true];
  const byName = (value: unknown): unknown =>
    Array.isArray(value) ? Object.fromEntries(value.map(named)) : value;
  const [before, after] = [byName(present), byName(wanted)];
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(after), ...(Array.isArray(wanted) ? Object.keys(before) : [])]);
    return [...names].flatMap((name) =>
      differences(before[name], after[name], nameOf, path === '' ? name : `${path}.${name}`),
    );
  }
  if (isNothing(before)) return [`+ ${path}: ${shown(after)}`];
  if (isNothing(after)) return [`- ${path}: ${shown(before)}`];
  return before === after ? [] : [`~ ${path}: ${shown(before)} → ${shown(after)}`];
}
