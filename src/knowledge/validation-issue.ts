/** Something wrong or doubtful in a knowledge file. */
export interface ValidationIssue {
  /** Path as given to the loader. */
  readonly file: string;
  /** Counted from 1; 0 when the whole file is meant. */
  readonly line: number;
  readonly message: string;
}

/** Control signs, and those that write backwards what follows: terminals obey them. */
const OBEYED = /[\p{Cc}\u202a-\u202e\u2028\u2029]/gu;

/** A line for a terminal or the log: what it repeats of names and texts of the folder cannot be more than text there. */
export function formatIssue({ file, line, message }: ValidationIssue): string {
  const said = line > 0 ? `${file}:${line}: ${message}` : `${file}: ${message}`;
  return said.replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
