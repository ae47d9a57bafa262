/** What becomes of a group from the queue at the desk. */
import { describe, expect, it } from 'vitest';
import { propose } from '../../../tools/desk/changes/change.ts';
import { changeFor, type DeskTarget } from '../../../tools/desk/review/accept-change.ts';
import { ReviewError } from '../../../tools/review/accept.ts';
import type { ReviewGroup } from '../../../tools/review/groups.ts';
import { copyLibrary, LIBRARY, libraryKnowledge } from '../../stories/library.ts';

const group = (question: string, variants: readonly string[] = []): ReviewGroup => ({
  id: 'one',
  kind: 'unanswered',
  question,
  variants,
  count: 3,
  days: 1,
  nearest: 'sunday-hours',
  runnerUp: null,
});

function change(of: ReviewGroup, target: DeskTarget, given?: string, drafts: readonly string[] = []) {
  const parts = { dir: LIBRARY, knowledge: libraryKnowledge(), drafts, today: '2025-03-01' };
  return changeFor(of, target, parts, given);
}

/** Why it is refused. */
function refusal(...asked: Parameters<typeof change>): string {
  try {
    change(...asked);
    return '';
  } catch (error) {
    if (error instanceof ReviewError) return error.message;
    throw error;
  }
}

const PHONE: DeskTarget = { to: 'gap', id: 'phone' };

describe('a question from the queue', () => {
  it('goes with its variants to an item that there is, and settles its group', () => {
    const { item, seen, wanted, settles } = change(group('call them on which line', ['ring who']), PHONE);
    expect({ item, settles }).toEqual({ item: { kind: 'gap', id: 'phone' }, settles: 'one' });
    expect(wanted['phrasings']).toEqual([
      ...[seen['phrasings']].flat(),
      'call them on which line',
      'ring who',
    ]);
  });

  it('is taken in the words that somebody types for it', () => {
    const { wanted } = change(group('who is [name] there'), PHONE, 'who answers the telephone');
    expect([wanted['phrasings']].flat()).toContain('who answers the telephone');
  });

  it('is refused where there is nothing to learn, in words that fit a page', () => {
    const refused = [
      refusal(group('who is [name] there'), PHONE),
      refusal(group('telephone number'), PHONE),
      refusal(group('phone'), PHONE),
      refusal(group('call them on which line'), { to: 'gap', id: 'gone' }),
    ];
    expect(refused[0]).toMatch(/masked.*type it/);
    expect(refused[1]).toMatch(/already/);
    expect(refused[2]).toMatch(/one word/);
    expect(refused[3]).toMatch(/no gap “gone”/);
    expect(refused.join('\n')).not.toContain('--');
  });

  it('becomes the first gap of a story without any', () => {
    const story = copyLibrary();
    try {
      story.removeFile('gaps.yaml');
      const parts = { dir: story.dir, knowledge: libraryKnowledge(), drafts: [], today: '2025-03-01' };
      const made = changeFor(group('who is the mayor of the town'), { to: 'new-gap' }, parts);
      expect(propose(made, '').text).toContain('draft: true');
    } finally {
      story.remove();
    }
  });

  it('becomes a draft of its own, beside other drafts', () => {
    const of = group('who is the mayor of the town');
    const first = change(of, { to: 'new-entry' });
    expect(first).toMatchObject({ file: 'faq/hours.yaml', wanted: { draft: true, facts: ['sunday'] } });
    const second = change(of, { to: 'new-gap' }, undefined, [first.item.id]);
    expect(second).toMatchObject({ file: 'gaps.yaml', wanted: { draft: true } });
    expect(second.item.id).not.toBe(first.item.id);
  });
});
