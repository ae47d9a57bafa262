/** Says which of several questions in one message is meant: in its own words where these can be quoted, else by its place. */
import type { PlainMessages } from '../messages/catalog.ts';

/** A message has no more parts than these; the last of them is told as that. */
const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'last'] as const;

/** The place of the last of several questions, which nobody has to count. */
export const LAST_PLACE = PLACES.length;

/** "first", "first and third". @param places From 1, or `LAST_PLACE`. */
export const nth = (places: readonly number[], messages: PlainMessages): string =>
  new Intl.ListFormat(messages.locale, { type: 'conjunction' }).format(
    places.map((place) => messages.format(`places.${PLACES[place - 1]!}`)),
  );

/** One of several questions in a message, to which nothing was found. */
export interface Unfound {
  /** From 1, or `LAST_PLACE`. */
  readonly place: number;
  /** As it can be said back; null where it cannot. */
  readonly asked: string | null;
}

/** Questions in quotation marks, side by side: one or another of them. */
const quoted = (questions: readonly string[], messages: PlainMessages): string =>
  new Intl.ListFormat(messages.locale, { type: 'disjunction' }).format(
    questions.map((question) => messages.format('answers.quoted', { question })),
  );

/** That no answer was found to these questions. @param unfound One or more. */
export function unsureOfParts(unfound: readonly Unfound[], messages: PlainMessages): string {
  const asked = unfound.flatMap(({ asked: question }) => question ?? []);
  if (asked.length === unfound.length)
    return messages.format('answers.unsureOfAsked', { questions: quoted(asked, messages) });
  const which = nth(
    unfound.map(({ place }) => place),
    messages,
  );
  return messages.format(unfound.length > 1 ? 'answers.unsureOfSeveral' : 'answers.unsureOf', { which });
}
