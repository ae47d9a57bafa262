/** Accepts a group: checks in a copy what its phrasings would do, and writes them where they belong if that is well. */
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '../../src/core/reply.ts';
import { BackchannelError } from '../../src/errors.ts';
import { yamlFilesIn } from '../../src/knowledge/files.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { formatIssue, type ValidationIssue } from '../../src/knowledge/validation-issue.ts';
import { didYouMean } from '../../src/text/nearest-name.ts';
import { type Draft, type DraftPlace, draftEntry, draftGap, newPhrasings } from './drafts.ts';
import type { ReviewGroup } from './groups.ts';
import { isMasked } from './likeness.ts';
import { rehearse } from './rehearse.ts';
import { textOf } from './story-file.ts';
import { type TakenAway, type TakenFor, takenAway } from './taken-away.ts';
import { addPhrasings, addToList, appendItem, holdsItem, quoted, YamlEditError } from './yaml-edit.ts';

/** Where the phrasings shall go: what the bot knows, or what it leaves alone. */
export type Target =
  | { readonly to: 'entry' | 'gap' | 'small-talk'; readonly id: string }
  | { readonly to: 'off-topic' | 'chatter' }
  | { readonly to: 'new-entry' | 'new-gap' };

/** What the check of a folder gives: faults, or a bot that answers by it. */
export interface CheckedAnswers {
  readonly faults: readonly ValidationIssue[];
  readonly knowledge: Knowledge | null;
  readonly ask: ((question: string) => Reply) | null;
  readonly takenFor: TakenFor | null;
}

export interface AcceptParts extends DraftPlace {
  readonly dir: string;
  readonly check: (dir: string) => CheckedAnswers;
  /** By the knowledge of now. */
  readonly takenFor: TakenFor;
}

/** What the reviewer says of it beforehand. */
export interface Wish {
  /** Written instead of what was asked. */
  readonly phrasing?: string | undefined;
  /** Written although it takes known questions away from others. */
  readonly anyway?: boolean | undefined;
}

export interface Accepted {
  /** The file that was changed. */
  readonly file: string;
  /** The entry or gap that has the phrasings now; the list, for what the bot leaves alone. */
  readonly id: string;
  readonly phrasings: readonly string[];
  /** Of these, the bot now replies as was meant. */
  readonly answered: readonly string[];
  /** It is a draft, which is left out until somebody finishes it. */
  readonly isDraft: boolean;
  /** Known questions that others lost by it. */
  readonly taken: readonly TakenAway[];
}

/** It was not accepted, and nothing has changed. `message` says why, in full sentences. */
export class ReviewError extends BackchannelError {}

/** It would take known questions away from others. */
export class TakesAwayError extends ReviewError {}

/** More of one group would only repeat each other. */
const MAX_PHRASINGS = 8;
/** What is shorter says too little to be a phrasing. */
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
  const asked = given === undefined ? [group.question, ...group.variants] : [given.trim()];
  // What was taken out belongs to somebody: nothing says what stood there.
  const whole = asked.filter((text) => !isMasked(text));
  if (whole.length === 0)
    throw new ReviewError(
      'review.masked',
      'Words of it are masked, as [name] or [word], so nobody knows how it was asked. Type it as people would ask it: --phrasing "…", or at the terminal: t, and the question.',
    );
  const candidates =
    given === undefined ? whole.filter((text) => text.split(' ').length >= MIN_WORDS) : whole;
  const phrasings = newPhrasings(candidates, knowledge).slice(0, MAX_PHRASINGS);
  if (phrasings.length > 0) return phrasings;
  throw new ReviewError(
    candidates.length > 0 ? 'review.nothing_new' : 'review.too_little',
    candidates.length > 0
      ? 'The knowledge already has this phrasing, word for word. Move it, or pass another one with --phrasing.'
      : 'This is one word, which says too little. Pass a whole question with --phrasing "…".',
  );
}

/** Written beside and put in the place of the old file in one step, so that a watching bot never reads half of it. */
function replaceFile(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.new`;
  try {
    writeFileSync(unfinished, text, existsSync(file) ? { mode: statSync(file).mode } : {});
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

interface Change {
  readonly file: string;
  readonly id: string;
  readonly isDraft: boolean;
  readonly edit: (phrasings: readonly string[]) => string;
}

function fileHolding(files: readonly string[], id: string): { file: string; before: string } | null {
  for (const file of files) {
    const before = textOf(file);
    if (holdsItem(before, id)) return { file, before };
  }
  return null;
}

/** The list of what the bot leaves alone, by its name in the file. */
const LISTS = { 'off-topic': 'off_topic', chatter: 'chatter' } as const;

/** Small talk of a kind that the story has lines of its own for, or none yet. */
function withSmallTalk(before: string, id: string, list: readonly string[]): string {
  if (holdsItem(before, id)) return addPhrasings(before, id, list);
  const lines = [`- id: ${id}`, '  phrasings:', ...list.map((text) => `    - ${quoted(text)}`)];
  return /^small_talk:/m.test(before)
    ? appendItem(before, 'small_talk', lines)
    : `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}small_talk:\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function planned(
  group: ReviewGroup,
  target: Target,
  phrasings: readonly string[],
  parts: AcceptParts,
): Change {
  const { dir, knowledge } = parts;
  const gaps = join(dir, 'gaps.yaml');
  const talk = join(dir, 'conversation.yaml');
  const topics = yamlFilesIn(join(dir, 'faq'));
  const nearest = group.nearest === null ? null : (knowledge.entries.get(group.nearest) ?? null);
  switch (target.to) {
    case 'entry':
    case 'gap': {
      const place = fileHolding(target.to === 'gap' ? [gaps] : topics, target.id);
      const known = target.to === 'gap' ? knowledge.gaps.keys() : knowledge.entries.keys();
      if (place === null)
        throw new ReviewError(
          'review.no_target',
          `There is no ${target.to} "${target.id}" in ${dir}${didYouMean(target.id, known) || '.'}`,
        );
      const { file, before } = place;
      return { file, id: target.id, isDraft: false, edit: (list) => addPhrasings(before, target.id, list) };
    }
    case 'small-talk': {
      const kinds = knowledge.smallTalk.map(({ id }) => id);
      if (!kinds.includes(target.id))
        throw new ReviewError(
          'review.no_target',
          `There is no small talk "${target.id}"${didYouMean(target.id, kinds) || '.'}`,
        );
      const edit = (list: readonly string[]) => withSmallTalk(textOf(talk), target.id, list);
      return { file: talk, id: target.id, isDraft: false, edit };
    }
    case 'off-topic':
    case 'chatter': {
      const list = LISTS[target.to];
      const edit = (texts: readonly string[]) => addToList(textOf(talk), list, texts);
      return { file: talk, id: target.to, isDraft: false, edit };
    }
    case 'new-gap': {
      const draft = (list: readonly string[]): Draft => draftGap(list, nearest, parts);
      return {
        file: gaps,
        id: draft(phrasings).id,
        isDraft: true,
        edit: (list) => appendItem(textOf(gaps), null, draft(list).lines),
      };
    }
    case 'new-entry': {
      const place = nearest && fileHolding(topics, nearest.id);
      if (nearest === null || place === null)
        throw new ReviewError(
          'review.no_nearest',
          'No entry is near enough to draft a new one from; draft a gap instead.',
        );
      const draft = (list: readonly string[]): Draft => draftEntry(list, nearest, parts);
      return {
        file: place.file,
        id: draft(phrasings).id,
        isDraft: true,
        edit: (list) => appendItem(place.before, 'entries', draft(list).lines),
      };
    }
  }
}

/** Whether a reply is what was meant by the target. */
function isMeant(reply: Reply, target: Target, id: string, knowledge: Knowledge | null): boolean {
  if (target.to === 'off-topic') return reply.reason === 'off-topic';
  if (target.to === 'small-talk') return reply.kind === 'small-talk';
  // What people say to each other is left alone where they say it, which is not asked here.
  if (target.to === 'chatter') return reply.kind !== 'answer';
  if (reply.gap === id || reply.entry === id) return true;
  const facts = knowledge?.entries.get(id)?.facts ?? [];
  return reply.kind === 'answer' && facts.length > 0 && facts.every((fact) => reply.facts.includes(fact));
}

/**
 * Writes the phrasings of a group (all of them, or the wished one alone) to their target. If the check finds a fault in
 * that, only the phrasing asked most is tried. What is tried is a copy of the folder; the folder itself changes once,
 * when all is well.
 *
 * @throws {TakesAwayError} if known questions would go elsewhere, and that is not wished.
 * @throws {ReviewError} if it was not accepted for another reason.
 */
export function acceptGroup(
  group: ReviewGroup,
  target: Target,
  parts: AcceptParts,
  { phrasing, anyway = false }: Wish = {},
): Accepted {
  const { dir, knowledge, check } = parts;
  const phrasings = phrasingsOf(group, phrasing, knowledge);
  const change = planned(group, target, phrasings, parts);
  const attempts = phrasings.length > 1 ? [phrasings, phrasings.slice(0, 1)] : [phrasings];
  let faults: readonly string[] = [];
  for (const attempt of attempts) {
    const text = edited(change, attempt);
    const checked = rehearse(dir, change.file, text, (copy) => {
      const { faults: found, ...answers } = check(copy);
      return { ...answers, faults: found.map((fault) => formatIssue(fault).replaceAll(copy, dir)) };
    });
    faults = checked.faults;
    const { ask, takenFor } = checked;
    if (faults.length > 0 || ask === null || takenFor === null) continue;
    const taken = change.isDraft ? [] : takenAway(attempt, change.id, knowledge, parts.takenFor, takenFor);
    if (taken.length > 0 && !anyway) throw takesAway(taken);
    replaceFile(change.file, text);
    const { file, id, isDraft } = change;
    const answered = isDraft
      ? []
      : attempt.filter((text) => isMeant(ask(text), target, id, checked.knowledge));
    return { file, id, phrasings: attempt, answered, isDraft, taken };
  }
  throw new ReviewError(
    'review.faulty',
    ['The check finds faults with it, so nothing was changed:', ...faults.map((fault) => `  ${fault}`)].join(
      '\n',
    ),
  );
}

function edited({ file, edit }: Change, phrasings: readonly string[]): string {
  try {
    return edit(phrasings);
  } catch (error) {
    if (error instanceof YamlEditError)
      throw new ReviewError('review.not_editable', `${file}: ${error.message}`);
    throw error;
  }
}

const takesAway = (taken: readonly TakenAway[]): TakesAwayError =>
  new TakesAwayError(
    'review.takes_away',
    [
      'Nothing was written yet. It would take these known questions away from what answers them now:',
      ...taken.map(({ phrasing, from }) => `  “${phrasing}” from ${from}`),
      'Say it in other words with --phrasing "…", or write it all the same with --anyway.',
    ].join('\n'),
  );
