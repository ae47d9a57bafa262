/** Makes of a group from the queue a change: its phrasings at an entry or gap, or the draft of a new one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { phrasingsOf, ReviewError, type Target } from '../../review/accept.ts';
import { draftEntry, draftGap } from '../../review/drafts.ts';
import type { ReviewGroup } from '../../review/groups.ts';
import { appendItem } from '../../review/yaml-edit.ts';
import { type Added, type Change, newChangeId } from '../changes/change.ts';
import { findItem } from '../story/files.ts';
import type { ItemRef } from '../story/items.ts';
import { readFields } from '../story/yaml-fields.ts';

interface AcceptParts {
  readonly dir: string;
  readonly knowledge: Knowledge;
  /** `YYYY-MM-DD`. */
  readonly today: string;
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
    settles: group,
  };
}

function drafted(item: ItemRef, file: string, added: Added, group: string, dir: string): Change {
  const text = appendItem(readFileSync(join(dir, file), 'utf8'), added.list, added.lines);
  const fields = readFields(text, item) ?? {};
  return { id: newChangeId(), item, file, seen: fields, wanted: fields, added, settles: group };
}

/** @throws {ReviewError} if the target does not take it, with the reason in full sentences. */
export function changeFor(
  group: ReviewGroup,
  target: Target,
  { dir, knowledge, today }: AcceptParts,
  given?: string,
): Change {
  const phrasings = phrasingsOf(group, given, knowledge);
  const nearest = group.nearest === null ? null : (knowledge.entries.get(group.nearest) ?? null);
  switch (target.to) {
    case 'entry':
    case 'gap':
      return addedTo({ kind: target.to, id: target.id }, phrasings, group.id, dir);
    case 'new-gap': {
      const { id, lines } = draftGap(phrasings, nearest, knowledge, today);
      return drafted({ kind: 'gap', id }, 'gaps.yaml', { list: null, lines }, group.id, dir);
    }
    case 'new-entry': {
      const place = nearest && findItem(dir, { kind: 'entry', id: nearest.id });
      if (nearest === null || place === null)
        throw new ReviewError(
          'review.no_nearest',
          'No entry is near enough to draft a new one from; draft a gap instead.',
        );
      const { id, lines } = draftEntry(phrasings, nearest, knowledge, today);
      return drafted({ kind: 'entry', id }, place.file, { list: 'entries', lines }, group.id, dir);
    }
  }
}
