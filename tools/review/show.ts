/** Groups and outcomes in words, for the terminal. */
import type { Accepted } from './accept.ts';
import type { ReviewGroup } from './groups.ts';
import { isMasked } from './likeness.ts';

const MAX_VARIANTS = 5;

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const onDays = (days: number) => (days === 1 ? 'on one day' : `on ${days} days`);

/** Text from people goes to a terminal: no control sign may pass. Masked texts have none; this makes sure. */
const safe = (text: string) => text.replace(/\p{Cc}/gu, ' ');

/** A question as the log has it; where words were taken out of it, that is said. */
const asAsked = (text: string): string =>
  isMasked(text)
    ? `${safe(text)}   (words in [ ] are masked: to be typed again before it is written)`
    : safe(text);

export function showGroup(group: ReviewGroup, titleOf: (entry: string) => string): string {
  const { id, kind, question, variants, count, days, nearest, runnerUp } = group;
  const lines = [`${id}  ${kind}, asked ${times(count)} ${onDays(days)}`, `  ${asAsked(question)}`];
  for (const variant of variants.slice(0, MAX_VARIANTS)) lines.push(`    also: ${asAsked(variant)}`);
  if (variants.length > MAX_VARIANTS) lines.push(`    and ${variants.length - MAX_VARIANTS} more`);
  if (nearest !== null) lines.push(`  nearest:   ${nearest} (${titleOf(nearest)})`);
  if (runnerUp !== null) lines.push(`  runner-up: ${runnerUp} (${titleOf(runnerUp)})`);
  return lines.join('\n');
}

export function showAccepted({ file, id, phrasings, answered, isDraft, taken }: Accepted): string {
  const lines = [`Written to "${id}" in ${file}:`, ...phrasings.map((phrasing) => `  - ${phrasing}`)];
  const rest = phrasings.filter((phrasing) => !answered.includes(phrasing));
  if (isDraft)
    lines.push(
      'It is a draft, and stays out of the bot: word it there, and take its line "draft: true" out.',
    );
  else if (rest.length === 0)
    lines.push('The check passed, and the bot now answers by it. A running bot takes it over by itself.');
  else
    lines.push(
      `The check passed, but the bot is not sure of: ${rest.join(' | ')}. It needs more phrasings of that kind.`,
    );
  for (const { phrasing, from } of taken) lines.push(`Taken from ${from}: ${phrasing}`);
  return lines.join('\n');
}

/** What the review goes by, for whoever has nothing to review. */
export interface Grounds {
  readonly questionLog: 'off' | 'unanswered' | 'all';
  readonly minCount: number;
  readonly days: number;
  /** Questions in the store, however often they were asked. */
  readonly questions: number;
  readonly drafts: readonly string[];
}

/** Why there is nothing to review, and what it would take. */
export function showNothing({ questionLog, minCount, days, questions, drafts }: Grounds): string {
  const lines = ['Nothing to review.'];
  if (questionLog === 'off')
    lines.push('QUESTION_LOG is off: the bot keeps no questions. Set QUESTION_LOG=unanswered, or all.');
  else if (questions === 0)
    lines.push(
      'The store holds no question yet. The bot writes them there when it runs with the same DATA_DIR or DATABASE_URL.',
    );
  else
    lines.push(
      `The store holds ${questions} ${questions === 1 ? 'question' : 'questions'} of the last ${days} days, all answered, ignored, in a draft, or asked less than ${times(minCount)} (REVIEW_MIN_COUNT).`,
    );
  if (drafts.length > 0) lines.push(`Drafts to be finished: ${drafts.join(', ')}.`);
  return lines.join('\n');
}
