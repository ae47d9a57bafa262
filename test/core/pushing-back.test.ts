/** Turns that push back or go on from a reply: remarks on how firm it is, its words, doubts of the source, letters that are no word. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { askedAboutLast } from '../../src/dialogue/follow-up.ts';
import { openEngine } from '../../src/engine/open.ts';
import { wordKey } from '../../src/text/normalise.ts';
import { talkWith } from '../dialogue/talk.ts';
import { languageOf } from '../text/languages.ts';

const shipped = createAnswerer(await openEngine('knowledge'));
const said = (...turns: string[]): string => plainText(talkWith(shipped, turns));

describe('a remark on how firm a statement is', () => {
  it.each([
    ['en', "that's not the same as they did it"],
    ['en', 'thats only what the critics say'],
    ['en', 'so nobody knows?'],
    ['en', 'so it might be false?'],
    ['de', 'das sagen doch nur die Kritiker'],
    ['es', 'entonces nadie lo sabe'],
    ['fr', "c'est juste ce que disent les critiques"],
    ['ar', 'مجرد إشاعة'],
    ['he', 'אז אף אחד לא יודע'],
  ])('is told by its form: %s %s', (code, remark) => {
    const { followUps, words } = languageOf(code);
    expect(askedAboutLast(wordKey(remark, words), followUps)).toBe('source');
  });

  it.each([
    'that is not the same as a vote of Congress',
    'who knows the envoy',
    'critics say that it is wrong',
  ])('is none: %s', (remark) => {
    const { followUps, words } = languageOf('en');
    expect(askedAboutLast(wordKey(remark, words), followUps)).toBeNull();
  });

  it('gets who says it and how firmly', () => {
    expect(said('what do critics say', 'thats only what critics say')).toContain(
      'as the view of some critics in the United States',
    );
    expect(said('what could the talks lead to?', 'so it might be false?')).toContain('only as a possibility');
  });
});

describe('what a word means that was said', () => {
  it.each([
    [
      ['what does Israel think of the talks?', "what does 'wrong message' mean"],
      'could send the wrong message',
    ],
    [['does Israel know of the talks?', 'what do you mean informed'], 'Israel is informed'],
    [['what does behind closed doors mean'], 'continue behind closed doors'],
  ])('is told by the statement in which it stands: %s', (turns, statement) => {
    const reply = said(...turns);
    expect(reply).toContain('does not explain');
    expect(reply).toContain(statement);
  });

  it('is not said to be unmentioned where the source may have the word', () => {
    const reply = said('what is the ceasefire?', 'whats a backdrop');
    expect(reply).toContain('does not explain “backdrop”');
    expect(reply).not.toContain('does not mention');
  });

  it('is left to the glossary and to the names that the story knows', () => {
    expect(said('what does envoy mean')).toContain('In general it means');
    expect(said('what is a ceasefire')).not.toContain('further');
    expect(said('what do you mean by that')).not.toContain('explain “');
  });
});

describe('whoever puts the bot right', () => {
  it('gets what the question gets alone', () => {
    const question = 'who is against the talks';
    const turns = ['which countries say so?', `no no, i meant ${question}`];
    expect(said(...turns)).toBe(plainText(shipped.ask(question)));
  });

  it.each([
    [['who is trump', 'who leads the talks is what i asked'], 'Adam Boehler'],
    [['what does israel say', 'thats only israel, i mean the critics'], 'Some critics'],
    [['when did the ceasefire start', 'the prisoners i mean'], '2,000 Palestinian prisoners'],
  ])('is told it however it is put: %s', (turns, part) => {
    expect(said(...turns)).toContain(part);
  });

  it('is told who is not in the story, and that a number has no more to it', () => {
    expect(said('who is edan alexander', 'I mean the boy')).toContain('does not mention “the boy”');
    expect(said('who is edan alexander', 'the old man')).toContain('does not mention “the old man”');
    expect(said('how many hostages were released', 'no i mean all of them')).toContain('nothing more exact');
  });
});

describe('the source', () => {
  it.each(['its fake right', 'sounds made up', 'why should i believe this'])(
    'is told to a doubt: %s',
    (doubt) => {
      expect(shipped.ask(doubt).facts).toContain('article-about');
    },
  );

  it('is not told to a doubt of what was just said', () => {
    expect(said('what do critics say', 'sounds made up')).toContain('as the view of some critics');
  });

  it.each([
    ['which paper is it', 'which site or company'],
    ['is this from the bbc', 'which site or company'],
    ['who is the author', 'names no author'],
    ['can you give me a direct quote', 'word for word'],
  ])('is asked for without its name: %s', (question, part) => {
    expect(said(question)).toContain(part);
  });

  it('is not what "it" means where something of the story was told', () => {
    expect(said('is there a video of edan?', 'who published it')).not.toContain('which site or company');
  });
});

describe('what asks why nobody else', () => {
  it.each(['why only Americans', 'why not the israelis too'])(
    'is no question of what is so: %s',
    (question) => {
      expect(talkWith(shipped, ['what is the goal of the talks', question]).kind).toBe('no-answer');
    },
  );

  it('is not what asks for a reason alone', () => {
    expect(shipped.ask('why did the US change its policy?').kind).toBe('answer');
  });
});

describe('letters that are no word', () => {
  it.each(['asdfgh', 'xcvbnm', 'blarg'])('are not taken for a nod: %s', (letters) => {
    expect(said(letters)).toContain('not sure what you mean');
  });

  it.each(['ok', 'uh huh', 'understood', 'okayyy'])('are not what nods: %s', (nod) => {
    expect(said(nod)).not.toContain('not sure what you mean');
  });

  it.each([
    'all right',
    'thanks, that is all i wanted to know',
    'not today, thanks',
    'no, all good',
    "i don't get your point",
  ])('is not heard in talk that asks for nothing else: %s', (talk) => {
    const reply = said('how many hostages were released', talk);
    expect(reply).not.toMatch(/nothing more exact|that was not it|does not explain/);
  });
});
