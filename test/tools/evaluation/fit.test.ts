import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../../src/core/answerer.ts';
import { EVIDENCE_NAMES } from '../../../src/decision/evidence.ts';
import { measureContender, resize } from '../../../tools/evaluation/contenders.ts';
import { crossValidate, matchLabelled, matchStances } from '../../../tools/evaluation/cross-validate.ts';
import { fitCalibration } from '../../../tools/evaluation/fit.ts';
import { matchOutOfFold } from '../../../tools/evaluation/out-of-fold.ts';
import { type Question, STYLES } from '../../../tools/evaluation/questions.ts';
import { gradeFollowUps, gradeLoaded, matchFollowUps } from '../../../tools/evaluation/sets.ts';
import { libraryEngine, libraryKnowledge } from '../../stories/library.ts';

const rows: readonly (readonly [Question['kind'], string, ...string[]])[] = [
  ['answerable', 'at which hour does it open on sundays', 'sunday'],
  ['answerable', 'thursday closing', 'evening'],
  ['answerable', 'wy did teh hours chnage', 'reason'],
  ['answerable', 'Who defrays the expense of the longer hours?', 'cost'],
  ['answerable', 'what do the neighbours mind', 'noise'],
  ['answerable', 'how long is the trial', 'trial'],
  ['not-in-article', 'so nobody may park there any more?'],
  ['not-in-article', 'what is its phone'],
  ['off-topic', 'please book me a flight'],
  ['off-topic', 'sort a list in python'],
  ['chatter', 'see you at lunch'],
  ['chatter', 'my dog is ill'],
];
const questions: readonly Question[] = rows.map(([kind, text, ...facts], i) => ({
  id: `${i}`,
  style: STYLES[i % STYLES.length]!,
  kind,
  text,
  facts,
}));

const stances = matchStances(libraryEngine(), [
  { text: 'who pays for you', talk: true, opinion: false },
  { text: 'is that fair to the neighbours', talk: false, opinion: true },
  { text: 'shame on the council', talk: null, opinion: true },
]);

const followUps = matchFollowUps(libraryEngine(), [
  {
    id: 'c',
    turns: [
      { text: 'who pays for it', facts: ['cost'] },
      { text: 'says who?', facts: ['cost'] },
      { text: 'and when?', kind: 'not-in-article' },
    ],
  },
]);

it('matches follow-ups in the light of what was asked before', () => {
  expect(followUps.map(({ match }) => match.inContext)).not.toContain(false);
  expect(followUps.map(({ kind }) => kind)).toContain('not-in-article');
});

const knowledge = libraryKnowledge();
const own = matchOutOfFold(knowledge);

describe('the knowledge matched by models that have not seen it', () => {
  it('leaves every phrasing out once', () => {
    const phrasings = [...knowledge.entries.values()].flatMap((entry) => entry.phrasings);
    const gaps = [...knowledge.gaps.values()].flatMap((gap) => gap.phrasings);
    const count = (kind: string) => own.filter((row) => row.kind === kind).length;
    expect(count('answerable')).toBe(phrasings.length);
    expect(count('not-in-article')).toBe(gaps.length);
    expect(count('off-topic')).toBe(knowledge.offTopic.length);
    expect(count('chatter')).toBe(knowledge.chatter.length);
  });

  it('knows none of them word for word', () => {
    const exact = own.filter(({ match }) => match.exact !== null);
    expect(exact.length / own.length).toBeLessThan(0.05);
  });

  it('gives gates with finite coefficients and cut-offs between 0 and 1, the same every time', () => {
    const fitted = () => fitCalibration(matchLabelled(libraryEngine(), questions), own, followUps, stances);
    const calibration = fitted();
    for (const { bias, terms } of [
      calibration.right,
      calibration.onSubject,
      calibration.confidence,
      calibration.confidenceInContext,
      calibration.talk,
      calibration.opinion,
    ]) {
      expect(Number.isFinite(bias)).toBe(true);
      for (const { weight, mean, spread } of Object.values(terms)) {
        expect(Number.isFinite(weight)).toBe(true);
        expect(Number.isFinite(mean)).toBe(true);
        expect(spread).toBeGreaterThan(0);
      }
    }
    expect(Object.keys(calibration.right.terms)).toEqual(EVIDENCE_NAMES);
    for (const { confidence, onSubject } of [calibration.answer, calibration.offer, calibration.ambient])
      for (const value of [confidence, onSubject]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    expect(fitted()).toEqual(calibration);
  });
});

describe('cross-validation', () => {
  it('answers every labelled message once, in both modes', () => {
    const outcomes = crossValidate(libraryEngine(), questions, [], followUps, stances, own);
    expect(outcomes.map(({ question }) => question.id).sort()).toEqual(questions.map(({ id }) => id).sort());
    for (const { direct, ambient } of outcomes) {
      expect(direct.kind).not.toBe('silence');
      expect(['answer', 'silence']).toContain(ambient.kind);
    }
  });
});

describe('the smaller sets', () => {
  const answerer = createAnswerer(libraryEngine());

  it('grade each turn after the first, read in the light of the one before', () => {
    const graded = gradeFollowUps(answerer, [
      {
        id: 'c',
        turns: [
          { text: 'who pays for it', facts: ['cost'] },
          { text: 'says who?', facts: ['cost'] },
          { text: 'says who?', facts: ['noise'] },
        ],
      },
    ]);
    expect(graded.map(({ id, right }) => [id, right])).toEqual([
      ['c.2', true],
      ['c.3', false],
    ]);
  });

  it('grade loaded questions: positions for an opinion, a refusal or an offer for what is not said', () => {
    const graded = gradeLoaded(answerer, [
      { id: 'a', text: 'who pays for it', expect: 'answer', facts: ['cost'] },
      { id: 'b', text: 'who pays for it', expect: 'answer', facts: ['noise'] },
      { id: 'c', text: 'Is it a good idea?', expect: 'opinion' },
      { id: 'd', text: 'telephone number', expect: 'not-in-article' },
      { id: 'e', text: 'who pays for it', expect: 'not-in-article' },
    ]);
    expect(graded.map(({ right }) => right)).toEqual([true, false, true, true, false]);
  });
});

describe('the contenders', () => {
  it('resize the knowledge to the size asked for, and no further', () => {
    const count = ({ entries, gaps }: ReturnType<typeof resize>) =>
      [...entries.values(), ...gaps.values()].reduce((sum, { phrasings }) => sum + phrasings.length, 0);
    expect(count(resize(libraryKnowledge(), 1000))).toBe(1000);
    expect(resize(libraryKnowledge(), 0)).toEqual(libraryKnowledge());
  });

  it.each(['backchannel', 'fuse.js', 'minisearch'] as const)(
    '%s is timed over the same questions',
    async (engine) => {
      const row = await measureContender(engine, libraryKnowledge(), questions, 0);
      expect(row).toMatchObject({ engine, phrasings: 88 });
      expect(row.p99_ms).toBeGreaterThanOrEqual(row.p50_ms);
      expect(row.right).toBeGreaterThan(0);
      expect(row.right).toBeLessThanOrEqual(1);
      expect(row.load_ms).toBeGreaterThan(0);
      expect(row.rss_mb).toBeGreaterThan(0);
    },
  );
});
