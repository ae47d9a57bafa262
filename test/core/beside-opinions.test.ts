/** Whoever wants a forecast or a view of the bot gets what the article says of that very matter, or that it does not say. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { openEngine } from '../../src/engine/open.ts';
import { readLanguage } from '../../src/knowledge/read-language.ts';
import { wordKey } from '../../src/text/normalise.ts';

const shipped = createAnswerer(await openEngine('knowledge'));
const DECLINED = 'I make no judgement or forecast of my own.';
const UNSURE = 'I looked through the article without finding an answer to this; other words may help.';

describe('what is asked with "do you think"', () => {
  it.each(['what would break it do you think?', 'what would a truce look like in your view?'])(
    'gets that the article does not say it, and not who holds which view: %s',
    (asked) => {
      expect(shipped.ask(asked)).toMatchObject({
        reason: 'opinion',
        body: `${DECLINED} ${UNSURE}`,
        facts: [],
      });
    },
  );

  it('gets what the article says of it, where it does', () => {
    const reply = shipped.ask('how do you think it ends?');
    expect(reply).toMatchObject({ kind: 'no-answer', reason: 'opinion' });
    expect(reply.facts).toContain('next-uncertain');
  });

  it('gets what is known to be missing by its name', () => {
    expect(shipped.ask('why do you think they chose Doha?').body).toContain('does not say why');
  });

  it('gets the views where it wants the talks judged', () => {
    expect(shipped.ask('do you think the talks are good?').facts).toContain('supporters-view');
  });
});

describe('words that ask for a view', () => {
  it.each([
    ['en', 'what would break it do you reckon', 'what would break it'],
    ['de', 'was glaubst du passiert jetzt', 'was passiert jetzt'],
    ['es', 'que pasara en tu opinion', 'que pasara'],
    ['fr', 'que va t il se passer a ton avis', 'que va t il se passer'],
    ['he', 'מה יקרה לדעתך', 'מה יקרה'],
    ['ar', 'ماذا سيحدث برايك', 'ماذا سيحدث'],
  ])('are taken off: %s %s', (code, said, left) => {
    const { stances, words } = readLanguage(code, [])!.language;
    const key = wordKey(said, words);
    expect(key.replace(stances.asksView, ' ').replace(/\s+/g, ' ').trim()).toBe(wordKey(left, words));
  });
});
