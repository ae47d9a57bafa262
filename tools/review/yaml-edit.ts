/**
 * Writes into YAML files in place. Text is inserted at the right spot and everything else stays as it is, byte for
 * byte: comments, order, quotes, line breaks. Every edit is read back and compared before it counts.
 */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Node, parseDocument, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { BackchannelError } from '../../src/errors.ts';

/** The file is not laid out in a way that can be edited in place. */
export class YamlEditError extends BackchannelError {}

/** @throws {YamlEditError} if the file is no YAML. */
export function parse(text: string) {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    throw new YamlEditError('yaml.faulty', `The file is faulty: ${document.errors[0]!.message}`);
  return document;
}

/** The map with this `id` that is an entry, a gap or a kind of small talk, wherever it stands. */
function findItem(text: string, id: string): YAMLMap | null {
  let found: YAMLMap | null = null;
  visit(parse(text), {
    Map(_, map) {
      if (map.get('id') !== id) return undefined;
      found = map;
      return visit.BREAK;
    },
  });
  return found;
}

/** Whether the file holds an entry or gap of this id. */
export const holdsItem = (text: string, id: string): boolean => findItem(text, id) !== null;

export const newlineOf = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n');

/** Where a value begins and ends. */
export function rangeOf(node: unknown): [number, number] {
  const range = (node as Node | null)?.range;
  if (!range) throw new YamlEditError('yaml.layout', 'The file cannot be edited in place.');
  return [range[0], range[1]];
}

/** Where the line ends on which a value ends: after its comment, and after its line break. */
export function afterLine(text: string, valueEnd: number): number {
  // A block scalar ends with its line break, not before it.
  if (text[valueEnd - 1] === '\n') return valueEnd;
  const end = text.indexOf('\n', valueEnd);
  return end < 0 ? text.length : end + 1;
}

/** The white space before the dash of a list's item. */
export function dashIndent(text: string, item: unknown): string {
  const [start] = rangeOf(item);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^(\s*)-\s/.exec(text.slice(lineStart, start + 1))?.[1];
  if (indent === undefined)
    throw new YamlEditError('yaml.layout', 'The list is not laid out one item a line.');
  return indent;
}

function insertAt(text: string, at: number, lines: readonly string[]): string {
  const newline = newlineOf(text);
  const before = text.slice(0, at);
  const gap = before === '' || before.endsWith('\n') ? '' : newline;
  return `${before}${gap}${lines.join(newline)}${newline}${text.slice(at)}`;
}

/** A double-quoted YAML text: JSON's escapes are YAML's too. */
export const quoted = (value: string): string => JSON.stringify(value);

function insertIntoSeq(text: string, seq: YAMLSeq, values: readonly string[]): string {
  const last = seq.items.at(-1);
  if (seq.flow) {
    const at = last === undefined ? rangeOf(seq)[0] + 1 : rangeOf(last)[1];
    const list = values.map(quoted).join(', ');
    return `${text.slice(0, at)}${last === undefined ? list : `, ${list}`}${text.slice(at)}`;
  }
  if (last === undefined) throw new YamlEditError('yaml.layout', 'The list is empty.');
  const indent = dashIndent(text, last);
  return insertAt(
    text,
    afterLine(text, rangeOf(last)[1]),
    values.map((value) => `${indent}- ${quoted(value)}`),
  );
}

/** Gives an item its first phrasings: a field of its own after the others. */
function insertList(text: string, item: YAMLMap, values: readonly string[]): string {
  const last = item.items.at(-1);
  if (item.flow || last === undefined || item.has('phrasings'))
    throw new YamlEditError('yaml.layout', 'The file cannot be edited in place.');
  const [start] = rangeOf(last.key);
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  return insertAt(text, afterLine(text, rangeOf(last.value ?? last.key)[1]), [
    `${indent}phrasings:`,
    ...values.map((value) => `${indent}  - ${quoted(value)}`),
  ]);
}

/**
 * Adds phrasings at the end of those that an entry or gap has.
 *
 * @throws {YamlEditError} if there is no such item, or the edit would change anything else.
 */
export function addPhrasings(text: string, id: string, phrasings: readonly string[]): string {
  const item = findItem(text, id);
  if (item === null) throw new YamlEditError('yaml.no_item', `There is no "${id}" in this file.`);
  const seq = item.get('phrasings');
  const edited = isSeq(seq) ? insertIntoSeq(text, seq, phrasings) : insertList(text, item, phrasings);

  const expected = parse(text);
  visit(expected, {
    Map(_, map) {
      if (map.get('id') !== id) return undefined;
      const list = map.get('phrasings');
      if (isSeq(list)) for (const phrasing of phrasings) list.add(phrasing);
      else map.set('phrasings', [...phrasings]);
      return visit.BREAK;
    },
  });
  verify(edited, expected.toJS());
  return edited;
}

/** @throws {YamlEditError} if an edit came to something else than was meant. */
export function verify(edited: string, expected: unknown): void {
  if (!isDeepStrictEqual(parse(edited).toJS(), expected))
    throw new YamlEditError(
      'yaml.layout',
      'The file cannot be edited in place without changing something else.',
    );
}

/**
 * Adds texts at the end of the list under a key; a file without it gets one.
 *
 * @throws {YamlEditError} if the edit would change anything else.
 */
export function addToList(text: string, key: string, values: readonly string[]): string {
  const document = parse(text);
  const list = document.get(key);
  const expected: Record<string, unknown> = { ...document.toJS() };
  const before = expected[key];
  expected[key] = [...(Array.isArray(before) ? before : []), ...values];
  const edited =
    isSeq(list) && (list.flow || list.items.length > 0)
      ? insertIntoSeq(text, list, values)
      : insertAt(text, text.length, [`${key}:`, ...values.map((value) => `  - ${quoted(value)}`)]);
  verify(edited, expected);
  return edited;
}

/**
 * Appends an item to a list of items: the file's own (`key` null) or the one under a key.
 *
 * @param lines The item as YAML, one line each, the first beginning with `- `; comment lines may stand before it.
 * @throws {YamlEditError} if there is no such list, or the edit would change anything else.
 */
export function appendItem(text: string, key: string | null, lines: readonly string[]): string {
  const document = parse(text);
  const list = key === null ? document.contents : document.get(key);
  if (document.contents === null && key === null) return insertAt(text, text.length, lines);
  if (!isSeq(list) || list.flow || list.items.length === 0)
    throw new YamlEditError(
      'yaml.no_list',
      `The file has no list ${key === null ? '' : `"${key}" `}to append to.`,
    );
  const last = list.items.at(-1);
  const indent = dashIndent(text, isMap(last) || isScalar(last) ? last : null);
  const edited = insertAt(
    text,
    afterLine(text, rangeOf(last)[1]),
    lines.map((line) => `${indent}${line}`),
  );
  const added = parse(lines.join('\n')).toJS() as unknown[];
  const expected = document.toJS() as unknown;
  const target = (key === null ? expected : (expected as Record<string, unknown>)[key]) as unknown[];
  target.push(...added);
  verify(edited, expected);
  return edited;
}
