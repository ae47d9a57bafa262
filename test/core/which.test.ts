/** "Which ones?", "which countries?" and "how many?" right after something was told point at that. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { askedAboutLast } from '../../src/dialogue/follow-up.ts';
import { openEngine } from '../../src/engine/open.ts';
import { readLanguage } from '../../src/knowledge/read-language.ts';
import { wordKey } from '../../src/text/normalise.ts';
import { talkWith } from '../dialogue/talk.ts';

const shipped = createAnswerer(await openEngine('knowledge'));

describe('what points at what was just told', () => {
  it.each([
    ['en', 'which ones?', 'which'],
    ['en', 'and which countries?', 'countries'],
    ['de', 'Welche denn?', 'which'],
    ['de', 'welche Länder?', 'countries'],
    ['es', '¿Cuáles?', 'which'],
    ['es', '¿qué países?', 'countries'],
    ['fr', 'lesquels ?', 'which'],
    ['fr', 'quels pays ?', 'countries'],
    ['ar', 'أي دول؟', 'countries'],
    ['he', 'אילו מדינות?', 'countries'],
  ])('is told by its form: %s %s', (code, said, asks) => {
    const { followUps, words } = readLanguage(code, [])!.language;
    expect(askedAboutLast(wordKey(said, words), followUps)).toBe(asks);
  });

  it('is the bodies of the statement that was quoted, and not every country of the story', () => {
    const reply = talkWith(shipped, ['who classifies Hamas as terrorist?', 'which countries?']);
    expect(reply.facts).toEqual(['hamas-designation']);
    expect(reply.body).toContain('**The European Union**');
    expect(reply.body).toContain('**the US State Department**');
  });

  it('is every country where the last statement has none, or nothing was said', () => {
    const alone = shipped.ask('which countries?');
    expect(talkWith(shipped, ['is edan alive?', 'which countries?']).facts).toEqual(alone.facts);
  });

  it('is what is not said, where that is known of them, or no names are given', () => {
    const named = talkWith(shipped, ['how many hostages died?', 'which ones?']);
    expect(named.body).toContain('does not name the four Americans');
    const bare = talkWith(shipped, ['what did hamas get?', 'which ones?']);
    expect(bare.body).toBe('The article does not say which.');
  });

  it('counts the names of the list that was told, and of no other', () => {
    const counted = plainText(talkWith(shipped, ['which countries are involved?', 'how many?']));
    expect(counted).toContain('names 4: Israel, the United States, Qatar, Egypt.');
    const quoted = ['who classifies Hamas as terrorist?', 'which countries?', 'how many?'];
    expect(plainText(talkWith(shipped, quoted))).not.toContain('Qatar');
  });
});
