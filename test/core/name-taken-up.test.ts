/** Goes on with somebody else by name alone, means somebody by what they are; what a word means, asked as an equation. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { openEngine } from '../../src/engine/open.ts';
import { equatedIn } from '../../src/text/equation.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';
import { languageOf } from '../text/languages.ts';

const shipped = createAnswerer(await openEngine('knowledge'));
const library = createAnswerer(libraryEngine());

describe('a name alone', () => {
  it('after who somebody is asks who that one is', () => {
    expect(talkWith(shipped, ['who is panikoff', 'and edan?']).facts).toContain('edan-last-living');
    expect(talkWith(shipped, ['who is edan alexander', 'what about donnie']).body).toContain(
      'President Trump',
    );
  });

  it('that the source has not is said to be none of its own', () => {
    const turns = ['who is panikoff', 'and Bibi?'];
    expect(talkWith(shipped, turns).body).toContain('does not mention Bibi');
    expect(talkWith(shipped, [...turns, 'and him?']).body).toContain('does not mention Bibi');
    expect(talkWith(library, ['when does it open', 'and Vandermeer?']).facts).toEqual([]);
  });

  it('goes on with what was asked where that is told', () => {
    const reply = talkWith(shipped, ['what does israel think of the talks', 'what about supporters']);
    expect(reply.facts).toContain('supporters-view');
  });
});

describe('somebody meant by what they are', () => {
  it.each(['who is the guy they are holding', 'that american boy, is he ok'])(
    'is who that is: %s',
    (text) => {
      const reply = talkWith(shipped, ['what are the talks about', text]);
      expect(reply.facts).toContain('edan-last-living');
      expect(reply.facts).not.toContain('talks-envoy');
    },
  );
});

describe('an equation', () => {
  const { askingWord } = languageOf('en').questions;

  it.each([
    ['truce = peace?', 'truce'],
    ['so envoy == ambassador', 'so envoy'],
  ])('has a word before its sign: %s', (text, word) => {
    expect(equatedIn(text, askingWord)).toBe(word);
  });

  it.each(['2 = 2', 'a = b = c', 'the mayor = who', 'no sign', '= x', `${'a '.repeat(60)}= b`])(
    'is none: %s',
    (text) => {
      expect(equatedIn(text, askingWord)).toBeNull();
    },
  );

  it.each(['ceasefire = peace?', 'does ceasefire mean they stop shooting', 'ceasefire means nobody shoots?'])(
    'asks what the word means: %s',
    (text) => {
      expect(shipped.ask(text).body).toContain('In general it means');
    },
  );

  it('of a word in a statement gets that statement', () => {
    expect(library.ask('quiet = silent?').facts).toEqual(['noise']);
  });
});
