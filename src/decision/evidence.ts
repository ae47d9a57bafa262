/** The numbers from which the gates tell whether an answer would be right. None of them knows the story. */
import type { AnalyzedText } from '../analysis/analyze.ts';
import type { OtherClass } from '../model/lessons.ts';
import type { Novelty } from '../model/novelty.ts';
import { type TopicLogOdds, topicKeys } from '../model/topic-log-odds.ts';

/**
 * All evidence by name, with what each number means: the only list. A calibration says which of these it was fitted
 * for, and must have been fitted for them all: after a change here, `npm run fit`.
 */
export const EVIDENCE = {
  answerable: 'log-odds that a fact answers the message',
  bestEntry: 'log-odds that the best entry does',
  unanswered: 'log-odds that it asks for what the article lacks, for later news or for an opinion',
  offTopic: 'log-odds that it is about something else, or small talk',
  chatter: 'log-odds that it is said to other people',
  contentWords: 'how many words carry meaning (log)',
  foreignShare: 'share of them that the story does not use',
  outsider: '1 if it names what the article does not discuss',
  subject: '1 if it names the subject of the story',
  conceptShare: 'share of the words with meaning that belong to a concept',
  runnerUp: 'probability of the second fact over that of the first',
  utility: 'share of the facts’ probability that the best entry covers, less the cost of its length',
  question: '1 if it is put as a question',
  storyWords: 'how many words with meaning the story uses (log)',
  foreignWords: 'how many it does not use (log)',
  noStoryWord: '1 if the story uses none of them',
  concepts: 'how many concepts are found (log)',
  topicSum: 'log-odds of all words for the story, over the root of their number',
  topicLowest: 'log-odds of the word that speaks most against the story',
  topicHighest: 'log-odds of the word that speaks most for it',
  // Without a word of the subject itself, the rest has to carry more.
  offSubjectQuestion: 'question, where the subject is not named',
  offSubjectForeignWords: 'foreignWords, where the subject is not named',
  offSubjectStoryWords: 'storyWords, where the subject is not named',
  offSubjectAnswerable: 'answerable, where the subject is not named',
  offSubjectUtility: 'utility, where the subject is not named',
  offSubjectStranger: '1 if the subject is not named and hardly any word is the story’s',
  // The classifier knows one class for all gaps; which of them is asked for, and how plainly, shows here.
  nearestGap: 'likeness to the phrasings of the nearest gap (cosine)',
  nearestEntry: 'likeness to the phrasings of the nearest entry (cosine)',
  gapOverEntry: 'the former over the latter (log)',
  // What differs from a known question in one thing asks for that thing.
  novelWords: 'share of the rare words that the answer’s phrasings do not have',
  novelPairs: 'share of the rare pairs of words that they do not have',
} as const;

export type EvidenceName = keyof typeof EVIDENCE;

/** What only the gate of a folder without labelled messages rests on besides: it has few phrasings, so each statement counts. */
export const FOLDER_ONLY = {
  rival:
    'probability of the likeliest fact that the best entry does not state, over that of the likeliest that it does',
  said: 'share of the words with meaning that the best entry’s statements have, or that its concepts stand for',
} as const;

export type FolderOnlyName = keyof typeof FOLDER_ONLY;

export type Evidence = Readonly<Record<EvidenceName | FolderOnlyName, number>>;

/** The names of a record, in their order. */
export const namesOf = <Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] => {
  const isName = (name: string): name is Name => Object.hasOwn(record, name);
  return Object.keys(record).filter(isName);
};

export const EVIDENCE_NAMES = namesOf(EVIDENCE);

const ALL_NAMES = [...EVIDENCE_NAMES, ...namesOf(FOLDER_ONLY)];

/** What a match has found, as far as the gates need it. */
export interface Findings {
  readonly analyzed: AnalyzedText;
  readonly answerable: number;
  readonly others: Readonly<Record<OtherClass, number>>;
  readonly facts: readonly { readonly id: string; readonly probability: number }[];
  /** Utility of the best entry, and the facts that it states. */
  readonly utility: number;
  readonly stated: readonly string[];
  /** Likeness to the nearest gap's phrasings, and to the nearest entry's: cosines, 0 to 1. */
  readonly nearGap: number;
  readonly nearEntry: number;
  readonly novelty: Novelty;
  /** Share of the message that the best entry speaks of. */
  readonly said: number;
}

/** A likeness this small is none. */
const SLIGHT = 0.02;

/** What a word that was never counted says for the story, in log-odds. */
const UNCOUNTED = -1;

/** Log-odds of a probability, kept finite. */
export const logOdds = (p: number): number => {
  const bounded = Math.min(1, Math.max(0, p));
  return Math.log((bounded + 1e-3) / (1.001 - bounded));
};

/** The highest log-odds of any word; at least this much makes a message be about the story. */
export function strongestTopicLogOdds(analyzed: AnalyzedText, topicLogOdds: TopicLogOdds): number {
  let strongest = 0;
  for (const key of topicKeys(analyzed)) strongest = Math.max(strongest, topicLogOdds.get(key) ?? 0);
  return strongest;
}

/** Which concepts a message has, of which roles, and which of its words they stand for. */
function conceptsIn({ hits }: AnalyzedText) {
  const explained = new Set<number>();
  const concepts = new Set<string>();
  let outsider = 0;
  let subject = 0;
  for (const hit of hits) {
    for (let i = hit.from; i < hit.to; i++) explained.add(i);
    concepts.add(hit.concept.id);
    if (hit.concept.role === 'outsider') outsider = 1;
    if (hit.concept.role === 'subject') subject = 1;
  }
  return { explained, count: concepts.size, outsider, subject };
}

/** How many words carry meaning, and how many of those are foreign to the story or belong to a concept. */
function countContent({ words, content, foreign }: AnalyzedText, explained: ReadonlySet<number>) {
  let count = 0;
  let unknown = 0;
  let inConcept = 0;
  for (let i = 0; i < words.length; i++) {
    if (!content[i]) continue;
    count++;
    if (foreign[i]) unknown++;
    if (explained.has(i)) inConcept++;
  }
  return { content: count, foreign: unknown, inConcept };
}

/** How likely the likeliest fact is that an entry does not state, over the likeliest that it does. */
function rivalOf(facts: Findings['facts'], stated: readonly string[]): number {
  const likeliest = (isStated: boolean) =>
    facts.find(({ id }) => stated.includes(id) === isStated)?.probability;
  return (likeliest(false) ?? 0) / (likeliest(true) || 1);
}

/** All evidence of a match. Every number is finite. */
export function evidenceOf(findings: Findings, topicLogOdds: TopicLogOdds): Evidence {
  const { analyzed, answerable, others, facts, utility, nearGap, nearEntry, novelty, said } = findings;
  const { explained, count, outsider, subject } = conceptsIn(analyzed);
  const { content, foreign, inConcept } = countContent(analyzed, explained);
  const story = content - foreign;
  let topicSum = 0;
  let topicLowest = 0;
  for (const key of topicKeys(analyzed)) {
    const value = topicLogOdds.get(key) ?? UNCOUNTED;
    topicSum += value;
    topicLowest = Math.min(topicLowest, value);
  }
  const question = analyzed.question ? 1 : 0;
  const offSubject = 1 - subject;
  const foreignWords = Math.log(1 + foreign);
  const storyWords = Math.log(1 + story);
  const answerableOdds = logOdds(answerable);
  return {
    answerable: answerableOdds,
    bestEntry: logOdds(answerable * utility),
    unanswered: logOdds(others['not-in-article'] + others['after-article'] + others.opinion),
    offTopic: logOdds(others['off-topic'] + others['small-talk']),
    chatter: logOdds(others.chatter),
    contentWords: Math.log(1 + content),
    foreignShare: foreign / (content + 1),
    outsider,
    subject,
    conceptShare: content === 0 ? 1 : inConcept / content,
    runnerUp: (facts[1]?.probability ?? 0) / (facts[0]?.probability || 1),
    utility,
    question,
    storyWords,
    foreignWords,
    noStoryWord: story === 0 ? 1 : 0,
    concepts: Math.log(1 + count),
    topicSum: topicSum / (1 + Math.sqrt(content)),
    topicLowest,
    topicHighest: strongestTopicLogOdds(analyzed, topicLogOdds),
    offSubjectQuestion: offSubject * question,
    offSubjectForeignWords: offSubject * foreignWords,
    offSubjectStoryWords: offSubject * storyWords,
    offSubjectAnswerable: offSubject * answerableOdds,
    offSubjectUtility: offSubject * utility,
    offSubjectStranger: offSubject * (foreign > 0 && story <= 1 ? 1 : 0),
    nearestGap: nearGap,
    nearestEntry: nearEntry,
    gapOverEntry: Math.log((nearGap + SLIGHT) / (nearEntry + SLIGHT)),
    novelWords: novelty.words,
    novelPairs: novelty.pairs,
    rival: rivalOf(facts, findings.stated),
    said,
  };
}

/** The evidence of two readings of a message, as one. */
export function meanEvidence(a: Evidence, b: Evidence): Evidence {
  const mean = { ...a };
  for (const name of ALL_NAMES) mean[name] = (a[name] + b[name]) / 2;
  return mean;
}
