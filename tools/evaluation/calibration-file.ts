/** Writes a calibration as the file that a story's folder keeps: one line a number, so that a change can be read. */
import { writeFileSync } from 'node:fs';
import type { CalibrationFile } from '../../src/decision/read-calibration.ts';

const DIGITS = 5;

const round = (_key: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value;

/** The innermost objects each on a line of their own. */
const compact = (json: string) => json.replace(/\{[^{}]*\}/g, (inner) => inner.replace(/\s+/g, ' '));

export function writeCalibration(path: string, file: CalibrationFile): void {
  writeFileSync(path, `${compact(JSON.stringify(file, round, 2))}\n`);
}
