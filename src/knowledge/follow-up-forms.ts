/** Makes the expressions by which a message goes on with what was said out of a language's words for it. */
import type { output } from 'zod';
import { anywhere, atStart, expressionOf, oneOf, whole } from '../text/expressions.ts';
import { ABOUT_LAST, type FollowUpForms } from '../text/follow-up-forms.ts';
import type { followUpsSchema } from './language-schema.ts';

/** Words in whose place a name can be written, with what they become. */
const replacements = (all: readonly { readonly words: string; readonly becomes: string }[]) =>
  all.map(({ words, becomes }) => ({ form: anywhere([words], 'gi'), becomes }));

/** @param file With its letters as plain text has them. */
export function followUpForms(file: output<typeof followUpsSchema>): FollowUpForms {
  const { about_last: last, asks_for_more: more, asks_on: on, takes_one: one, takes_it: it } = file;
  const { after, before } = last;
  const ofWord = (form: string) =>
    expressionOf(whole([form], after, before).source.replace('WORD', '(?<word>.+?)'));
  const partAt = (places: readonly string[]) =>
    whole(
      file.asks_part.map((form) => form.replaceAll('NTH', oneOf(places))),
      after,
      before,
    );
  return {
    pointsBack: anywhere(file.points_back),
    determiner: whole(file.determiners),
    person: whole(file.person),
    standsForPerson: anywhere(file.stands_for_person, 'gi'),
    standsForOwner: replacements(file.stands_for_owner),
    standsForThing: anywhere(file.stands_for_thing, 'gi'),
    standsForPlace: replacements(file.stands_for_place),
    standsForCountry: anywhere(file.stands_for_country, 'gi'),
    standsForGroup: replacements(file.stands_for_group),
    standsForOthers: replacements(file.stands_for_others),
    carriesOn: atStart(file.carries_on),
    aboutLast: ABOUT_LAST.map((asks) => ({
      asks,
      form: whole(last[asks === 'not-that' ? 'not_that' : asks], last.after, last.before),
    })),
    asksForMore: whole(more.expressions, more.after, more.before),
    asksOn: atStart(on.expressions, on.after),
    asksOnAlone: whole(on.alone, on.after),
    opening: whole(on.after),
    toOthers: anywhere(file.to_others),
    complains: anywhere(file.complains),
    offersBack: anywhere(file.offers_back),
    restates: anywhere(file.restates, 'g'),
    restatesBehind: expressionOf(` ${oneOf(file.restates_behind)}$`),
    refuses: atStart(file.refuses),
    denies: whole(file.denies),
    leavesOut: anywhere(file.leaves_out, 'i'),
    meansAll: whole(file.means_all),
    describesPerson: whole(file.describes_person),
    asksWhyNoOther: atStart(file.asks_why_no_other, on.after),
    asksMeaning: file.asks_meaning.map(ofWord),
    takesUpName: file.takes_up_name.map(ofWord),
    asksIfAll: whole(file.asks_if_all, after, before),
    asksWhereFrom: file.asks_where_from.map(ofWord),
    asksNthPart: one.choices.map(partAt),
    asksLastPart: partAt(one.last),
    ofSource: file.of_source.map(({ asks, any_time, as_first }) => ({
      asks,
      anyTime: whole(any_time, last.after, last.before),
      asFirst: whole(as_first, last.after, last.before),
    })),
    pointsAbove: whole(file.points_above.expressions, file.points_above.after, file.points_above.before),
    takesNth: one.choices.map((choice) => whole(choice, one.after, one.before)),
    takesLast: whole(one.last, one.after, one.before),
    takesIt: whole(it.expressions, [], it.before),
  };
}
