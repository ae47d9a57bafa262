import { describe, expect, it } from 'vitest';
import type { Standing } from '../../src/core/reply.ts';
import { sectionTitles, sourceOf } from '../../src/core/source-line.ts';
import type { Fact } from '../../src/knowledge/model.ts';
import { plainEnglish } from '../../src/messages/plain-english.ts';
import { libraryKnowledge } from '../stories/library.ts';

const { article, facts } = libraryKnowledge();
const fact = (standing: Standing, attribution: string | null, where = 'hours/1'): Fact => ({
  id: 'f',
  statement: 'It opens.',
  quote: null,
  where: [where],
  allPlaces: false,
  standing,
  attribution,
  act: null,
  holders: [],
  stance: null,
  changes: false,
  state: false,
  counts: false,
  ofSource: false,
});

describe('the source line', () => {
  it.each([
    [fact('confirmed', 'the council'), 'Confirmed by the council'],
    [fact('confirmed', null), 'Confirmed by an official source'],
    [fact('declared', 'the mayor'), 'Declared by the mayor'],
    [{ ...fact('declared', 'the mayor'), act: 'classified' }, 'Classified by the mayor'],
    [fact('reported', 'the treasurer'), 'Reported, citing the treasurer'],
    [fact('reported', null), 'Reported'],
    [fact('position', 'some neighbours'), 'The view of some neighbours'],
    [fact('possible', null), 'Given as a possibility'],
    [fact('believed', null), 'Given as belief or speculation'],
  ])('says how firmly and by whom, the section and the date', (one, standing) => {
    expect(sourceOf(article, [one], plainEnglish)).toEqual({
      standing: one.standing,
      line: `${standing} · The new hours · from the spring of 2024`,
    });
  });

  it('tells no standing where the facts differ, for each sentence tells its own, and knows the weakest', () => {
    const source = sourceOf(article, [facts.get('trial')!, facts.get('sunday')!], plainEnglish);
    expect(source).toEqual({
      standing: 'believed',
      line: 'In the article: What people say, The new hours · from the spring of 2024',
    });
  });

  it('names each section once, and of many only that there are several', () => {
    const both = [facts.get('sunday')!, facts.get('evening')!];
    expect(sourceOf(article, both, plainEnglish).line).toBe(
      'Confirmed by the town council · The new hours · from the spring of 2024',
    );
    const scattered = ['a/1', 'b/1', 'c/1', 'd/1'].map((where, i) =>
      fact(i === 0 ? 'believed' : 'reported', null, where),
    );
    expect(sourceOf(article, scattered, plainEnglish).line).toBe(
      'In the article: several sections · from the spring of 2024',
    );
  });

  it('goes by the first place where the article says it, or by all where none says all of it', () => {
    const apart = { ...fact('reported', null), where: ['reasons/2', 'hours/1'], allPlaces: true };
    expect(sectionTitles(article, apart)).toEqual(['Why the hours change', 'The new hours']);
    expect(sectionTitles(article, fact('reported', null, 'reasons/2'))).toEqual(['Why the hours change']);
    expect(sectionTitles(article, fact('reported', null, 'attic/2'))).toEqual(['attic']);
  });

  it('names the section of a point that is cited by its number', () => {
    const sections = [
      { id: 'brief', title: 'In brief', places: 'p' },
      { id: 'later', title: 'What comes next', places: null },
    ];
    expect(sectionTitles({ ...article, sections }, fact('reported', null, 'p.3'))).toEqual(['In brief']);
    expect(sectionTitles({ ...article, sections }, fact('reported', null, 'later/1'))).toEqual([
      'What comes next',
    ]);
  });
});

describe('a source that can be read somewhere', () => {
  const linked = {
    ...article,
    source: { ...article.source, link: 'https://example.org/notice_(new)?a=<b>|c' },
  };

  it('is led to by the line, with no sign that a platform takes for mark-up', () => {
    const { link } = sourceOf(linked, [fact('confirmed', null)], plainEnglish);
    expect(link).toBe('https://example.org/notice%5f%28new%29?a=%3cb%3e%7cc');
    expect(sourceOf(article, [fact('confirmed', null)], plainEnglish)).not.toHaveProperty('link');
  });
});
