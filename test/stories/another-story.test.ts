/** The engine knows no word of the story it is shipped with: another folder is another bot. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { createSingleQuestions } from '../../src/core/single-questions.ts';
import { libraryEngine, libraryKnowledge } from './library.ts';

/** Names and words that belong to the shipped story, and to nothing that a program must know. */
const SHIPPED =
  /\b(hamas|boehler|gaza|hostages?|cease-?fires?|doha|qatar|israel\w*|palestin\w*|trump|panikoff|leavitt|edan|netanyahu|egypt)\b/i;

function filesIn(path: string): string[] {
  return statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => filesIn(join(path, name)))
    : [path];
}

describe('the code and the languages', () => {
  const files = ['src', 'commands', 'languages', 'tools/evaluation'].flatMap(filesIn);

  it('is found', () => {
    expect(files.length).toBeGreaterThan(80);
    expect('the hostages in Gaza').toMatch(SHIPPED);
  });

  it('holds no word of the shipped story', () => {
    const found = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, i) => (SHIPPED.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});

describe('the bot with the story of a library', () => {
  let answerer: Answerer;
  beforeAll(() => {
    answerer = createAnswerer(libraryEngine());
  });

  it.each([
    ['when does it open on sundays', 'sunday'],
    ['whats the time it opens on a sundy', 'sunday'],
    ['How late is it open on a Thursday evening?', 'evening'],
    ['why did they change the hours', 'reason'],
    ['how much money is that a year', 'cost'],
    ['who objects', 'noise'],
    ['is it just a trial', 'trial'],
  ])('answers: %s', (text, fact) => {
    const reply = answerer.ask(text);
    expect(reply).toMatchObject({ kind: 'answer' });
    expect(reply.facts).toContain(fact);
    expect(reply.source!.line).toContain('from the spring of 2024');
  });

  it('refuses what the notice does not say, and takes no side', () => {
    expect(answerer.ask('is there parking near it')).toMatchObject({ kind: 'no-answer', gap: 'parking' });
    expect(answerer.ask('Is it a good idea?')).toMatchObject({ kind: 'no-answer', reason: 'opinion' });
    expect(answerer.ask('how did the trial end')).toMatchObject({
      kind: 'no-answer',
      reason: 'after-article',
    });
  });

  it('says nothing of the other story, whatever it is asked or told to do', async () => {
    const ask = createSingleQuestions(libraryEngine(), { name: 'test', readsUnaddressed: true });
    const asked = [
      ...['who is adam boehler', 'hello', 'what can you do', 'banana', 'are you a bot', '', 'hamas?'],
      ...['/explain', '/explain hours', '/explain gaza', '/explain hostages'],
      ...['/whats-next', '/about', '/about privacy', '/help'],
      ...libraryKnowledge().entries.keys(),
    ];
    for (const text of asked) {
      // What was asked about may be repeated, in quotation marks or as a name.
      const said = plainText(await ask(text, 'direct', null)).replace(
        /“(gaza|hostages)”|mention Adam Boehler/gi,
        '',
      );
      expect(said).not.toMatch(SHIPPED);
    }
    for (const entry of libraryKnowledge().entries.values())
      expect(plainText(answerer.state(entry))).not.toMatch(SHIPPED);
  });
});
