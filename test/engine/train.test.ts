import { describe, expect, it } from 'vitest';
import { type Calibration, FOLDER_EVIDENCE_NAMES } from '../../src/decision/calibration.ts';
import { readDefaultCalibration } from '../../src/decision/read-calibration.ts';
import { calibrateFolder } from '../../src/engine/folder-calibration.ts';
import { matchHeldOut } from '../../src/engine/held-out.ts';
import { trainFresh } from '../../src/engine/train.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { createGate } from '../../src/model/logistic.ts';
import { libraryEngine, libraryKnowledge } from '../stories/library.ts';

const knowledge = libraryKnowledge();
const before = libraryEngine().model;
const edited = (knowledge: Knowledge) => trainFresh(knowledge, { before: () => before }).engine.model;

describe('after an edit', () => {
  it('nothing is trained again where no lesson has changed', () => {
    const credit = { ...knowledge, article: { ...knowledge.article, credit: 'Another picture' } };
    expect(edited(credit).classifier).toBe(before.classifier);
    expect(edited(credit).dialogueActs.classifier).toBe(before.dialogueActs.classifier);
  });

  it('the classifier is trained anew with a phrasing more', () => {
    const [entry] = [...knowledge.entries.values()];
    const phrasings = [...entry!.phrasings, 'anything new about the place with the books'];
    const entries = new Map([...knowledge.entries, [entry!.id, { ...entry!, phrasings }] as const]);
    expect(edited({ ...knowledge, entries }).classifier).not.toBe(before.classifier);
  });
});

describe('a folder without labelled messages', () => {
  const heldOut = matchHeldOut(
    knowledge,
    (part) => trainFresh(part, { dialogueActs: before.dialogueActs }).engine,
  );

  it('is judged by its own phrasings, by facts that were left out, and by other talk', () => {
    const kinds = new Set(heldOut.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['answerable', 'left-out', 'gap', 'other-talk']));
    for (const { kind, facts } of heldOut) expect(facts.length > 0).toBe(kind === 'answerable');
  });

  const general = readDefaultCalibration('en');
  const answeredOf = (rows: typeof heldOut, { folder, answer }: Calibration) => {
    const gate = createGate(folder!, FOLDER_EVIDENCE_NAMES);
    return rows.filter(({ match }) => gate(match.evidence) > answer.confidence).length / rows.length;
  };
  /** As in a folder of more ways to ask. */
  const twice = (rows: typeof heldOut) => [...rows, ...rows];
  const leftOut = heldOut.filter(({ kind }) => kind === 'left-out');

  it('gets a gate in which no number points the wrong way, and is surer where nobody asked', () => {
    const { folder, ambient, answer } = calibrateFolder(heldOut, general);
    expect(answer.confidence).toBeGreaterThanOrEqual(0.5);
    expect(calibrateFolder(twice(heldOut), general).answer.confidence).toBeGreaterThanOrEqual(0.4);
    expect(folder!.terms.bestEntry.weight).toBeGreaterThan(0);
    expect(folder!.terms.novelWords.weight).toBeLessThanOrEqual(0);
    expect(ambient.confidence).toBeGreaterThanOrEqual(Math.max(0.5, answer.confidence));
  });

  it('may answer a little of what it was not taught', () => {
    expect(answeredOf(leftOut, calibrateFolder(heldOut, general))).toBeLessThanOrEqual(0.15);
    expect(answeredOf(twice(leftOut), calibrateFolder(twice(heldOut), general))).toBeLessThanOrEqual(0.2);
  });

  it('leans on the gate of few phrasings where it has gaps, and a hundred ways to ask', () => {
    const { fewPhrasings: _, ...alone } = general;
    const leans = (rows: typeof heldOut) =>
      JSON.stringify(calibrateFolder(rows, general)) !== JSON.stringify(calibrateFolder(rows, alone));
    expect(leans(heldOut)).toBe(false);
    expect(leans(twice(heldOut))).toBe(true);
    expect(leans(twice(heldOut).filter(({ kind }) => kind !== 'gap'))).toBe(false);
  });
});
