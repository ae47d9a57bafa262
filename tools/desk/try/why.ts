/** Why the bot replied as it did, in figures: how the message was read, what contended, and what the gates said. */
import { type CutOffs, createCertainty } from '../../../src/decision/calibration.ts';
import { decisiveWords } from '../../../src/decision/decisive-words.ts';
import type { Match } from '../../../src/decision/matcher.ts';
import { distinctEntries, MAX_SUGGESTIONS } from '../../../src/decision/offers.ts';
import type { DialogueState } from '../../../src/dialogue/follow-up.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { OTHER_CLASSES, type OtherClass } from '../../../src/model/lessons.ts';

/** Something that the message might have asked for. */
export interface Contender {
  readonly label: string;
  /** Where it can be edited; null for what is no item of the story. */
  readonly entry: string | null;
  /** Probability, 0 to 1. Entries that state the same fact share it, so that all together may be more than 1. */
  readonly share: number;
}

/** What a gate said beside what it asks for. */
export interface GateRow {
  readonly name: string;
  readonly value: number;
  readonly needs: { readonly answer: number; readonly offer: number; readonly unasked: number };
}

export interface Why {
  readonly words: readonly { readonly word: string; readonly strange: boolean }[];
  readonly concepts: readonly string[];
  readonly asksFor: readonly string[];
  readonly isQuestion: boolean;
  readonly asksForNow: boolean;
  /** Read in the light of what was said before. */
  readonly inContext: boolean;
  /** The knowledge has it word for word. */
  readonly exact: boolean;
  readonly contenders: readonly Contender[];
  /** The words that spoke for the best entry, the weightiest first. */
  readonly decisive: readonly string[];
  readonly gates: readonly GateRow[];
  readonly nearestGap: { readonly id: string; readonly title: string; readonly likeness: number } | null;
  readonly offered: readonly string[];
}

const MOST_CONTENDERS = 6;

/** Shares below this are not shown beside others. */
const LEAST_SHARE = 0.01;

const OTHER_LABELS: Readonly<Record<OtherClass, string>> = {
  'not-in-article': 'Something the article does not say',
  'after-article': 'Something that came after the article',
  opinion: 'A verdict or an opinion',
  'off-topic': 'Another subject',
  chatter: 'Talk among people',
  'small-talk': 'Small talk with the bot',
  whole: 'The story as a whole',
};

function contendersOf(match: Match): Contender[] {
  const chances = new Map(match.facts.map(({ id, probability }) => [id, probability]));
  const entries = match.entries.map(({ entry }) => ({
    label: entry.question,
    entry: entry.id,
    share: match.answerable * entry.facts.reduce((sum, fact) => sum + (chances.get(fact) ?? 0), 0),
  }));
  const others = OTHER_CLASSES.map((name) => ({
    label: OTHER_LABELS[name],
    entry: null,
    share: match.others[name],
  }));
  const all = [...entries, ...others].sort((a, b) => b.share - a.share);
  const shown = all.filter(({ share }) => share >= LEAST_SHARE).slice(0, MOST_CONTENDERS);
  return shown.length > 0 ? shown : all.slice(0, 1);
}

function gatesOf({ calibration }: Engine, match: Match): GateRow[] {
  const { confidence, onSubject } = createCertainty(calibration)(match);
  const { answerInContext, answer, offer, ambient } = calibration;
  const needed: CutOffs = match.inContext ? { confidence: answerInContext, onSubject: 0 } : answer;
  const row = (name: string, key: keyof CutOffs, value: number): GateRow => ({
    name,
    value,
    needs: { answer: needed[key], offer: offer[key], unasked: ambient[key] },
  });
  return [
    row('The best entry answers it', 'confidence', confidence),
    row('It is about the story', 'onSubject', onSubject),
  ];
}

/** @param before What was talked about; null where nothing was. */
export function explain(engine: Engine, text: string, before: DialogueState | null): Why {
  const match = engine.match(text, before);
  const { analyzed, nearestGap } = match;
  const best = match.entries[0]?.entry;
  const gap = nearestGap && engine.knowledge.gaps.get(nearestGap.id);
  return {
    words: analyzed.words.map((word, i) => ({ word, strange: analyzed.foreign[i] ?? false })),
    concepts: [...new Set(analyzed.hits.map(({ concept }) => concept.id))],
    asksFor: analyzed.questionTypes,
    isQuestion: analyzed.question,
    asksForNow: analyzed.asksForNow,
    inContext: match.inContext,
    exact: match.exact !== null,
    contenders: contendersOf(match),
    decisive: best === undefined ? [] : decisiveWords(engine, match, best),
    gates: gatesOf(engine, match),
    nearestGap: gap && nearestGap ? { id: gap.id, title: gap.title, likeness: nearestGap.similarity } : null,
    offered: distinctEntries(match, MAX_SUGGESTIONS).map(({ question }) => question),
  };
}
