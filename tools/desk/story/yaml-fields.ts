/** Reads and writes the fields of one item of a YAML file in place: comments, order and layout of all else stay. */
import { diffArrays } from 'diff';
import { isMap, isScalar, isSeq, type Pair, parse as parseYaml, type YAMLMap, type YAMLSeq } from 'yaml';
import { z } from 'zod';
import {
  afterLine,
  dashIndent,
  newlineOf,
  parse,
  quoted,
  rangeOf,
  verify,
  YamlEditError,
} from '../../review/yaml-edit.ts';
import { FIELDS, type Fields, holdsList, type ItemRef, isEmpty, isSame, type Value } from './items.ts';

/** Lines of answers are about this long in the files. */
const WIDTH = 118;

/** Text to be put in the place of what stands between two places. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

function findItem({ contents }: ReturnType<typeof parse>, { kind, id }: ItemRef): YAMLMap | null {
  // A topic's file is fields, of which one is its entries; facts and gaps are files of their own.
  const list: unknown = kind === 'entry' ? isMap(contents) && contents.get('entries') : contents;
  if (!isSeq(list)) return null;
  return list.items.find((item): item is YAMLMap => isMap(item) && item.get('id') === id) ?? null;
}

const valueSchema = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.coerce.string())])
  .nullable()
  .default(null);

const fieldsOf = (ref: ItemRef, item: YAMLMap): Fields =>
  Object.fromEntries(
    FIELDS[ref.kind].map((spec) => {
      const { name, control, otherwise = null } = spec;
      const node: unknown = item.get(name, true);
      const raw: unknown = isScalar(node) ? node.value : isSeq(node) ? node.toJSON() : null;
      const value = valueSchema.parse(raw ?? undefined);
      return [name, value ?? (holdsList(spec) ? [] : control === 'flag' ? false : otherwise)];
    }),
  );

/** The fields of an item as a file has them; null if it holds no such item. */
export function readFields(text: string, ref: ItemRef): Fields | null {
  const item = findItem(parse(text), ref);
  return item && fieldsOf(ref, item);
}

/** Words put into lines; a word longer than a line has one of its own. */
function folded(text: string, indent: string, newline: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && indent.length + last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `${indent}${line}`).join(newline);
}

/** Text that reads the same without quotation marks, on one line. */
function isPlain(text: string): boolean {
  try {
    return !/[\n#,[\]{}]|: /.test(text) && parseYaml(text) === text;
  } catch {
    return false;
  }
}

/** What a block may hold, line by line. */
const isBlock = (text: string): boolean =>
  text !== '' && text.split('\n').every((line) => !/^\s|\s$/.test(line)) && !text.includes('  ');

/** @param indent Of the key that it stands under. */
function writeText(text: string, style: string | undefined, indent: string, newline: string): string {
  const inner = `${indent}  `;
  if (style?.startsWith('BLOCK') && isBlock(text)) {
    if (!text.includes('\n')) return `>-${newline}${folded(text, inner, newline)}${newline}`;
    const lines = text.split('\n').map((line) => (line === '' ? '' : inner + line));
    return `|-${newline}${lines.join(newline)}${newline}`;
  }
  // A block ends with its line break, and what takes its place must too.
  const end = style?.startsWith('BLOCK') ? newline : '';
  return (style === 'PLAIN' && isPlain(text) ? text : quoted(text)) + end;
}

const writeFlow = (list: readonly string[]): string =>
  `[${list.map((one) => (isPlain(one) ? one : quoted(one))).join(', ')}]`;

/** Ids stand on one line, sentences each on its own. */
function writeList(list: readonly string[], indent: string, newline: string): string {
  if (list.every((one) => !one.includes(' '))) return ` ${writeFlow(list)}`;
  return list.map((one) => `${newline}${indent}  - ${quoted(one)}`).join('');
}

/** @returns What stands after the colon of a new field. */
function writeValue(value: Exclude<Value, null>, indent: string, newline: string): string {
  if (typeof value === 'object') return writeList(value, indent, newline);
  return ` ${typeof value === 'string' ? quoted(value) : String(value)}`;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Lines of a list that come and go; those that stay are not touched. */
function listSplices(
  text: string,
  seq: YAMLSeq,
  before: readonly string[],
  wanted: readonly string[],
): Splice[] {
  const [start, end] = rangeOf(seq);
  if (seq.flow || seq.items.length === 0) return [{ from: start, to: end, by: writeFlow(wanted) }];
  const newline = newlineOf(text);
  const indent = dashIndent(text, seq.items[0]);
  const splices: Splice[] = [];
  let at = 0;
  let place = lineStart(text, start);
  for (const { value, added, removed } of diffArrays([...before], [...wanted])) {
    if (added) {
      const by = value.map((one) => `${indent}- ${quoted(one)}${newline}`).join('');
      const needsBreak = place > 0 && text[place - 1] !== '\n';
      splices.push({ from: place, to: place, by: needsBreak ? newline + by : by });
      continue;
    }
    for (const _ of value) {
      const [from, to] = rangeOf(seq.items[at]);
      const next = afterLine(text, to);
      if (removed) splices.push({ from: lineStart(text, from), to: next, by: '' });
      place = next;
      at += 1;
    }
  }
  return splices;
}

function keyIndent(text: string, pair: Pair): string {
  const [at] = rangeOf(pair.key);
  // The first key of an item stands behind its dash.
  return text.slice(lineStart(text, at), at).replace(/[^\s]/g, ' ');
}

function splicesOf(text: string, ref: ItemRef, item: YAMLMap, name: string, value: Value): Splice[] {
  const named = (key: string): Pair | undefined =>
    item.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  const pair = named(name);
  if (pair === undefined) {
    if (value === null || isEmpty(value)) return [];
    const order = ['id', ...FIELDS[ref.kind].map((one) => one.name)];
    const before = order.slice(0, order.indexOf(name)).flatMap((key) => named(key) ?? []);
    const above = before.at(-1);
    if (above === undefined) throw new YamlEditError('yaml.layout', 'The item has no id.');
    const at = afterLine(text, rangeOf(above.value)[1]);
    const [indent, newline] = [keyIndent(text, above), newlineOf(text)];
    return [{ from: at, to: at, by: `${indent}${name}:${writeValue(value, indent, newline)}${newline}` }];
  }
  const [from, to] = rangeOf(pair.value);
  const [indent, newline] = [keyIndent(text, pair), newlineOf(text)];
  if (value === null || isEmpty(value))
    return [{ from: lineStart(text, rangeOf(pair.key)[0]), to: afterLine(text, to), by: '' }];
  // A key without a value.
  if (isScalar(pair.value) && pair.value.value === null)
    return [{ from: rangeOf(pair.key)[1] + 1, to, by: writeValue(value, indent, newline) }];
  if (isSeq(pair.value) && Array.isArray(value))
    return listSplices(text, pair.value, z.array(z.coerce.string()).parse(pair.value.toJSON()), value);
  if (!isScalar(pair.value) || Array.isArray(value))
    throw new YamlEditError('yaml.layout', `"${name}" cannot be edited in place.`);
  if (typeof value !== 'string') return [{ from, to, by: String(value) }];
  return [{ from, to, by: writeText(value, pair.value.type, indent, newline) }];
}

/**
 * The file with some fields of an item changed, and every other byte as it was.
 *
 * @throws {YamlEditError} if there is no such item, or the edit would change anything else.
 */
export function writeFields(text: string, ref: ItemRef, wanted: Fields): string {
  const document = parse(text);
  const item = findItem(document, ref);
  if (item === null) throw new YamlEditError('yaml.no_item', `There is no "${ref.id}" in this file.`);
  const now = fieldsOf(ref, item);
  const changed = Object.entries(wanted).filter(([name, value]) => !isSame(now[name] ?? null, value));
  // From the end of the file to its beginning, so that no place moves before its turn.
  const splices = changed
    .flatMap(([name, value]) => splicesOf(text, ref, item, name, value))
    .reverse()
    .sort((a, b) => b.from - a.from || b.to - a.to);
  let edited = text;
  for (const { from, to, by } of splices) edited = edited.slice(0, from) + by + edited.slice(to);

  for (const [name, value] of changed) {
    if (isEmpty(value)) item.delete(name);
    else item.set(name, value);
  }
  verify(edited, document.toJS());
  return edited;
}
