/** Parts of a message that ask for nothing of their own: wishes how to answer, cries, fragments, what a question is about. */
import type { Engine } from '../engine/engine.ts';
import { hasQuestionMark, wordCount } from '../text/normalise.ts';
import { LAST_PLACE } from './nth.ts';
import { answersOrLacks } from './part-that-asks.ts';
import type { Reply } from './reply.ts';

/** Of no more words than this, a wish only says how to answer: "list please". */
const SHORT_WISH = 2;

/** A piece of no more words, without one that asks, is a fragment: "and the other half?". */
const MOST_IN_FRAGMENT = 5;

/** What is called out, and no question beside others with their sign. */
const EXCLAIMS = /!\s*$/;

export interface UnaskedParts {
  /** Which question each part is, from 1, or the last of several: wishes count for none. */
  placesOf(parts: readonly string[]): number[];
  /** The replies without those to what asks for nothing, where the rest tells something. */
  without(replies: readonly Reply[], parts: readonly string[]): readonly Reply[];
}

/** Tells what of a message asks from what only stands around that. */
export function createUnaskedParts({
  knowledge,
  analyzer,
}: Pick<Engine, 'knowledge' | 'analyzer'>): UnaskedParts {
  const { parts: forms, questions } = knowledge.language;

  const isWish = (part: string): boolean =>
    forms.pleads.test(part) &&
    !hasQuestionMark(part) &&
    (!forms.asking.test(part) || wordCount(part) <= SHORT_WISH);

  /** "I asked what it says", "why you never told me!": beside questions with their sign it is none. */
  const isAside = (part: string, parts: readonly string[]): boolean =>
    !hasQuestionMark(part) &&
    parts.some(hasQuestionMark) &&
    (EXCLAIMS.test(part) || (!questions.start.test(part.toLowerCase()) && !forms.bareAsking.test(part)));

  const isFragment = (part: string): boolean =>
    wordCount(part) <= MOST_IN_FRAGMENT &&
    !forms.asking.test(part) &&
    !forms.hasVerb.test(part) &&
    !analyzer.analyze(part).hits.some(({ concept }) => concept.role !== 'ordinary');

  /** "I want to know about the fees. How many are there?" */
  const isTopic = (part: string, parts: readonly string[]): boolean =>
    forms.wishAbout.test(part) && parts.some(hasQuestionMark) && !hasQuestionMark(part);

  return {
    placesOf: (parts) => {
      const asking = parts.filter((part) => !isWish(part)).length;
      return parts.map((_, i) => {
        const place = Math.max(1, parts.slice(0, i + 1).filter((part) => !isWish(part)).length);
        return place === asking && place > 1 ? LAST_PLACE : place;
      });
    },
    without: (replies, parts) => {
      const all = replies.map((reply, i) => ({ reply, part: parts[i] ?? '' }));
      const wanted = all.filter(({ reply, part }) => answersOrLacks(reply) || !isWish(part));
      const asked = wanted.filter(
        ({ reply, part }) =>
          !isTopic(part, parts) && (answersOrLacks(reply) || !(isAside(part, parts) || isFragment(part))),
      );
      const left = asked.some(({ reply }) => answersOrLacks(reply)) ? asked : wanted;
      return (left.length === 0 ? all : left).map(({ reply }) => reply);
    },
  };
}
