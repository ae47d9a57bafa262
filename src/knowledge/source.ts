/** Reads YAML files and remembers where everything stands, so that each fault can name its file and line. */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { tooMuch } from './bounds.ts';
import { readBounded } from './read-file.ts';
import { schemaFault, separateFaults } from './schema-faults.ts';
import { type Held, keyOf, recallSource, rememberSource } from './source-memory.ts';
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

function parsed(text: string): { readonly document: Document; readonly lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  return { document, lines };
}

/** Tells the lines of a text. Takes it apart anew when it is first asked: most files have no fault, and what a parser makes of one is large. */
function linesOf(text: string): SourceFile<unknown>['lineOf'] {
  let made: ReturnType<typeof parsed> | undefined;
  return (path) => {
    made ??= parsed(text);
    // The nearest node above a missing one still tells a useful line.
    for (let depth = path.length; depth >= 0; depth--) {
      const { contents } = made.document;
      const node = depth === 0 ? contents : made.document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return made.lines.linePos(node.range[0]).line;
    }
    return 1;
  };
}

/** What a text holds, whatever the schema; null if it cannot be had. @param keep Told of it where its layout is sound. */
function takenApart(
  file: string,
  text: string,
  faults: ValidationIssue[],
  warnings: ValidationIssue[],
  keep: (held: Held) => void,
): Held | null {
  const { document, lines } = parsed(text);
  const tell = (to: ValidationIssue[], { at, message }: LayoutFault) =>
    to.push({ file, line: lines.linePos(at).line, message });
  const errors = [...document.errors.map((error) => yamlFault(error, text)), ...repeatedKeys(document)];
  if (errors.length > 0) {
    for (const fault of firstOf(errors)) tell(faults, fault);
    return null;
  }
  const cut = cutShort(document, text);
  for (const warning of cut) tell(warnings, warning);
  try {
    const held: Held = { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
    if (cut.length === 0) keep(held);
    return held;
  } catch (error) {
    faults.push({ file, line: 0, message: error instanceof Error ? error.message : 'cannot be unfolded' });
    return null;
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
  const { text } = decoded;
  const key = keyOf(read.bytes);
  const held =
    recallSource(key) ?? takenApart(file, text, faults, warnings, (sound) => rememberSource(key, sound));
  if (held === null) return null;
  const raw = held.value;

  const lineOf = linesOf(text);
  // A file of nothing but remarks holds nothing, which some may.
  const checked = schema.safeParse(raw ?? undefined);
  if (!checked.success) {
    for (const issue of separateFaults(checked.error.issues, raw).slice(0, MAX_FAULTS))
      faults.push({ file, line: lineOf(pathOf(issue)), message: schemaFault(issue, raw) });
    return null;
  }
  return { file, value: checked.data, lineOf };
}
