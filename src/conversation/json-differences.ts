/** What differs between something as a platform has it and as it should be, property by property. */

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Platforms leave out what was set to these values. */
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(isNothing));

/** What names an element of a list, so that an insertion does not make all that follow it differ. */
const nameOf = (item: unknown): string =>
  isObject(item)
    ? String(item['command'] ?? item['callback_id'] ?? item['name'] ?? JSON.stringify(item))
    : String(item);

const byName = (list: readonly unknown[]): Json =>
  Object.fromEntries(list.map((item) => [nameOf(item), isObject(item) ? item : true]));

const shown = (value: unknown): string => JSON.stringify(value);

/**
 * Lines for people, each with where it is: `+` new, `~` changed, `-` removed. Lists are compared whatever their order.
 * Properties that `wanted` does not name are the platform's own, such as ids.
 */
export function jsonDifferences(present: unknown, wanted: unknown, path = ''): string[] {
  if (isNothing(present) && isNothing(wanted)) return [];
  const isList = Array.isArray(wanted);
  const before = Array.isArray(present) ? byName(present) : present;
  const after = isList ? byName(wanted) : wanted;
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(after), ...(isList ? Object.keys(before) : [])]);
    return [...names].flatMap((name) =>
      jsonDifferences(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  if (isNothing(before)) return [`+ ${path}: ${shown(after)}`];
  if (isNothing(after)) return [`- ${path}: ${shown(before)}`];
  return before === after ? [] : [`~ ${path}: ${shown(before)} → ${shown(after)}`];
}

/** One thing of a named list that is not as it should be: new where nothing is present, to be removed where nothing is wanted. */
export interface NamedChange<P, W> {
  readonly name: string;
  readonly present: P | undefined;
  readonly wanted: W | undefined;
  /** Why, for people. */
  readonly lines: readonly string[];
}

/** What to change so that a platform has exactly what is wanted; what is as it should be already is left out. */
export function namedChanges<P extends { readonly name: string }, W extends { readonly name: string }>(
  present: readonly P[],
  wanted: readonly W[],
  isSame: (present: P, wanted: W) => boolean,
): NamedChange<P, W>[] {
  const left = new Set(present);
  const changes = wanted.map((one): NamedChange<P, W> => {
    const { name } = one;
    const found = present.find((other) => isSame(other, one));
    if (found === undefined) return { name, present: found, wanted: one, lines: [`+ ${name}`] };
    left.delete(found);
    const lines = jsonDifferences(found, one).map((line) => line.replace(/^./, `$& ${name}`));
    return { name, present: found, wanted: one, lines };
  });
  for (const one of left)
    changes.push({ name: one.name, present: one, wanted: undefined, lines: [`- ${one.name}`] });
  return changes.filter(({ lines }) => lines.length > 0);
}
