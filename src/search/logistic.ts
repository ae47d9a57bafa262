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
}

const STEPS = 400;
const RATE = 1;

/** Fits by gradient descent on standardised values. `penalty` is the L2 penalty, in observations. */
export function fitLogistic(observations: readonly Observation[], penalty: number): Logistic {
  const n = observations.length;
  const size = observations[0]?.values.length ?? 0;
  const means = Array.from(
    { length: size },
    (_, j) => observations.reduce((s, o) => s + o.values[j]!, 0) / n,
  );
  const spreads = means.map((mean, j) => {
    const variance = observations.reduce((s, o) => s + (o.values[j]! - mean) ** 2, 0) / n;
    return Math.sqrt(variance) || 1;
  });
  const rows = observations.map(({ values }) => values.map((v, j) => (v - means[j]!) / spreads[j]!));
  const weights: number[] = Array(size).fill(0);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const gradient: number[] = Array(size).fill(0);
    let biasGradient = 0;
    for (let i = 0; i < n; i++) {
      let score = bias;
      for (let j = 0; j < size; j++) score += weights[j]! * rows[i]![j]!;
      const error = 1 / (1 + Math.exp(-score)) - (observations[i]!.outcome ? 1 : 0);
      biasGradient += error;
      for (let j = 0; j < size; j++) gradient[j] = gradient[j]! + error * rows[i]![j]!;
    }
    for (let j = 0; j < size; j++)
      weights[j] = weights[j]! - (RATE * (gradient[j]! + penalty * weights[j]!)) / n;
    bias -= (RATE * biasGradient) / n;
  }
  return { bias, weights, means, spreads };
}
