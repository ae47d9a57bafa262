/** What of a story nobody has translated yet, and what is translated that the story does not have. */
import type { Knowledge } from '../model.ts';
import type { Translation } from '../read-translation.ts';
import type { ValidationIssue } from '../validation-issue.ts';

/** So many ways to ask teach the matcher what an entry or a gap is about. */
const ENOUGH_FOR_ENTRY = 6;
const ENOUGH_FOR_GAP = 6;
const ENOUGH_FOR_FACT = 15;

/** Each translation that is missing, or is older than what it translates. Gaps without a reply miss nothing. */
export function missingTranslations(story: Knowledge, translation: Translation): ValidationIssue[] {
  const { locate, code } = translation;
  const found: ValidationIssue[] = [];
  const tell = (message: string, ...place: Parameters<typeof locate>) =>
    found.push({ ...locate(...place), message: `${code}: ${message}` });

  for (const { id, attribution, act } of story.facts.values()) {
    const given = translation.facts.get(id);
    if (given === undefined) tell(`no translation of the fact "${id}"`, 'fact', id);
    else if (attribution !== null && given.attribution === undefined)
      tell(`the fact "${id}" has no attribution`, 'fact', id);
    else if (act !== null && given.act === undefined) tell(`the fact "${id}" has no act`, 'fact', id);
  }
  const asked = new Map<string, number>();
  for (const { id, facts, revision } of story.entries.values()) {
    const given = translation.entries.get(id);
    const parts = (['question', 'answer', 'short'] as const).filter((part) => given?.[part] === undefined);
    if (given === undefined) tell(`no translation of the entry "${id}"`, 'entry', id);
    else if (parts.length > 0) tell(`the entry "${id}" has no ${parts.join(', ')}`, 'entry', id);
    else if (given.revision < revision)
      tell(`the entry "${id}" translates revision ${given.revision} of ${revision}`, 'entry', id);
    const phrasings = given?.phrasings.length ?? 0;
    if (given !== undefined && phrasings < ENOUGH_FOR_ENTRY)
      tell(`the entry "${id}" has ${phrasings} phrasings; ${ENOUGH_FOR_ENTRY} are few`, 'entry', id);
    for (const fact of facts) asked.set(fact, (asked.get(fact) ?? 0) + phrasings);
  }
  for (const [fact, phrasings] of asked)
    if (phrasings < ENOUGH_FOR_FACT)
      tell(`${phrasings} phrasings ask for the fact "${fact}"; ${ENOUGH_FOR_FACT} are few`, 'fact', fact);
  for (const [id, { phrasings }] of translation.gaps)
    if (phrasings.length < ENOUGH_FOR_GAP)
      tell(`the gap "${id}" has ${phrasings.length} phrasings; ${ENOUGH_FOR_GAP} are few`, 'gap', id);
  const unasked = [...story.gaps.keys()].filter((id) => !translation.gaps.has(id));
  if (unasked.length > 0) tell(`nobody asks for ${unasked.length} of ${story.gaps.size} gaps`, 'gap', '');
  for (const { id, is } of story.names) {
    const given = translation.names.get(id);
    if (given === undefined) tell(`no spelling of the name "${id}"`, 'name', id);
    else if (is !== null && given.is === undefined) tell(`the name "${id}" lacks what it is`, 'name', id);
  }
  const concepts = story.concepts.filter(
    ({ id, role }) => role !== 'ordinary' && !translation.lexicon.concepts[id],
  );
  if (concepts.length > 0)
    tell(`no words for the concepts ${concepts.map(({ id }) => id).join(', ')}`, 'name', '');
  for (const { id } of story.topics)
    if (translation.article !== null && translation.article.topics[id] === undefined)
      tell(`no title of the topic "${id}"`, 'topic', id);
  return found;
}

/** Ids that the story does not have: slips, or what it had once. */
export function strangeIds(story: Knowledge, translation: Translation): ValidationIssue[] {
  const { locate, code } = translation;
  const kinds = [
    ['fact', translation.facts, story.facts],
    ['entry', translation.entries, story.entries],
    ['gap', translation.gaps, story.gaps],
    ['name', translation.names, new Map(story.names.map((name) => [name.id, name]))],
  ] as const;
  const concepts = new Set(story.concepts.map(({ id }) => id));
  return [
    ...kinds.flatMap(([kind, given, own]) =>
      [...given.keys()]
        .filter((id) => !own.has(id))
        .map((id) => ({ ...locate(kind, id), message: `${code}: the story has no ${kind} "${id}"` })),
    ),
    ...Object.keys(translation.lexicon.concepts)
      .filter((id) => !concepts.has(id))
      .map((id) => ({ ...locate('name', ''), message: `${code}: the story has no concept "${id}"` })),
  ];
}
