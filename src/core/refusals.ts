/** What is said where there is no answer: what is missing, what comes closest, and who holds which view. */

import { contentCount } from '../analysis/analyze.ts';
import type { Decision } from '../decision/decision.ts';
import type { Match } from '../decision/matcher.ts';
import { MAX_SUGGESTIONS } from '../decision/offers.ts';
import { isFarFromGap } from '../decision/refuse.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry, Fact } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { entryAction, voteActions } from './actions.ts';
import { createBearsOn } from './bears-on.ts';
import { type BesideOpinion, NOTHING_BESIDE } from './beside-opinions.ts';
import { type Claims, createClaims } from './claims.ts';
import { createLacks } from './lacks.ts';
import { createNamingStatements, type NamingStatements } from './naming-statements.ts';
import { choiceOf, entriesByFact, hasTwoReadings, isTooFar, leadingOn } from './offering.ts';
import { createJudgesAnother, createOfNoOther, createSpeaksOfAnother } from './other-names.ts';
import { soughtIn } from './outsiders.ts';
import { makeReply, type Reply, type Source } from './reply.ts';
import { sourceOf, sourceOfRefusal } from './source-line.ts';
import { createOnTheMatter, isOneSided, ofEachKind, positionFacts, viewLines, viewsIntro } from './views.ts';
import { bullet, factsOf, introOf, isOfItsTime } from './whole/told.ts';

type Refusal = Extract<Decision, { kind: 'no-answer' }>;
const sharesWord = (text: string, { said: { words, content } }: Match): boolean =>
  words.some((word, i) => content[i] && text.toLowerCase().includes(word));

/** A name and a word or two besides. */
const FEW_BESIDE_NAME = 3;

type Offer = Extract<Decision, { kind: 'suggestions' }>;

export interface Refusals {
  /**
   * Says what is missing, and what the article does say about the same thing.
   *
   * @param part Which of several questions in a message it is, from 1: the refusal says so; null for a whole message.
   */
  refuse(decision: Refusal, match: Match, part?: number | null): Reply;
  /**
   * States the closest that the article says; asks what was meant only where a few words have two real readings. For one
   * of several questions there is nothing to choose from.
   */
  offer(decision: Offer, match: Match, part?: number | null): Reply;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/**
 * Refusals and offers in the language of `messages`.
 *
 * @param claims Where they are told elsewhere too: it keeps what it has read of each entry.
 * @param naming The same for what it has read of each statement.
 * @param beside What is said beside that no judgement is made.
 */
export function createRefusals(
  { knowledge, analyzer }: Pick<Engine, 'knowledge' | 'analyzer'>,
  messages: PlainMessages,
  claims: Claims = createClaims(knowledge, analyzer),
  naming: NamingStatements = createNamingStatements(knowledge, analyzer),
  beside: (match: Match) => BesideOpinion = () => NOTHING_BESIDE,
): Refusals {
  const { article } = knowledge;
  const byFact = entriesByFact(knowledge);
  const views = positionFacts(knowledge);
  const isOnTheMatter = createOnTheMatter(knowledge);
  const lacks = createLacks({ knowledge, analyzer, claims, messages });
  const { namesSource, lackOf, absenceOf, unfoundAs, unsureOf } = lacks;
  const ofNoOther = createOfNoOther(knowledge, analyzer, messages);
  const speaksOfAnother = createSpeaksOfAnother(knowledge);
  const judgesAnother = createJudgesAnother(analyzer);
  const bearingOn = createBearsOn({ knowledge, analyzer });
  const sourceFor = (facts: readonly Fact[]): Source =>
    facts.length > 0 ? sourceOf(article, facts, messages) : sourceOfRefusal(article, messages);

  const opinion = article.words.opinion ?? messages.format('refusals.opinion');

  // What the source is comes close to nothing but questions about it.
  const isOfSource = ({ facts }: Entry) => factsOf(knowledge, facts).every(({ ofSource }) => ofSource);

  const listOf = (facts: readonly Fact[], intro: string): string[] =>
    facts.length === 0 ? [] : [intro, ...facts.map(({ statement }) => bullet(statement))];

  function offTopic(confidence: number): Reply {
    return makeReply({
      kind: 'no-answer',
      reason: 'off-topic',
      confidence,
      title: messages.format('refusals.title.off-topic'),
      body: [
        article.words.off_topic ?? messages.format('refusals.offTopic', { subject: article.words.subject }),
        messages.format('refusals.offerIntro'),
        ...article.words.examples.slice(0, 3).map((example) => `- ${example}`),
      ].join('\n'),
      actions: voteActions({ kind: 'none', id: 'off-topic' }, messages),
    });
  }

  /** Whether an opinion that is declined is told who holds which view. */
  function wantsViews({ gap, bears }: Refusal, match: Match): boolean {
    if (bears !== undefined) return factsOf(knowledge, bears.facts).some(({ stance }) => stance !== null);
    return gap?.views ?? isOnTheMatter(match);
  }

  /** Where it is only asked whether somebody or something is mentioned: what tells of that, if anything does. */
  function mentionOf(match: Match): Entry | undefined {
    // What is known word for word to be missing is not sought by its words.
    if (match.exact !== null || !lacks.asksForMention(match)) return undefined;
    // Of what is sought alone: a statement may well have the verb of "does it speak of …".
    const sought = soughtIn(match.said, knowledge.language);
    const told = sought === undefined ? naming.first(match.said) : naming.all(analyzer.analyze(sought))[0];
    return byFact.get(told?.id ?? '');
  }

  const lackedBy = (match: Match): string | null => lacks.gapLacking(match)?.reply ?? null;

  const isAbsent = (match: Match): boolean => absenceOf(match) !== null || lackedBy(match) !== null;

  /** What is said first: that there is no judgement, no later news, or what is missing. */
  function refusalLines(
    { reason, gap, bears }: Refusal,
    match: Match,
    part: number | null,
    listsViews: boolean,
  ): string[] {
    const known =
      reason === 'after-article'
        ? [article.words.cannot_know ?? messages.format('refusals.cannotKnow', { date: article.date.shown })]
        : [];
    // What bears on a statement answers it better than any gap.
    if (bears !== undefined && reason === 'opinion' && claims.judges(match)) return [opinion];
    if (bears !== undefined)
      return reason === 'not-in-article' || claims.goesBeyond(match, bears) ? [lackOf(match, part)] : known;
    const unmentioned = match.exact === null && lacks.asksForMention(match) ? absenceOf(match) : null;
    if (unmentioned !== null) return [unmentioned];
    if (gap?.reply) return [...known, ofNoOther(gap.reply, match)];
    if (reason === 'not-in-article') return [absenceOf(match) ?? lackOf(match, part)];
    if (reason !== 'opinion') return known;
    const absence = absenceOf(match) ?? lackedBy(match);
    // Of what is claimed and judges nobody, there is no judgement to decline.
    if (claims.claimIn(match) !== null && !claims.judges(match)) return [absence ?? lackOf(match, part)];
    const { subject } = article.words;
    // What is listed at once need not be asked for.
    const declined =
      claims.asks(match) || listsViews ? opinion : messages.format('refusals.noSide', { subject });
    return [absence === null ? declined : `${declined} ${absence}`];
  }

  function offer(
    { entries, confidence }: Offer,
    match: Match,
    part: number | null = null,
    mention: Entry | undefined = mentionOf(match),
  ): Reply {
    const offering = (offered: readonly Entry[]) =>
      ({
        kind: 'suggestions',
        confidence,
        suggestions: offered.map(choiceOf),
        actions: [...offered.map(entryAction), ...voteActions({ kind: 'none', id: 'suggestions' }, messages)],
      }) as const;
    const closest = entries.find((entry) => !isOfSource(entry) || namesSource(match)) ?? entries[0];
    const isClaim = claims.claimIn(match) !== null;
    if (part !== null && closest === undefined) return offTopic(confidence);
    const lacked = lackedBy(match) ?? absenceOf(match);
    // What is surely missing leaves nothing to choose from.
    const wantsChoice = part === null && !isClaim && lacked === null && hasTwoReadings(match);
    if (closest === undefined || wantsChoice)
      return makeReply({
        ...offering(entries),
        body: messages.format('answers.suggestions', { subject: article.words.subject }),
      });
    const none = { kind: 'no-answer', reason: 'not-in-article', nearest: [], confidence } as const;
    const known = lacks.gapLacking(match);
    const lacking = () => refuse({ ...none, gap: known }, match, part);
    // Beside what is known to be missing nothing comes close but what the gap itself is near to.
    if (known !== null && !closest.facts.some((fact) => known.nearest.includes(fact))) return lacking();
    if (mention === undefined && !isClaim && isTooFar(confidence, knowledge, lacks.namesMissing(match)))
      return lacking();
    const others = part === null ? leadingOn(entries, closest) : [];
    const near = factsOf(knowledge, closest.facts);
    const isAlone = isOneSided(near, match);
    // One side's view is no answer to what asks for no view, and one alone none to what asks for views.
    const stated = !isAlone ? near : match.analyzed.questionTypes.includes('opinion-of') ? views : [];
    const asOf = stated.some(isOfItsTime) ? article.date.asOf : null;
    const dated =
      asOf === null ? messages.format('answers.closest') : messages.format('answers.closestAsOf', { asOf });
    const unsureOrLacked = lacked === null ? unsureOf(match, part, closest) : [lacked];
    const said = closest === mention ? [] : unsureOrLacked;
    const isBetween = lacked === null && said.length > 0 && stated.length > 0 && !isAlone;
    const between = isBetween ? lacks.closestOn(match, part, confidence, asOf) : null;
    // Beside other answers what hardly answers one of several questions is no help.
    if (part !== null && isBetween && between === null) return lacking();
    const unsure = between === null ? said : [];
    // Where nothing was said to be missing, what is told is no makeshift.
    const intro = between ?? (unsure.length === 0 ? introOf({ knowledge, messages }, stated) : dated);
    return makeReply({
      ...offering(others),
      ...(part === null ? {} : { actions: stated.length > 0 ? [entryAction(closest)] : [] }),
      facts: stated.map(({ id }) => id),
      unfound: lacked === null && closest !== mention && !isClaim ? unfoundAs(match, part) : null,
      closest: choiceOf(closest),
      body: [
        ...unsure,
        ...(isAlone && stated.length > 0
          ? [viewsIntro(article, messages), ...viewLines(stated, messages)]
          : listOf(stated, intro)),
      ].join('\n'),
      source: sourceFor(stated),
    });
  }

  function refuse(decided: Refusal, match: Match, part: number | null = null): Reply {
    const { reason, confidence, bears } = decided;
    const found = reason === 'opinion' && bears === undefined ? beside(match) : null;
    const isOfAnother =
      decided.gap !== null &&
      (judgesAnother(decided.gap, match) || speaksOfAnother(decided.gap.reply ?? '', match));
    // Of little more than a name, that it is not mentioned is surer than what is hardly alike: "is she involved?".
    const isHardlyAlike =
      decided.gap !== null &&
      isFarFromGap(match) &&
      contentCount(match.said) <= FEW_BESIDE_NAME &&
      !sharesWord(`${decided.gap.title} ${decided.gap.reply}`, match) &&
      absenceOf(match) !== null;
    const gap = found?.isNamed || isOfAnother || isHardlyAlike ? null : decided.gap;
    const decision = { ...decided, gap };
    const aside = gap === null ? found : null;
    const mention = mentionOf(match);
    if (mention !== undefined)
      return offer({ kind: 'suggestions', entries: [mention], confidence }, match, part, mention);
    // What the source has is never another subject.
    if (reason === 'off-topic' && namesSource(match))
      return makeReply({
        kind: 'no-answer',
        reason: 'not-in-article',
        confidence,
        body: messages.format('answers.unsure'),
        source: sourceOfRefusal(article, messages),
        actions: voteActions({ kind: 'none', id: 'not-in-article' }, messages),
      });
    if (reason === 'off-topic') return offTopic(confidence);
    const isOpinion = reason === 'opinion';
    const viewFacts = isOpinion && !aside?.asksForMore && wantsViews(decision, match) ? views : [];
    const wantsNear = isOpinion && viewFacts.length === 0 && gap === null && !aside?.asksForMore;
    const near = wantsNear ? bearingOn(decision.nearest, match)?.facts : undefined;
    const besides = viewFacts.length > 0 || aside === null ? [] : aside.facts.map(({ id }) => id);
    const told = factsOf(knowledge, bears?.facts ?? gap?.tells ?? near ?? besides).filter(
      (fact) => !viewFacts.includes(fact),
    );
    const saysNothing = viewFacts.length === 0 && near === undefined && part === null;
    // What asks for facts and gets some was no wish for a judgement.
    const isTold =
      told.length > 0 && besides.length > 0 && aside?.asksForMore === true && aside.lacks === null;
    const declined = isTold ? [] : refusalLines(decision, match, part, viewFacts.length > 0);
    const lacked = saysNothing && declined.length === 1 && !isAbsent(match) ? (aside?.lacks ?? null) : null;
    // What is declined alone may have been read otherwise than it was meant.
    const [only] = told.length + viewFacts.length === 0 && part === null ? declined : [];
    const behind = lacked ?? (only === opinion ? messages.format('refusals.opinionAlone') : null);
    const lines = [
      ...(behind === null ? declined : [`${declined[0]} ${behind}`]),
      ...listOf(told, introOf({ knowledge, messages }, told)),
      ...(viewFacts.length === 0 ? [] : [viewsIntro(article, messages), ...viewLines(viewFacts, messages)]),
    ];
    const stated = [...told, ...viewFacts];
    const isUnfound =
      part !== null &&
      reason === 'not-in-article' &&
      gap === null &&
      stated.length === 0 &&
      absenceOf(match) === null &&
      claims.claimIn(match) === null;
    const asked = viewFacts.length > 0 ? ofEachKind(viewFacts) : stated;
    const nearest = unique(asked.flatMap(({ id }) => byFact.get(id) ?? []));
    return makeReply({
      kind: 'no-answer',
      reason,
      confidence,
      gap: gap?.id ?? null,
      unfound: isUnfound ? unfoundAs(match, part) : null,
      // That no judgement is made, or that something is missing, the first line says.
      title: reason === 'after-article' ? messages.format('refusals.title.after-article') : null,
      body: lines.join('\n'),
      facts: stated.map(({ id }) => id),
      views: viewFacts.map(({ id }) => id),
      // Of its own manners the bot says no place in the article.
      source: isOpinion && stated.length === 0 ? null : sourceFor(stated),
      actions: [
        ...nearest.slice(0, MAX_SUGGESTIONS).map(entryAction),
        ...voteActions(gap ? { kind: 'gap', id: gap.id } : { kind: 'none', id: reason }, messages),
      ],
    });
  }

  return {
    refuse,
    offer: (decision, match, part) => offer(decision, match, part),
  };
}
