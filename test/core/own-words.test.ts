/** Talk about the bot's own reply: whose words it is in, single parts of it, what was read elsewhere, what weighs most, conclusions. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { askedAboutLast } from '../../src/dialogue/follow-up.ts';
import { openEngine } from '../../src/engine/open.ts';
import { wordKey } from '../../src/text/normalise.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';
import { languageOf } from '../text/languages.ts';

const shipped = createAnswerer(await openEngine('knowledge'));
const library = createAnswerer(libraryEngine());
const said = (...turns: string[]): string => plainText(talkWith(shipped, turns));
const saidOfLibrary = (...turns: string[]): string => plainText(talkWith(library, turns));
const { followUps, words } = languageOf('en');
const asks = (text: string) => askedAboutLast(wordKey(text, words), followUps);

const VIEWS = 'who is for and who is against it';

describe('whose words it is', () => {
  it.each([
    'is that from the text or your own words?',
    'are those your words or the author’s?',
    'did you summarise that yourself',
    'is that the bot’s take?',
    'whose wording is that',
  ])('is told by its form: %s', (text) => {
    expect(asks(text)).toBe('wording');
  });

  it.each(['is that the mayor’s house', 'whose house is that', 'did you write to them'])(
    'is not asked: %s',
    (text) => {
      expect(asks(text)).not.toBe('wording');
    },
  );

  it('is said with the place of what was stated', () => {
    const reply = talkWith(library, ['when does it open', 'is that your opinion or the article’s']);
    expect(reply.body).toContain('in my own words');
    expect(reply.facts).toEqual(['sunday', 'evening']);
    expect(plainText(reply)).toContain('The new hours');
  });

  it('is said of what is missing, too', () => {
    expect(said('what does hamas want', 'are those your words or the author’s?')).toContain(
      'in my own words',
    );
  });

  it('of a word is told by the statement that has it', () => {
    const reply = talkWith(library, ['when does it open', 'you said "sundays", where is that from?']);
    expect(reply.facts).toEqual(['sunday']);
    expect(plainText(reply)).toContain('names the town council');
    expect(said('when did the ceasefire begin', 'you wrote fragile, based on what?')).toContain(
      'fragile ceasefire',
    );
  });
});

describe('a single part of what was said', () => {
  it('of a list is told again with its own place', () => {
    const reply = talkWith(library, [VIEWS, 'what was the second point?']);
    expect(reply.facts).toEqual(['noise']);
    expect(plainText(reply)).toContain('What people say');
  });

  it('of an answer is one of its sentences', () => {
    const turns = ['what are the points to watch', 'explain the last part'];
    const sentences = shipped.ask(turns[0]!).body.split(/(?<=\.) /);
    expect(said(...turns)).toContain(sentences.at(-1)!);
    expect(said(...turns)).not.toContain(sentences[0]!);
  });

  it('can be followed by another one', () => {
    const turns = [VIEWS, 'the second point', 'and the first one?'];
    expect(talkWith(library, turns).facts).toEqual(['reason']);
  });

  it('that is not there is not made up', () => {
    const reply = talkWith(library, [VIEWS, 'what does the fourth one mean']);
    expect(reply.facts).toEqual([]);
    expect(reply.body).toContain('no such part');
  });

  it.each(['what is the second phase', 'who was first', 'the first day'])('is not asked for: %s', (text) => {
    expect(followUps.asksNthPart.some((form) => form.test(wordKey(text, words)))).toBe(false);
  });
});

describe('what was read elsewhere', () => {
  it.each([
    'i heard something else on the radio',
    'the local paper reports a different date',
    'that is not what my neighbour told me',
    'reuters has 51',
    'i read it was 12',
    'my sister says its 9',
  ])('is told by its form: %s', (text) => {
    expect(asks(text)).toBe('elsewhere');
  });

  it.each(['he has 3 children', 'what else did they say', 'i have 2 questions', 'the article says 33'])(
    'is something else: %s',
    (text) => {
      expect(asks(text)).not.toBe('elsewhere');
    },
  );

  it('gets who says what was told, and that there is nothing to compare it with', () => {
    for (const doubt of ['the radio said something else', 'really? a friend told me it was 11']) {
      const reply = talkWith(library, ['when does it open', doubt]);
      expect(reply.body).toContain('cannot compare');
      expect(reply.body).toContain('names the town council');
      expect(reply.facts).toEqual(['sunday', 'evening']);
    }
    expect(said('how many hostages were released', 'are you sure? i saw another figure')).toContain('33');
  });

  it('of what is missing is no list of something else', () => {
    const reply = talkWith(shipped, ['what does hamas want', 'thats not what i heard']);
    expect(reply.body).not.toContain('cannot compare');
  });
});

describe('which of several weighs most', () => {
  it('is not said where the source does not say it', () => {
    for (const text of ['which of those matters most?', 'which one gets more attention', 'rank them']) {
      expect(saidOfLibrary(VIEWS, text)).toContain('does not say which of these weighs more');
      expect(said('what are the arguments for and against', text)).toContain('does not say which');
    }
  });

  it('is said where it is told', () => {
    const turns = ['what are the goals', 'which is the main one'];
    expect(talkWith(shipped, turns).facts).toContain('talks-purpose');
  });

  it('is not asked of a single statement', () => {
    expect(saidOfLibrary('what do the neighbours say', 'which of those matters most')).not.toContain(
      'weighs more',
    );
  });
});

describe('a conclusion', () => {
  it.each(['ok so they did then', 'so its a yes', 'so he has not', 'so thats all of them', 'is that all'])(
    'is told by its form: %s',
    (text) => {
      expect(asks(text)).toBe('whether');
    },
  );

  it('neither agrees nor goes to something else', () => {
    for (const text of ['so they do then', 'thats it?', 'so thats a no']) {
      const reply = talkWith(library, ['what do the neighbours say', text]);
      expect(reply.body).toContain('nothing more exact');
      expect(reply.body).not.toMatch(/^(yes|no)\b/i);
      expect(said(VIEWS, text)).toContain('nothing more exact');
    }
  });

  it('without a question mark ends the talk', () => {
    expect(said('what does israel think', 'thats it, bye')).not.toContain('nothing more exact');
  });
});
