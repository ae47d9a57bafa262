/** Makes drafts of what does not pass the check, each with what is wrong as a remark: the rest can be told at once. */
import type { ValidationIssue } from '../knowledge/validation-issue.ts';

const ITEM = /^(\s*)- id: (\S+)/;

/** The line on which the item begins that a line belongs to; null if it belongs to none. */
function itemAbove(lines: readonly string[], at: number): number | null {
  for (let i = at; i >= 0; i--) if (ITEM.test(lines[i] ?? '')) return i;
  return null;
}

/** The lines with the items that faults are in as drafts. Lines of faults are counted from 1. */
function withDrafts(text: string, faults: readonly ValidationIssue[]): string {
  const lines = text.split('\n');
  const remarks = new Map<number, string[]>();
  for (const { line, message } of faults) {
    const at = itemAbove(lines, line - 1);
    if (at !== null) remarks.set(at, [...(remarks.get(at) ?? []), message]);
  }
  return lines
    .flatMap((line, i) => {
      const found = remarks.get(i);
      const indent = ITEM.exec(line)?.[1];
      if (found === undefined || indent === undefined) return [line];
      const isDraft = lines[i + 1]?.trim() === 'draft: true';
      const told = found.map((message) => `${indent}# To do: ${message.replace(/\s+/g, ' ')}`);
      return [...told, line, ...(isDraft ? [] : [`${indent}  draft: true`])];
    })
    .join('\n');
}

/** What is set aside may leave others without what they rest on, so it is looked at again a few times. */
const ROUNDS = 4;

/**
 * Sets aside what has faults, until none is left.
 *
 * @param check Checks the folder as it lies on the disk.
 * @returns The faults that are left: they are in no item that could be set aside.
 */
export function setAsideFaulty(
  check: () => readonly ValidationIssue[],
  read: (file: string) => string,
  write: (file: string, text: string) => void,
): readonly ValidationIssue[] {
  for (let round = 0; round < ROUNDS; round++) {
    const faults = check();
    if (faults.length === 0) return [];
    for (const file of new Set(faults.map((fault) => fault.file))) {
      const own = faults.filter((fault) => fault.file === file);
      if (own.some(({ line }) => line > 0)) write(file, withDrafts(read(file), own));
    }
  }
  return check();
}
