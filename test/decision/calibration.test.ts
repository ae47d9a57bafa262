/** What was fitted, and what is computed, must be the same numbers: else nothing starts. */
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Calibration } from '../../src/decision/calibration.ts';
import { EVIDENCE, EVIDENCE_NAMES, FOLDER_ONLY } from '../../src/decision/evidence.ts';
import { readCalibration, readDefaultCalibration } from '../../src/decision/read-calibration.ts';
import { checkKnowledge } from '../../src/engine/check.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { formatIssue } from '../../src/knowledge/validation-issue.ts';
import { FittedNamesError } from '../../src/model/logistic.ts';
import { copyLibrary, type LibraryCopy, libraryEngine } from '../stories/library.ts';

const calibration = readDefaultCalibration('en');

describe('the evidence', () => {
  it('has a meaning for every name, and a number for every message', () => {
    for (const meaning of Object.values({ ...EVIDENCE, ...FOLDER_ONLY }))
      expect(meaning.length).toBeGreaterThan(10);
    for (const text of ['', '?', 'when is it open', 'banana', 'librery '.repeat(200)]) {
      const { evidence } = libraryEngine().match(text, null);
      expect(Object.keys(evidence).sort()).toEqual([...EVIDENCE_NAMES, ...Object.keys(FOLDER_ONLY)].sort());
      for (const value of Object.values(evidence)) expect(Number.isFinite(value)).toBe(true);
    }
  });
});

describe('a calibration that was fitted for other evidence', () => {
  const { novelWords, ...fewer } = calibration.right.terms;
  const lacking = { ...calibration, right: { ...calibration.right, terms: fewer } };
  const knowingMore = {
    ...calibration,
    onSubject: {
      ...calibration.onSubject,
      terms: { ...calibration.onSubject.terms, phaseOfTheMoon: novelWords },
    },
  };

  it.each([
    ['lacks a number', lacking, /lacks novelWords/],
    ['knows one that is not computed', knowingMore, /knows phaseOfTheMoon/],
  ])('is refused before any message is read: it %s', (_, wrong, message) => {
    // As an artefact that was compiled by other code would have it.
    const open = () => createEngine({ ...libraryEngine(), calibration: wrong as Calibration });
    expect(open).toThrow(FittedNamesError);
    expect(open).toThrow(message);
  });
});

describe('the calibration of a folder', () => {
  let library: LibraryCopy;
  beforeEach(() => {
    library = copyLibrary();
  });
  afterEach(() => library.remove());

  const file = (value: Calibration) =>
    JSON.stringify({
      about: 'made up',
      fittedOn: { story: 'library-hours', labelled: 1, ownPhrasings: 1, followUps: 1 },
      calibration: value,
    });
  const read = () => {
    const faults: Parameters<typeof readCalibration>[2] = [];
    return { calibration: readCalibration(library.dir, 'en', faults), faults };
  };

  it('is the one in the folder, if there is one', () => {
    expect(read()).toEqual({ calibration: null, faults: [] });
    library.write('calibration.json', file({ ...calibration, answerInContext: 0.123 }));
    expect(read().calibration?.answerInContext).toBe(0.123);
    rmSync(`${library.dir}/calibration.json`);
    expect(read()).toEqual({ calibration: null, faults: [] });
  });

  it('decides in the engine that is made of the folder', () => {
    library.write('calibration.json', file({ ...calibration, answer: { confidence: 1, onSubject: 1 } }));
    const { engine } = checkKnowledge(library.dir);
    expect(engine?.decide.direct(engine.match('when is it open on a sunday then', null)).kind).not.toBe(
      'answer',
    );
  });

  it('is a fault with its file and line where it does not fit the evidence', () => {
    const text = file(calibration).replace('"novelWords"', '"oldWords"');
    library.write('calibration.json', text);
    const { engine, faults } = checkKnowledge(library.dir);
    expect(engine).toBeNull();
    expect(faults.map(formatIssue)).toEqual([
      expect.stringMatching(
        /calibration\.json:1: .*lacks novelWords; it knows oldWords, .*npm run fit/,
      ) as string,
    ]);
  });

  it.each([
    ['no JSON', '{ "about": '],
    ['no calibration', '{}'],
    [
      'a number that is none',
      () => file(calibration).replace('"answerInContext":0.5', '"answerInContext":null'),
    ],
    ['a spread of nothing', () => file(calibration).replace(/"spread":[\d.]+/, '"spread":0')],
  ])('is a fault where the file holds %s', (_, text) => {
    library.write('calibration.json', typeof text === 'string' ? text : text());
    const { calibration: found, faults } = read();
    expect(found).toBeNull();
    expect(faults.length).toBeGreaterThan(0);
  });
});
