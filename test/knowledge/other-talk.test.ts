import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { phrasingCount } from '../../src/knowledge/model.ts';
import { mostLines, spread } from '../../src/knowledge/other-talk.ts';
import { copyLibrary, LIBRARY } from '../stories/library.ts';

describe('a few of many lines', () => {
  const lines = Array.from({ length: 100 }, (_, i) => i);

  it('are as many as wanted, and spread over all', () => {
    for (const most of [1, 7, 50, 99]) {
      const some = spread(lines, most);
      expect(some).toHaveLength(most);
      expect(some.at(-1)! - some[0]!).toBeGreaterThanOrEqual(100 - 2 * Math.ceil(100 / most));
    }
  });

  it('are all if there are no more, and none if none are wanted', () => {
    expect(spread(lines, 100)).toEqual(lines);
    expect(spread(lines, 1000)).toEqual(lines);
    expect(spread(lines, 0)).toEqual([]);
  });
});

describe('other talk beside a story', () => {
  it("is the story's own, and of the language's what a story of its size bears", () => {
    const { smallTalk, offTopic, chatter, ...story } = loadKnowledge(LIBRARY).knowledge!;
    expect(offTopic).toContain('what is the capital of france');
    expect(offTopic).toHaveLength(mostLines(phrasingCount(story)));
    expect(chatter).toHaveLength(mostLines(phrasingCount(story)));
    const talk = smallTalk.map(({ id }) => id);
    expect(talk).toEqual(expect.arrayContaining(['greeting', 'bot', 'abilities']));
    expect(new Set(talk).size).toBe(talk.length);
  });

  it('is there for a story that has none of its own', () => {
    const library = copyLibrary();
    try {
      library.removeFile('conversation.yaml');
      const { knowledge, faults } = loadKnowledge(library.dir);
      expect(faults).toEqual([]);
      expect(knowledge!.offTopic.length).toBeGreaterThan(40);
      expect(knowledge!.smallTalk.find(({ id }) => id === 'greeting')!.phrasings).toContain('hello');
    } finally {
      library.remove();
    }
  });
});
