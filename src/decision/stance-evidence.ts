/** The numbers from which the gates tell small talk, and verdicts and outbursts, from questions. None knows the story. */
import type { AnalyzedText } from '../analysis/analyze.ts';
import type { ActLikelihoods } from '../model/dialogue-act.ts';
import type { OtherClass } from '../model/lessons.ts';
import type { StanceForms } from '../text/language.ts';
import { type Evidence, logOdds, namesOf } from './evidence.ts';

/** All of it by name, with what each number means: the only list. After a change here, `npm run fit`. */
export const STANCE_EVIDENCE = {
  actTalk: 'log-odds that it is small talk, by what it does',
  actKind: 'log-odds that it is small talk of the likeliest kind',
  actAsks: 'log-odds that it asks something of the story, by what it does',
  actElsewhere: 'log-odds that it asks something else, by what it does',
  actVerdict: 'log-odds that it wants a verdict, by what it does',
  actOutburst: 'log-odds that it gives vent, by what it does',
  actStance: 'log-odds that it does either',
  smallTalk: 'log-odds that it is small talk, by all its words',
  opinion: 'log-odds that it wants an opinion, by all its words',
  whole: 'log-odds that it asks for the whole, by all its words',
  notSaid: 'log-odds that it asks for what the article lacks',
  offTopic: 'log-odds that it is about something else',
  chatter: 'log-odds that it is said to other people',
  answerable: 'log-odds that a fact answers it',
  nearEntry: 'likeness to the phrasings of the nearest entry (cosine)',
  addressed: '1 if it speaks to or of the bot',
  addressedOffSubject: '1 if it does, and does not name the subject of the story',
  addressedOffStory: '1 if it does, and has no word that speaks for the story',
  ofSpeaker: '1 if it speaks of whoever writes it',
  subject: '1 if it names the subject of the story',
  judges: '1 if a judgement is asked for in as many words',
  evaluates: '1 if it has a word that judges',
  question: '1 if it is put as a question',
  statesOnSubject: '1 if nothing is asked and the subject is named',
  contentWords: 'how many words carry meaning (log)',
  foreignShare: 'share of them that the story does not use',
  topicHighest: 'log-odds of the word that speaks most for the story',
} as const;

export type StanceEvidenceName = keyof typeof STANCE_EVIDENCE;
export type StanceEvidence = Readonly<Record<StanceEvidenceName, number>>;

export const STANCE_EVIDENCE_NAMES = namesOf(STANCE_EVIDENCE);

/** A word with log-odds above this speaks for the story. */
const OF_STORY = 1.5;

export interface StanceFindings {
  readonly analyzed: AnalyzedText;
  readonly acts: ActLikelihoods;
  readonly others: Readonly<Record<OtherClass, number>>;
  readonly evidence: Evidence;
}

/** Every number is finite. */
export function stanceEvidenceOf(
  { analyzed, acts, others, evidence }: StanceFindings,
  { courtesies, addresses, speaker, evaluations }: StanceForms,
): StanceEvidence {
  const { typed, questionTypes } = analyzed;
  const addressed = addresses.test(typed.replace(courtesies, ' ')) ? 1 : 0;
  const { subject, question } = evidence;
  return {
    actTalk: logOdds(acts.talk),
    actAsks: logOdds(acts.asks),
    actElsewhere: logOdds(acts.elsewhere),
    actVerdict: logOdds(acts.verdict),
    actOutburst: logOdds(acts.outburst),
    actKind: logOdds(acts.talk * acts.kindShare),
    actStance: logOdds(acts.verdict + acts.outburst),
    smallTalk: logOdds(others['small-talk']),
    opinion: logOdds(others.opinion),
    whole: logOdds(others.whole),
    notSaid: logOdds(others['not-in-article'] + others['after-article']),
    offTopic: logOdds(others['off-topic']),
    chatter: evidence.chatter,
    answerable: evidence.answerable,
    nearEntry: evidence.nearestEntry,
    addressed,
    addressedOffSubject: addressed * (1 - subject),
    addressedOffStory: addressed * (evidence.topicHighest > OF_STORY ? 0 : 1),
    ofSpeaker: speaker.test(typed) ? 1 : 0,
    subject,
    judges: questionTypes.includes('judgement') ? 1 : 0,
    evaluates: evaluations.test(typed) ? 1 : 0,
    question,
    statesOnSubject: (1 - question) * subject,
    contentWords: evidence.contentWords,
    foreignShare: evidence.foreignShare,
    topicHighest: evidence.topicHighest,
  };
}
