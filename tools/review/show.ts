/** Groups and outcomes in words, for the terminal. */
import type { Accepted } from './accept.ts';
import type { ReviewGroup } from './groups.ts';

const MAX_VARIANTS = 5;

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const onDays = (days: number) => (days === 1 ? 'on one day' : `on ${days} days`);

/** Text from people goes to a terminal: no control sign may pass. Masked texts have none; this makes sure. */
const safe = (text: string) => text.replace(/\p{Cc}/gu, ' ');

export function showGroup(group: ReviewGroup, titleOf: (entry: string) => string): string {
  const { id, kind, question, variants, count, days, nearest, runnerUp } = group;
  const lines = [`${id}  ${kind}, asked ${times(count)} ${onDays(days)}`, `  ${safe(question)}`];
  for (const variant of variants.slice(0, MAX_VARIANTS)) lines.push(`    also: ${safe(variant)}`);
  if (variants.length > MAX_VARIANTS) lines.push(`    and ${variants.length - MAX_VARIANTS} more`);
  if (nearest !== null) lines.push(`  nearest:   ${nearest} (${titleOf(nearest)})`);
  if (runnerUp !== null) lines.push(`  runner-up: ${runnerUp} (${titleOf(runnerUp)})`);
  return lines.join('\n');
}

export function showAccepted({ file, id, phrasings, answered }: Accepted): string {
  const lines = [`Written to "${id}" in ${file}:`, ...phrasings.map((phrasing) => `  - ${phrasing}`)];
  const rest = phrasings.filter((phrasing) => !answered.includes(phrasing));
  lines.push(
    rest.length === 0
      ? 'The check passed, and the bot now answers by it. A running bot takes it over by itself.'
      : `The check passed, but the bot is not sure of: ${rest.join(' | ')}. It needs more phrasings of that kind.`,
  );
  return lines.join('\n');
}
