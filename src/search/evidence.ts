/** The numbers from which the gate tells whether an answer would be right. None of them knows the story. */
import { FUNCTION_WORDS } from '../text/english.ts';
import type { OtherClass } from './model.ts';
import type { Reading } from './reading.ts';

/** Names of the numbers, in their order. */
export const EVIDENCE = [
  'answerable',
  'entry',
  'gap',
  'off-topic',
  'chatter',
  'length',
  'unknown-words',
  'outsider',
  'subject',
  'explained',
  'runner-up',
  'utility',
] as const;

const logOdds = (p: number): number => Math.log((Math.min(1, p) + 1e-3) / (1.001 - Math.min(1, p)));

/** See `EVIDENCE`. */
export function evidenceOf(
  reading: Reading,
  answerable: number,
  others: Readonly<Record<OtherClass, number>>,
  facts: readonly { readonly probability: number }[],
  entries: readonly { readonly entry: { readonly facts: readonly string[] }; readonly utility: number }[],
): number[] {
  const explained = new Set<number>();
  let outsider = 0;
  let subject = 0;
  for (const hit of reading.hits) {
    for (let i = hit.from; i < hit.to; i++) explained.add(i);
    if (hit.concept.role === 'outsider') outsider = 1;
    if (hit.concept.role === 'subject') subject = 1;
  }
  let content = 0;
  let unknown = 0;
  let inConcept = 0;
  for (let i = 0; i < reading.words.length; i++) {
    if (FUNCTION_WORDS.has(reading.words[i]!)) continue;
    content++;
    if (!reading.known[i]) unknown++;
    if (explained.has(i)) inConcept++;
  }
  const best = entries[0];
  const utility = best?.utility ?? 0;
  return [
    logOdds(answerable),
    logOdds(answerable * Math.min(1, Math.max(0, utility))),
    logOdds(others['not-in-article'] + others['after-article'] + others.opinion),
    logOdds(others['off-topic'] + others['small-talk']),
    logOdds(others.chatter),
    Math.log(1 + content),
    unknown / (content + 1),
    outsider,
    subject,
    content === 0 ? 1 : inConcept / content,
    (facts[1]?.probability ?? 0) / (facts[0]?.probability || 1),
    utility,
  ];
}
