/** What the labelled messages of the shipped story must hold, so that measuring on them means something. */
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { LABELLED, readLabelled, STYLES } from '../../tools/evaluation/questions.ts';

describe('the labelled messages of the shipped story', () => {
  const { questions, dialogues, followUps, loaded, unseen, nearMisses } = readLabelled(
    LABELLED,
    loadKnowledge('knowledge').knowledge!,
  );

  it('hold every style and kind, with facts where something can be answered, and no id twice', () => {
    expect(questions.length).toBeGreaterThan(500);
    expect(new Set(questions.map(({ style }) => style))).toEqual(new Set(STYLES));
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(4);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const { kind, facts, id } of questions) expect(facts.length > 0, id).toBe(kind === 'answerable');
  });

  it('hold messages by other writers, near misses among them, that nothing is fitted on', () => {
    const fittedOn = new Set(questions.map(({ text }) => text));
    for (const messages of [unseen, nearMisses]) {
      expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
      expect(messages.filter(({ kind }) => kind === 'not-in-article').length).toBeGreaterThan(100);
      for (const { kind, facts, id, text } of messages) {
        expect(facts.length > 0, id).toBe(kind === 'answerable');
        expect(fittedOn.has(text), id).toBe(false);
      }
    }
  });

  it('hold enough conversations and loaded questions', () => {
    expect(dialogues.length).toBeGreaterThan(0);
    expect(followUps.length).toBeGreaterThanOrEqual(60);
    for (const { turns } of followUps) expect([2, 3]).toContain(turns.length);
    expect(loaded.length).toBeGreaterThanOrEqual(40);
  });
});
