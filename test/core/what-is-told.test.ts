/** Whoever asks what the source tells of somebody or something is told that: on the small story, and on the shipped one. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
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
    expect(library.ask('what does the notice say about parking')).toMatchObject({
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

  it('is that the shipped article does not mention whom it does not', () => {
    const reply = shipped.ask('what does the article say about iran');
    expect(reply.kind).toBe('no-answer');
    expect(reply.body).toContain('does not mention Iran');
  });
});
