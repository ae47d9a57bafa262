/** Messages with something around what they ask: on the small story, and on the shipped one. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';
import { shippedEngine } from '../stories/shipped.ts';

const library = createAnswerer(libraryEngine());
const shipped = createAnswerer(await shippedEngine());

describe('what somebody says of themselves', () => {
  it('changes nothing of what is answered', () => {
    const { entry } = library.ask('who pays for it?');
    expect(entry).toBe('costs');
    expect(library.ask('I am from Norway, I want ask: who pays for it?').entry).toBe(entry);
    expect(library.ask("i'm new here who pays for it").entry).toBe(entry);
  });

  it('hides no wish for the whole', () => {
    const whole = library.ask('Explain everything').facts;
    expect(whole.length).toBeGreaterThan(3);
    expect(library.ask("Explain everything, I've been in the hills for a month.").facts).toEqual(whole);
  });

  it('is not what the source is told to lack', () => {
    const reply = shipped.ask('I am from Kenya, why did they hide it, and who let it out?');
    expect(plainText(reply)).not.toContain('Kenya');
    expect(plainText(shipped.ask('I am in Toronto. is Canada involved?'))).toContain('Canada');
  });
});

describe('where something was read', () => {
  it.each(['my neighbour on instagram says', 'saw on tiktok that', 'BBC says', 'On Telegram they say'])(
    'is not what the source is told to lack: %s',
    (lead) => {
      const text = plainText(shipped.ask(`${lead} the CIA set it all up`));
      expect(text).toMatch(/does not mention (“CIA”|an intelligence service)/);
    },
  );

  it('makes no talk of what is claimed there', () => {
    for (const claim of [
      'Facebook told me the treasurer quit',
      'according to the radio the library burned down',
    ])
      expect(library.ask(claim)).toMatchObject({ kind: 'no-answer', reason: 'not-in-article' });
  });

  it('is told to be missing where that is asked', () => {
    expect(plainText(library.ask('does it mention reddit?'))).toContain('does not mention “reddit”');
  });
});

describe('questions about the source', () => {
  const AUTHOR = 'names no author';
  const DATE = 'gives no date of its own';

  it.each(['whos it by', 'author?', 'the author of the piece please', 'who is the text written by'])(
    'ask who wrote it: %s',
    (message) => {
      expect(plainText(shipped.ask(message))).toContain(AUTHOR);
    },
  );

  it.each(['publication date?', 'what day was the post published', 'what date is it from'])(
    'ask when it was published: %s',
    (message) => {
      expect(plainText(shipped.ask(message))).toContain(DATE);
    },
  );

  it('are told apart, several at once', () => {
    const text = plainText(shipped.ask('whos it by n when was it published'));
    expect(text).toContain(AUTHOR);
    expect(text).toContain(DATE);
    const named = shipped.ask('whos the piece by n whats its title');
    expect(plainText(named)).toContain(AUTHOR);
    expect(named.facts).toContain('article-about');
    expect(named.facts).not.toContain('talks-envoy');
  });

  it('are answered behind a statement', () => {
    const turns = ['who is the envoy', 'half my family lives in Gaza and this is what i get. who wrote this'];
    expect(plainText(talkWith(shipped, turns))).toContain(AUTHOR);
  });

  it('are no questions about whoever was told', () => {
    expect(talkWith(shipped, ['who is the envoy', 'whats his title']).facts).toContain('talks-envoy');
  });
});
