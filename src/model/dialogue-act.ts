/**
 * Tells what a message does, whatever the story: asks something of it, asks about the bot, is small talk of some kind,
 * wants a verdict, or gives vent. Words of the story all look alike to it, so that what it learned holds for any.
 */
import type { AnalyzedText } from '../analysis/analyze.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { spread } from '../knowledge/other-talk.ts';
import { type Before, type Classifier, classify, type Example, train } from './classifier.ts';
import type { FeatureList } from './features.ts';
import { createNumbering } from './numbering.ts';
import type { TopicLogOdds } from './topic-log-odds.ts';

/** What a message can do besides being small talk of some kind. */
const ACTS = ['asks', 'elsewhere', 'verdict', 'outburst'] as const;

/** What was learned. */
export interface DialogueActs {
  readonly classifier: Classifier;
  /** Kinds of small talk, in the order of their classes, which follow on those of `ACTS`. */
  readonly kinds: readonly string[];
}

/** How likely it is that a message does this or that. */
export interface ActLikelihoods extends Readonly<Record<(typeof ACTS)[number], number>> {
  /** Small talk of any kind; what is asked about the bot is among it. */
  readonly talk: number;
  /** The likeliest kind of small talk, and how likely it is if it is small talk at all. */
  readonly kind: string;
  readonly kindShare: number;
}

/** A word this much likelier in talk about the story than in other talk is the story's. */
const OF_STORY = 1.2;

/** Stands for all words of the story, in the language's files too. */
const STORY_WORD = 'x';

const LETTER_RUN = 4;
const LONGEST_GRAM = 3;
const GRAM_WEIGHTS = [0.8, 0.7, 0.5] as const;

/** Messages of fewer words are told apart by their number. */
const MANY_WORDS = [2, 4, 8, 15, 30] as const;

/** Lines of each sort that are neither small talk nor a stance; more of them would weigh the rest down. */
const MOST_LINES = 2000;

const TRAINING = { epochs: 8, rate: 0.5, decay: 0.001, fewestUses: 2 } as const;

/** The words as they were typed, with one sign for each run of the story's own. */
function withoutStory(analyzed: AnalyzedText, topic: TopicLogOdds): string[] {
  const { typed, words, stems, content, hits } = analyzed;
  const ofStory = new Set<string>();
  for (const [i, word] of words.entries())
    if (content[i] && (topic.get(`w:${stems[i]}`) ?? 0) >= OF_STORY) ofStory.add(word);
  for (const { concept, from, to } of hits)
    if (concept.role === 'subject') for (let i = from; i < to; i++) if (content[i]) ofStory.add(words[i]!);
  const masked: string[] = [];
  for (const word of typed.split(' ')) {
    const shown = ofStory.has(word) ? STORY_WORD : word;
    if (shown !== STORY_WORD || masked.at(-1) !== STORY_WORD) masked.push(shown);
  }
  return masked;
}

/** Features that know nothing of the story; of unit length. */
export function actFeaturesOf(analyzed: AnalyzedText, topic: TopicLogOdds): FeatureList {
  const words = ['^', ...withoutStory(analyzed, topic), '$'];
  const values = new Map<string, number>();
  const set = (name: string, value: number) => {
    if ((values.get(name) ?? 0) < value) values.set(name, value);
  };
  for (let i = 0; i < words.length; i++) {
    for (let length = 1; length <= LONGEST_GRAM && i + length <= words.length; length++)
      set(`g:${words.slice(i, i + length).join(' ')}`, GRAM_WEIGHTS[length - 1]!);
    const word = `^${words[i]}$`;
    for (let at = 0; at + LETTER_RUN <= word.length; at++) set(`l:${word.slice(at, at + LETTER_RUN)}`, 0.2);
  }
  for (const type of analyzed.questionTypes) set(`q:${type}`, 0.6);
  set(analyzed.question ? 'question' : 'no question', 0.7);
  set(words.includes(STORY_WORD) ? 'story' : 'no story', 0.7);
  set(`length:${MANY_WORDS.filter((many) => words.length > many + 2).length}`, 0.5);
  set('bias', 0.5);
  let square = 0;
  for (const value of values.values()) square += value * value;
  const scale = 1 / Math.sqrt(square);
  return [...values].map(([name, value]) => [name, value * scale] as const);
}

/** What teaches each act, by its class. */
function* lessons(knowledge: Knowledge): Generator<readonly [text: string, label: number]> {
  const { entries, gaps, acts, stances, smallTalk, offTopic } = knowledge;
  const label = (act: (typeof ACTS)[number]) => ACTS.indexOf(act);
  const ofFacts = [...gaps.values()].filter(({ reason }) => reason !== 'opinion');
  const asking = [...entries.values(), ...ofFacts, ...acts].flatMap(({ phrasings }) => phrasings);
  for (const text of spread(asking, MOST_LINES)) yield [text, label('asks')];
  for (const text of spread(offTopic, MOST_LINES)) yield [text, label('elsewhere')];
  for (const { reason, phrasings } of gaps.values())
    if (reason === 'opinion') for (const text of phrasings) yield [text, label('verdict')];
  for (const text of stances.questions) yield [text, label('asks')];
  for (const text of stances.verdicts) yield [text, label('verdict')];
  for (const text of stances.outbursts) yield [text, label('outburst')];
  for (const [i, { phrasings }] of smallTalk.entries())
    for (const text of phrasings) yield [text, ACTS.length + i];
}

/** The texts that teach the acts. */
export function* actTextsOf(knowledge: Knowledge): Generator<string> {
  for (const [text] of lessons(knowledge)) yield text;
}

/** Trains on the phrasings of the language and of the story, unless `before` was taught the very same. Deterministic. */
export function trainDialogueActs(
  knowledge: Knowledge,
  analyze: (text: string) => AnalyzedText,
  topic: TopicLogOdds,
  before?: Before,
): DialogueActs {
  const kinds = knowledge.smallTalk.map(({ id }) => id);
  const numbering = createNumbering();
  const examples = [...lessons(knowledge)].map(([text, label]): Example => {
    const features = actFeaturesOf(analyze(text), topic);
    return { text: numbering.pack(features), target: [[label, 1]] };
  });
  const classes = ACTS.length + kinds.length;
  return { classifier: train(examples, numbering.hashes(), classes, TRAINING, before), kinds };
}

/** What a message is likely to do. */
export function actsOf(
  { classifier, kinds }: DialogueActs,
  analyzed: AnalyzedText,
  topic: TopicLogOdds,
): ActLikelihoods {
  const probabilities = classify(classifier, actFeaturesOf(analyzed, topic));
  let talk = 0;
  let best = 0;
  for (let i = 0; i < kinds.length; i++) {
    const probability = probabilities[ACTS.length + i]!;
    talk += probability;
    if (probability > probabilities[ACTS.length + best]!) best = i;
  }
  const [asks, elsewhere, verdict, outburst] = probabilities;
  return {
    asks: asks!,
    elsewhere: elsewhere!,
    verdict: verdict!,
    outburst: outburst!,
    talk,
    kind: kinds[best] ?? '',
    kindShare: talk === 0 ? 0 : probabilities[ACTS.length + best]! / talk,
  };
}
