/** What the bot says of the shipped story fits into one message of any platform. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { checkComputedReplies } from '../../src/core/computed-replies.ts';
import { plainText } from '../../src/core/plain.ts';
import { createSingleQuestions } from '../../src/core/single-questions.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { shippedEngine } from '../stories/shipped.ts';

const MOST = 1900;

const engine = await shippedEngine();
const { entries, gaps, topics } = engine.knowledge;
const ask = createSingleQuestions(engine, { name: 'test', readsUnaddressed: true });

describe('the shipped story', () => {
  it('has no fault in the replies that are composed of its facts', () => {
    expect(checkComputedReplies(engine, loadKnowledge('knowledge').locate)).toEqual([]);
  });

  it('fits, entry by entry and gap by gap', () => {
    const answerer = createAnswerer(engine);
    for (const entry of entries.values())
      expect(plainText(answerer.state(entry)).length, entry.id).toBeLessThan(MOST);
    for (const { id, phrasings } of gaps.values())
      expect(plainText(answerer.ask(phrasings[0]!)).length, id).toBeLessThan(MOST);
  });

  it('fits, topic by topic and page by page, with its buttons', async () => {
    const commands = ['/explain', '/whats-next', '/about', '/about privacy', '/help'];
    for (const text of [...commands, ...topics.map(({ id }) => `/explain ${id}`)]) {
      const reply = await ask(text, 'direct', null);
      expect(['answer', 'notice'], text).toContain(reply.kind);
      expect(plainText(reply).length, text).toBeLessThan(MOST);
      expect(reply.actions.length, text).toBeLessThanOrEqual(25);
    }
  });
});
