/** What of a message is asked, and what is only said around it: on the small story, and in a conversation on the shipped one. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { whatIsAsked } from '../../src/core/what-is-asked.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';
import { shippedEngine } from '../stories/shipped.ts';

const engine = libraryEngine();
const shipped = await shippedEngine();

describe('what is asked', () => {
  it.each([
    ['thank you so much! who pays for it?', 'who pays for it?'],
    ['You just gave me the same list again. Who pays for it?', 'Who pays for it?'],
    ['didnt ask when it opens. Who pays for it?', 'Who pays for it?'],
    ['I am not asking who is for it and who is against. Who pays for it?', 'Who pays for it?'],
  ])('is left without thanks and complaints: %s', (said, asked) => {
    expect(whatIsAsked(said, engine).text).toBe(asked);
  });

  it.each([
    ['No, that is the price. I asked who pays for it', 'who pays for it'],
    ['i did not ask when it opens, my question is who pays for it', 'who pays for it'],
    ['What I wanted to know is why. Why on Sundays?', 'why. Why on Sundays?'],
  ])('is what was asked before and is put again: %s', (said, asked) => {
    expect(whatIsAsked(said, engine)).toEqual({ text: asked, standsAlone: true });
  });

  it.each([
    'who pays for it?',
    'It opens on Sundays. Who pays for it?',
    'I asked you already.',
    'You left out the Sunday hours. Are they in the notice?',
  ])('is all of it, where the rest leads up to it or nothing asks: %s', (said) => {
    expect(whatIsAsked(said, engine)).toEqual({ text: said, standsAlone: false });
  });
});

describe('a turn that asks nothing', () => {
  it('is what of it is surely small talk', () => {
    expect(whatIsAsked('Lunch is over now. Thank you so much!', engine).text).toBe('Thank you so much!');
  });

  it('gets a friendly word, where else something would be offered', () => {
    const reply = talkWith(createAnswerer(shipped), [
      'what does Trump want for Gaza?',
      'Alright, lunch is over. Thanks a lot, that helped!',
    ]);
    expect(reply.kind).toBe('small-talk');
  });
});

describe('somebody who complains', () => {
  const answerer = createAnswerer(shipped);
  const list = 'who holds which view';

  it('gets what is asked beside the complaint, and not the same again', () => {
    const reply = talkWith(answerer, [
      list,
      "I didn't ask who is for it and who is against it. Where do they meet?",
    ]);
    expect(reply.facts).toContain('talks-place');
    expect(reply.body).not.toContain('Against:');
  });

  it('is asked to put it in other words where nothing else is said', () => {
    expect(talkWith(answerer, [list, 'that is not what I asked']).body).not.toContain('Against:');
  });
});
