/** Whoever says that a reply was not it: what they mean instead, and what they get. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { meantInstead } from '../../src/core/corrections.ts';
import { plainText } from '../../src/core/plain.ts';
import { askedAboutLast } from '../../src/dialogue/follow-up.ts';
import { openEngine } from '../../src/engine/open.ts';
import { readLanguage } from '../../src/knowledge/read-language.ts';
import { wordKey } from '../../src/text/normalise.ts';
import { talkWith } from '../dialogue/talk.ts';

const shipped = createAnswerer(await openEngine('knowledge'));
const languageOf = (code: string) => readLanguage(code, [])!.language;
const meantIn = (code: string, said: string) => {
  const { followUps, words, parts } = languageOf(code);
  return meantInstead(said, followUps, words, parts.determiner);
};

describe('what is meant instead', () => {
  it.each([
    ['en', 'no i mean all of them not just the mayor', 'all of them'],
    ['en', 'No, I meant the neighbours.', 'the neighbours'],
    ['en', 'no not her, the others', 'the others'],
    ['en', 'not the price, the hours!', 'the hours'],
    ['en', 'nah the neighbours', 'the neighbours'],
    ['en', 'that is only the price, i mean the hours', 'the hours'],
    ['en', 'the hours i mean', 'the hours'],
    ['en', 'the neighbours, not the mayor', 'the neighbours'],
    ['de', 'nein, ich meinte die Nachbarn', 'die Nachbarn'],
    ['de', 'nicht er, die anderen', 'die anderen'],
    ['es', 'no ella, los demás', 'los demás'],
    ['fr', 'non pas lui, les autres', 'les autres'],
    ['ar', 'مش هو، الآخرين', 'الآخرين'],
    ['he', 'לא הוא, האחרים', 'האחרים'],
  ])('is found: %s %s', (code, said, meant) => {
    expect(meantIn(code, said)).toBe(meant);
  });

  it.each([
    'The mayor said no, I mean to ask her why she would say such a thing in the first place.',
    'it does not open on Sundays, the others do',
    'the neighbours',
    'no the mayor has never said so',
    'that is only the price and nobody has told me why, I mean it',
  ])('is none: %s', (said) => {
    expect(meantIn('en', said)).toBeNull();
  });
});

describe('a reply that is said to be none', () => {
  it.each([
    ['en', "that's not an answer"],
    ['en', 'you still have not answered my question'],
    ['en', 'that does not help me'],
    ['de', 'Das ist keine Antwort!'],
    ['de', 'das hilft mir nicht'],
    ['es', 'Eso no es una respuesta'],
    ['fr', "ce n'est pas une réponse"],
    ['ar', 'هذا ليس جوابا'],
    ['he', 'זו לא תשובה'],
  ])('is told by its form: %s %s', (code, said) => {
    const { followUps, words } = languageOf(code);
    expect(askedAboutLast(wordKey(said, words), followUps)).toBe('not-that');
  });

  it('is owned, with what else the article says of the same, and never given again', () => {
    const asked = 'who leads hamas?';
    const reply = talkWith(shipped, [asked, 'thats not an answer']);
    expect(reply.body).toMatch(/^I have no better answer/);
    expect(reply.body).not.toContain(shipped.ask(asked).body);
    expect(reply.facts.length).toBeGreaterThan(0);
    const again = talkWith(shipped, [asked, 'thats not an answer', 'you still havent answered']);
    expect(again.body).not.toBe(reply.body);
  });

  it('is owned where an answer was not it, without the views of one side', () => {
    const asked = 'why is israel against it?';
    const reply = talkWith(shipped, [asked, 'that is not an answer']);
    expect(reply.title).toBe('Sorry, that was not it');
    expect(reply.facts).not.toEqual(expect.arrayContaining([...shipped.ask(asked).facts]));
    expect(reply.facts).not.toContain('critics-view');
  });
});

describe('whoever puts it right', () => {
  it.each([
    [['is egypt involved?', 'not them, qatar'], 'Qatar'],
    [['who is boehler?', 'no i meant trump'], 'President Trump'],
    [['how many hostages are left?', 'no, i meant the israelis'], 'how many Israeli'],
    [['where are the talks?', 'not the place, the date'], 'gives no date'],
  ])('gets what is meant: %s', (turns, said) => {
    expect(plainText(talkWith(shipped, turns))).toContain(said);
  });

  it.each(['no i mean all of them not just the americans', 'no not him, the others'])(
    'gets the miss owned where no more is known: %s',
    (turn) => {
      const reply = talkWith(shipped, ['who are the hostages?', turn]);
      expect(reply.title).toBe('Sorry, that was not it');
      expect(reply.facts).not.toContain('edan-last-living');
    },
  );

  it.each([
    ['what does israel demand', 'hamas not israel', 'what Hamas demands'],
    ['what does israel say', 'no, i asked about Hamas, not Israel', 'no public comment'],
  ])('gets the same asked of whom is meant: %s, %s', (question, turn, said) => {
    expect(plainText(talkWith(shipped, [question, turn]))).toContain(said);
  });

  it('is not given what only sounds like the question put again', () => {
    const reply = talkWith(shipped, ['why is israel against it?', 'not that, i asked what hamas gets']);
    expect(reply.body).toContain('without finding an answer');
    expect(reply.facts).toEqual([]);
  });
});
