import { beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { checkGrounding, checkWording } from '../../src/knowledge/wording/check.ts';
import { wordKey } from '../../src/text/normalise.ts';

/** What a story must hold before strangers can be answered well. */
const FLOORS = { facts: 50, entries: 60, gaps: 150, phrasingsOfAFact: 25, phrasingsOfAGap: 6 } as const;

describe('the shipped knowledge', () => {
  let knowledge: Knowledge;
  let loaded: ReturnType<typeof loadKnowledge>;
  beforeAll(() => {
    loaded = loadKnowledge('knowledge');
    knowledge = loaded.knowledge!;
  });

  it('has no fault in its files or its wording', () => {
    expect(loaded.faults).toEqual([]);
    expect(checkGrounding(knowledge, loaded.locate)).toEqual([]);
    expect(checkWording(knowledge, loaded.locate)).toEqual({ faults: [], warnings: [] });
  });

  it('is as large as it must be', () => {
    expect(knowledge.facts.size).toBe(FLOORS.facts);
    expect(knowledge.entries.size).toBeGreaterThanOrEqual(FLOORS.entries);
    expect(knowledge.gaps.size).toBeGreaterThanOrEqual(FLOORS.gaps);
  });

  it('has hand-written phrasings enough for every fact and every gap', () => {
    const entries = [...knowledge.entries.values()];
    for (const id of knowledge.facts.keys()) {
      const phrasings = entries.flatMap((entry) => (entry.facts.includes(id) ? entry.phrasings : []));
      expect(phrasings.length, id).toBeGreaterThanOrEqual(FLOORS.phrasingsOfAFact);
    }
    for (const { id, phrasings } of knowledge.gaps.values())
      expect(phrasings.length, id).toBeGreaterThanOrEqual(FLOORS.phrasingsOfAGap);
  });

  it('repeats no phrasing, and fills no template', () => {
    const phrasings = [...knowledge.entries.values(), ...knowledge.gaps.values()].flatMap(
      (group) => group.phrasings,
    );
    const keys = phrasings.map((phrasing) => wordKey(phrasing, knowledge.language.words));
    expect(new Set(keys).size).toBe(keys.length);
    const openings = new Map<string, number>();
    for (const key of keys) {
      const opening = key.split(' ').slice(0, 6).join(' ');
      if (opening.split(' ').length === 6) openings.set(opening, (openings.get(opening) ?? 0) + 1);
    }
    const mostUsed = Math.max(...openings.values());
    expect(mostUsed / keys.length).toBeLessThan(0.01);
  });

  it('keeps to the lengths and to six facts an entry', () => {
    for (const { id, answer, short, question, facts, overview } of knowledge.entries.values()) {
      expect([...answer].length, id).toBeLessThanOrEqual(600);
      expect([...short].length, id).toBeLessThanOrEqual(140);
      expect([...question].length, id).toBeLessThanOrEqual(100);
      if (!overview) expect(facts.length, id).toBeLessThanOrEqual(6);
    }
  });

  it('says where each fact stands, and whose a position or a confirmation is', () => {
    for (const { id, where, standing, attribution } of knowledge.facts.values()) {
      expect(where.length, id).toBeGreaterThan(0);
      if (standing === 'position' || standing === 'confirmed') expect(attribution, id).toBeTruthy();
    }
  });

  it('has an entry of its own for every fact', () => {
    const single = new Set(
      [...knowledge.entries.values()].filter(({ facts }) => facts.length === 1).map(({ facts }) => facts[0]),
    );
    expect([...knowledge.facts.keys()].filter((id) => !single.has(id))).toEqual([]);
  });

  it('gives all sides their positions', () => {
    expect(knowledge.article.words.positions.length).toBeGreaterThanOrEqual(2);
  });

  it('explains a topic in five questions or more than one way to ask for it', () => {
    for (const { id, entries, names } of knowledge.topics)
      expect(entries.length + names.length, id).toBeGreaterThan(1);
  });

  it('has every kind of refusal among its gaps', () => {
    const reasons = new Set([...knowledge.gaps.values()].map(({ reason }) => reason));
    expect([...reasons].sort()).toEqual(['after-article', 'not-in-article', 'opinion']);
  });
});
