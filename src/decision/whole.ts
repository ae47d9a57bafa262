/** Tells when something is asked of the whole story: by what the message is like, and by signs that stand in it. */
import type { Nearest } from '../model/centroids.ts';
import type { Language, WholeAct } from '../text/language.ts';
import { WHOLE_ACTS } from '../text/language.ts';
import type { Match } from './matcher.ts';

/** What of the whole is asked for, and what tells it: the strongest ground that there is. */
export interface WholeAsked {
  readonly act: WholeAct;
  readonly by: 'phrasings' | 'sure sign' | 'likely sign';
  readonly confidence: number;
}

export type WholeFinder = (match: Match) => WholeAsked | null;

/** Like the phrasings for the whole this surely, no sign is needed. */
const SURE_BY_PHRASINGS = 0.75;

/** What a sign is worth, whatever the classifier says. */
const SURE = 0.8;
const LIKELY = 0.5;

/** With a word for the present, this much speaks for a question about later news. */
const MAYBE_LATER = 0.2;

/** Other talk this likely leaves nothing but sure signs. */
const LIKELY_TALK = 0.5;

/** Other talk this likely, with a word for what the story does not discuss, is not about this story: no sign counts. */
const OTHER_TALK = 0.8;

function isOtherTalk({ analyzed, others }: Match): boolean {
  const namesOutsider = analyzed.hits.some(({ concept }) => concept.role === 'outsider');
  return namesOutsider && others['off-topic'] + others.chatter >= OTHER_TALK;
}

/** Asks for what happened since, which no summary has. */
const asksForLater = ({ analyzed, others }: Match): boolean =>
  analyzed.asksForNow && others['after-article'] >= MAYBE_LATER;

const isAct = (id: string): id is WholeAct => WHOLE_ACTS.some((act) => act === id);

export function createWholeFinder(
  { wholeSigns }: Language,
  nearestAct: (match: Match) => Nearest | null,
): WholeFinder {
  return (match) => {
    // What was said before has had its reply.
    const { typed, words } = match.said;
    const texts = [typed, words.join(' ')];
    const confidence = match.others.whole;
    if (isOtherTalk(match) || asksForLater(match)) return null;
    const sure = wholeSigns.find((sign) => texts.some((text) => sign.sure.test(text)));
    if (sure) return { act: sure.act, by: 'sure sign', confidence: Math.max(SURE, confidence) };
    // Said on top of an answer, or among other talk, anything less is about something else.
    const { others, inContext } = match;
    if (inContext || others['off-topic'] + others.chatter >= LIKELY_TALK) return null;
    const nearest = confidence >= SURE_BY_PHRASINGS ? nearestAct(match)?.id : undefined;
    if (nearest !== undefined && isAct(nearest)) return { act: nearest, by: 'phrasings', confidence };
    const likely = wholeSigns.find((sign) => texts.some((text) => sign.likely?.test(text)));
    return likely ? { act: likely.act, by: 'likely sign', confidence: Math.max(LIKELY, confidence) } : null;
  };
}
