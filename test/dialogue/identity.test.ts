/** Who or what is asked for by name, on the small story, whose facts have few of the words that people use. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { createIdentityFinder } from '../../src/dialogue/identity.ts';
import { libraryEngine } from '../stories/library.ts';

const engine = libraryEngine();
const identities = createIdentityFinder(engine.knowledge, engine.analyzer);
const find = (question: string) => identities.find(engine.analyzer.analyze(question));

describe('a name that no fact has', () => {
  it.each([
    ['who is taylor swift', 'Taylor Swift'],
    ['Who is Zelensky?', 'Zelensky'],
    ['what is brexit', 'Brexit'],
    ['What is the IRA?', 'IRA'],
    ['WHO IS ZELENSKY', 'Zelensky'],
    ['who is Khalil al-Hayya', 'Khalil al-Hayya'],
  ])('is not mentioned: %s', (question, name) => {
    expect(find(question)).toEqual({ kind: 'unknown', name });
    expect(createAnswerer(engine).ask(question).body).toMatch(new RegExp(`does not mention “?${name}\\b`));
  });
});

describe('ordinary words that no fact has', () => {
  it.each([
    'what is the catch',
    'who is paying',
    "what isn't clear yet",
    'what was it even FOR',
    'who is angry',
    'what is the plan',
  ])('name nobody, and the source is not said to lack them: %s', (question) => {
    expect(find(question)?.kind).not.toBe('unknown');
    expect(createAnswerer(engine).ask(question).body).not.toMatch(/does not mention/);
  });
});
