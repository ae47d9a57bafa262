/** What people ask of the whole story, who somebody is, several things at once, and about the last answer. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { talkWith } from '../dialogue/talk.ts';
import { shippedEngine } from '../stories/shipped.ts';

let answerer: Answerer;
beforeAll(async () => {
  answerer = createAnswerer(await shippedEngine());
});

const talk = (...turns: string[]) => talkWith(answerer, turns);

describe('the whole story', () => {
  it.each([
    ['tldr', ['talks-secret', 'talks-purpose']],
    ['timeline please', ['october-7', 'ceasefire-start']],
    ['who is involved', ['talks-envoy', 'hamas-in-doha', 'israel-opposes']],
    ['which countries are involved', ['israel-opposes', 'policy-mediators']],
    ['list the numbers', ['four-dead', 'ceasefire-exchange']],
    ['pros and cons please', ['critics-view', 'supporters-view', 'israel-opposes']],
    ['what is confirmed and what is not', ['talks-authority', 'hamas-in-doha']],
  ])('is told as it is asked for: %s', (question, facts) => {
    const reply = answerer.ask(question);
    expect(reply).toMatchObject({ kind: 'answer', facts: expect.arrayContaining(facts) });
    expect(reply.source).not.toBeNull();
  });

  it('is as long as somebody wishes, be it one sentence', () => {
    expect(answerer.ask('summarise it in three sentences').facts).toHaveLength(3);
    expect(answerer.ask('in one sentence').body.match(/[.!?](\s|$)/g)).toHaveLength(1);
    expect(answerer.ask('the whole story please').facts.length).toBeGreaterThan(5);
  });
});

describe('who and what', () => {
  it('is told of whom the article names', () => {
    expect(answerer.ask('who is the european union').facts).toContain('hamas-designation');
    expect(plainText(answerer.ask('what is gaza'))).toMatch(/mentions Gaza but does not describe it/);
  });

  it('is said to be missing for whom it does not, and for plain words with a meaning that is not its own', () => {
    expect(plainText(answerer.ask('who is zaphod beeblebrox'))).toMatch(/does not mention/);
    const word = answerer.ask('what does envoy mean');
    expect(word).toMatchObject({ kind: 'no-answer', reason: 'not-in-article' });
    expect(plainText(word)).toMatch(/General knowledge, not the article/);
  });
});

describe('several questions in one message', () => {
  it('are answered one by one, each with its source', () => {
    const reply = answerer.ask(
      'Who is negotiating with Hamas for the US? And what does Israel think of the talks?',
    );
    expect(reply).toMatchObject({
      kind: 'answer',
      facts: expect.arrayContaining(['talks-envoy', 'israel-opposes']),
    });
    expect(plainText(reply).split(' · ').length).toBeGreaterThan(4);
  });
});

describe('about the last answer', () => {
  it.each([
    ['source?', /cites nobody/],
    ['shorter please', /./],
    ['say that again', /33/],
    ['how many?', /33/],
    ['that is not what i asked', /./],
  ])('can be asked: %s', (question, said) => {
    const reply = talk('what did Hamas release under the ceasefire', question);
    expect(plainText(reply)).toMatch(said);
    expect(reply.kind).not.toBe('silence');
  });

  it('names what the article does not give', () => {
    expect(plainText(talk('what does Israel think of the talks', 'when?'))).toMatch(/date/i);
    expect(talk('who is leading the talks for the US', 'where?').facts).toContain('talks-place');
  });
});

describe('several things at once', () => {
  it('who somebody is and whether he may, in this order', () => {
    const reply = answerer.ask('who is Boehler and is he allowed to do this?');
    expect(reply.facts).toEqual(expect.arrayContaining(['talks-envoy', 'talks-authority']));
  });

  it('sides of the matter in a word each', () => {
    const reply = answerer.ask('Short answers: who, where, result.');
    expect(reply.facts).toEqual(expect.arrayContaining(['talks-envoy', 'talks-place', 'next-uncertain']));
  });

  it('are three at the most', () => {
    const { body } = answerer.ask('who, where, why, result, and what next?');
    const parts = body.split('\n\n');
    expect(parts).toHaveLength(4);
    expect(parts.at(-1)).toBe('I answer three questions at a time. Please ask the rest again.');
  });
});

describe('after the story in brief', () => {
  it('what came of it is asked of the talks', () => {
    expect(talk('tldr', 'and what came of it?').facts).toContain('next-uncertain');
  });

  it('a question that names what it asks of is read alone', () => {
    for (const question of ['ok but who is hamas', 'and when did these talks start'])
      expect(plainText(talk('what does Israel think of the talks', question))).toBe(
        plainText(answerer.ask(question)),
      );
  });

  it('a timeline says that the talks bear no date, and countries come with their places', () => {
    expect(plainText(answerer.ask('timeline'))).toMatch(/Without a date in the article:\n.*talks with Hamas/);
    expect(answerer.ask('which places are mentioned').facts).toContain('talks-place');
  });

  it('numbers come with dates beside the numbers; each line of the numbers has one', () => {
    const both = answerer.ask('just the numbers, with the dates');
    expect(both.body).toContain('_Dates in the article_');
    const alone = answerer.ask('numbers only');
    expect(alone.body).not.toContain('Dates in the article');
    const lines = alone.body.split('\n').slice(1);
    // The last of them counts without a figure.
    expect(lines.at(-1)).toMatch(/^- .* is the last .*\.$/);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/\d|two|three|four|five|six|seven/);
  });

  it('countries and places come with the part of each country and place that each has', () => {
    for (const line of answerer.ask('list all countries and places, please').body.split('\n'))
      expect(line).toMatch(/:$|^_.+_$|^- \*\*.+\*\*:? .+\.$/);
  });

  it('persons are told by name, without bodies and groups', () => {
    const { body } = answerer.ask('list every person named in the article');
    for (const line of body.split('\n')) expect(line).toMatch(/^- \*\*.+\*\* (is|are) .+\.$/);
  });
});
