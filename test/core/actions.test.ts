import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryAction, parseAction, topicAction, voteActions, whyAction } from '../../src/core/actions.ts';
import { plainEnglish } from '../../src/messages/plain-english.ts';
import { libraryKnowledge } from '../stories/library.ts';
import { codePoint } from '../text/code-points.ts';

const { entries, topics, gaps } = libraryKnowledge();

describe('the buttons of replies', () => {
  it('come back as what they were', () => {
    for (const entry of entries.values()) {
      expect(parseAction(entryAction(entry).id)).toEqual({ type: 'entry', id: entry.id });
      expect(parseAction(whyAction(entry.id, plainEnglish).id)).toEqual({ type: 'why', id: entry.id });
    }
    for (const topic of topics)
      expect(parseAction(topicAction(topic).id)).toEqual({ type: 'topic', id: topic.id });
    for (const id of gaps.keys()) {
      const [up, down] = voteActions({ kind: 'gap', id }, plainEnglish);
      expect(parseAction(up!.id)).toEqual({ type: 'vote', helpful: true, about: { kind: 'gap', id } });
      expect(parseAction(down!.id)).toEqual({ type: 'vote', helpful: false, about: { kind: 'gap', id } });
    }
    for (const reason of ['off-topic', 'not-in-article', 'opinion', 'after-article', 'suggestions'] as const)
      for (const { id } of voteActions({ kind: 'none', id: reason }, plainEnglish))
        expect(parseAction(id)).toMatchObject({ type: 'vote', about: { kind: 'none', id: reason } });
  });

  it('carry ids only, within the limits of the platforms', () => {
    for (const entry of entries.values())
      for (const { id, label } of [
        entryAction(entry),
        whyAction(entry.id, plainEnglish),
        ...voteActions({ kind: 'entry', id: entry.id }, plainEnglish),
      ]) {
        expect(id.length).toBeLessThanOrEqual(100);
        expect(id).toMatch(/^[a-z0-9:-]+$/);
        expect(label.length).toBeLessThanOrEqual(75);
        expect(label.length).toBeGreaterThan(0);
      }
  });

  it('shorten a long question on the button', () => {
    const entry = { ...entries.get('costs')!, question: `Who pays ${'and pays '.repeat(30)}?` };
    expect(entryAction(entry).label).toMatch(/^Who pays .*…$/);
    expect(entryAction(entry).label.length).toBeLessThanOrEqual(75);
  });

  it.each([
    '',
    'entry:',
    'entry',
    'entry:Costs',
    'entry:costs ',
    ' entry:costs',
    'entry:costs\n',
    'entry:../../etc/passwd',
    'entry:__proto__',
    'topic:a b',
    'why:costs:more',
    'vote:up',
    'vote:up:entry',
    'vote:sideways:entry:costs',
    'vote:up:person:ann',
    'vote:up:entry:costs:again',
    `entry:${'a'.repeat(70)}`,
    'constructor:costs',
    'toString',
  ])('that are none of ours are refused: %j', (id) => {
    expect(parseAction(id)).toBeNull();
  });

  it('are refused or read, whatever comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, maxLength: 120 }), (id) => {
        const parsed = parseAction(id);
        if (parsed !== null) expect(id).toMatch(/^(entry|topic|why|vote):/);
      }),
    );
  });
});
