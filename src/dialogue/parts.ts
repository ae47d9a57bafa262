/** Splits a message into the parts that ask: sentences, numbered points, and questions joined by "and". */

import {
  endsInQuestionMark,
  hasQuestionMark,
  withoutEndSigns,
  withoutVowelSigns,
} from '../text/normalise.ts';
import type { PartForms } from '../text/several-questions.ts';
import { enumeratedFacets, facetOf, isFacetAlone } from './facets.ts';
import { numberedPoints } from './numbered-points.ts';
import { runOnQuestions } from './run-on.ts';
import { sharedQuestions } from './shared.ts';

/** More parts than this are not looked at: a reply to all of them would be one that nobody reads. */
const MOST_PARTS = 6;

/** What is read as one message, in UTF-16 units; of anything longer the rest is left unsplit. */
const LONGEST = 1200;

/** "K. who met?", "ok, who met": a letter or two in lower case, set off from what asks; a capital may begin a name. */
const NOD = /^\p{Ll}{1,2}[.,]\s+(?=\p{L})/u;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A cry, or words in quotation marks alone: they ask nothing, though they begin like a question or end in its sign. */
const asksNothing = (sentence: string, { exclaims }: PartForms): boolean =>
  (!hasQuestionMark(sentence) && exclaims.test(sentence)) || QUOTED.test(sentence);

/** A message without the sentences that only cry out, where something else is said: "What a mess. Who met?". */
export function withoutCries(text: string, forms: PartForms): string {
  const sentences = sentencesOf(text, forms.end);
  const said = sentences.filter((sentence) => hasQuestionMark(sentence) || !forms.exclaims.test(sentence));
  return said.length === 0 || said.length === sentences.length ? text : said.join(' ');
}

/** Sentences with the sign that ends them. */
export function sentencesOf(text: string, end: RegExp): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of text.matchAll(end)) {
    const to = match.index + match[0].length;
    sentences.push(text.slice(from, to));
    from = to;
  }
  sentences.push(text.slice(from));
  return sentences.map((sentence) => sentence.trim()).filter(hasWords);
}

/** Words of a name put as a question: "and the mayor?". */
const MOST_IN_NAME = 3;

/** Nothing but words in quotation marks: what somebody else wrote, which is not asked but spoken of. */
const QUOTED = /^\s*["“”„«»‘][^"“”„«»]+["“”„«»’]\s*[.,!?…]*\s*$/;

/**
 * A name put as a question says what the next sentence is about: "The mayor? What did she say?". Behind a question it is
 * what the answer may be: "Who gains from it? The mayor?".
 */
function joinNames(sentences: readonly string[], forms: PartForms): string[] {
  const isName = (sentence: string) =>
    endsInQuestionMark(sentence) &&
    sentence.split(/\s+/).length <= MOST_IN_NAME &&
    !forms.asking.test(sentence) &&
    !forms.asks.test(sentence) &&
    facetOf(sentence, forms) === null;
  const joined: string[] = [];
  let name = '';
  for (const [i, sentence] of sentences.entries()) {
    const next = sentences[i + 1];
    const asks = next !== undefined && (endsInQuestionMark(next) || forms.asks.test(next));
    const asksOfIt = asks && forms.standsForName.test(next);
    const last = joined.at(-1);
    if (asksOfIt && isName(sentence)) name += `${sentence} `;
    else if (
      name === '' &&
      last !== undefined &&
      endsInQuestionMark(last) &&
      isName(sentence) &&
      !forms.leadingJoin.test(sentence)
    )
      joined[joined.length - 1] = `${last} ${sentence}`;
    else {
      joined.push(name + sentence);
      name = '';
    }
  }
  return joined;
}

/** Whether a sentence asks, by its sign or by its words. */
export const asksIn = (sentence: string, { asks }: Pick<PartForms, 'asks'>): boolean =>
  hasQuestionMark(sentence) || asks.test(sentence);

/** Words in quotation marks within a sentence, as group `quoted`. */
const QUOTE = /["“”„«»](?<quoted>[^"“”„«»]+)["“”„«»]/;

/** Between what is claimed side by side in a text that is quoted. */
const CLAUSE = /[,،;؛]\s+/;

/** Shorter, a clause claims nothing by itself. */
const FEWEST_IN_CLAIM = 3;

/** What a statement claims, each by itself: "that she paid and that he knew", "“she paid, he knew”". */
function claimsIn(statement: string, { claimJoin, leadingJoin }: PartForms): string[] {
  const quoted = QUOTE.exec(statement)?.groups?.['quoted'];
  const claims = (quoted?.split(CLAUSE) ?? statement.split(claimJoin)).map((claim) =>
    withoutEndSigns(claim.replace(leadingJoin, '')).trim(),
  );
  const areClaims = claims.every((claim) => claim.split(/\s+/).length >= FEWEST_IN_CLAIM);
  return areClaims ? claims : [withoutEndSigns(statement)];
}

/** The parts of a sentence, in the place of the first the statement that it takes up: "She paid for it. Is that so?". */
function withClaim(parts: readonly string[], statement: string | undefined, forms: PartForms): string[] {
  const [first, ...others] = parts;
  const isClaimed = statement !== undefined && !asksIn(statement, forms);
  if (first === undefined || !isClaimed) return [...parts];
  if (forms.takesUp.test(first))
    return [...claimsIn(statement, forms).map((claim) => `${claim}?`), ...others];
  // "You said that she objects. Why?" asks why she does.
  const asks = forms.asksReason.exec(first)?.groups?.['asks'];
  const [said = ''] = forms.reportsSaid.exec(statement) ?? [];
  return asks === undefined || said === ''
    ? [...parts]
    : [`${asks} ${withoutEndSigns(statement.slice(said.length)).trim()}?`, ...others];
}

/** What stands before a colon only leads up to what asks behind it. */
function withoutLead(sentence: string, { asking, asks }: PartForms): string {
  const [, behind = ''] = /:\s+(.+)$/s.exec(sentence) ?? [];
  return asking.test(behind) || asks.test(behind) ? behind : sentence;
}

/** Pieces that do not ask, or only lead up to what does, belong to the next one: they say what it is about. */
function joinPrefaces(pieces: readonly string[], { asks, asking, leads }: PartForms): string[] {
  const joined: string[] = [];
  let preface = '';
  for (const [i, piece] of pieces.entries()) {
    const isLast = i === pieces.length - 1;
    if (!isLast && (leads.test(piece) || (!asking.test(piece) && !asks.test(piece)))) preface += `${piece}, `;
    else {
      joined.push(preface + piece);
      preface = '';
    }
  }
  return joined;
}

/** A question with nothing but a verb that asks and whom it asks of: "does the town" of "does the town also pay". */
const MOST_WITHOUT_VERB = 3;

/** "Who then is it", "does the town also pay": the word that goes on stands within one question. */
function joinWithin(pieces: readonly string[], { asking, asks, ofWhom }: PartForms): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1)?.trim();
    const isBare = before !== undefined && asking.exec(before)?.[0].length === before.length;
    const lacksVerb =
      before !== undefined &&
      asks.test(before) &&
      !asking.test(before) &&
      !hasQuestionMark(before) &&
      before.split(/\s+/).length <= MOST_WITHOUT_VERB &&
      asking.exec(piece)?.index !== 0 &&
      !ofWhom.test(piece);
    // Behind another question a bare word is one too: "who sells it, when, and can I come?".
    const isBegun = isBare && joined.length === 1;
    if (lacksVerb || (isBegun && asking.exec(piece)?.index !== 0 && asks.test(piece)))
      joined[joined.length - 1] = `${before} ${piece}`;
    else joined.push(piece);
  }
  return joined;
}

/** Words that ask side by side share what follows the last of them: "where and when did they meet". */
function shareEnd(pieces: readonly string[], { asking, asks }: PartForms): string[] {
  const shared = [...pieces];
  for (let i = shared.length - 2; i >= 0; i--) {
    const piece = shared[i]!.trim();
    const isBare = asking.exec(piece)?.[0].length === piece.length;
    const next = asking.exec(shared[i + 1]!);
    const end = next?.index === 0 ? shared[i + 1]!.slice(next[0].length) : '';
    // "... and how many came" has an end of its own.
    if (isBare && asks.test(end.trimStart())) shared[i] = piece + end;
  }
  return shared;
}

const questionsIn = (sentence: string, forms: PartForms): string[] =>
  sentence
    .split(forms.join)
    .filter(hasWords)
    .flatMap((piece) => runOnQuestions(piece, forms));

/** What of a sentence asks: all of it, or what stands from the first word that asks where more of it asks too. */
function askingIn(sentence: string, forms: PartForms): string[] {
  const facets = enumeratedFacets(sentence, forms);
  if (facets !== null) return facets;
  const shared = sharedQuestions(sentence, forms);
  if (shared !== null) return shared;
  const bare = withoutLead(sentence, forms);
  const questions = questionsIn(bare, forms);
  const pieces = joinPrefaces(shareEnd(joinWithin(questions, forms), forms), forms);
  // "And since when does she know": behind a join what leads up to the word that asks belongs to it.
  const goesOn = ` ${sentence}`.search(forms.join) === 0;
  if (goesOn || asksIn(sentence, forms) || forms.asks.test(bare)) return pieces;
  const wish = forms.wish.exec(bare)?.index ?? 0;
  if (wish > 0) return askingIn(bare.slice(wish), forms);
  // "Sorry if this is silly but what is a warden": behind a join it asks without a sign.
  const behind = questions.at(-1)?.trim() ?? '';
  if (pieces.length === 1 && behind.length < bare.trim().length && forms.asking.exec(behind)?.index === 0)
    return [behind];
  const [first = '', ...others] = pieces;
  const at = first.search(forms.asking);
  if (others.length === 0 || at < 0) return [];
  const asked = first.slice(at);
  // "I asked about the market, when it opens", "the mayor is who?": what leads up to it says what is meant.
  const isBare = forms.asking.exec(asked)?.[0].length === asked.trim().length;
  return [isBare || forms.standsForName.test(asked) ? first : asked, ...others];
}

/**
 * What asks of a part, without a statement before it: "It is a new policy, I see, but what do they want?".
 *
 * @returns the part itself where nothing of it leads up to what asks.
 */
export function withoutStatement(part: string, forms: PartForms): string {
  const pieces = part.split(forms.join).filter(hasWords);
  const [first = '', ...others] = pieces;
  const last = others.at(-1);
  return last !== undefined && !forms.asks.test(first) && !forms.asking.test(first) && forms.asks.test(last)
    ? last
    : part;
}

/**
 * What leads up to the first word that asks, and what stands from there on: "oh for pity's sake | tell me about her".
 *
 * @returns null where nothing leads up to such a word.
 */
export function leadingUpTo(
  text: string,
  { asking }: PartForms,
): readonly [lead: string, asks: string] | null {
  const at = text.search(asking);
  const lead = text.slice(0, Math.max(at, 0));
  return hasWords(lead) ? [lead, text.slice(at)] : null;
}

/** The sentences without those that ask nothing beside others. */
function askingSentences(text: string, forms: PartForms): string[] {
  const sentences = sentencesOf(text, forms.end);
  const left = sentences.filter((sentence) => !asksNothing(sentence, forms));
  return left.length === 0 ? sentences : left;
}

/** The first sentence of a point: what follows it speaks of all of them, such as "bullet points please". */
const firstSentence = (point: string, { end }: PartForms): string => sentencesOf(point, end)[0] ?? '';

/** A question as it is asked by itself: "who the neighbours are" asks who are the neighbours. */
const asked = (part: string, { indirect }: PartForms): string =>
  indirect.reduce((text, { from, to }) => text.replace(from, to), part);

/**
 * The parts of a message that ask, in their order; none where nothing asks. A message of one question is one part.
 *
 * @param matter What the story is about, in a word or two: what "where?" alone asks of.
 */
export function askingParts(text: string, forms: PartForms, matter: string): string[] {
  const read = withoutVowelSigns(text.slice(0, LONGEST)).replace(forms.spokenMark, ',');
  const points = numberedPoints(read);
  const parts =
    points === null
      ? joinNames(askingSentences(read, forms), forms).flatMap((sentence, i, all) =>
          withClaim(askingIn(sentence, forms), all[i - 1], forms),
        )
      : points.map((point) => firstSentence(point, forms));
  const bare = parts
    .map((part) => part.replace(forms.eachWay, '').replace(forms.trailingJoin, '').replace(NOD, '').trim())
    .map((part) => part.replace(forms.cries, ''))
    .filter(hasWords)
    // "What of his plan, is that in there?" asks one thing.
    .filter((part, i) => i === 0 || !forms.asksIfIn.test(part))
    .map((part) => asked(part, forms));
  // One such word goes on with what was asked before it; several, and some clauses, ask of the story.
  const alone = bare.map((part) => part.replace(forms.leadingJoin, '').trim());
  const facets = alone.map((part) => facetOf(part, forms));
  const asksOfAll = points !== null || facets.filter((facet) => facet !== null).length > 1;
  const isOfAll = (i: number) => asksOfAll || (bare.length > 1 && isFacetAlone(alone[i] ?? '', forms));
  return bare
    .map((part, i) => ((isOfAll(i) ? facets[i] : null) ?? part).replace('{matter}', matter))
    .slice(0, MOST_PARTS);
}
