/** Payloads as a hostile server would send them: nearly right, so that they get past whoever looks first. */
import fc from 'fast-check';
import { codePoint } from '../text/code-points.ts';

/** Keys that reach the prototype where somebody copies carelessly. */
export const poison = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty');
const key = fc.oneof(
  { weight: 1, arbitrary: poison },
  { weight: 4, arbitrary: fc.string({ maxLength: 12 }) },
);

/** Writes pairs as an object, whatever their keys. */
function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const { pairs } = value as { pairs: [string, unknown][] };
  return `{${pairs.map(([name, one]) => `${JSON.stringify(name)}:${write(one)}`).join(',')}}`;
}

/** Any JSON: parsed, so that `__proto__` is a key of its own. */
export const hostileJson: fc.Arbitrary<unknown> = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: codePoint, maxLength: 60 }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((pairs) => ({ pairs })),
    ),
  }))
  .value.map((value) => JSON.parse(write(value)) as unknown);

/** Long texts that a careless expression reads again and again. */
export const SLOW: readonly string[] = [
  'x',
  ' ',
  '!',
  '?',
  '.',
  '"',
  "'",
  '“”',
  '*',
  '_',
  '<@',
  '<@1> ',
  '&',
  '/',
]
  .concat(['**a', '\n', 'a:', '- ', '\u0000', '😀', '\u0301', 'haha ', ', '])
  .map((sign) => sign.repeat(Math.ceil(40_000 / sign.length)));

/** What is done to a payload at one of its places. */
type Change =
  | { readonly what: 'missing' }
  | { readonly what: 'poisoned'; readonly key: string }
  | { readonly what: 'other'; readonly value: unknown };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ what: 'missing' }),
  poison.map((name): Change => ({ what: 'poisoned', key: name })),
  hostileJson.map((value): Change => ({ what: 'other', value })),
  fc.constantFrom(...SLOW).map((value): Change => ({ what: 'other', value: value.slice(0, 20_000) })),
);

type Path = readonly string[];

/** Every place in a payload below its root. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, name];
    return [here, ...placesOf(inner, here)];
  });
}

/** A copy, with something done to it at one place; the same where that place is no longer there. */
function changedAt(payload: unknown, path: Path, done: Change): unknown {
  const copy = JSON.parse(JSON.stringify(payload)) as unknown;
  let parent = copy;
  for (const name of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, name)) return copy;
    parent = (parent as Record<string, unknown>)[name];
  }
  if (typeof parent !== 'object' || parent === null) return copy;
  const last = path.at(-1)!;
  const set = (name: string, value: unknown) =>
    Object.defineProperty(parent, name, { value, enumerable: true, writable: true, configurable: true });
  if (done.what === 'missing') Reflect.deleteProperty(parent, last);
  else if (done.what === 'poisoned') set(done.key, { polluted: true, polluted_too: 'yes' });
  else set(last, done.value);
  return copy;
}

/** The payload with up to three things wrong with it, wherever that is. */
export function nearly(payload: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(payload);
  const wrong = fc.tuple(fc.constantFrom(...places), change);
  return fc
    .array(wrong, { maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((so, [path, done]) => changedAt(so, path, done), payload));
}

/** True if anything has got into what all objects share. */
export const isPolluted = (): boolean =>
  'polluted' in {} || 'polluted_too' in {} || Object.keys(Object.prototype).length > 0;
