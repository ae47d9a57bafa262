import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  variants: ['what zz lamp did they hang up', 'did [name] hang the lamp'],
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
  /** What the known ways to ask are taken for afterwards. */
  let loses: (question: string) => string | null;

  /** Reads and cross-checks as the real check does, less the training. */
  function check(where: string): CheckedAnswers {
    const loaded = loadKnowledge(where);
    const faults = [...loaded.faults, ...(loaded.knowledge ? objectTo(loaded.knowledge) : [])];
    const ask = (question: string) => {
      const gap = [...loaded.knowledge!.gaps.values()].find(({ phrasings }) => phrasings.includes(question));
      return makeReply({ kind: 'no-answer', body: '', gap: gap?.id ?? null });
    };
    return { faults, knowledge: loaded.knowledge, ask, takenFor: loses };
  }
  const accept = (target: Target, of: ReviewGroup = group(), given?: string, anyway = false): Accepted =>
    acceptGroup(
      of,
      target,
      {
        dir,
        knowledge,
        check,
        takenFor: ownerOf,
        drafts: loadKnowledge(dir).drafts.map(({ id }) => id),
        today: '2026-03-10',
      },
      { phrasing: given, anyway },
    );
  /** Every known way to ask is found today. */
  const ownerOf = (question: string) =>
    [...knowledge.entries.values(), ...knowledge.gaps.values()].find(({ phrasings }) =>
      phrasings.includes(question),
    )?.id ?? null;
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
    loses = ownerOf;
  });
  afterEach(() => folder.remove());

  it('writes its phrasings to an entry, each once, and none of which words were masked', () => {
    const accepted = accept({ to: 'entry', id: 'sunday-hours' });
    expect(accepted).toMatchObject({
      file: join(dir, 'faq', 'hours.yaml'),
      id: 'sunday-hours',
      phrasings: ['which lamp hangs in the reading room?', 'what zz lamp did they hang up'],
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

  it('drafts a gap, which stays out of the bot until somebody has finished it', () => {
    const accepted = accept({ to: 'new-gap' });
    expect(accepted).toMatchObject({ isDraft: true, answered: [] });
    const { knowledge: now, drafts } = loadKnowledge(dir);
    expect(now!.gaps.has(accepted.id)).toBe(false);
    expect(drafts).toEqual([{ id: accepted.id, phrasings: accepted.phrasings }]);
    const text = readFileSync(accepted.file, 'utf8');
    expect(text).toMatch(/# Draft of 2026-03-10/);
    const again = accept(
      { to: 'new-gap' },
      group({ question: 'which lamp hangs in the reading room today' }),
    );
    expect(again.id).not.toBe(accepted.id);
    writeFileSync(accepted.file, readFileSync(accepted.file, 'utf8').replace('  draft: true\n', ''));
    expect(loadKnowledge(dir).knowledge!.gaps.get(accepted.id)).toMatchObject({
      title: 'Which lamp hangs in the reading room',
      reason: 'not-in-article',
      reply: 'The article does not say this.',
      nearest: knowledge.entries.get('sunday-hours')!.facts,
    });
  });

  it('drafts an entry from the nearest, which stays out, too', () => {
    const { id, file } = accept({ to: 'new-entry' });
    const nearest = knowledge.entries.get('sunday-hours')!;
    expect(loadKnowledge(dir).knowledge!.entries.has(id)).toBe(false);
    writeFileSync(file, readFileSync(file, 'utf8').replace('    draft: true\n', ''));
    expect(loadKnowledge(dir).knowledge!.entries.get(id)).toMatchObject({
      question: 'Which lamp hangs in the reading room?',
      answer: nearest.answer,
      facts: nearest.facts,
      topic: nearest.topic,
    });
    expect(file).toBe(join(dir, 'faq', 'hours.yaml'));
  });

  it('writes what is no question about the story to what the bot leaves alone', () => {
    accept({ to: 'off-topic' });
    accept({ to: 'chatter' }, group(), 'my lamp broke again');
    accept({ to: 'small-talk', id: 'thanks' }, group(), 'ta very much');
    const now = loadKnowledge(dir).knowledge!;
    expect(now.offTopic).toContain('which lamp hangs in the reading room?');
    expect(now.chatter).toContain('my lamp broke again');
    expect(now.smallTalk.find(({ id }) => id === 'thanks')!.phrasings).toContain('ta very much');
    expect(() => accept({ to: 'small-talk', id: 'thx' }, group(), 'ta ever so')).toThrow(
      /no small talk "thx"/,
    );
  });

  it('works where a story has neither gaps nor talk of its own, nor ways to ask an entry', () => {
    rmSync(join(dir, 'gaps.yaml'));
    rmSync(join(dir, 'conversation.yaml'));
    const hours = join(dir, 'faq', 'hours.yaml');
    writeFileSync(
      hours,
      `${readFileSync(hours, 'utf8')}  - id: bare\n    question: Is Sunday new?\n    facts: [sunday]\n`,
    );
    knowledge = loadKnowledge(dir).knowledge!;
    accept({ to: 'new-gap' });
    accept({ to: 'chatter' }, group(), 'my lamp broke again');
    accept({ to: 'small-talk', id: 'thanks' }, group(), 'ta very much');
    accept({ to: 'entry', id: 'bare' }, group(), 'is the sunday lamp new');
    const now = loadKnowledge(dir);
    expect(now.faults).toEqual([]);
    expect(now.drafts).toHaveLength(1);
    expect(now.knowledge!.entries.get('bare')!.phrasings).toEqual(['is the sunday lamp new']);
  });

  it('shows first which known questions it would take away from others, and writes them only if told to', () => {
    const before = content();
    loses = (question) => (question === 'who pays for it' ? 'sunday-hours' : ownerOf(question));
    const wanted = 'who pays for the lamp on a sunday';
    expect(() => accept({ to: 'entry', id: 'sunday-hours' }, group(), wanted)).toThrow(
      /Nothing was written yet.*\n {2}“who pays for it” from costs\n/,
    );
    expect(content()).toEqual(before);
    const { taken } = accept({ to: 'entry', id: 'sunday-hours' }, group(), wanted, true);
    expect(taken).toEqual([{ phrasing: 'who pays for it', from: 'costs' }]);
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

  it('changes nothing if the check finds a fault, and says which', () => {
    const before = content();
    objectTo = () => [{ file: 'hours.yaml', line: 7, message: 'is taken for something else' }];
    for (const target of [{ to: 'entry', id: 'sunday-hours' }, { to: 'new-gap' }] as const)
      expect(() => accept(target)).toThrow(
        /nothing was changed:\n {2}hours\.yaml:7: is taken for something else/,
      );
    expect(content()).toEqual(before);
  });

  it('changes nothing even if the check itself fails', () => {
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
    [{ to: 'new-gap' } as const, { question: '[name] lamp?', variants: [] }, /masked.*--phrasing/],
    [{ to: 'new-gap' } as const, { question: 'lamp', variants: [] }, /says too little/],
    [{ to: 'entry', id: 'sunday-hour' } as const, {}, /did you mean "sunday-hours"\?/],
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
