/** Proposes how firmly a sentence of the source says what it says, and who says it, by its own words; an editor confirms it. */
import type { Standing } from '../knowledge/model.ts';

export interface StandingProposal {
  readonly standing: Standing;
  /** As the sentence calls whoever it is; null where it does not, or nobody is needed. */
  readonly attribution: string | null;
  /** The words that tell it; null where none does. */
  readonly by: string | null;
  /** What a part of the sentence does that tells somebody's view, where the whole does not; null if none does. */
  readonly part: string | null;
}

/** What somebody does who holds a view, wants something or gives their word. */
const HOLDS =
  'says?|said|adds|added|argues?|argued|claims?|claimed|calls?|called|insists?|insisted|wants?|wanted|demands?|demanded|objects?|objected|criticises?|criticised|criticizes?|criticized|replies|reply|replied|responds?|responded|believes?|believed|thinks?|thought|fears?|feared|hopes?|hoped|promises?|promised|pledges?|pledged|proposes?|proposed|prefers?|preferred|opposes?|opposed|urges?|urged|warns?|warned|denies|deny|denied|rejects?|rejected|would (?:also )?(?:like|prefer|rather)|doubts?|doubted|welcomes?|welcomed|complains?|complained|disagrees?|disagreed|tells|told|writes|wrote|points? out|pointed out|admits?|admitted|concedes?|conceded|maintains?|maintained|regards?|considers?|accuses?|accused';

const NAME = String.raw`\p{Lu}[\p{L}\p{N}.'’-]*(?: (?:(?:of|the|de|van|von|&|and) )?\p{Lu}[\p{L}\p{N}.'’-]*)*`;
const WORD = String.raw`(?!(?:did|does|do|not|never|nobody|is|are|was|were|be|been|has|have|had|to|will)\b)[\p{L}\p{N}&.'’-]+`;
const SUBJECT = `(?<who>${WORD}(?: ${WORD}){0,7}?)(?:, (?<aside>[^,;:“”"]{2,80}),)?`;

/** Somebody, perhaps with who that is between commas, and what they do. */
const holdsAt = (verbs: string, from = '^(?:But |And |Yet |Still, )?'): RegExp =>
  new RegExp(
    String.raw`${from}${SUBJECT} (?:(?:has|have|had|also|later|now|still|already) )*(?<verb>${verbs})(?![\p{L}-])`,
    'u',
  );

const HOLDS_VIEW = holdsAt(HOLDS);
const HOLDS_IN_PART = holdsAt(HOLDS, '(?:[;:”"—] |, (?:but|and|while|whereas) )');
const CONFIRMS = holdsAt('confirms?|confirmed');

/** Behind what was said: "…,” said the chair, Jo Bell". */
const BEHIND =
  /[”"]\s*(?<verb>said|says|adds|added|replied|wrote) (?<who>[^,.;:“”"]+)(?:, (?<aside>[^,.;“”"]+))?/u;

const ACCORDING = /\b(?<verb>according to) (?<who>[^,.;:“”"]+)/iu;

const BELIEVED =
  /\b(?:is|are|was|were) (?:\w+ )?(?:believed|thought|understood|rumoured|supposed|assumed) to\b/iu;

const POSSIBLE =
  /\b(?:may(?! \d)|might|could|possibly|perhaps|potentially|likely|unlikely|should(?= (?:take|be|last|cost|bring|save|end|open|begin|start))|expect(?:s|ed)?|estimat(?:es?|ed)|forecasts?|predict(?:s|ed)?|projected|anticipat(?:es?|ed))\b/u;

/** Who stands for somebody named elsewhere, or is nobody. */
const NOBODY =
  /^(?:(?:he|she|it|they|we|i|you|this|that|these|those|which|who|what|there|nobody|one|some|many|others?|both|each|all)\b|$)/iu;

const NAMED = new RegExp(`^${NAME}`, 'u');

/** Whoever is meant: the name, where it is told beside what somebody is. */
function whoever({ who = '', aside = '' }: Partial<Record<string, string>>): string | null {
  const [named] = NAMED.exec(aside) ?? [];
  const inWho = /\p{Lu}/u.test(who.slice(1));
  const found = named !== undefined && !inWho ? named : who.trim();
  if (NOBODY.test(found)) return null;
  return found.replace(/^(?:The|A|An|Its|His|Her|Their|Our)\b/u, (first) => first.toLowerCase());
}

/** Begins with what somebody said and does not say who. */
const IS_QUOTED = /^[“"]/u;

export function proposedStanding(sentence: string): StandingProposal {
  const whole = ofTheWhole(sentence);
  const part =
    whole.standing === 'position' ? null : (HOLDS_IN_PART.exec(sentence)?.groups?.['verb'] ?? null);
  return { ...whole, part };
}

function ofTheWhole(sentence: string): Omit<StandingProposal, 'part'> {
  const [believed] = BELIEVED.exec(sentence) ?? [];
  if (believed !== undefined) return { standing: 'believed', attribution: null, by: believed };
  const confirms = CONFIRMS.exec(sentence)?.groups;
  if (confirms !== undefined)
    return { standing: 'confirmed', attribution: whoever(confirms), by: confirms['verb'] ?? null };
  for (const form of [BEHIND, ACCORDING, HOLDS_VIEW]) {
    const found = form.exec(sentence)?.groups;
    if (found !== undefined)
      return { standing: 'position', attribution: whoever(found), by: found['verb'] ?? null };
  }
  const [possible] = POSSIBLE.exec(sentence) ?? [];
  if (possible !== undefined) return { standing: 'possible', attribution: null, by: possible };
  if (IS_QUOTED.test(sentence)) return { standing: 'position', attribution: null, by: 'a quotation' };
  return { standing: 'reported', attribution: null, by: null };
}
