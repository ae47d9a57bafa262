/** Reads JSON Lines: one JSON value a line. */
import { readFileSync } from 'node:fs';

/**
 * The values of all lines that are not empty, taken for what the caller says they are.
 *
 * @throws {SyntaxError} at the first line that is no JSON.
 */
export function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
