/**
 * Evaluates the part of PromQL that deploy/alerts.yaml uses, over successive scrapes of /metrics: selectors with
 * `=` and `!=`, `increase` and `changes` over a range, `sum by` and one comparison with a number. As in Prometheus a
 * series has no increase where it was not there in the first scrape.
 */

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One scrape of one target. */
export type Scrape = readonly Sample[];

const LABEL = /(\w+)(!?=)"((?:[^"\\]|\\.)*)"/g;

/** Reads the text format; `labels` are those that Prometheus adds, such as the job. `up` says whether it came. */
export function readScrape(text: string | null, labels: Readonly<Record<string, string>>): Scrape {
  const lines = (text ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const samples = lines.map((line) => {
    const [, name, own = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line)!;
    const pairs = [...own.matchAll(LABEL)].map(([, key, , text]) => [key!, text!] as const);
    return { name: name!, labels: { ...labels, ...Object.fromEntries(pairs) }, value: Number(value) };
  });
  return [...samples, { name: 'up', labels, value: text === null ? 0 : 1 }];
}

type Vector = readonly Omit<Sample, 'name'>[];

const keyOf = ({ labels }: Omit<Sample, 'name'>) => JSON.stringify(Object.entries(labels).sort());

function select(selector: string, scrape: Scrape): Vector {
  const [, name, given = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(selector)!;
  const wanted = [...given.matchAll(LABEL)];
  return scrape.filter(
    (sample) =>
      sample.name === name &&
      wanted.every(([, key, sign, value]) => ((sample.labels[key!] ?? '') === value) === (sign === '=')),
  );
}

/** What a function makes of a series' values, oldest first. */
const FUNCTIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  // A value that fell was a process that began anew.
  increase: (values) =>
    values.slice(1).reduce((sum, now, i) => sum + (now < values[i]! ? now : now - values[i]!), 0),
  changes: (values) => values.slice(1).filter((now, i) => now !== values[i]).length,
};

function evaluateVector(expression: string, scrapes: readonly Scrape[]): Vector {
  const sum = /^sum by \((\w+)\) \((.*)\)$/.exec(expression);
  if (sum) {
    const [, label, inner] = sum;
    const totals = new Map<string, number>();
    for (const { labels, value } of evaluateVector(inner!, scrapes))
      totals.set(labels[label!] ?? '', (totals.get(labels[label!] ?? '') ?? 0) + value);
    return [...totals].map(([of, value]) => ({ labels: { [label!]: of }, value }));
  }
  const ranged = /^(\w+)\((.*)\[\w+\]\)$/.exec(expression);
  if (ranged) {
    const [, name, selector] = ranged;
    const all = scrapes.map((scrape) => select(selector!, scrape));
    return (all.at(-1) ?? []).flatMap((last) => {
      const values = all.flatMap((one) => one.filter((sample) => keyOf(sample) === keyOf(last)));
      if (values.length < 2) return [];
      return { labels: last.labels, value: FUNCTIONS[name!]!(values.map(({ value }) => value)) };
    });
  }
  return select(expression, scrapes.at(-1) ?? []);
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '==': (a, b) => a === b,
};

/**
 * The series for which the expression holds.
 *
 * @throws {Error} at anything that it does not know.
 */
export function evaluate(expression: string, scrapes: readonly Scrape[]): Vector {
  const parts = /^(.*) (>|==) (\d+)$/.exec(expression);
  if (parts === null) throw new Error(`This is not understood: ${expression}`);
  const [, vector, sign, number] = parts;
  return evaluateVector(vector!, scrapes).filter(({ value }) => COMPARISONS[sign!]!(value, Number(number)));
}
