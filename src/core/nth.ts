/** Says which of several questions in one message is meant, by its place: what people typed reads badly when quoted. */
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

/** That no answer was found to these questions. @param places One or more. */
export const unsureOfParts = (places: readonly number[], messages: PlainMessages): string =>
  messages.format(places.length === 1 ? 'answers.unsureOf' : 'answers.unsureOfSeveral', {
    which: nth(places, messages),
  });
