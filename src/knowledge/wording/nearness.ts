/** What a refusal tells beside what is missing is about the same thing, and not merely near. */
import type { Fact, Gap } from '../model.ts';
import type { Ground } from './stated.ts';

/** A word in so many of the ways to ask is what is asked about. */
const OFTEN = 0.2;

/** What more facts than this share is no subject of its own. */
const MOST_FACTS = 12;

/**
 * Facts that a gap tells although they share no word of their own with what is missing. That both name somebody is not
 * enough: whoever asks for somebody's age is not told of that person's office.
 */
export function besideThePoint(gap: Gap, facts: readonly Fact[], ground: Ground): string[] {
  const asked = gap.phrasings.map((phrasing) => ground.stemsOf(phrasing));
  const often = (stem: string) => asked.filter((stems) => stems.has(stem)).length >= OFTEN * asked.length;
  const said = ground.stemsOf(`${gap.title} ${gap.reply ?? ''}`);
  const people = ground.stemsOf(
    ground.knowledge.names
      .filter(({ kind }) => kind === 'person')
      .map(({ name }) => name)
      .join(' '),
  );
  const missing = new Set([...said, ...asked.flatMap((stems) => [...stems].filter(often))]);
  const all = [...ground.knowledge.facts.values()].map(({ statement }) => ground.stemsOf(statement));
  const ofItsOwn = (stem: string) => all.filter((stems) => stems.has(stem)).length <= MOST_FACTS;
  // What people ask for by one word, the fact may say by another: its question and its name have both.
  const spokenOf = ({ id, statement }: Fact): string =>
    [...ground.knowledge.entries.values()]
      .filter((entry) => entry.facts.includes(id))
      .reduce((text, { question }) => `${text} ${question}`, `${statement} ${id.replaceAll('-', ' ')}`);
  return facts
    .filter(
      (fact) =>
        ![...ground.stemsOf(spokenOf(fact))].some(
          (one) => missing.has(one) && ofItsOwn(one) && !(gap.reason === 'not-in-article' && people.has(one)),
        ),
    )
    .map(({ id }) => `tells "${id}", which is about something else: take it out of "tells"`);
}
