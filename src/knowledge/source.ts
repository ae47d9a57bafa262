/** Reads YAML files and remembers where everything stands, so that each fault can name its file and line. */
import { readFileSync, statSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { ValidationIssue } from './validation-issue.ts';

/** Larger files are no knowledge that people keep by hand. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

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
  let text: string;
  try {
    if (statSync(file).size > MAX_FILE_BYTES) {
      faults.push({ file, line: 0, message: `is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB` });
      return null;
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is missing' : 'cannot be read';
    faults.push({ file, line: 0, message: reason });
    return null;
  }

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    for (const error of document.errors)
      faults.push({ file, line: lines.linePos(error.pos[0]).line, message: error.message });
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
    for (const issue of parsed.error.issues)
      faults.push({ file, line: lineOf(issue.path as Path), message: describeIssue(issue) });
    return null;
  }
  return { file, value: parsed.data, lineOf };
}
