/** What differs between the commands that Discord has and those that it should have, property by property. */
import type { APIApplicationCommand, RESTPostAPIApplicationCommandsJSONBody as Command } from 'discord.js';

/** A command as Discord returns it: with properties that we never set. */
export type RegisteredCommand = Pick<APIApplicationCommand, 'id' | 'name' | 'type'>;

/** One call that has to be made, and the lines that say why. */
export interface CommandChange {
  readonly method: 'post' | 'patch' | 'delete';
  readonly name: string;
  /** Undefined for a command that is new. */
  readonly id?: string;
  readonly body?: Command;
  /** For people: `+` new, `~` changed, `-` removed. */
  readonly lines: readonly string[];
}

/** Activities own a command of this type; Discord makes it, and it is not ours to remove. */
const ENTRY_POINT = 4;

/** What Discord leaves out, or sets, when nothing was said. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  type: 1,
  description: '',
  required: false,
  autocomplete: false,
  default_member_permissions: null,
  options: [],
  choices: [],
};
/** Lists whose order means nothing. */
const SETS = new Set(['integration_types', 'contexts']);

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withDefault = (name: string, value: unknown): unknown => value ?? DEFAULTS[name] ?? null;

function sorted(name: string, value: unknown): unknown {
  return SETS.has(name) && Array.isArray(value) ? [...value].sort() : value;
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** The lines `path: old → new` for every property of `wanted` that `present` has otherwise. */
export function differences(present: object, wanted: object, path = ''): string[] {
  const lines: string[] = [];
  const [old, now]: readonly [Json, Json] = [{ ...present }, { ...wanted }];
  // Properties that we never set are Discord's own (ids, versions, localisations), except those that we dropped.
  const names = new Set([...Object.keys(now), ...Object.keys(old).filter((name) => name in DEFAULTS)]);
  for (const name of names) {
    const before = sorted(name, withDefault(name, old[name]));
    const after = sorted(name, withDefault(name, now[name]));
    const here = path === '' ? name : `${path}.${name}`;
    if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].some(isObject))
      lines.push(...listDifferences(before, after, here));
    else if (JSON.stringify(before) !== JSON.stringify(after))
      lines.push(`${here}: ${shown(before)} → ${shown(after)}`);
  }
  return lines;
}

function listDifferences(before: unknown[], after: unknown[], path: string): string[] {
  const lines: string[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [old, now] = [before[index], after[index]];
    const here = `${path}[${index}]`;
    if (isObject(old) && isObject(now)) lines.push(...differences(old, now, here));
    else lines.push(`${here}: ${shown(old)} → ${shown(now)}`);
  }
  return lines;
}

const keyOf = (command: { readonly type?: unknown; readonly name: string }): string =>
  `${command.type ?? DEFAULTS['type']}:${command.name}`;

/** What to do so that exactly `wanted` is registered. Empty when nothing differs. */
export function compareCommands(
  present: readonly RegisteredCommand[],
  wanted: readonly Command[],
): CommandChange[] {
  const registered = new Map(present.map((command) => [keyOf(command), command]));
  const changes: CommandChange[] = [];
  for (const body of wanted) {
    const found = registered.get(keyOf(body));
    registered.delete(keyOf(body));
    if (found === undefined)
      changes.push({ method: 'post', name: body.name, body, lines: [`+ ${body.name}`] });
    else {
      const lines = differences(found, body).map((line) => `~ ${body.name}: ${line}`);
      if (lines.length > 0) changes.push({ method: 'patch', name: body.name, id: found.id, body, lines });
    }
  }
  for (const { id, type, name } of registered.values())
    if (type !== ENTRY_POINT) changes.push({ method: 'delete', name, id, lines: [`- ${name}`] });
  return changes;
}
