/** Sums of what became of questions. */
import type { OutcomesOnDay } from '../../../src/store/questions.ts';

export interface Counts {
  readonly asked: number;
  readonly answered: number;
  /** Several entries were offered instead of one answer. */
  readonly offered: number;
  readonly refused: number;
}

type Rows = readonly OutcomesOnDay[];

const sum = (rows: Rows): number => rows.reduce((total, { count }) => total + count, 0);
const of = (rows: Rows, outcome: string): number => sum(rows.filter((row) => row.outcome === outcome));

export const countsOf = (rows: Rows): Counts => ({
  asked: sum(rows),
  answered: of(rows, 'answer'),
  offered: of(rows, 'suggestions'),
  refused: of(rows, 'no-answer'),
});

function grouped(rows: Rows, keyOf: (row: OutcomesOnDay) => string): [string, Counts][] {
  const keys = [...new Set(rows.map(keyOf))].sort();
  return keys.map((key) => [key, countsOf(rows.filter((row) => keyOf(row) === key))]);
}

/** Oldest day first; days on which nothing was asked are not among them. */
export const byDay = (rows: Rows): [string, Counts][] => grouped(rows, ({ day }) => day);

export const byPlatform = (rows: Rows): [string, Counts][] => grouped(rows, ({ platform }) => platform);

/** How often each reason was given, most often first. */
export const refusals = (rows: Rows): [string, number][] => {
  const refused = rows.filter(({ outcome }) => outcome === 'no-answer');
  const reasons = [...new Set(refused.map(({ reason }) => reason ?? 'no reason kept'))];
  return reasons
    .map((reason): [string, number] => [
      reason,
      sum(refused.filter((row) => (row.reason ?? 'no reason kept') === reason)),
    ])
    .sort(([, a], [, b]) => b - a);
};
