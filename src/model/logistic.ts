/** Logistic regression over a few numbers: used by the gates, fitted by `npm run fit`. */

/** Fitted coefficients: probability = σ(bias + Σ weight × (value − mean) / spread). */
export interface Logistic {
  readonly bias: number;
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly spreads: readonly number[];
}

export function probability(model: Logistic, values: readonly number[]): number {
  let score = model.bias;
  for (let i = 0; i < values.length; i++)
    score += (model.weights[i]! * (values[i]! - model.means[i]!)) / model.spreads[i]!;
  return 1 / (1 + Math.exp(-score));
}

/** One observation: the numbers, and whether it was so. */
export interface Observation {
  readonly values: readonly number[];
  readonly outcome: boolean;
  /** How many observations it counts for. */
  readonly weight: number;
}

const STEPS = 400;
const RATE = 1;

/** Fits by gradient descent on standardised values. `penalty` is the L2 penalty, in observations. */
export function fitLogistic(observations: readonly Observation[], penalty: number): Logistic {
  const total = observations.reduce((sum, { weight }) => sum + weight, 0);
  const size = observations[0]?.values.length ?? 0;
  const mean = (value: (values: readonly number[]) => number) =>
    observations.reduce((sum, { values, weight }) => sum + weight * value(values), 0) / total;
  const means = Array.from({ length: size }, (_, j) => mean((values) => values[j]!));
  const spreads = means.map((m, j) => Math.sqrt(mean((values) => (values[j]! - m) ** 2)) || 1);
  const rows = observations.map(({ values }) => values.map((v, j) => (v - means[j]!) / spreads[j]!));
  const weights: number[] = Array(size).fill(0);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const gradient: number[] = Array(size).fill(0);
    let biasGradient = 0;
    for (const [i, { outcome, weight }] of observations.entries()) {
      const row = rows[i]!;
      let score = bias;
      for (let j = 0; j < size; j++) score += weights[j]! * row[j]!;
      const error = weight * (1 / (1 + Math.exp(-score)) - (outcome ? 1 : 0));
      biasGradient += error;
      for (let j = 0; j < size; j++) gradient[j] = gradient[j]! + error * row[j]!;
    }
    for (let j = 0; j < size; j++)
      weights[j] = weights[j]! - (RATE * (gradient[j]! + penalty * weights[j]!)) / total;
    bias -= (RATE * biasGradient) / total;
  }
  return { bias, weights, means, spreads };
}
