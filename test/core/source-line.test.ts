import { describe, expect, it } from 'vitest';
import type { Standing } from '../../src/core/reply.ts';
import { sectionTitle, sourceOf } from '../../src/core/source-line.ts';
import type { Fact } from '../../src/knowledge/model.ts';
import { plainEnglish } from '../../src/messages/plain-english.ts';
import { libraryKnowledge } from '../stories/library.ts';

const { article, facts } = libraryKnowledge();
const fact = (standing: Standing, attribution: string | null, where = 'hours/1'): Fact => ({
  id: 'f',
  statement: 'It opens.',
  where: [where],
  standing,
  attribution,
  counts: false,
  ofSource: false,
});

describe('the source line', () => {
  it.each([
    [fact('confirmed', 'the council'), 'Confirmed by the council'],
    [fact('confirmed', null), 'Confirmed by an official source'],
    [fact('reported', 'the treasurer'), 'Reported, citing the treasurer'],
    [fact('reported', null), 'Reported by the article'],
    [fact('position', 'some neighbours'), 'A position held by some neighbours'],
    [fact('believed', null), 'Marked as belief or speculation'],
  ])('says how firmly and by whom, the section and the date', (one, standing) => {
    expect(sourceOf(article, [one], plainEnglish)).toEqual({
      standing: one.standing,
      line: `${standing} · “The new hours” · from the spring of 2024`,
    });
  });

  it('of several facts is as firm as the weakest, and names every standing once', () => {
    const source = sourceOf(
      article,
      [facts.get('trial')!, facts.get('sunday')!, facts.get('evening')!],
      plainEnglish,
    );
    expect(source.standing).toBe('believed');
    expect(source.line).toMatch(/^Confirmed by the town council; marked as belief or speculation · /);
    expect(source.line).toContain('“The new hours”');
    expect(source.line).toContain('“What people say”');
    expect(source.line.match(/The new hours/g)).toHaveLength(1);
  });

  it('goes by the first place where the article says it', () => {
    expect(sectionTitle(article, fact('reported', null, 'reasons/2'))).toBe('Why the hours change');
    expect(sectionTitle(article, fact('reported', null, 'attic/2'))).toBe('attic');
  });

  it('names the section of a point that is cited by its number', () => {
    const sections = [
      { id: 'brief', title: 'In brief', places: 'p' },
      { id: 'later', title: 'What comes next', places: null },
    ];
    expect(sectionTitle({ ...article, sections }, fact('reported', null, 'p.3'))).toBe('In brief');
    expect(sectionTitle({ ...article, sections }, fact('reported', null, 'later/1'))).toBe('What comes next');
  });
});
