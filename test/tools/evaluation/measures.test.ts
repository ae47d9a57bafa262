import { describe, expect, it } from 'vitest';
import { makeReply, type Reply } from '../../../src/core/reply.ts';
import { BARS, meets } from '../../../tools/evaluation/bars.ts';
import { isRight, measure, type Outcome } from '../../../tools/evaluation/measures.ts';
import { type Question, readJsonLines, readQuestions, STYLES } from '../../../tools/evaluation/questions.ts';

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

describe('the labelled sets', () => {
  it('hold every style and kind, with facts where something can be answered, and no id twice', () => {
    const questions = readQuestions('test/questions/dev.jsonl');
    expect(questions.length).toBeGreaterThan(500);
    expect(new Set(questions.map(({ style }) => style))).toEqual(new Set(STYLES));
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(4);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const { kind, facts, id } of questions) expect(facts.length > 0, id).toBe(kind === 'answerable');
  });

  it('hold messages by other writers, near misses among them, that nothing is fitted on', () => {
    const fittedOn = new Set(readQuestions('test/questions/dev.jsonl').map(({ text }) => text));
    for (const file of ['unseen.jsonl', 'near-misses.jsonl']) {
      const messages = readQuestions(`test/questions/${file}`);
      expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
      expect(messages.filter(({ kind }) => kind === 'not-in-article').length).toBeGreaterThan(100);
      for (const { kind, facts, id, text } of messages) {
        expect(facts.length > 0, id).toBe(kind === 'answerable');
        expect(fittedOn.has(text), id).toBe(false);
      }
    }
  });

  it('hold enough conversations and loaded questions', () => {
    const conversations = readJsonLines<{ turns: unknown[] }>('test/questions/follow-ups.jsonl');
    expect(conversations.length).toBeGreaterThanOrEqual(60);
    for (const { turns } of conversations) expect([2, 3]).toContain(turns.length);
    expect(readJsonLines('test/questions/loaded.jsonl').length).toBeGreaterThanOrEqual(40);
  });
});
