/** What a turn takes up from the one before it: a place, whose things, a word, who says it, the source's own words. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { openEngine } from '../../src/engine/open.ts';
import { talkWith } from '../dialogue/talk.ts';

const shipped = createAnswerer(await openEngine('knowledge'));
const said = (...turns: string[]): string => plainText(talkWith(shipped, turns));
const NOTHING_MORE = 'I find nothing more exact on this than what I just told you.';

describe('a turn', () => {
  it('means by "there" the place that was told', () => {
    expect(said('where did they meet', 'why there?')).toContain(
      'does not say why the talks were held in Doha',
    );
  });

  it('asks by "his" of whoever was named', () => {
    expect(talkWith(shipped, ['who is the envoy', 'what is his background']).gap).toBe(
      talkWith(shipped, ["what is Boehler's background"]).gap,
    );
  });

  it.each([
    'they keep saying edan alexander. so who is he',
    'your own example is who is edan alexander. so who is he?',
  ])('asks of whom it names itself, whoever was spoken of before: %s', (turn) => {
    expect(said('who is boehler', turn)).toContain('Edan Alexander was the last American hostage');
    expect(said('what is the talk of panikoff about. who is he?')).toContain('intelligence officer');
  });

  it('of a word of the last statement asks of that, though alone it is talk', () => {
    expect(said('alive?')).toBe('I am here.');
    expect(said('how many Americans are being held?', 'alive?')).toContain('still alive');
  });

  it('that doubts what is missing gets it once more, owned to be the same', () => {
    const reply = said('when did the talks begin', 'come on, really?');
    expect(reply).toContain(NOTHING_MORE);
    expect(reply).toContain('does not say when the talks began');
  });

  it('on another matter is not told once more what was missing just now', () => {
    const [gap] = [said('what does hamas want')];
    expect(gap).toContain('gives no details of what Hamas demands');
    expect(said('what does hamas want', 'who decides')).not.toContain('what Hamas demands');
  });

  it('that asks who says so gets each statement under whoever says it, and as of when', () => {
    const lines = said('what is this about', 'says who').split('\n');
    const israel = lines.findIndex((line) => line.includes('Israel firmly rejects'));
    expect(lines[israel - 1]).toBe('The article gives this as the view of Israel:');
    expect(lines.filter((line) => line.includes('cites nobody'))).toHaveLength(1);
    expect(lines.join('\n')).toContain('This is as of early 2025');
  });

  it('that asks who is against it means what was told, where that has its own opponents', () => {
    const turns = ["what's Trump's plan for Gaza", 'who is against it?'];
    expect(talkWith(shipped, turns).facts).toEqual(['trump-plan-condemned']);
    expect(talkWith(shipped, ['who is the envoy', 'who is against it?']).facts).toContain('israel-opposes');
  });

  it.each(['Then kindly quote the passage.', 'that policy, verbatim'])(
    'that wants the words of the source is told that they are retold, and where they stand: %s',
    (wish) => {
      const reply = said('what policy was broken', wish);
      expect(reply).toContain('are not quotations');
      expect(reply).toContain('the introduction');
    },
  );

  it.each(['Too long. Half that.', 'now make it into one tweet'])(
    'that wants all of it shorter gets one sentence: %s',
    (wish) => {
      expect(said('what is this about', wish)).toContain('mainly to free American hostages');
    },
  );
});

describe('a question of a message', () => {
  it('that asks on of what is lacking, or of nobody in the source, is lacking with it', () => {
    expect(talkWith(shipped, ['what about the aid trucks, are they going in']).facts).toEqual([]);
    expect(talkWith(shipped, ['Who is Ron Dermer and why does he matter here']).facts).toEqual([]);
  });

  it.each([
    [
      'what do the families of the hostages say, and did anyone ask them',
      "does not mention the hostages' families",
    ],
    [
      'is it true that Trump threatened Hamas? when? what exactly did he say',
      'mentions no threat or deadline',
    ],
    ['who is Witkoff, and when is he going to the region', 'does not mention Steve Witkoff'],
  ])('that leans on what is lacking says no second time that it is: %s', (message, lack) => {
    expect(said(message)).toContain(lack);
    expect(said(message)).not.toContain('part of your message');
  });

  it.each([
    ['sorry, english is ok. Who negotiated?', 'Adam Boehler'],
    ['im texting this from my airbnb, who met in doha?', 'in Doha, Qatar'],
  ])('is answered whatever a lead says that names nothing of the story: %s', (message, told) => {
    expect(said(message)).toContain(told);
  });

  it('is told to lack an answer in one sentence with the others that do', () => {
    const reply = said('Who is the US envoy, what is his favourite food and how tall is his cousin?');
    expect(reply).toContain('the second and last parts of your message');
  });

  it('is the message without what somebody cries out', () => {
    expect(said('What a mess. Who met?')).toBe(said('Who met?'));
  });

  it('is no rumour that is confirmed by what else is', () => {
    expect(said('I heard that the US paid Hamas $100 million. Confirm?')).toContain('mentions no payment');
  });
});

describe('what is asked', () => {
  it('is read without the clause beside it, where only that is answered', () => {
    const question = 'why was Israel kept in the dark while others danced in the street';
    expect(shipped.ask(question).facts).toContain('israel-informed');
  });

  it.each(['does the author take a side', 'Which side is it on?', 'is the article biased'])(
    'of the leaning of the source is asked of its author: %s',
    (message) => {
      expect(said(message)).toContain('which side its author favours');
    },
  );

  it('gets no condolence, thanks or nod', () => {
    const turns = ['what did trump say', 'he say something about it? in a tweet or so'];
    expect(talkWith(shipped, turns).kind).not.toBe('small-talk');
  });

  it('of the meaning of a word gets what it generally means, marked as that', () => {
    const reply = said('who is the envoy', 'no, i want the meaning of word "envoy".');
    expect(reply).toContain('In general it means');
    expect(reply).toContain('General knowledge, not the article');
  });
});
