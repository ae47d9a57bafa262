/** The reply to each of several questions in one message, in the light of the one before. */
import { contentCount } from '../analysis/analyze.ts';
import { firstNamedIn } from '../dialogue/fill.ts';
import { askedAboutLast, type DialogueState } from '../dialogue/follow-up.ts';
import { withRestOf, withThingOf } from '../dialogue/lean-on-part.ts';
import { leadingUpTo } from '../dialogue/parts.ts';
import type { Engine } from '../engine/engine.ts';
import { wordKey } from '../text/normalise.ts';
import { topicAfter } from './dialogue-memory.ts';
import type { LeaningQuestions } from './leaning-questions.ts';
import { answersOrLacks, isList, SURE_OF_PART, SURE_OF_WHOLE } from './part-that-asks.ts';
import { createPartsOnBot } from './parts-on-bot.ts';
import type { Reply } from './reply.ts';
import { tells } from './several.ts';
import type { SingleReplies } from './single-replies.ts';
import { createUnaskedParts } from './unasked-parts.ts';
import { factsOf, isBullet } from './whole/told.ts';

/** How a message is read where its parts lean on what was said. */
export interface PartReading
  extends Pick<
    LeaningQuestions,
    'inLightOf' | 'withStoryNamed' | 'unlessMissing' | 'namesPerson' | 'asksOfNobodyElse'
  > {
  /** The reply to what asks something about the last reply; null if nothing does. */
  ofLast(question: string, last: DialogueState | null): Reply | null;
}

/** @returns The replies to the parts of a message, in their order; none for those that only say how to answer. */
export function createEachPart(
  engine: Engine,
  single: SingleReplies,
  { ofLast, inLightOf, withStoryNamed, unlessMissing, namesPerson, asksOfNobodyElse }: PartReading,
): (parts: readonly string[], before: DialogueState | null, full: Reply) => readonly Reply[] {
  const { knowledge } = engine;
  const { one } = single;
  const withBot = createPartsOnBot(engine, single);
  const unasked = createUnaskedParts(engine);
  const { followUps, words } = knowledge.language;

  /** The reply to a part: by itself where that answers and it points at nobody, or names what is missing; else in the light of the others. */
  function partReply(question: string, part: number, state: DialogueState | null): Reply {
    const about = ofLast(question, state);
    // What it is named over, the question beside it says already.
    if (about !== null) return isBullet(about.body) ? about : { ...about, title: null };
    const match = engine.match(question, state);
    if (!match.inContext || namesPerson(match)) return inLightOf(question, state, match, part);
    const alone = one(engine.match(question, null), part);
    const isComplete = !followUps.pointsBack.test(match.said.typed);
    if (alone.kind === 'answer' ? isComplete : alone.gap !== null) return alone;
    const inLight = inLightOf(question, state, match, part);
    // What comes closest in the light of the others, and answers surely by itself, is what is meant.
    const isClosest = alone.facts.every((fact) => inLight.facts.includes(fact));
    const isSure = alone.kind === 'answer' && alone.confidence >= SURE_OF_PART;
    return isSure && inLight.kind === 'suggestions' && isClosest ? alone : inLight;
  }

  /** The reply to each part that asks, read in the light of the part before. */
  function eachPart(parts: readonly string[], before: DialogueState | null): Reply[] {
    let state = before;
    let last: Reply | null = null;
    const places = unasked.placesOf(parts);
    return parts.map((question, i) => {
      // "And who is she?" points back; "and who is the mayor?" needs nothing of what stands before it.
      const leansOn = state !== null && single.asksWho(question) ? null : state;
      const part = places[i]!;
      const own = partReply(question, part, leansOn);
      // "It" of the first question of all is the story.
      const isFirst = last === null && state === null;
      const named = isFirst ? withStoryNamed(question, own, engine.match(question, null)) : null;
      const meant = inWordsOf(question, part, parts.slice(0, i), { own, last, state, turnBefore: before });
      const read = meant ?? named ?? unlessMissing(question, part, own, state);
      // What is asked of somebody who is not in the source, or of what it lacks, is lacking with them: it is said already.
      const isSaid = last !== null && (isAskedOfLack(question, read, last) || isListed(question, read, last));
      const reply: Reply = isSaid && last !== null ? last : read;
      state = topicAfter(reply, state, question);
      last = reply;
      return reply;
    });
  }

  /**
   * A part of nothing but words that ask, with the rest of what it goes on with: of the last that may be so ("was she asked,
   * or merely told? By whom?"), of the part before, or of what was asked in the turn before; the one that is surely understood.
   */
  function withRest(question: string, previous: string, turnBefore: DialogueState | null): string | null {
    const { language } = knowledge;
    if (!language.parts.bareAsking.test(question)) return null;
    const named = firstNamedIn(previous, knowledge)?.name ?? '';
    const alternative = previous.split(language.parts.either).at(-1) ?? '';
    const orElse = alternative.replace(language.followUps.standsForThing, (it) => named || it);
    const asked = [...new Set([orElse, previous, turnBefore?.question ?? ''])];
    const rests = asked.flatMap((one) => withRestOf(question, one, language) ?? []);
    const isSure = (rest: string) =>
      engine.decide.direct(engine.match(rest, null)).confidence >= SURE_OF_PART;
    return rests.find(isSure) ?? rests[0] ?? null;
  }

  /** The reply to a part with what it leaves to the one before it written out; null where that is no surer. */
  function inWordsOf(
    question: string,
    part: number,
    before: readonly string[],
    {
      own,
      last,
      state,
      turnBefore,
    }: { own: Reply; last: Reply | null; state: DialogueState | null; turnBefore: DialogueState | null },
  ): Reply | null {
    const { language } = knowledge;
    const previous = before.at(-1);
    if (previous === undefined) return null;
    const rest = withRest(question, previous, turnBefore);
    // Of what was not found no more is found ("where is she, and says who?"), unless the story tells more.
    const tellsMore = own.kind === 'answer' && !own.facts.every((fact) => state?.facts.includes(fact));
    const isUnfound = last !== null && last.unfound !== null && !tellsMore;
    if (rest !== null && isUnfound) return single.lacking(engine.match(rest, null), part);
    const written = rest ?? withThingOf(question, before, language);
    if (written === null) return null;
    const match = engine.match(written, null);
    const ofBot = one(match);
    if (ofBot.ofBot && ofBot.confidence >= SURE_OF_PART) return ofBot;
    const reply = one(match, part);
    const isSure = reply.confidence >= SURE_OF_PART;
    // What would be told again answers the words that were written out, and not the one that asks.
    const isTold = last?.kind === 'answer' && reply.facts.every((fact) => last.facts.includes(fact));
    return isSure && (reply.kind === 'answer' ? !isTold : reply.gap !== null) ? reply : null;
  }

  const asksOfGroup = (question: string): boolean =>
    followUps.standsForGroup.some(({ form }) => question.search(form) >= 0);

  /** Whether the list that the part before got has what is asked of it: "the arguments on both sides, and who says them". */
  function isListed(question: string, read: Reply, last: Reply): boolean {
    if (!isList(last)) return false;
    const asked = engine.analyzer.analyze(question);
    const isUnfound = !answersOrLacks(read);
    const asksWho = asked.questionTypes.includes('person');
    // "Who is in it, and who should I name?"
    if (isUnfound && asksWho && single.namesNothing(question)) return true;
    const views = factsOf(knowledge, last.facts).filter(({ standing }) => standing === 'position');
    if (views.length > 1 && knowledge.language.parts.bareAsking.test(question)) return true;
    if (!asksOfGroup(question) || contentCount(asked) > 1) return false;
    return isUnfound || contentCount(asked) === 0 || (views.length > 1 && asksWho);
  }

  /** Whether a part only asks on of what the part before it was told to lack: "what about the buses, are they full?". */
  function isAskedOfLack(question: string, read: Reply, last: Reply): boolean {
    if (read.ofBot && read.confidence >= SURE_OF_PART) return false;
    // What comes closest to what is missing is no less known for that: "how many came, and what did they do there?".
    const nearest = knowledge.gaps.get(last.gap ?? '')?.nearest ?? [];
    const isNear = read.kind === 'answer' && read.facts.every((fact) => nearest.includes(fact));
    if (isNear && read.confidence >= SURE_OF_PART && !last.facts.some((fact) => read.facts.includes(fact)))
      return false;
    const isUnfound = read.kind === 'no-answer' && read.gap === null;
    const asksOfPerson = question.search(followUps.standsForPerson) >= 0;
    const pointsBack = followUps.pointsBack.test(wordKey(question, words));
    if (last.unmentioned !== null)
      return asksOfNobodyElse(question) || (isUnfound && (asksOfPerson || pointsBack));
    if (last.gap === null) return false;
    // Who says what nobody says, when it was: only what was told can be asked about, or the source itself.
    const asks = askedAboutLast(wordKey(question, words), followUps);
    if (asks !== null && read.kind === 'answer' && !isOfSource(read)) return true;
    if (read.gap !== null || !single.namesNothing(question)) return false;
    if (isUnfound) {
      const asked = engine.analyzer.analyze(question);
      // "Is there another one?" asks something else than what was missing, if only whether.
      return contentCount(asked) <= (asked.questionTypes.includes('yes-no') ? 0 : 1);
    }
    const asksOfThem = asksOfGroup(question);
    const isAnswer = read.kind === 'answer' && read.confidence >= SURE_OF_PART;
    const isSure = isAnswer && read.confidence >= SURE_OF_WHOLE;
    const hasWords = contentCount(engine.analyzer.analyze(question)) > 0;
    const leans = pointsBack || !hasWords;
    // "Where did they meet" asks something else of them, if that is surely known.
    return hasWords ? (asksOfThem && !isAnswer) || (leans && !isSure) : asksOfThem || leans;
  }

  const isOfSource = ({ facts }: Reply): boolean =>
    factsOf(knowledge, facts).some(({ ofSource }) => ofSource);

  /** The replies, with a word that the source does not tell it for each part that gets none beside what does. */
  function withWordForEach(replies: readonly Reply[], parts: readonly string[]): readonly Reply[] {
    if (!replies.some(answersOrLacks)) return replies;
    const isSaid = (reply: Reply) =>
      tells(reply) || (reply.kind === 'small-talk' && reply.confidence >= SURE_OF_PART);
    // That nothing is judged answers nothing, where it is not sure that a judgement was wanted.
    const isDeclinedByChance = ({ reason, gap, views, confidence }: Reply) =>
      reason === 'opinion' && gap === null && views.length === 0 && confidence < SURE_OF_WHOLE;
    const places = unasked.placesOf(parts);
    return replies.map((reply, i) => {
      if (reply.unfound !== null || reply.kind === 'suggestions')
        return likelyMeant(reply, parts[i] ?? '', replies);
      if (isSaid(reply) && !isDeclinedByChance(reply)) return reply;
      const lacking = single.lacking(engine.match(parts[i] ?? '', null), places[i]);
      return likelyMeant(lacking, parts[i] ?? '', replies);
    });
  }

  /** What comes closest to a part; where it would answer it alone, and tells of the same as another part's answer, that answer. */
  function likelyMeant(closest: Reply, part: string, replies: readonly Reply[]): Reply {
    const told = replies.filter(({ kind }) => kind === 'answer').flatMap(({ facts }) => facts);
    // "I have a test tomorrow and need to know what the council is."
    const [lead, asks] = leadingUpTo(part, knowledge.language.parts) ?? [];
    const isAside = lead !== undefined && single.namesNothing(lead);
    const bare = asks !== undefined && isAside ? one(engine.match(asks, null)) : null;
    if (bare?.kind === 'answer' && bare.confidence >= SURE_OF_WHOLE) return bare;
    const alone = one(engine.match(part, null));
    if (alone.kind !== 'answer') return closest;
    // What it answers surely by itself is not said to be missing for what stands around it.
    const isSure = alone.confidence >= SURE_OF_PART;
    return isSure || alone.facts.some((fact) => told.includes(fact)) ? alone : closest;
  }

  /** The replies, of which none tells again what one before it told, where the rest has an answer of its own. */
  function toldOnce(replies: readonly Reply[], parts: readonly string[]): readonly Reply[] {
    const told = new Set<string>();
    return replies.map((reply, i) => {
      const rest = reply.facts.filter((fact) => !told.has(fact));
      const isRepeating = reply.kind === 'answer' && reply.entry !== null && rest.length < reply.facts.length;
      const entry = isRepeating && rest.length > 0 ? entryOn(rest, parts[i] ?? '') : undefined;
      if (reply.kind === 'answer') for (const fact of reply.facts) told.add(fact);
      return entry === undefined ? reply : { ...single.state(entry), confidence: reply.confidence };
    });
  }

  /** The likeliest answer to a question that tells these facts and no other. */
  const entryOn = (facts: readonly string[], question: string) =>
    engine
      .match(question, null)
      .entries.map(({ entry }) => entry)
      .find(
        (entry) => entry.facts.length === facts.length && facts.every((fact) => entry.facts.includes(fact)),
      );

  return (parts, before, full) => {
    const replies = withBot(eachPart(parts, before), parts, full);
    return toldOnce(unasked.without(withWordForEach(replies, parts), parts), parts);
  };
}
