/** Makes of a group from the queue a change: its phrasings at an entry or gap, or the draft of a new one. */
import { join } from 'node:path';
import { phrasingsOf, ReviewError } from '../../review/accept.ts';
import { type DraftPlace, draftEntry, draftGap } from '../../review/drafts.ts';
import type { ReviewGroup } from '../../review/groups.ts';
import { textOf } from '../../review/story-file.ts';
import { appendItem } from '../../review/yaml-edit.ts';
import { type Added, type Change, newChangeId } from '../changes/change.ts';
import { findItem } from '../story/files.ts';
import type { ItemRef } from '../story/items.ts';
import { readFields } from '../story/yaml-fields.ts';

/** Where an editor may take a group to: what has a form. What the bot leaves alone is taken by `npm run review`. */
export type DeskTarget =
  | { readonly to: 'entry' | 'gap'; readonly id: string }
  | { readonly to: 'new-entry' | 'new-gap' };

interface AcceptParts extends DraftPlace {
  readonly dir: string;
}

/** What there is to do here where the terminal would say which option to pass. */
const HINTS: Readonly<Record<string, string>> = {
  'review.unknown_wording':
    'Nobody knows any more how this was asked: type it in other words, or reword the entry.',
  'review.masked':
    'Words of it are masked, as [name] or [word], so nobody knows how it was asked: type it as people would ask it.',
  'review.nothing_new': 'The story already has this way to ask, word for word: move it, or type another one.',
  'review.too_little': 'This is one word, which says too little: type a whole question.',
};

function wordsOf(...group: Parameters<typeof phrasingsOf>): string[] {
  try {
    return phrasingsOf(...group);
  } catch (error) {
    if (!(error instanceof ReviewError)) throw error;
    throw new ReviewError(error.code, HINTS[error.code] ?? error.message);
  }
}

function addedTo(item: ItemRef, phrasings: readonly string[], group: string, dir: string): Change {
  const found = findItem(dir, item);
  if (found === null)
    throw new ReviewError('review.no_target', `There is no ${item.kind} “${item.id}” in the story.`);
  const { file, fields } = found;
  const before = fields['phrasings'];
  return {
    id: newChangeId(),
    item,
    file,
    seen: fields,
    wanted: { ...fields, phrasings: [...(Array.isArray(before) ? before : []), ...phrasings] },
    added: null,
    settles: group || null,
    asks: null,
    chosenAt: null,
  };
}

function drafted(item: ItemRef, file: string, added: Added, group: string, dir: string): Change {
  const text = appendItem(textOf(join(dir, file)), added.list, added.lines);
  const fields = readFields(text, item) ?? {};
  return {
    id: newChangeId(),
    item,
    file,
    seen: fields,
    wanted: fields,
    added,
    settles: group || null,
    asks: null,
    chosenAt: null,
  };
}

/** @throws {ReviewError} if the target does not take it, with the reason in full sentences. */
export function changeFor(
  group: ReviewGroup,
  target: DeskTarget,
  parts: AcceptParts,
  given?: string,
): Change {
  const { dir, knowledge } = parts;
  const phrasings = wordsOf(group, given, knowledge);
  const nearest = group.nearest === null ? null : (knowledge.entries.get(group.nearest) ?? null);
  switch (target.to) {
    case 'entry':
    case 'gap':
      return addedTo({ kind: target.to, id: target.id }, phrasings, group.id, dir);
    case 'new-gap': {
      const { id, lines } = draftGap(phrasings, nearest, parts);
      return drafted({ kind: 'gap', id }, 'gaps.yaml', { list: null, lines }, group.id, dir);
    }
    case 'new-entry': {
      const place = nearest && findItem(dir, { kind: 'entry', id: nearest.id });
      if (nearest === null || place === null)
        throw new ReviewError(
          'review.no_nearest',
          'No entry is near enough to draft a new one from; draft a gap instead.',
        );
      const { id, lines } = draftEntry(phrasings, nearest, parts);
      return drafted({ kind: 'entry', id }, place.file, { list: 'entries', lines }, group.id, dir);
    }
  }
}
