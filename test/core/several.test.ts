/** Several questions in one message, on the small story. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { makeReply } from '../../src/core/reply.ts';
import { tellingReplies } from '../../src/core/several.ts';
import { openEngine } from '../../src/engine/open.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine, libraryKnowledge } from '../stories/library.ts';

const answerer = createAnswerer(libraryEngine());
const shipped = await openEngine('knowledge');
const ask = (text: string) => answerer.ask(text);

describe('several questions in one message', () => {
  it('are answered each, in their order', () => {
    const reply = ask('when does it open on sundays, and who pays for it?');
    expect(reply).toMatchObject({ kind: 'answer', facts: ['sunday', 'cost'] });
    const said = plainText(reply);
    expect(said.indexOf('Sundays from ten')).toBeLessThan(said.indexOf('40,000'));
  });

  it('have what the notice lacks said as part of the reply', () => {
    const reply = ask('when does it open on sundays, and is there parking?');
    expect(reply).toMatchObject({ kind: 'answer', facts: ['sunday'] });
    expect(plainText(reply)).toContain('says nothing about parking');
  });

  it('are three at a time: where there was a fourth, the reply says so', () => {
    const three = 'when does it open on sundays? who pays for it? what do the neighbours say?';
    const rest = 'I answer three questions at a time.';
    expect(plainText(ask(three))).not.toContain(rest);
    const four = ask(`${three} when was it decided?`);
    expect(four.facts).toEqual(['sunday', 'cost', 'noise']);
    expect(plainText(four)).toContain(rest);
  });

  it('are not said to be unsure beside the very answer that comes closest to them', () => {
    const answer = makeReply({
      kind: 'answer',
      confidence: 0.9,
      facts: ['cost', 'sunday'],
      body: 'It is so.',
    });
    const unsure = (...facts: string[]) =>
      makeReply({ kind: 'suggestions', confidence: 0.4, facts, body: `I am not sure: ${facts}.` });
    const other = unsure('noise');
    const { replies } = tellingReplies([unsure('cost'), answer, other], libraryKnowledge());
    expect(replies).toEqual([answer, other]);
  });

  it('have a word each, be it that nobody is judged or that nothing is found', () => {
    const ofShipped = (text: string) => plainText(createAnswerer(shipped).ask(text));
    const judged = ofShipped('was it a good idea, and who is Jonathan Panikoff?');
    expect(judged).toContain('I make no judgement');
    expect(judged).toContain('intelligence officer');
    const strange = ofShipped('who won the football, and who is Jonathan Panikoff?');
    expect(strange).toContain('without finding an answer to the first part of your message');
    expect(strange).toContain('intelligence officer');
  });

  it('mean the group that was asked about just before by "they"', () => {
    const reply = createAnswerer(shipped).ask('What is Hamas and what do they want?');
    expect(reply.facts).not.toContain('talks-purpose');
    expect(plainText(reply)).toContain('no details of what Hamas demands');
  });

  it('go on from a list, though no word of the message names the story', () => {
    const reply = createAnswerer(shipped).ask('Sum it up. Then tell me what is still unclear.');
    expect(reply.facts).toEqual(expect.arrayContaining(['talks-secret', 'details-unclear']));
  });

  it('mean whom an earlier one names', () => {
    const said = plainText(createAnswerer(shipped).ask('is Boehler rich, and who does he work for?'));
    expect(said).not.toContain('Panikoff');
  });

  it('are told together which ones are not answered, and of none that all of the article was looked through', () => {
    const said = plainText(ask('who chose the lamps, who pays for it, and how many books has the library?'));
    expect(said).toContain(
      'without finding an answer to “who chose the lamps” or “how many books has the library?”',
    );
    expect(said).not.toContain('The whole article');
  });

  it('are told at once where none of them is answered', () => {
    const said = plainText(
      createAnswerer(shipped).ask('Which Hamas figure led its side, and from which wing?'),
    );
    expect(said).toBe(
      'I looked through the article without finding an answer to this; other words may help.\n\nThe whole article · undated, about early 2025',
    );
  });

  it('are counted without a wish how to answer', () => {
    const said = plainText(ask('Be brief please. Who pays for it? How many bookz has the library?'));
    expect(said).toContain('without finding an answer to “How many bookz has the library?”');
  });

  it.each(['Short please.', 'Numbers please, if there are any.'])(
    'are not said to lack a wish how to answer: %s',
    (wish) => {
      const said = plainText(ask(`When does it open on sundays, and who pays for it? ${wish}`));
      expect(said).toContain('40,000');
      expect(said).not.toContain('without finding');
    },
  );

  it('offer what to choose from under all parts alone, so that numbers run on', () => {
    const { body, suggestions, actions } = ask('when does it open on sundays, and what colour is the roof?');
    expect(suggestions).toEqual([]);
    for (const { label } of actions) expect(body).not.toContain(`- ${label}`);
  });

  it('are answered by the brief alone where it says what the other asks for, too', () => {
    const whole = ask('what is this about');
    const both = ask('what is this about, and when does it open on sundays?');
    expect(whole.facts).toContain('sunday');
    expect(both.facts).toEqual(whole.facts);
  });

  it('may be sides of the matter, in a word each', () => {
    const reply = ask('please, just: why, who, reactions');
    expect(reply).toMatchObject({ kind: 'answer' });
    expect(reply.facts).toEqual(expect.arrayContaining(['reason', 'noise']));
  });
});

describe('what is asked of the bot', () => {
  it('is answered beside what is asked of the story, and beside what else is asked of the bot', () => {
    const reply = ask('are you a bot? and who pays for it?');
    expect(reply).toMatchObject({ kind: 'answer', facts: ['cost'] });
    expect(plainText(reply)).toMatch(/^I am a bot/);
    const both = ask('who made you and do you save what I type?');
    expect(both).toMatchObject({ kind: 'small-talk', ofBot: true, facts: [] });
    expect(both.body.split('\n\n')).toHaveLength(2);
  });

  it('is one answer where only thanks stand before it', () => {
    expect(ask('thanks! who made you?').body).not.toContain('\n\n');
  });
});

describe('a complete question', () => {
  it.each([
    'who pays for the longer hours?',
    'why do these hours change?',
    'is there parking near the library',
  ])('gets what it gets alone, whatever was said before: %s', (text) => {
    for (const before of ['summary please', 'when does it open on sundays', 'who objects'])
      expect(talkWith(answerer, [before, text])).toEqual(ask(text));
  });
});
