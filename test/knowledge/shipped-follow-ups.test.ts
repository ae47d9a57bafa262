/** Follow-up questions about the shipped story. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer } from '../../src/core/answerer.ts';
import { talkWith } from '../dialogue/talk.ts';
import { shippedEngine } from '../stories/shipped.ts';

let answerer: Answerer;
beforeAll(async () => {
  answerer = createAnswerer(await shippedEngine());
});

const talk = (...turns: string[]) => talkWith(answerer, turns);

describe('a follow-up', () => {
  it.each([
    [['who is edan alexander', 'is there a video of him'], ['edan-video']],
    [['who leads the talks for the us', 'is he allowed to do that?'], ['talks-authority']],
    [['does israel support the talks', 'why not?'], ['israel-reasons']],
    [['what did trump propose for gaza', 'who condemned it'], ['trump-plan-condemned']],
    [['since when has the ceasefire held', 'and the second phase?'], ['ceasefire-phase-two']],
    [['what do critics of the talks say', 'and supporters?'], ['supporters-view']],
  ])('%j', (turns, facts) => {
    const reply = talk(...turns);
    expect(reply.kind).toBe('answer');
    expect(reply.facts.filter((fact) => facts.includes(fact))).not.toEqual([]);
  });

  it('"tell me more" says something that was not said yet, and again', () => {
    const first = talk('who is edan alexander');
    const second = talk('who is edan alexander', 'tell me more');
    expect(second.kind).toBe('answer');
    expect(second.facts.some((fact) => !first.facts.includes(fact))).toBe(true);
    expect(talk('who is edan alexander', 'tell me more', 'go on').kind).toBe('answer');
  });

  it('"who says so?" tells who says what was said', () => {
    const first = talk('how many american hostages have been declared dead');
    expect(talk('how many american hostages have been declared dead', 'says who?')).toMatchObject({
      entry: first.entry,
      facts: first.facts,
    });
  });

  it('is a question of its own when it names what it asks for', () => {
    expect(talk('who is edan alexander', 'where do the US-Hamas talks take place?').facts).toContain(
      'talks-place',
    );
  });

  it('is none where "he" is somebody whom the message itself names', () => {
    const question = "what was panikoff's job before he quit?";
    const reply = talk('what do critics of the talks say', question);
    expect(reply.facts).toContain('panikoff-who');
    expect(reply).toEqual(talk(question));
  });

  it.each(['thanks!', 'hi', 'are you a bot?'])('is not seen in small talk: %s', (text) => {
    expect(talk('who is edan alexander', text).kind).toBe('small-talk');
  });

  it('is read in the light of a refusal, too', () => {
    expect(talk('how old is edan alexander', 'and is he alive?').facts).toContain('edan-last-living');
  });
});
