import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReply } from '../../../src/core/reply.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import type { ValidationIssue } from '../../../src/knowledge/validation-issue.ts';
import {
  type Accepted,
  acceptGroup,
  type CheckedAnswers,
  ReviewError,
  type Target,
} from '../../../tools/review/accept.ts';
import type { ReviewGroup } from '../../../tools/review/groups.ts';
import { temporaryFolder } from '../../store/databases.ts';
import { LIBRARY } from '../../stories/library.ts';

const group = (parts: Partial<ReviewGroup> = {}): ReviewGroup => ({
  id: 'abcdef01',
  kind: 'unanswered',
  question: 'which lamp hangs in the reading room?',
  variants: ['what zz lamp did [name] hang up', '[name] lamp'],
  count: 3,
  days: 2,
  nearest: 'sunday-hours',
  runnerUp: 'costs',
  ...parts,
});

describe('accepting a group', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let dir: string;
  let knowledge: Knowledge;
  let objectTo: (knowledge: Knowledge) => ValidationIssue[];

  /** Reads and cross-checks as the real check does, less the training. */
  function check(where: string): CheckedAnswers {
    const loaded = loadKnowledge(where);
    const faults = [...loaded.faults, ...(loaded.knowledge ? objectTo(loaded.knowledge) : [])];
    const ask = (question: string) => {
      const gap = [...loaded.knowledge!.gaps.values()].find(({ phrasings }) => phrasings.includes(question));
      return makeReply({ kind: 'no-answer', body: '', gap: gap?.id ?? null });
    };
    return { faults, knowledge: loaded.knowledge, ask };
  }
  const accept = (target: Target, of: ReviewGroup = group(), given?: string): Accepted =>
    acceptGroup(of, target, { dir, knowledge, check, today: '2026-03-10' }, given);
  const content = () =>
    ['gaps.yaml', ...readdirSync(join(dir, 'faq')).map((name) => `faq/${name}`)].map((name) =>
      readFileSync(join(dir, name), 'utf8'),
    );

  beforeEach(() => {
    folder = temporaryFolder();
    dir = join(folder.path, 'knowledge');
    cpSync(LIBRARY, dir, { recursive: true });
    knowledge = loadKnowledge(dir).knowledge!;
    objectTo = () => [];
  });
  afterEach(() => folder.remove());

  it('writes its phrasings to an entry, each once and without what was masked', () => {
    const accepted = accept({ to: 'entry', id: 'sunday-hours' });
    expect(accepted).toMatchObject({
      file: join(dir, 'faq', 'hours.yaml'),
      id: 'sunday-hours',
      phrasings: ['which lamp hangs in the reading room?', 'what zz lamp did hang up'],
    });
    expect(loadKnowledge(dir).knowledge!.entries.get('sunday-hours')!.phrasings.slice(-2)).toEqual(
      accepted.phrasings,
    );
    expect(readdirSync(join(dir, 'faq')).filter((name) => !name.endsWith('.yaml'))).toEqual([]);
  });

  it('writes them to a gap', () => {
    const id = [...knowledge.gaps.keys()][1]!;
    const accepted = accept({ to: 'gap', id });
    expect(accepted.answered).toEqual(accepted.phrasings);
    expect(loadKnowledge(dir).knowledge!.gaps.get(id)!.phrasings).toContain(
      'which lamp hangs in the reading room?',
    );
  });

  it('drafts a gap that is true from the start', () => {
    const accepted = accept({ to: 'new-gap' });
    expect(accepted.answered).toEqual(accepted.phrasings);
    expect(loadKnowledge(dir).knowledge!.gaps.get(accepted.id)).toMatchObject({
      id: accepted.id,
      title: 'Which lamp hangs in the reading room',
      reason: 'not-in-article',
      reply: 'The article does not say this.',
      nearest: knowledge.entries.get('sunday-hours')!.facts,
      phrasings: accepted.phrasings,
    });
    expect(readFileSync(accepted.file, 'utf8')).toMatch(/# Draft of 2026-03-10/);
    const again = accept(
      { to: 'new-gap' },
      group({ question: 'which lamp hangs in the reading room today' }),
    );
    expect(again.id).not.toBe(accepted.id);
  });

  it('drafts an entry from the nearest', () => {
    const { id, file } = accept({ to: 'new-entry' });
    const nearest = knowledge.entries.get('sunday-hours')!;
    const drafted = loadKnowledge(dir).knowledge!.entries.get(id);
    expect(drafted).toMatchObject({
      question: 'Which lamp hangs in the reading room?',
      answer: nearest.answer,
      facts: nearest.facts,
      topic: nearest.topic,
    });
    expect(file).toBe(join(dir, 'faq', 'hours.yaml'));
  });

  it('takes the phrasing it is given instead', () => {
    const { phrasings } = accept({ to: 'entry', id: 'sunday-hours' }, group(), 'which old lamp is it');
    expect(phrasings).toEqual(['which old lamp is it']);
  });

  it('writes only the one asked most if the others are at fault', () => {
    objectTo = (changed) =>
      [...changed.entries.values()]
        .filter(({ phrasings }) => phrasings.some((phrasing) => phrasing.includes('zz lamp')))
        .map(() => ({ file: 'x', line: 1, message: 'stray' }));
    expect(accept({ to: 'entry', id: 'sunday-hours' }).phrasings).toEqual([
      'which lamp hangs in the reading room?',
    ]);
  });

  it('puts the file back if the check finds a fault, and says which', () => {
    const before = content();
    objectTo = () => [{ file: 'hours.yaml', line: 7, message: 'is taken for something else' }];
    for (const target of [{ to: 'entry', id: 'sunday-hours' }, { to: 'new-gap' }] as const)
      expect(() => accept(target)).toThrow(
        /nothing was changed:\n {2}hours\.yaml:7: is taken for something else/,
      );
    expect(content()).toEqual(before);
  });

  it('puts the file back even if the check itself fails', () => {
    const before = content();
    objectTo = () => {
      throw new Error('out of memory');
    };
    expect(() => accept({ to: 'entry', id: 'sunday-hours' })).toThrow('out of memory');
    expect(content()).toEqual(before);
  });

  it.each([
    [{ to: 'entry', id: 'nowhere' } as const, {}, /no entry "nowhere"/],
    [{ to: 'gap', id: 'sunday-hours' } as const, {}, /no gap "sunday-hours"/],
    [{ to: 'new-entry' } as const, { nearest: null }, /draft a gap instead/],
    [{ to: 'new-gap' } as const, { question: '[name] lamp?', variants: [] }, /Too little is left/],
  ])('says why it cannot: %j', (target, parts, why) => {
    const before = content();
    expect(() => accept(target, group(parts))).toThrow(ReviewError);
    expect(() => accept(target, group(parts))).toThrow(why);
    expect(content()).toEqual(before);
  });

  it('does not write what the knowledge has already', () => {
    const [known] = knowledge.entries.get('sunday-hours')!.phrasings;
    expect(() => accept({ to: 'entry', id: 'costs' }, group({ question: known!, variants: [] }))).toThrow(
      /already has this phrasing/,
    );
  });
});
