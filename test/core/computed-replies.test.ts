/** Replies composed of facts are held against the same rules as those that somebody wrote. */
import { describe, expect, it } from 'vitest';
import { checkComputedReplies, replyFaults } from '../../src/core/computed-replies.ts';
import { makeReply } from '../../src/core/reply.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { createGround } from '../../src/knowledge/wording/stated.ts';
import { LIBRARY, libraryEngine } from '../stories/library.ts';

const engine = libraryEngine();
const { knowledge } = engine;
const { locate } = loadKnowledge(LIBRARY);

describe('composed replies', () => {
  it('of the small story are faultless', () => {
    expect(checkComputedReplies(engine, locate)).toEqual([]);
  });

  it('of a gap that tells what it has said already have a fault, with its place', () => {
    const parking = knowledge.gaps.get('parking')!;
    const { statement } = knowledge.facts.get('sunday')!;
    const gaps = new Map([['parking', { ...parking, reply: statement, tells: ['sunday'] }]]);
    const [fault, ...others] = checkComputedReplies({ ...engine, knowledge: { ...knowledge, gaps } }, locate);
    expect(others).toEqual([]);
    expect(fault!.file).toBe(`${LIBRARY}/gaps.yaml`);
    expect(fault!.message).toMatch(/^the refusal "parking": repeats /);
  });
});

describe('a composed reply', () => {
  const dated = { ...knowledge, article: { ...knowledge.article, date: { shown: 'May', asOf: 'May 2024' } } };
  const facts = new Map([...dated.facts].map(([id, fact]) => [id, { ...fact, changes: true }]));
  const ground = createGround({ ...dated, facts });
  const faultsOf = (body: string) =>
    replyFaults(makeReply({ kind: 'answer', title: 'The hours', body, facts: ['sunday'] }), ground);

  it('says as of when what may have changed', () => {
    expect(faultsOf('The article says:\n- The library opens on Sundays.')).toHaveLength(1);
    expect(faultsOf('As of May 2024, the article says:\n- The library opens on Sundays.')).toEqual([]);
  });

  it('is made of whole sentences, each said once', () => {
    const intro = 'As of May 2024, the article says:';
    expect(faultsOf(`${intro}\n- On Sundays until four.`).join()).toMatch(/no whole sentence/);
    const twice = '- The library opens on Sundays from ten to four.';
    expect(faultsOf(`${intro}\n${twice}\n${twice}`).join()).toMatch(/repeats/);
  });
});
