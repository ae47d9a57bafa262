import { describe, expect, it } from 'vitest';
import { findCopies } from '../../src/engine/check-copies.ts';
import { findOverlaps } from '../../src/engine/check-overlaps.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { copyLibrary, LIBRARY, libraryEngine, libraryKnowledge } from '../stories/library.ts';

const { locate } = loadKnowledge(LIBRARY);
const copies = (...labelled: string[]) => findCopies(libraryKnowledge(), labelled, locate);

describe('phrasings copied from labelled messages', () => {
  it('are faults, with their place', () => {
    const [fault, ...others] = copies(
      'On which grounds were those hours altered?',
      'from WHEN on does the library open on Sundays',
    );
    expect(others).toEqual([]);
    expect(fault!.file).toBe(`${LIBRARY}/faq/hours.yaml`);
    expect(fault!.line).toBeGreaterThan(1);
    expect(fault!.message).toContain('From when on does the library open on Sundays?');
  });

  it('are found in gaps as well', () => {
    expect(copies('Is there a place for bicycles and cars')[0]?.file).toBe(`${LIBRARY}/gaps.yaml`);
  });

  it('are not seen in what everybody types, nor in what merely sounds alike', () => {
    expect(copies('what comes next', 'hours', 'the town will not spend on a library in the sum')).toEqual([]);
  });
});

describe('two places that would answer the same', () => {
  it('come out as warnings that name both', () => {
    const warnings = findOverlaps(libraryEngine(), locate);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]!.file).toBe(`${LIBRARY}/faq/voices.yaml`);
    expect(warnings[0]!.message).toMatch(
      /"readers-glad" states the same facts as "why-change" \(.*reasons\.yaml:\d+\)/,
    );
  });

  it('two phrasings that ask the same, in other words for the same stems', () => {
    const library = copyLibrary();
    try {
      library.replace('gaps.yaml', '"parking fee"', '"are the neighbours angry about noise"');
      const { knowledge, locate } = loadKnowledge(library.dir);
      const warnings = findOverlaps({ ...libraryEngine(), knowledge: knowledge! }, locate);
      const found = warnings.find(({ message }) => message.includes('asks the same as'));
      expect(found!.message).toContain('are the neighbours angry about noise');
      expect(`${found!.file} ${found!.message}`).toMatch(/gaps\.yaml/);
      expect(`${found!.file} ${found!.message}`).toMatch(/voices\.yaml/);
    } finally {
      library.remove();
    }
  });
});
