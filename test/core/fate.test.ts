/** Whoever asks what has become of somebody gets what the article says of who remains, whatever else it says. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { openEngine } from '../../src/engine/open.ts';
import { readLanguage } from '../../src/knowledge/read-language.ts';
import { wordKey } from '../../src/text/normalise.ts';
import { talkWith } from '../dialogue/talk.ts';

const shipped = createAnswerer(await openEngine('knowledge'));
const REMAINS = 'edan-last-living';

describe('what has become of them', () => {
  it.each([
    'are the hostages home?',
    'are the hostages free?',
    'is edan home?',
    'is edan dead?',
    'is Alexander back with his family',
    'is anyone still held?',
    'did they all come home?',
  ])('is told by who remains: %s', (asked) => {
    expect(shipped.ask(asked).facts).toContain(REMAINS);
  });

  it('keeps what is said of the same people, and not what is said of others', () => {
    expect(shipped.ask('are the hostages free?').facts).toContain('ceasefire-exchange');
    expect(shipped.ask('is anyone still held?')).toMatchObject({
      kind: 'no-answer',
      reason: 'after-article',
    });
    const { facts, actions } = shipped.ask('is anyone still held?');
    expect(facts).not.toContain('ceasefire-start');
    // Nor do the buttons lead to what is not said.
    expect(actions.map(({ id }) => id).filter((id) => id.includes('entry'))).toEqual([]);
  });

  it('is read in the light of whom was talked of', () => {
    expect(talkWith(shipped, ['who are the hostages?', 'are they free?']).facts).toContain(REMAINS);
  });

  it.each(['is Boehler home?', 'is the ceasefire dead?', 'are the prisoners free?'])(
    'is not said of anybody else: %s',
    (asked) => {
      expect(shipped.ask(asked).facts).not.toContain(REMAINS);
    },
  );

  it('is never said of somebody of the speaker’s own', () => {
    expect(shipped.ask('is my cousin free?').body).toBe('The article does not mention “my cousin”.');
    const turns = ['my brother was taken that day', 'is he alive?'];
    expect(talkWith(shipped, turns)).toMatchObject({ unmentioned: 'my brother', facts: [] });
    expect(talkWith(shipped, [...turns, 'is edan alive?']).facts).toContain(REMAINS);
  });

  it.each([
    ['en', 'are the miners back home yet?', 'miners'],
    ['de', 'sind die Bergleute schon frei?', 'bergleute'],
    ['es', '¿están los mineros a salvo?', 'mineros'],
    ['fr', 'est-ce que les mineurs sont libres ?', 'mineurs'],
    ['ar', 'هل العمال احياء؟', 'العمال'],
    ['he', 'האם הכורים חיים?', 'הכורים'],
  ])('is asked in the language %s: %s', (code, said, name) => {
    const { identity, words } = readLanguage(code, [])!.language;
    expect(identity.asksFate.exec(wordKey(said, words))?.groups?.['name']).toBe(wordKey(name, words));
  });
});
