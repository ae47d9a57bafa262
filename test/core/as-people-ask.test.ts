/** What people say around a question, or leave out of it, on the shipped story. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { talkWith } from '../dialogue/talk.ts';
import { shippedEngine } from '../stories/shipped.ts';

const shipped = createAnswerer(await shippedEngine());
const said = (...turns: string[]): string => plainText(talkWith(shipped, turns));

describe('who is asked about', () => {
  it('is no claim that ends in a tag: "who is that"', () => {
    const reply = said('my neighbour keeps going on about some fellow called Boehler, who is that');
    expect(reply).toContain('special envoy');
    expect(reply).not.toContain('without finding that');
  });

  it('has a name, written in small letters or large', () => {
    expect(said('did biden start this')).toContain('does not mention Joe Biden');
    expect(said('does obama know about it')).not.toContain('obama');
  });

  it.each([
    [
      'whoever is only spoken of before',
      'My grandmother speaks Hebrew only. Is there a ceasefire?',
      'Hebrew',
    ],
    ['where it was read', 'did he want a resort there or did i get that from tiktok', /tiktok/i],
  ])('is not %s', (_, message, name) => {
    expect(said(message)).not.toMatch(name);
  });
});

describe('what is missing', () => {
  it('has nothing beside it but what the gap itself is near to', () => {
    const reply = said('how many Palestinians does it say were killed, and where is that number from?');
    expect(reply).toContain('does not say how many people have died in Gaza');
    expect(reply).not.toContain('hostage');
  });

  it('is not told again to whoever says that they meant something else', () => {
    const lack = 'does not mention anybody who was dismissed';
    const turns = ['has anybody been fired over it'];
    expect(said(...turns)).toContain(lack);
    expect(said(...turns, 'no, I asked about the paint on the walls of the room')).not.toContain(lack);
  });
});

describe('a turn', () => {
  it('asks something else beside what was read elsewhere', () => {
    const turns = ['what does israel think', 'that is not what I heard. and when is the next meeting?'];
    expect(said(...turns)).toContain('no date for the next meeting');
  });

  it('names the part that was left out before', () => {
    expect(talkWith(shipped, ['tldr', 'you skipped the legal part']).gap).toBe('legal');
  });

  it('asks of the article who published it, after the story in brief that tells what it is', () => {
    expect(talkWith(shipped, ['summarise the article', 'who published it']).gap).toBe('article-site');
  });

  it('is heard without the complaint in it', () => {
    const reply = said('who leads the talks', 'who said anything about a trial? where do they meet');
    expect(reply).toContain('Doha');
    expect(reply).not.toContain('trial');
  });
});

describe('a wish for all of the story', () => {
  it.each([
    'hey so what is this news story abt',
    'hello, I type with my thumbs, whats this whole thing about',
    'I need 5 facts about all of this for class',
    'thanks. give me three points for the board',
  ])('is told in brief: %s', (message) => {
    expect(said(message)).toContain('The story in brief');
  });

  it('is one of several questions', () => {
    const reply = said('tldr, and is it legal?');
    expect(reply).toContain('The story in brief');
    expect(reply).toContain('whether the talks are legal');
  });

  it.each([
    'what should I not print without a second source',
    'list what is confirmed versus what is unnamed sources',
  ])('is told by how firm it is: %s', (message) => {
    expect(said(message)).toContain('What is confirmed, and what is not');
  });

  it('tells of the article by a slip in its name', () => {
    expect(said('does the artical even mention october 7')).toContain('7 October 2023');
  });
});

describe('what is asked in few words', () => {
  it.each(['numbers pls', 'numbrs please'])('is a list, slips and all: %s', (message) => {
    expect(said(message)).toContain('Numbers in the article');
  });

  it('is named where it is missing', () => {
    expect(said('who started the talks')).toContain('does not say who proposed');
    expect(said("isn't Witkoff the one doing the talking to hamas?")).not.toContain('no judgement');
  });

  it('is asked of whom a heading names', () => {
    expect(said('Edan Alexander: how old, was he a soldier?')).toContain('no age or birth date for Edan');
  });
});
