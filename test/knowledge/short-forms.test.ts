/** What the check asks of a short form that leaves some of its entry's facts out, on a copy of the small story. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { checkGrounding, checkWording } from '../../src/knowledge/wording/check.ts';
import { copyLibrary, type LibraryCopy } from '../stories/library.ts';

let library: LibraryCopy;
beforeEach(() => {
  library = copyLibrary();
});
afterEach(() => library.remove());

const ENTRY = `topic: money
title: Money
entries:
  - id: all-of-it
    question: What does it cost, and what do people say?
    answer: "According to the treasurer, the longer hours cost 40,000 euros a year, which the town pays. Some neighbours object that Sundays will no longer be quiet."
    facts: [cost, noise]
    short: "SHORT"
    phrasings: ["cost and neighbours"]
`;

/** What is found of whose view the short form tells. */
function found(short: string) {
  library.write('faq/money.yaml', ENTRY.replace('SHORT', short));
  const { knowledge, faults, locate } = loadKnowledge(library.dir);
  expect(faults).toEqual([]);
  const wording = checkWording(knowledge!, locate);
  const ofShort = (issues: readonly { readonly message: string }[]) =>
    issues
      .map(({ message }) => message)
      .filter((message) => /^short of "all-of-it": .*(?:whose it is|holds the position)/.test(message));
  return {
    faults: ofShort([...checkGrounding(knowledge!, locate), ...wording.faults]),
    warnings: ofShort(wording.warnings),
  };
}

describe('a short form', () => {
  it('need not name the holder of a view that it does not tell', () => {
    expect(found('According to the treasurer, the longer hours cost 40,000 euros a year.')).toEqual({
      faults: [],
      warnings: [],
    });
  });

  it('must name the holder of the view that it tells', () => {
    expect(found('The treasurer gives the cost. Sundays will no longer be quiet.').faults).not.toEqual([]);
    expect(found('Sundays will no longer be quiet.').faults).not.toEqual([]);
  });

  it('must name every holder where nobody can tell which fact it tells', () => {
    expect(found('It gets loud at weekends.').faults).not.toEqual([]);
  });

  it('is asked about a view that is far from it, where it tells something else in words of its own', () => {
    const { faults, warnings } = found('The treasurer gives a price in euros.');
    expect(faults).toEqual([]);
    expect(warnings).not.toEqual([]);
  });
});
