/** Logistic regression over a few named numbers: what the gates of the decision are made of. */

/** What was learned of one number: its weight, and the mean and spread of the values it was learned from. */
export interface Term {
  readonly weight: number;
  readonly mean: number;
  readonly spread: number;
}

/** Fitted coefficients by name: probability = σ(bias + Σ weight × (value − mean) / spread). */
export interface Logistic<Name extends string = string> {
  readonly bias: number;
  readonly terms: Readonly<Record<Name, Term>>;
}

/** Numbers by name. */
export type Values<Name extends string = string> = Readonly<Record<Name, number>>;

/** Gives the probability, 0 to 1, for some values. */
export type Gate<Name extends string = string> = (values: Values<Name>) => number;

/** Coefficients were fitted for other numbers than those that are computed: every result would be NaN. */
export class FittedNamesError extends Error {
  readonly code = 'FITTED_NAMES_DIFFER';
  /** Names that are computed and were not fitted. */
  readonly missing: readonly string[];
  /** Names that were fitted and are not computed. */
  readonly unknown: readonly string[];

  constructor(missing: readonly string[], unknown: readonly string[]) {
    const parts = [
      missing.length > 0 ? `it lacks ${missing.join(', ')}` : '',
      unknown.length > 0 ? `it knows ${unknown.join(', ')}, which is not computed` : '',
    ];
    super(`Fitted for other numbers than are computed: ${parts.filter(Boolean).join('; ')}.`);
    this.name = 'FittedNamesError';
    this.missing = missing;
    this.unknown = unknown;
  }
}

/** What is wrong with the names that `terms` were fitted for; null if they are these. */
export function fittedNamesError(
  terms: Readonly<Record<string, Term>>,
  names: readonly string[],
): FittedNamesError | null {
  const missing = names.filter((name) => !Object.hasOwn(terms, name));
  const unknown = Object.keys(terms).filter((name) => !names.includes(name));
  return missing.length > 0 || unknown.length > 0 ? new FittedNamesError(missing, unknown) : null;
}

/**
 * A gate over the numbers with these names. Their order is settled here once, so that no message pays for it.
 *
 * @throws {FittedNamesError} if the coefficients are for other names than these.
 */
export function createGate<Name extends string>(
  { bias, terms }: Logistic<Name>,
  names: readonly Name[],
): Gate<Name> {
  const error = fittedNamesError(terms, names);
  if (error !== null) throw error;
  const weights = names.map((name) => terms[name].weight);
  const means = names.map((name) => terms[name].mean);
  const spreads = names.map((name) => terms[name].spread);
  return (values) => {
    let score = bias;
    for (let i = 0; i < names.length; i++)
      score += (weights[i]! * (values[names[i]!] - means[i]!)) / spreads[i]!;
    return 1 / (1 + Math.exp(-score));
  };
}

/**
 * One whose log-odds lie between those of two.
 *
 * @param share How much the second counts, 0 to 1.
 */
export function mixLogistic<Name extends string>(
  first: Logistic<Name>,
  second: Logistic<Name>,
  share: number,
  names: readonly Name[],
): Logistic<Name> {
  const mixed = names.map((name): [Name, Term] => {
    const [a, b] = [first.terms[name], second.terms[name]];
    // The second counts from its own mean and in its own spread: what that is in the first's goes to the bias.
    return [name, { ...a, weight: (1 - share) * a.weight + (share * b.weight * a.spread) / b.spread }];
  });
  const moved = names.reduce((sum, name) => {
    const [a, b] = [first.terms[name], second.terms[name]];
    return sum + (b.weight * (a.mean - b.mean)) / b.spread;
  }, 0);
  return {
    bias: (1 - share) * first.bias + share * (second.bias + moved),
    terms: Object.fromEntries(mixed) as Record<Name, Term>,
  };
}

/** One observation: the numbers, and whether it was so. */
export interface Observation<Name extends string = string> {
  readonly values: Values<Name>;
  readonly outcome: boolean;
  /** How many observations it counts for. */
  readonly weight: number;
}

const STEPS = 400;
const RATE = 1;

interface Rows {
  readonly rows: readonly (readonly number[])[];
  readonly means: readonly number[];
  readonly spreads: readonly number[];
}

/** The values in a fixed order, moved and scaled so that each number has mean 0 and spread 1. */
function standardise<Name extends string>(
  observations: readonly Observation<Name>[],
  names: readonly Name[],
  total: number,
): Rows {
  const mean = (value: (values: Values<Name>) => number) =>
    observations.reduce((sum, { values, weight }) => sum + weight * value(values), 0) / total;
  const means = names.map((name) => mean((values) => values[name]));
  const spreads = names.map((name, j) => Math.sqrt(mean((values) => (values[name] - means[j]!) ** 2)) || 1);
  const rows = observations.map(({ values }) =>
    names.map((name, j) => (values[name] - means[j]!) / spreads[j]!),
  );
  return { rows, means, spreads };
}

/**
 * Fits by gradient descent on standardised values.
 *
 * @param names Which of the values count.
 * @param penalty The L2 penalty, in observations.
 * @param signs What is known of a number beforehand: whether it can only speak for the outcome (1), or against it (-1).
 */
export function fitLogistic<Name extends string>(
  observations: readonly Observation<Name>[],
  names: readonly Name[],
  penalty: number,
  signs: Readonly<Partial<Record<string, 1 | -1>>> = {},
): Logistic<Name> {
  const total = observations.reduce((sum, { weight }) => sum + weight, 0);
  const { rows, means, spreads } = standardise(observations, names, total);
  const weights: number[] = Array(names.length).fill(0);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const gradient: number[] = Array(names.length).fill(0);
    let biasGradient = 0;
    for (const [i, { outcome, weight }] of observations.entries()) {
      const row = rows[i]!;
      let score = bias;
      for (let j = 0; j < row.length; j++) score += weights[j]! * row[j]!;
      const error = weight * (1 / (1 + Math.exp(-score)) - (outcome ? 1 : 0));
      biasGradient += error;
      for (let j = 0; j < row.length; j++) gradient[j] = gradient[j]! + error * row[j]!;
    }
    for (const [j, name] of names.entries()) {
      const weight = weights[j]! - (RATE * (gradient[j]! + penalty * weights[j]!)) / total;
      const sign = signs[name];
      weights[j] = sign === undefined || weight * sign > 0 ? weight : 0;
    }
    bias -= (RATE * biasGradient) / total;
  }
  const terms = names.map((name, j): [string, Term] => [
    name,
    { weight: weights[j]!, mean: means[j]!, spread: spreads[j]! },
  ]);
  return { bias, terms: Object.fromEntries(terms) as Record<Name, Term> };
}
