/** Reads YAML files and remembers where everything stands, so that each fault can name its file and line. */
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { tooMuch } from './bounds.ts';
import { readBounded } from './read-file.ts';
import { schemaFault, separateFaults } from './schema-faults.ts';
import type { ValidationIssue } from './validation-issue.ts';
import { cutShort, firstOf, type LayoutFault, repeatedKeys, yamlFault } from './yaml-faults.ts';

/** Faults that are told of one file. */
const MAX_FAULTS = 100;

/** Aliases let a small file unfold into a huge one. */
const MAX_ALIASES = 50;

/** A path into a document: keys and list positions. */
export type Path = readonly (string | number)[];

/** Where a fault is: the field itself where it is one that nobody knows. */
const pathOf = (issue: z.core.$ZodIssue): Path =>
  [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].filter(
    (part) => typeof part !== 'symbol',
  );

/** A read file: its value, checked, and the line of any place in it. */
export interface SourceFile<T> {
  readonly file: string;
  readonly value: T;
  lineOf(path: Path): number;
}

/** The text of a file as its editor meant it; a predicate of why it cannot be had. */
function textOf(bytes: Buffer): { readonly text: string } | { readonly fault: string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { fault: 'is saved as UTF-16; save it as UTF-8' };
  try {
    // The decoder takes off the mark that some editors put before the first line.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: 'holds signs that are no UTF-8; save it as UTF-8' };
  }
}

/**
 * Reads one file against its schema.
 *
 * @param warnings Told what can be used and was probably meant otherwise.
 * @returns null if it cannot be used; each reason is in `faults` then.
 */
export function readSource<T>(
  file: string,
  schema: z.ZodType<T>,
  faults: ValidationIssue[],
  warnings: ValidationIssue[] = [],
): SourceFile<T> | null {
  const read = readBounded(file);
  const fault = 'fault' in read ? read.fault : tooMuch(read.bytes);
  if ('fault' in read || fault !== null) {
    faults.push({ file, line: 0, message: fault ?? '' });
    return null;
  }

  const decoded = textOf(read.bytes);
  if ('fault' in decoded) {
    faults.push({ file, line: 0, message: decoded.fault });
    return null;
  }
  const lines = new LineCounter();
  const { text } = decoded;
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const tell = (to: ValidationIssue[], { at, message }: LayoutFault) =>
    to.push({ file, line: lines.linePos(at).line, message });
  const errors = [...document.errors.map((error) => yamlFault(error, text)), ...repeatedKeys(document)];
  if (errors.length > 0) {
    for (const fault of firstOf(errors)) tell(faults, fault);
    return null;
  }
  for (const warning of cutShort(document, text)) tell(warnings, warning);
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
  // A file of nothing but remarks holds nothing, which some may.
  const parsed = schema.safeParse(raw ?? undefined);
  if (!parsed.success) {
    for (const issue of separateFaults(parsed.error.issues, raw).slice(0, MAX_FAULTS))
      faults.push({ file, line: lineOf(pathOf(issue)), message: schemaFault(issue, raw) });
    return null;
  }
  return { file, value: parsed.data, lineOf };
}
