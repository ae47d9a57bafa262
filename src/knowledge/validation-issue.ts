/** Something wrong or doubtful in a knowledge file. */
export interface ValidationIssue {
  /** Path as given to the loader. */
  readonly file: string;
  /** Counted from 1; 0 when the whole file is meant. */
  readonly line: number;
  readonly message: string;
}

export function formatIssue({ file, line, message }: ValidationIssue): string {
  return line > 0 ? `${file}:${line}: ${message}` : `${file}: ${message}`;
}
