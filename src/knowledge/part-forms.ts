/** Makes the expressions by which a message falls into several questions out of a language's words for it. */
import type { output } from 'zod';
import { AGAIN, anywhere, atStart, expressionOf, oneOf, replacementsOf, whole } from '../text/expressions.ts';
import { inAnySpelling, withPlainLetters } from '../text/normalise.ts';
import type { PartForms } from '../text/several-questions.ts';
import type { questionsSchema } from './language-schema.ts';

/** The expressions by which a message of this language falls into the parts that ask. */
export function partForms({
  parts,
  openings: joining,
  interjections,
  greetings,
  asking_words,
  asking_verbs,
}: output<typeof questionsSchema>): PartForms {
  // The text is met as it was typed: with accents or without, in any form of a letter.
  const written = (all: readonly string[]) => [
    ...new Set(
      all.flatMap((one) => {
        const plainly = withPlainLetters(one);
        return plainly === one ? [inAnySpelling(one)] : [one, inAnySpelling(plainly)];
      }),
    ),
  ];
  const either = (all: readonly string[]) => oneOf(written(all));
  const openings = [...joining, ...interjections];
  const asking = either([...asking_words, ...parts.slips]);
  const verbs = either(asking_verbs);
  const joins = either(parts.joins);
  // One word is enough of somebody: "is she a pilot, is she famous"; "is she not" is a tag of what stands before it.
  const more = `\\s+(?!${either(parts.tag_words)}(?![\\p{L}\\p{M}\\p{N}]))\\p{L}{3}`;
  const subjects = either(parts.further_subjects);
  const further = `(?:${either(parts.further_verbs)}\\s+${subjects}(?:\\s+\\p{L}+\\s+\\p{L}|${more})|${verbs}[\\s-]+${either(parts.further_people)}${more})`;
  // A join may be written onto the word behind it, which then begins the second question: "ומה", "ومتى".
  const prefix = either(parts.prefixed_joins);
  // Spanish opens a question with a sign of its own.
  const question = `¿?(?:${either(parts.before_asking)}\\s+)?${asking}\\b`;
  const request = `${either(parts.requests)}\\s+\\p{L}`;
  const mark = '\\s*[,;،؛–—]\\s*';
  // Behind a short form one full stop ends nothing, more of them do. A run of them is begun once, else it is read again from each.
  const shortened = `(?<![\\p{L}\\p{M}\\p{N}_])(?:${oneOf(parts.short_forms)}|\\p{L})`;
  const between = `(?:${mark}|\\s+)`;
  return {
    media: parts.media.says.map(({ from, to }) => ({
      from: expressionOf(from.replaceAll('MEDIUM', oneOf(parts.media.names)), 'i'),
      to,
    })),
    medium: expressionOf(`^${oneOf(parts.media.names)}$`, 'iu'),
    aboutSpeaker: expressionOf(
      `^\\W*(?:${either([...openings, ...greetings])}\\W+)${AGAIN}${either(parts.about_speaker)}(?![\\p{L}\\p{N}])`,
      'iu',
    ),
    asks: atStart(
      written([...asking_words, ...parts.slips, ...asking_verbs, ...parts.requests]),
      written(openings).map((opening) => `${opening},?`),
      'i',
    ),
    join: expressionOf(
      [
        `${between}${joins}\\s+(?=${question}|¿?${verbs}\\s+\\p{L}|${request})`,
        `${between}(?=${prefix}(?:${question}|${request}))`,
        `${mark}(?=${question}|${further})`,
      ].join('|'),
      'giu',
    ),
    theBot: parts.the_bot,
    cries: expressionOf(
      `^\\W*(?:${either(openings)}\\W+)${AGAIN}${either(interjections)}\\W+(?=\\p{L})`,
      'iu',
    ),
    criesBehind: expressionOf(`(?<=[\\p{L}\\p{N}])[\\s,.!]+${either(interjections)}[\\s.!]*$`, 'iu'),
    eachWay: expressionOf(`(?<![\\s,;،؛])[\\s,;،؛]+${either(parts.each_way)}\\W*$`, 'iu'),
    wish: expressionOf(`(?<![\\p{L}\\p{N}])${either(parts.wishes)}(?![\\p{L}\\p{N}])`, 'iu'),
    wishAbout: expressionOf(
      `^\\W*(?:${either(openings)}\\W+)${AGAIN}${either(parts.wishes_about)}(?![\\p{L}\\p{N}])`,
      'iu',
    ),
    bareAsking: expressionOf(
      `^\\W*(?:${joins}\\s+)?(?<asks>(?:${either(parts.before_asking)}\\s+)?${asking})(?:\\s+${either(parts.after_asking)})?\\W*$`,
      'iu',
    ),
    ofThing: parts.of_thing.map((one) => expressionOf(one, 'iu')),
    runOn: expressionOf(`(?<=[\\p{L}\\p{N}]\\s)(?:${either(parts.run_on)})(?![\\p{L}\\p{N}])`, 'giu'),
    keepsOn: expressionOf(`(?<![\\p{L}\\p{N}])${either(parts.keeps_on)}\\s*$`, 'iu'),
    hasVerb: expressionOf(
      `(?<![\\p{L}\\p{M}\\p{N}])${either([...asking_verbs, ...parts.contracted])}(?![\\p{L}\\p{M}\\p{N}])`,
      'iu',
    ),
    endsInPronoun: expressionOf(`(?<![\\p{L}\\p{N}])${either(parts.stand_for_names)}\\s*$`, 'iu'),
    // A word that ends in an accented letter is no single letter: `\b` of unaccented text would take "demandé." for one.
    // Its sign is looked for first: what must not stand before it is tried at every letter otherwise.
    end: expressionOf(
      `[?!？؟…]+|\\n+|(?=[.])(?:(?<![.]|${shortened})|(?<=${shortened}[.]))[.]+(?=\\s|$)`,
      'giu',
    ),
    asking: expressionOf(`\\b${asking}\\b`, 'i'),
    leads: expressionOf(`^\\W*(?:${either(openings)}\\W+)${AGAIN}${either(parts.leads)}\\W*$`, 'i'),
    pleads: expressionOf(`(?:^|[^\\p{L}])${either(parts.pleas)}(?![\\p{L}])`, 'iu'),
    premise: expressionOf(
      `^\\W*(?:${either(openings)}\\W+)${AGAIN}${either(parts.premises)}\\s+(?<granted>[^,،]+)[,،]\\s*(?<asked>${asking}\\b.*)$`,
      'isu',
    ),
    aside: expressionOf(`^(?<asked>.*?[^\\s,،])[\\s,،]+${either(parts.asides)}\\s+\\S+\\s+\\S`, 'isu'),
    ofWhom: expressionOf(
      `^\\W*\\p{L}+[\\s-]+${either([...parts.further_subjects, ...parts.further_people])}(?![\\p{L}\\p{N}])`,
      'iu',
    ),
    takesUp: expressionOf(
      `^\\W*(?:${either(openings)},?\\s+)${AGAIN}${either(parts.takes_up)}(?=\\W*$|\\s*[,;،؛?؟])`,
      'iu',
    ),
    asksReason: expressionOf(
      `^\\W*(?:${either(openings)},?\\s+)${AGAIN}(?<asks>${either(parts.asks_reason)})\\W*$`,
      'iu',
    ),
    reportsSaid: expressionOf(
      `^\\W*(?:${either(openings)}\\W+)${AGAIN}${either(parts.reports_said)}\\s+`,
      'iu',
    ),
    claimJoin: expressionOf(`[\\s,;،؛]+${either(parts.claim_joins)}\\s+`, 'iu'),
    asksIfIn: expressionOf(`^\\W*(?:${either(openings)},?\\s+)?${either(parts.asks_if_in)}\\W*$`, 'iu'),
    spokenMark: expressionOf(`\\s+${either(parts.spoken_marks)}(?![\\p{L}\\p{N}])`, 'giu'),
    indirect: replacementsOf(parts.indirect, 'i'),
    leftOut: replacementsOf(parts.left_out, 'i'),
    shared: parts.shared.map((one) => expressionOf(one, 'iu')),
    listed: expressionOf(`(?::|(?<![\\p{L}])${either(parts.list_leads)})\\s+(.+)$`, 'isu'),
    exclaims: expressionOf(
      `^\\W*(?:${either(openings)}\\W+)${AGAIN}${either(parts.exclamations)}\\s*[.!…]+\\s*$`,
      'i',
    ),
    standsForName: anywhere(written(parts.stand_for_names), 'i'),
    leadingJoin: expressionOf(`^\\W*(?:${joins}(?![\\p{L}\\p{N}])|${prefix}\\p{L})`, 'iu'),
    trailingJoin: expressionOf(`[\\s,;،؛]+(?:${joins})[\\s,;،؛.]*$`, 'i'),
    comma: expressionOf(either(parts.commas), 'iu'),
    either: expressionOf(`\\s+${either(parts.alternatives)}\\s+`, 'iu'),
    determiner: expressionOf(
      `^${either(parts.determiners)}\\s+(?:${either(parts.determiners)}\\s+)${AGAIN}`,
      'i',
    ),
    facets: parts.facets.map(({ asks, words, alone }) => ({
      asks,
      form: whole(written([...words, ...alone])),
      alone: whole(written(alone)),
    })),
    allFacets: anywhere(written(parts.all_facets)),
  };
}
