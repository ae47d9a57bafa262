/** Accepts a group: writes its phrasings where they belong, checks the whole knowledge, and takes it back if it fails. */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '../../src/core/reply.ts';
import { BackchannelError } from '../../src/errors.ts';
import { yamlFilesIn } from '../../src/knowledge/files.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { formatIssue, type ValidationIssue } from '../../src/knowledge/validation-issue.ts';
import { type Draft, draftEntry, draftGap, newPhrasings } from './drafts.ts';
import type { ReviewGroup } from './groups.ts';
import { withoutPlaceholders } from './likeness.ts';
import { addPhrasings, appendItem, holdsItem, YamlEditError } from './yaml-edit.ts';

/** Where the phrasings shall go. */
export type Target =
  | { readonly to: 'entry' | 'gap'; readonly id: string }
  | { readonly to: 'new-entry' | 'new-gap' };

/** What the check of a folder gives: faults, or a bot that answers by it. */
export interface CheckedAnswers {
  readonly faults: readonly ValidationIssue[];
  readonly knowledge: Knowledge | null;
  readonly ask: ((question: string) => Reply) | null;
}

export interface AcceptParts {
  readonly dir: string;
  readonly knowledge: Knowledge;
  readonly check: (dir: string) => CheckedAnswers;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export interface Accepted {
  /** The file that was changed. */
  readonly file: string;
  /** The entry or gap that has the phrasings now. */
  readonly id: string;
  readonly phrasings: readonly string[];
  /** Of these, the bot now replies with it. */
  readonly answered: readonly string[];
}

/** It was not accepted, and nothing has changed. `message` says why, in full sentences. */
export class ReviewError extends BackchannelError {}

/** More of one group would only repeat each other. */
const MAX_PHRASINGS = 8;
/** What is shorter, once masked words are left out, says too little to be a phrasing. */
const MIN_WORDS = 2;

/**
 * The phrasings of a group that the knowledge lacks, or the given one.
 *
 * @throws {ReviewError} if there is none.
 */
export function phrasingsOf(group: ReviewGroup, given: string | undefined, knowledge: Knowledge): string[] {
  if (given === undefined && group.kind === 'badly-rated' && group.variants.length === 0) {
    const own = [...knowledge.entries.values()].some(({ question }) => question === group.question);
    if (own)
      throw new ReviewError(
        'review.unknown_wording',
        'Nobody knows any more how this was asked: reword the entry, or pass --phrasing.',
      );
  }
  const candidates =
    given === undefined
      ? [group.question, ...group.variants]
          .map(withoutPlaceholders)
          .filter((text) => text.split(' ').length >= MIN_WORDS)
      : [given.trim()];
  const phrasings = newPhrasings(candidates, knowledge).slice(0, MAX_PHRASINGS);
  if (phrasings.length > 0) return phrasings;
  throw new ReviewError(
    candidates.length > 0 ? 'review.nothing_new' : 'review.too_little',
    candidates.length > 0
      ? 'The knowledge already has this phrasing, word for word. Move it, or pass another one with --phrasing.'
      : 'Too little is left of this question without the masked words. Pass one with --phrasing "…".',
  );
}

/** Written beside and put in the place of the old file in one step, so that a watching bot never reads half of it. */
function replaceFile(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.new`;
  try {
    writeFileSync(unfinished, text, { mode: statSync(file).mode });
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

interface Change {
  readonly file: string;
  readonly id: string;
  readonly before: string;
  readonly edit: (phrasings: readonly string[]) => string;
}

function fileHolding(files: readonly string[], id: string): { file: string; before: string } | null {
  for (const file of files) {
    const before = readFileSync(file, 'utf8');
    if (holdsItem(before, id)) return { file, before };
  }
  return null;
}

function planned(
  group: ReviewGroup,
  target: Target,
  phrasings: readonly string[],
  parts: AcceptParts,
): Change {
  const { dir, knowledge, today } = parts;
  const gaps = join(dir, 'gaps.yaml');
  const topics = yamlFilesIn(join(dir, 'faq'));
  const nearest = group.nearest === null ? null : (knowledge.entries.get(group.nearest) ?? null);
  switch (target.to) {
    case 'entry':
    case 'gap': {
      const place = fileHolding(target.to === 'gap' ? [gaps] : topics, target.id);
      if (place === null)
        throw new ReviewError('review.no_target', `There is no ${target.to} "${target.id}" in ${dir}.`);
      return { ...place, id: target.id, edit: (list) => addPhrasings(place.before, target.id, list) };
    }
    case 'new-gap': {
      const before = readFileSync(gaps, 'utf8');
      const draft = (list: readonly string[]): Draft => draftGap(list, nearest, knowledge, today);
      return {
        file: gaps,
        id: draft(phrasings).id,
        before,
        edit: (list) => appendItem(before, null, draft(list).lines),
      };
    }
    case 'new-entry': {
      const place = nearest && fileHolding(topics, nearest.id);
      if (nearest === null || place === null)
        throw new ReviewError(
          'review.no_nearest',
          'No entry is near enough to draft a new one from; draft a gap instead.',
        );
      const draft = (list: readonly string[]): Draft => draftEntry(list, nearest, knowledge, today);
      return {
        ...place,
        id: draft(phrasings).id,
        edit: (list) => appendItem(place.before, 'entries', draft(list).lines),
      };
    }
  }
}

/**
 * Writes the phrasings of a group (all of them, or `given` alone) to their target. If the check finds a fault in
 * that, only the phrasing asked most is tried; if it fails too, the file is put back as it was.
 *
 * @throws {ReviewError} if it was not accepted.
 */
export function acceptGroup(
  group: ReviewGroup,
  target: Target,
  parts: AcceptParts,
  given?: string,
): Accepted {
  const { dir, knowledge, check } = parts;
  const phrasings = phrasingsOf(group, given, knowledge);
  const change = planned(group, target, phrasings, parts);
  const attempts = phrasings.length > 1 ? [phrasings, phrasings.slice(0, 1)] : [phrasings];
  let faults: readonly ValidationIssue[] = [];
  let kept = false;
  try {
    for (const attempt of attempts) {
      replaceFile(change.file, change.edit(attempt));
      const checked = check(dir);
      faults = checked.faults;
      if (faults.length > 0 || checked.ask === null) continue;
      kept = true;
      const { ask } = checked;
      const answered = attempt.filter((phrasing) => reaches(ask(phrasing), change.id, checked.knowledge));
      return { file: change.file, id: change.id, phrasings: attempt, answered };
    }
  } catch (error) {
    if (error instanceof YamlEditError)
      throw new ReviewError('review.not_editable', `${change.file}: ${error.message}`);
    throw error;
  } finally {
    if (!kept) replaceFile(change.file, change.before);
  }
  throw new ReviewError(
    'review.faulty',
    [
      'The check finds faults with it, so nothing was changed:',
      ...faults.map((fault) => `  ${formatIssue(fault)}`),
    ].join('\n'),
  );
}

/** Whether a reply states the entry (or another with its facts), or recognises the gap. */
function reaches(reply: Reply, id: string, knowledge: Knowledge | null): boolean {
  if (reply.gap === id || reply.entry === id) return true;
  const facts = knowledge?.entries.get(id)?.facts ?? [];
  return reply.kind === 'answer' && facts.length > 0 && facts.every((fact) => reply.facts.includes(fact));
}
