/** Puts what was talked of in the place of a word that stands for it: "did it work" after the story in brief. */
import type { Knowledge, Name } from '../knowledge/model.ts';
import { wordKey } from '../text/normalise.ts';
import type { DialogueState } from './follow-up.ts';

const isNamedIn = (text: string, { name, also }: Name): boolean =>
  [name, ...also].some((spelling) => text.toLowerCase().includes(spelling.toLowerCase()));

/** What these facts state; nothing of one that is no longer there. */
const statementsOf = (ids: readonly string[], facts: Knowledge['facts']): string[] =>
  ids.flatMap((id) => facts.get(id)?.statement ?? []);

/** Whom a state talks of: the one person whom its question names, or else its facts; null if it is nobody or several. */
export function personOf(
  { facts, question }: Pick<DialogueState, 'facts' | 'question'>,
  { names, facts: known }: Knowledge,
): Name | null {
  const people = names.filter(({ kind }) => kind === 'person');
  const namedBy = (texts: readonly string[]) =>
    people.filter((name) => texts.some((text) => isNamedIn(text, name)));
  // Whom a question names it is about, whoever else its answer speaks of.
  const [asked, ...others] = namedBy([question ?? '']);
  if (asked !== undefined) return others.length > 0 ? null : asked;
  const told = namedBy(statementsOf(facts, known));
  return told.length === 1 ? told[0]! : null;
}

/** What people mostly call somebody whose things they ask about. */
const shortName = ({ name }: Name): string => name.split(' ').at(-1) ?? name;

/** A text with a person's name in the place of the words that stand for one, or say that something is theirs. */
function withPerson(text: string, person: Name | null, { language }: Knowledge): string {
  if (person === null) return text;
  const { standsForPerson, standsForOwner } = language.followUps;
  return standsForOwner.reduce(
    (written, { form, becomes }) => written.replace(form, becomes.replace('{name}', shortName(person))),
    text.replace(standsForPerson, shortName(person)),
  );
}

const isPossessive = (name: string, message: string): boolean =>
  ["'s", '’s'].some((ending) => message.toLowerCase().includes(name.toLowerCase() + ending));

/** A body, country or group, with its spellings in plain words. */
interface Group {
  readonly group: Name;
  readonly keys: readonly string[];
}

/** Of each story, made when a message first asks: it took a fifth of the time of a reply to make them for each message. */
const groupsOf = new WeakMap<Knowledge, readonly Group[]>();

const wordsBetweenBlanks = (text: string, { language }: Knowledge): string =>
  ` ${wordKey(text, language.words)} `;

function groupsIn(knowledge: Knowledge): readonly Group[] {
  const known = groupsOf.get(knowledge);
  if (known !== undefined) return known;
  const groups = knowledge.names
    .filter(({ kind }) => kind !== 'person')
    .map((group) => ({
      group,
      keys: [group.name, ...group.also].map((spelling) => wordsBetweenBlanks(spelling, knowledge)),
    }));
  groupsOf.set(knowledge, groups);
  return groups;
}

/** The one body, country or group that a text names; null if it names none, or several. */
export function groupIn(text: string, knowledge: Knowledge): Name | null {
  const said = wordsBetweenBlanks(text, knowledge);
  const named = groupsIn(knowledge).filter(({ keys }) => keys.some((key) => said.includes(key)));
  return named.length === 1 ? named[0]!.group : null;
}

/** A text with a group's name in the place of the first words that stand for one; null where none do. */
export function withGroupName(text: string, name: string, { language }: Knowledge): string | null {
  const found = language.followUps.standsForGroup.find(({ form }) => text.search(form) >= 0);
  return found === undefined ? null : text.replace(found.form, found.becomes.replace('{name}', name));
}

/**
 * The message with the name of the one group that was asked about last in the place of "they".
 *
 * @returns null where nothing stands for a group, or the message names one itself.
 */
export function withGroup(text: string, asked: string | null, knowledge: Knowledge): string | null {
  if (asked === null || groupIn(text, knowledge) !== null) return null;
  const group = groupIn(asked, knowledge);
  return group === null ? null : withGroupName(text, group.name, knowledge);
}

/**
 * The message with what the members of the one group are called that was told of last, in the place of "the others".
 *
 * @returns null where nothing stands for them.
 */
export function withOthers(text: string, before: DialogueState | null, knowledge: Knowledge): string | null {
  const found = knowledge.language.followUps.standsForOthers.find(({ form }) => text.search(form) >= 0);
  if (found === undefined || before === null) return null;
  const told = statementsOf(before.facts, knowledge.facts).join(' ');
  const groups = knowledge.names.filter(({ kind, plural }) => kind === 'group' && plural);
  const [group, ...others] = groups.filter((name) => isNamedIn(told, name));
  const members = group?.name.split(' ').at(-1);
  return members === undefined || others.length > 0
    ? null
    : text.replace(found.form, found.becomes.replace('{name}', members));
}

/** A part of a message with the name of the one person whom the message names in the place of "he" or "she". */
export function withName(part: string, message: string, knowledge: Knowledge): string {
  const { standsForPerson, standsForOwner } = knowledge.language.followUps;
  const forms = [standsForPerson, ...standsForOwner.map(({ form }) => form)];
  if (!forms.some((form) => part.search(form) >= 0)) return part;
  const person = personOf({ facts: [], question: message }, knowledge);
  // "The mayor's driver" is not the mayor.
  if (person !== null && [person.name, ...person.also].some((name) => isPossessive(name, message)))
    return part;
  const isNamed = personOf({ facts: [], question: part }, knowledge) !== null;
  return isNamed ? part : withPerson(part, person, knowledge);
}

/** Whom or what of the story a clause names first: what "it" behind it stands for. */
export function firstNamedIn(clause: string, { names }: Knowledge): Name | undefined {
  const text = clause.toLowerCase();
  const at = ({ name }: Name) => text.indexOf(name.toLowerCase());
  return names.filter((name) => at(name) >= 0).sort((a, b) => at(a) - at(b))[0];
}

/** The one place that facts were told to be at; null if it is none, or one of several. */
function placeOf(ids: readonly string[], { names, facts }: Knowledge): Name | null {
  const said = statementsOf(ids, facts);
  const named = names.filter((name) => name.kind === 'place' && said.some((text) => isNamedIn(text, name)));
  return named.length === 1 ? named[0]! : null;
}

/** A text with the name of the place that was told last where it says "there": "why there?". */
function withPlace(text: string, before: DialogueState | null, knowledge: Knowledge): string {
  const found = knowledge.language.followUps.standsForPlace.find(({ form }) => text.search(form) >= 0);
  const place = found && placeOf(before?.facts ?? [], knowledge);
  return found && place ? text.replace(found.form, found.becomes.replace('{name}', place.name)) : text;
}

/**
 * The message with the name of the one country that was asked about last, or else told of, in the place of "that government".
 *
 * @returns null where nothing stands for a country.
 */
export function withCountry(text: string, before: DialogueState | null, knowledge: Knowledge): string | null {
  const { standsForCountry } = knowledge.language.followUps;
  if (before === null || text.search(standsForCountry) < 0) return null;
  const told = statementsOf(before.facts, knowledge.facts);
  const named = [[before.question ?? ''], told]
    .map((said) =>
      knowledge.names.filter((name) => name.kind === 'country' && said.some((one) => isNamedIn(one, name))),
    )
    .find(({ length }) => length === 1);
  return named === undefined ? null : text.replace(standsForCountry, named[0]!.name);
}

/** Whether what was told last is the whole story, or a list from it, and no one thing. */
export const isOfWhole = ({ entry, facts }: DialogueState, { article }: Knowledge): boolean =>
  entry === null ? facts.length !== 1 : entry === article.words.overview;

/**
 * The message with the words that point back written out.
 *
 * @returns null where none of them can be.
 */
export function filled(text: string, before: DialogueState | null, knowledge: Knowledge): string | null {
  const { standsForThing } = knowledge.language.followUps;
  const { matter, subject } = knowledge.article.words;
  const person = before === null ? null : personOf(before, knowledge);
  const named = withPlace(withPerson(text, person, knowledge), before, knowledge);
  // Of one entry "it" may be any part; of the whole story, or of nothing yet, it is what the story is about.
  const whole =
    before === null || isOfWhole(before, knowledge)
      ? named.replace(standsForThing, matter ?? subject)
      : named;
  return whole === text ? null : whole;
}
