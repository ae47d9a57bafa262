/** The whole check of a story's folder, with everything that keeps it from being told and everything better mended. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkComputedReplies } from '../core/computed-replies.ts';
import { type Checked, checkKnowledge } from '../engine/check.ts';
import { findCopies } from '../engine/check-copies.ts';
import type { Engine } from '../engine/engine.ts';
import { missingNext } from '../knowledge/missing-next.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { checkWording } from '../knowledge/wording/check.ts';
import { spokenLanguages } from '../messages/languages.ts';
import { readJsonLines } from './json-lines.ts';

export function labelledTexts(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readJsonLines<{ text?: string; turns?: { text: string }[] }>(join(folder, name)))
    .flatMap(({ text, turns }) =>
      text === undefined ? (turns ?? []).slice(1).map((turn) => turn.text) : [text],
    );
}

/** Languages in which the bot's own words are missing. */
function missingWords({ knowledge }: Engine, dir: string): ValidationIssue[] {
  const language = knowledge.language.code;
  const message = `the bot has no words of its own in "${language}" yet, and speaks English around the answers`;
  return spokenLanguages().includes(language) ? [] : [{ file: join(dir, 'article.yaml'), line: 0, message }];
}

/** What `/whats-next` lacks, where the story tells of it. */
function missingWatch({ knowledge }: Engine, dir: string): ValidationIssue[] {
  const message = missingNext(knowledge);
  return message === null ? [] : [{ file: join(dir, 'article.yaml'), line: 0, message }];
}

/** @param labelled Folder of labelled messages, of which none may be in the knowledge; empty for none. */
export function checkFolder(dir: string, labelled: string): Checked {
  const checked = checkKnowledge(dir);
  const { engine, faults, warnings, locate } = checked;
  if (engine === null) return checked;
  const wording = checkWording(engine.knowledge, locate);
  const copies = findCopies(engine.knowledge, labelledTexts(labelled), locate);
  return {
    ...checked,
    faults: [...faults, ...wording.faults, ...copies],
    warnings: [
      ...warnings,
      ...wording.warnings,
      ...checkComputedReplies(engine, locate),
      ...missingWords(engine, dir),
      ...missingWatch(engine, dir),
    ],
  };
}
