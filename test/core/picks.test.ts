/** What was offered a reply or more ago is taken up by its number or in words. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { topicAfter } from '../../src/core/dialogue-memory.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { DialogueState } from '../../src/dialogue/follow-up.ts';
import { shippedEngine } from '../stories/shipped.ts';

const engine = await shippedEngine();
const answerer = createAnswerer(engine);

/** The replies to all turns of a conversation. */
function repliesTo(turns: readonly string[]): Reply[] {
  let before: DialogueState | null = null;
  return turns.map((turn) => {
    const reply = answerer.ask(turn, { before });
    before = topicAfter(reply, before, turn);
    return reply;
  });
}

const offersOf = ({ actions }: Reply): string[] =>
  actions.filter(({ group }) => group === 'question').map(({ id }) => id.replace('entry:', ''));

describe('a number', () => {
  it('takes what was offered, also a reply later that offers nothing', () => {
    const [first, , second] = repliesTo(['who is edan', 'thanks', '2']);
    expect(offersOf(first!).length).toBeGreaterThan(1);
    expect(second?.entry).toBe(offersOf(first!)[1]);
  });

  it('that nothing is offered under is told so', () => {
    const [alone] = repliesTo(['3']);
    expect(alone?.kind).toBe('small-talk');
    expect(alone?.body).toContain('no list open');
    expect(repliesTo(['who is edan', '9']).at(-1)?.body).toContain('ends at 3');
    expect(repliesTo(['who is edan', 'hello', 'ok', 'thanks', 'ok', '2']).at(-1)?.body).toContain(
      'no list open',
    );
  });

  it('of more digits is no choice', () => {
    expect(repliesTo(['who is edan', '1997']).at(-1)?.body).not.toContain('no list open');
  });
});

describe('what the bot offered, asked for in words', () => {
  it.each([
    'u just offered me a video of him',
    'but you suggested a video, where is it',
    'the video is on your list',
  ])('is stated: %s', (asked) => {
    expect(repliesTo(['who is edan', 'is he ill', asked]).at(-1)?.entry).toBe('edan-video');
  });

  it('is not taken for what was never offered', () => {
    expect(repliesTo(['who is edan', 'you never offered me anything']).at(-1)?.entry).toBeNull();
  });
});
