/** Whoever asks what the source tells of somebody or something is told that: on the small story, and on the shipped one. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';
import { shippedEngine } from '../stories/shipped.ts';

const library = createAnswerer(libraryEngine());
const shipped = createAnswerer(await shippedEngine());

describe('what the source tells of something', () => {
  it.each([
    'what does it say about sundays',
    'tell me about sundays',
    'is there anything about sundays in there',
  ])('is the answer that its name alone gets: %s', (asked) => {
    expect(library.ask(asked)).toMatchObject({ kind: 'answer', entry: 'sunday-hours' });
  });

  it('is every statement that names it, where its name alone gets no answer', () => {
    const told = library.ask('what does the notice say about the library');
    expect(told).toMatchObject({ kind: 'answer', title: 'Library', facts: ['sunday', 'evening'] });
    expect(told.body.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(2);
  });

  it('is that it says nothing, where that is known', () => {
    expect(library.ask('what does the notice say about parking spaces')).toMatchObject({
      kind: 'no-answer',
      gap: 'parking',
    });
  });

  it('is not read from two names, or from what asks', () => {
    expect(library.ask('tell me about the cost').kind).toBe('answer');
    expect(library.ask('tell me about the cost and the sundays').kind).toBe('suggestions');
    expect(library.ask('tell me about who pays').title).toBeNull();
  });

  it('is nothing that a short word merely begins', () => {
    const { facts, title } = shipped.ask('tell me about art');
    expect(title).not.toBe('Art');
    expect(facts).not.toContain('talks-under-wraps');
  });

  it.each([
    ['what does the article say about qatar', 'talks-place'],
    ['tell me about the video', 'edan-video'],
    ['does it say anything about egypt', 'policy-mediators'],
    ['I want to know about the talks', 'talks-secret'],
  ])('is told of the shipped story: %s', (asked, fact) => {
    const reply = shipped.ask(asked);
    expect(reply.kind).toBe('answer');
    expect(reply.facts).toContain(fact);
  });

  it.each([
    ['what does the article say about the children', 'children'],
    ['anything on trains?', 'trains'],
    ['does the article mention schools?', 'schools'],
    ['tell me about women and kids', 'women and kids'],
  ])('is that the shipped article does not mention what it has no word of: %s', (asked, name) => {
    const reply = shipped.ask(asked);
    expect(reply).toMatchObject({ kind: 'no-answer', reason: 'not-in-article', unmentioned: name });
    expect(reply.body).toBe(`The article does not mention “${name}”.`);
  });

  it.each([
    ['does it mention Qatar?', 'talks-place'],
    ['what does the article say about captives', 'edan-last-living'],
  ])('is never said of what it has, by its name or another word: %s', (asked, fact) => {
    expect(shipped.ask(asked).facts).toContain(fact);
  });

  it('is sought by what is asked for, not by the verb, which a statement may have as well', async () => {
    const engine = await shippedEngine();
    const { facts } = engine.knowledge;
    const statement = 'The talks have been kept out of sight, and the sources mention no names.';
    const own = new Map([...facts, ['talks-under-wraps', { ...facts.get('talks-under-wraps')!, statement }]]);
    const answerer = createAnswerer({ ...engine, knowledge: { ...engine.knowledge, facts: own } });
    for (const asked of ['does the article mention Lebanon', 'does the article mention oil prices'])
      expect(answerer.ask(asked)).toMatchObject({ kind: 'no-answer', facts: [] });
  });

  it('begins another topic where it is not mentioned', () => {
    const turn = 'and the prisoners?';
    const unmentioned = ['what does the article say about qatar', 'what does it say about the children?'];
    expect(talkWith(shipped, [...unmentioned, turn])).toEqual(shipped.ask(turn));
    const stranger = talkWith(shipped, ['who is Boehler', 'who is Greta Lindqvistova', 'how old is she?']);
    expect(stranger.unmentioned).toBe('Greta Lindqvistova');
  });

  it('is that the shipped article does not mention whom it does not', () => {
    const reply = shipped.ask('what does the article say about iran');
    expect(reply.kind).toBe('no-answer');
    expect(reply.body).toContain('does not mention Iran');
  });
});

describe('whether the source mentions something', () => {
  const lacks = (name: string) => `does not mention “${name}”`;

  it.each([
    ['does the word zeppelin appear in it', 'zeppelin'],
    ['does zeppelin come up anywhere', 'zeppelin'],
    ['is the word zeppelin used in the notice', 'zeppelin'],
    ['are zeppelins mentioned', 'zeppelins'],
    ['does it cite a surgeon or an architect', 'surgeon or an architect'],
  ])('is asked of that alone: %s', (message, name) => {
    expect(plainText(library.ask(message))).toContain(lacks(name));
  });

  it('is asked of all of its words', () => {
    expect(plainText(library.ask('does the notice mention sunday elephants at all'))).toContain(
      lacks('sunday elephants'),
    );
    expect(plainText(shipped.ask('does the article mention Qatari farmers at all'))).toContain(
      lacks('Qatari farmers'),
    );
  });

  it('is told by the statements that have it', () => {
    for (const message of ['does the word treasurer appear', 'is the treasurer mentioned anywhere'])
      expect(library.ask(message)).toMatchObject({ kind: 'answer', facts: ['cost'] });
  });

  it('is told of each of several', () => {
    const reply = shipped.ask('Does the article cite a surgeon or an official?');
    expect(plainText(reply)).toContain(lacks('surgeon'));
    expect(reply.facts).toContain('hamas-in-doha');
  });

  it('is no judgement of it', () => {
    expect(plainText(shipped.ask('does the term ethnic cleansing appear in it'))).not.toContain('judgement');
  });
});
