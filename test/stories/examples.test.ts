/** The two examples: what an editor makes in an hour with the project's own tools passes the check, and answers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { createSingleQuestions } from '../../src/core/single-questions.ts';
import { type Checked, checkKnowledge } from '../../src/engine/check.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { checkWording } from '../../src/knowledge/wording/check.ts';

interface Unseen {
  readonly kind: 'answerable' | 'not-in-article' | 'off-topic';
  readonly text: string;
  readonly facts: readonly string[];
}

const unseenOf = (dir: string): Unseen[] =>
  readFileSync(join(dir, 'unseen.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Unseen);

describe.each([
  { dir: 'examples/garden', noun: 'handbook', questions: 25 },
  { dir: 'examples/tides', noun: 'explainer', questions: 24 },
])('$dir', ({ dir, noun, questions }) => {
  let checked: Checked;
  let engine: Engine;
  beforeAll(() => {
    checked = checkKnowledge(dir);
    engine = checked.engine!;
  });

  it('has no fault, nothing doubtful and no draft, and what an editor writes in an hour', () => {
    expect([checked.faults, checked.warnings, checked.drafts]).toEqual([[], [], []]);
    expect(checkWording(engine.knowledge, checked.locate)).toEqual({ faults: [], warnings: [] });
    expect(engine.knowledge.entries.size).toBeGreaterThanOrEqual(questions);
    for (const { phrasings } of engine.knowledge.entries.values())
      expect(phrasings.length).toBeGreaterThanOrEqual(5);
    expect(existsSync(join(dir, 'conversation.yaml'))).toBe(false);
  });

  it('answers its questions word for word', () => {
    const { ask } = createAnswerer(engine);
    for (const { id, question } of engine.knowledge.entries.values())
      expect(ask(question)).toMatchObject({ kind: 'answer', entry: id });
  });

  it('holds the right answer likeliest for most unseen questions, and seldom says a wrong one', () => {
    const { ask } = createAnswerer(engine);
    const rows = unseenOf(dir);
    const answerable = rows.filter(({ kind }) => kind === 'answerable');
    const has = (facts: readonly string[], wanted: readonly string[]) =>
      wanted.every((fact) => facts.includes(fact));
    const likeliest = answerable.filter(({ text, facts }) =>
      has(engine.matcher.match(text).entries[0]!.entry.facts, facts),
    );
    const wrong = answerable.filter(({ text, facts }) => {
      const reply = ask(text);
      return reply.kind === 'answer' && !has(reply.facts, facts);
    });
    const others = rows.filter(({ kind, text }) => kind !== 'answerable' && ask(text).kind === 'answer');
    expect(answerable.length).toBeGreaterThanOrEqual(25);
    expect(likeliest.length / answerable.length).toBeGreaterThanOrEqual(0.75);
    expect(wrong.length / answerable.length).toBeLessThanOrEqual(0.05);
    expect(others.length).toBeLessThanOrEqual(1);
  });

  it('does what every story does without a line for it, and never speaks of an article', async () => {
    const ask = createSingleQuestions(engine, { name: 'test', readsUnaddressed: true });
    const said = async (text: string) => plainText(await ask(text, 'direct', null));
    expect(await said('hello')).toContain('Hello.');
    expect(await said('thanks a lot')).toContain('welcome');
    expect(await said('are you a language model')).toContain(`one ${noun}`);
    const all = [
      ...['hello', 'who are you', 'what can you do', 'is it true', 'where is the full text', 'who wrote you'],
      ...['/about', '/help', '/explain', '/whats-next', '/explain timeline', '/explain numbers'],
      ...['/explain people', '/explain sides', '/explain firmness', '/explain countries'],
      ...[
        'what is the weather',
        'who is napoleon',
        'should I do it',
        'what happened last week',
        'tell me more',
      ],
      ...unseenOf(dir).map(({ text }) => text),
    ];
    for (const text of all) expect(await said(text), text).not.toMatch(/\barticle\b/i);
  });
});
