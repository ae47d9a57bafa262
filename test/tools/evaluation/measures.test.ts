import { describe, expect, it } from 'vitest';
import { makeReply, type Reply } from '../../../src/core/reply.ts';
import { BARS, meets } from '../../../tools/evaluation/bars.ts';
import { isRight, measure, type Outcome } from '../../../tools/evaluation/measures.ts';
import { LABELLED, LabelledError, type Question, readLabelled } from '../../../tools/evaluation/questions.ts';
import { libraryKnowledge } from '../../stories/library.ts';

const question = (kind: Question['kind'], facts: readonly string[] = []): Question => ({
  id: 'q',
  style: 'plain',
  kind,
  text: 'when?',
  facts,
});
const answer = (facts: readonly string[], confidence = 1): Reply =>
  makeReply({ kind: 'answer', body: 'So.', facts, confidence });
const offer = (...facts: string[]): Reply =>
  makeReply({
    kind: 'suggestions',
    body: 'Or?',
    suggestions: facts.map((fact) => ({ entry: fact, title: fact, facts: [fact] })),
  });
const refusal = makeReply({ kind: 'no-answer', body: 'No.' });
const silence = makeReply({ kind: 'silence', body: '' });

const outcome = (asked: Question, direct: Reply, ambient: Reply = silence): Outcome => ({
  question: asked,
  direct,
  ambient,
});

describe('the measures', () => {
  const measures = measure([
    outcome(question('answerable', ['a', 'b']), answer(['b', 'c'], 0.9), answer(['b'])),
    outcome(question('answerable', ['a']), answer(['c'], 0.9)),
    outcome(question('answerable', ['a']), offer('c', 'a')),
    outcome(question('answerable', ['a']), offer('c')),
    outcome(question('not-in-article'), answer(['a'], 0.3)),
    outcome(question('not-in-article'), refusal),
    outcome(question('off-topic'), refusal),
    outcome(question('off-topic'), offer('a')),
    outcome(question('chatter'), answer(['a']), answer(['a'])),
    outcome(question('chatter'), refusal, silence),
  ]);

  it('count what is right, offered and wrong among the answerable', () => {
    expect(measures.right).toBe(0.25);
    expect(measures.rightOrOffered).toBe(0.5);
    expect(measures.wrong).toBe(0.25);
    expect(measures.ambientRecall).toBe(0.25);
    expect(measures.focus).toBe(1.5);
  });

  it('count answers where none was due', () => {
    expect(measures.falseNotInArticle).toBe(0.5);
    expect(measures.falseOffTopic).toBe(0);
    expect(measures.interruption).toBe(0.5);
  });

  it('tell how far confidence is from the truth', () => {
    // Two answers at 0.9 of which one is right, one at 0.3 that is not; chatter is left out.
    expect(measures.calibrationError).toBeCloseTo((2 / 3) * 0.4 + (1 / 3) * 0.3, 10);
    expect(measure([outcome(question('answerable', ['a']), answer(['a'], 1))]).calibrationError).toBe(0);
  });

  it('are not a number where there is nothing to count', () => {
    expect(measure([]).right).toBeNaN();
    expect(measure([]).calibrationError).toBeNaN();
  });

  it('an answer is right if it states any labelled fact, a refusal never', () => {
    expect(isRight(answer(['a', 'z']), question('answerable', ['a']))).toBe(true);
    expect(isRight(offer('a'), question('answerable', ['a']))).toBe(false);
  });
});

describe('the bars', () => {
  it('name a measure each, and are met from the right side', () => {
    const measured = Object.keys(measure([]));
    for (const bar of BARS) {
      expect(measured).toContain(bar.measure);
      expect(meets(bar, bar.at)).toBe(true);
      expect(meets(bar, bar.at + (bar.better === 'more' ? -0.01 : 0.01))).toBe(false);
      expect(meets(bar, Number.NaN)).toBe(false);
    }
    expect(new Set(BARS.map(({ name }) => name)).size).toBe(BARS.length);
  });
});

describe('the labelled sets of a story', () => {
  it('are refused where they are about facts that it does not have', () => {
    expect(() => readLabelled(LABELLED, libraryKnowledge())).toThrow(LabelledError);
    expect(() => readLabelled(LABELLED, libraryKnowledge())).toThrow(/facts that the story does not have/);
  });

  it('are refused where there are none', () => {
    expect(() => readLabelled('test/stories', libraryKnowledge())).toThrow(/no labelled messages/);
  });
});
