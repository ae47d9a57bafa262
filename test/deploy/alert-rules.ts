/** The alert rules that come with the bot, and which of them fire after some scrapes. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { evaluate, readScrape, type Scrape } from './promql.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string };
}

interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

export const alertRules = (): readonly Rule[] =>
  (parse(readFileSync('deploy/alerts.yaml', 'utf8')) as RuleFile).groups.flatMap(({ rules }) => rules);

/** As Prometheus names a target by docs/operations/monitoring.md. */
const TARGET = { job: 'backchannel', instance: 'here' };

/** A target's metrics as they are now; with `up` 0 if it does not answer. */
export async function scrape(address: string): Promise<Scrape> {
  const text = await fetch(`${address}/metrics`).then(
    (response) => response.text(),
    () => null,
  );
  return readScrape(text, TARGET);
}

export const scrapeOf = (text: string): Scrape => readScrape(text, TARGET);

/** The names of the alerts whose expression holds now. */
export const firing = (...scrapes: readonly Scrape[]): string[] =>
  alertRules()
    .filter(({ expr }) => evaluate(expr, scrapes).length > 0)
    .map(({ alert }) => alert);
