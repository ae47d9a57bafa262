/** What differs between the app as Slack has it and as it should be, property by property. */

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Slack adds properties of its own, and leaves out what was set to these values. */
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(isNothing));

/** What names an element of a list, so that an insertion does not make all that follow it differ. */
const nameOf = (item: unknown): string =>
  isObject(item) ? String(item['command'] ?? item['callback_id'] ?? JSON.stringify(item)) : String(item);

const byName = (list: readonly unknown[]): Json =>
  Object.fromEntries(list.map((item) => [nameOf(item), isObject(item) ? item : true]));

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

function compare(present: unknown, wanted: unknown, path: string): string[] {
  if (isNothing(present) && isNothing(wanted)) return [];
  const before = Array.isArray(present) ? byName(present) : present;
  const after = Array.isArray(wanted) ? byName(wanted) : wanted;
  if (isObject(before) && isObject(after)) {
    // Of what was never set here only commands, shortcuts, events and scopes matter: they are all lists.
    const names = new Set([...Object.keys(after), ...(Array.isArray(wanted) ? Object.keys(before) : [])]);
    return [...names].flatMap((name) =>
      compare(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  if (isNothing(before)) return [`+ ${path}: ${shown(after)}`];
  if (isNothing(after)) return [`- ${path}: ${shown(before)}`];
  return before === after ? [] : [`~ ${path}: ${shown(before)} → ${shown(after)}`];
}

/** Lines for people: `+` new, `~` changed, `-` removed. Empty when Slack has what it should. */
export const manifestDifferences = (present: unknown, wanted: unknown): string[] =>
  compare(present, wanted, '');
