/** Reads YAML files and remembers where everything stands, so that each fault can name its file and line. */
import { type Document, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { readBounded } from './read-file.ts';
import type { ValidationIssue } from './validation-issue.ts';

/** Lines and commas: nobody writes more by hand, and each costs memory and time. */
const MAX_PIECES = 100_000;

/** Faults that are told of one file. */
const MAX_FAULTS = 100;

/** Aliases let a small file unfold into a huge one. */
const MAX_ALIASES = 50;

/** A path into a document: keys and list positions. */
export type Path = readonly (string | number)[];

/** A read file: its value, checked, and the line of any place in it. */
export interface SourceFile<T> {
  readonly file: string;
  readonly value: T;
  lineOf(path: Path): number;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path.filter((part) => typeof part === 'string').join('.');
  return where === '' ? issue.message : `${where}: ${issue.message}`;
}

/** Why the file is too much to be taken apart; null if it is not. */
function tooMany(bytes: Buffer): string | null {
  let pieces = 0;
  for (const byte of bytes) if (byte === 0x0a || byte === 0x2c) pieces += 1;
  return pieces > MAX_PIECES ? `has more than ${MAX_PIECES} lines and commas` : null;
}

/** Keys that a map has twice, each looked up once: the parser's own way holds each against all others. */
function repeatedKeys(document: Document): { at: number; message: string }[] {
  const found: { at: number; message: string }[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) found.push({ at: key.range?.[0] ?? 0, message: 'Map keys must be unique' });
        seen.add(key.value);
      }
    },
  });
  return found;
}

/**
 * Reads one file against its schema.
 *
 * @returns null if it cannot be used; each reason is in `faults` then.
 */
export function readSource<T>(
  file: string,
  schema: z.ZodType<T>,
  faults: ValidationIssue[],
): SourceFile<T> | null {
  const read = readBounded(file);
  const fault = 'fault' in read ? read.fault : tooMany(read.bytes);
  if ('fault' in read || fault !== null) {
    faults.push({ file, line: 0, message: fault ?? '' });
    return null;
  }

  const lines = new LineCounter();
  const text = read.bytes.toString('utf8');
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const errors = [
    ...document.errors.map(({ pos, message }) => ({ at: pos[0], message })),
    ...repeatedKeys(document),
  ];
  if (errors.length > 0) {
    for (const { at, message } of errors.slice(0, MAX_FAULTS))
      faults.push({ file, line: lines.linePos(at).line, message });
    return null;
  }
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    faults.push({ file, line: 0, message: error instanceof Error ? error.message : 'cannot be unfolded' });
    return null;
  }

  // The nearest node above a missing one still tells a useful line.
  const lineOf = (path: Path): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues.slice(0, MAX_FAULTS))
      faults.push({ file, line: lineOf(issue.path as Path), message: describeIssue(issue) });
    return null;
  }
  return { file, value: parsed.data, lineOf };
}
