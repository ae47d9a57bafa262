import { describe, expect, it } from 'vitest';
import { readDefaultCalibration } from '../../src/decision/read-calibration.ts';
import { calibrateFolder } from '../../src/engine/folder-calibration.ts';
import { matchHeldOut } from '../../src/engine/held-out.ts';
import { trainFresh } from '../../src/engine/train.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { libraryEngine, libraryKnowledge } from '../stories/library.ts';

const knowledge = libraryKnowledge();
const before = libraryEngine().model;
const edited = (knowledge: Knowledge) => trainFresh(knowledge, { before }).engine.model;

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

  it('gets a gate in which no number points the wrong way, and answers nothing that is likelier wrong', () => {
    const { folder, answer, ambient } = calibrateFolder(heldOut, readDefaultCalibration('en'));
    expect(folder!.terms.bestEntry.weight).toBeGreaterThan(0);
    expect(folder!.terms.novelWords.weight).toBeLessThanOrEqual(0);
    expect(answer.confidence).toBeGreaterThanOrEqual(0.5);
    expect(ambient.confidence).toBeGreaterThanOrEqual(answer.confidence);
  });
});
