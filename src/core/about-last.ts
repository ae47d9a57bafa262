/** Replies to what is asked about the last reply: its source, date, place, names, numbers; shorter. */
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Fact, Knowledge, Name, NameKind } from '../knowledge/model.ts';
import { countsIn, datesIn } from '../knowledge/values.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { capitalised } from '../text/capitalised.ts';
import { literally } from '../text/expressions.ts';
import type { AboutLast } from '../text/follow-up-forms.ts';
import { missingReply } from './missing.ts';
import type { Reply } from './reply.ts';
import { placesOf, sourceOfRefusal, timeNote } from './source-line.ts';
import { entriesInShort } from './whole/in-short.ts';
import { bullet, factsOf, introOf, isOfItsTime, type Telling, told } from './whole/told.ts';

export interface AboutLastReplies {
  /**
   * The reply to `asks`.
   *
   * @param listed The names that were told last, if they were asked for as a list.
   * @returns null where nothing of what was said last answers it, so that it must be read as a question of its own.
   */
  reply(asks: Exclude<AboutLast, 'not-that'>, last: DialogueState, listed?: readonly Name[]): Reply | null;
}

const SURE = 0.9;
const MOST_STATED = 6;
const PLACES: readonly NameKind[] = ['place', 'country'];
const PEOPLE: readonly NameKind[] = ['person', 'body'];
const COUNTRIES: readonly NameKind[] = ['country', 'body'];
const NAMED: readonly NameKind[] = ['person', 'body', 'country', 'place', 'group'];

/** One name beside others is who did it, and not one of those who are asked for. */
const FEWEST_NAMES = 2;

/** Before whoever says it a statement has no more words than these: "According to". */
const WORDS_BEFORE_SOURCE = 2;

/** A single statement is not asked to be set above others. */
const FEWEST_TO_RANK = 2;

/** A name as a word of its own, in any case. */
const asWord = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${literally(name)}(?![\\p{L}\\p{N}])`, 'iu');

/** A sentence as the line over a list. */
const leadingUp = (sentence: string): string => sentence.replace(/\.$/, ':');

/** A sentence on who says a fact, and how firmly. What the source is, it does not say of itself. */
const whoSays = ({ standing, attribution, ofSource }: Fact, messages: PlainMessages): string =>
  ofSource
    ? messages.format('whoSays.ofSource')
    : attribution === null
      ? messages.format(`whoSays.${standing}`)
      : messages.format(`whoSays.${standing}By`, { attribution });

/** Whether an answer goes on with what was said last, and not with something else that has a date or a number too. */
export function goesOnWith({ entry, facts }: Reply, last: DialogueState, { entries }: Knowledge): boolean {
  const isSame = facts.some((fact) => last.facts.includes(fact));
  const from = entries.get(last.entry ?? '');
  const to = entries.get(entry ?? '');
  if (from === undefined || to === undefined) return isSame || last.facts.length === 0;
  return isSame || from.related.includes(to.id) || to.related.includes(from.id);
}

export function createAboutLast(knowledge: Knowledge, messages: PlainMessages): AboutLastReplies {
  const { article, language, names } = knowledge;
  const telling: Telling = { knowledge, messages, confidence: SURE };

  const missing = (body: string): Reply => missingReply(body, sourceOfRefusal(article, messages), messages);

  function list(title: string | null, lines: readonly string[], facts: readonly Fact[]): Reply | null {
    if (lines.length === 0) return null;
    return told(telling, title, [{ heading: introOf(telling, facts), lines: lines.map(bullet) }], facts);
  }

  /** As of when those of the facts hold that may be otherwise by now; null where none may, or the source is undated. */
  const heldAsOf = (facts: readonly Fact[]): string | null =>
    facts.some(isOfItsTime) ? article.date.asOf : null;

  /** A statement under whoever says it, without naming them again. */
  function bare({ statement, attribution }: Fact): string {
    const [lead = '', ...rest] = attribution === null ? [] : statement.split(`${attribution}, `);
    const isLead = lead !== '' && rest.length > 0 && lead.trim().split(' ').length <= WORDS_BEFORE_SOURCE;
    return isLead ? capitalised(rest.join(`${attribution}, `)) : statement;
  }

  /** Who says what, each statement under whoever says it, and as of when. */
  function firmness(facts: readonly Fact[]): Reply {
    const said = facts.map((fact) => ({ fact, whose: whoSays(fact, messages) }));
    const title = messages.format('aboutLast.source');
    const all = [...new Set(said.map(({ whose }) => whose))];
    const parts = all.map((whose) => ({
      heading: leadingUp(whose),
      lines: said.filter((one) => one.whose === whose).map(({ fact }) => bullet(bare(fact))),
    }));
    const lines = heldAsOf(facts) === null ? [] : [`_${timeNote(article, messages)}_`];
    return {
      ...told(telling, title, [...parts, { lines }], facts),
      ...(all.length === 1 ? { besides: all[0]! } : {}),
      source: placesOf(article, facts, messages),
    };
  }

  function dates(facts: readonly Fact[]): Reply {
    const dated = facts.filter(({ statement }) => datesIn(statement, language.values).length > 0);
    const asOf = heldAsOf(facts);
    if (dated.length === 0)
      return missing(
        asOf === null
          ? messages.format('aboutLast.noDate')
          : messages.format('aboutLast.noDateAsOf', { asOf }),
      );
    // A number without a date of its own holds as of when the source tells it.
    const counted = facts.filter((fact) => fact.counts && isOfItsTime(fact) && !dated.includes(fact));
    const parts = [dated, counted].map((of) => ({
      heading: introOf(telling, of),
      lines: of.map(({ statement }) => bullet(statement)),
    }));
    return told(telling, messages.format('aboutLast.date'), parts, [...dated, ...counted]);
  }

  /** @param listed Names that were asked for as a list: they can be counted. */
  function numbers(facts: readonly Fact[], listed: readonly Name[]): Reply {
    if (listed.length > 0) {
      const line = messages.format('aboutLast.listed', {
        count: listed.length,
        names: listed.map(({ name }) => name).join(`${messages.format('answers.between')} `),
      });
      return told(telling, messages.format('aboutLast.number'), [{ lines: [line] }], facts);
    }
    const counted = facts.filter(
      ({ counts, statement }) => counts || countsIn(statement, language.values).length > 0,
    );
    const lines = counted.map(({ statement }) => statement);
    return (
      list(messages.format('aboutLast.number'), lines, counted) ??
      missing(messages.format('aboutLast.noNumber'))
    );
  }

  /** The names of these kinds that the facts' statements hold as words of their own, where "Norwegian" is not "Norway". */
  const namesIn = (facts: readonly Fact[], kinds: readonly NameKind[]): Name[] =>
    names.filter(
      ({ kind, name }) => kinds.includes(kind) && facts.some((fact) => asWord(name).test(fact.statement)),
    );

  /** The statements with their names in bold: which ones are meant by what was said. @param asked What it was said to. */
  function which(facts: readonly Fact[], kinds: readonly NameKind[], asked: string): Reply | null {
    const isNew = ({ name, also }: Name) => ![name, ...also].some((one) => asWord(one).test(asked));
    const isWhose = ({ name }: Name) =>
      facts.every(({ attribution }) => attribution?.includes(name) === true);
    const found = namesIn(facts, kinds).filter(
      (name) => kinds === COUNTRIES || (isNew(name) && !isWhose(name)),
    );
    if (found.length < FEWEST_NAMES) return null;
    const forms = found.map(({ name }) => asWord(name));
    const naming = facts.filter(({ statement }) => forms.some((form) => form.test(statement)));
    const lines = naming.map(({ statement }) =>
      forms.reduce((line, form) => line.replace(form, '**$&**'), statement),
    );
    return list(messages.format('aboutLast.which'), lines, naming);
  }

  /** The statements that hold names of these kinds. */
  function named(facts: readonly Fact[], kinds: readonly NameKind[], title: string): Reply | null {
    const found = names.filter(
      ({ kind, name, facts: tellOf }) =>
        kinds.includes(kind) &&
        facts.some((fact) => tellOf.includes(fact.id) && fact.statement.includes(name)),
    );
    const naming = facts.filter(({ statement }) => found.some(({ name }) => statement.includes(name)));
    return list(
      title,
      naming.map(({ statement }) => statement),
      naming,
    );
  }

  /** The source's own words where they may be given; else that what was said retells it. */
  function quoted(facts: readonly Fact[]): Reply {
    const lines = facts.flatMap(({ quote }) =>
      quote === null ? [] : [messages.format('why.quote', { quote })],
    );
    const isKept = lines.length === 0;
    const parts = [{ lines: isKept ? [messages.format('aboutLast.noQuote')] : lines }];
    return { ...told(telling, null, parts, facts), source: placesOf(article, facts, messages) };
  }

  /** In whose words it was said: the bot's own, after the source. */
  const ownWords = (facts: readonly Fact[]): Reply => ({
    ...told(telling, null, [{ lines: [messages.format('aboutLast.ownWords')] }], facts),
    source: facts.length > 0 ? placesOf(article, facts, messages) : sourceOfRefusal(article, messages),
  });

  /** To whoever read something else elsewhere: who says what was told, where there is nothing to compare it with. */
  function alone(facts: readonly Fact[]): Reply {
    const said = firmness(facts);
    return { ...said, body: [messages.format('aboutLast.elsewhere'), said.body].join('\n') };
  }

  /** The lines, with a note of the time where they hold for a time and none of them says which. */
  function withTimeNote(lines: readonly string[], facts: readonly Fact[]): readonly string[] {
    const asOf = heldAsOf(facts);
    const saysWhen = asOf === null || lines.some((line) => line.includes(asOf));
    return saysWhen ? lines : [...lines, `_${timeNote(article, messages)}_`];
  }

  function shorter({ entry }: DialogueState, facts: readonly Fact[]): Reply | null {
    const known = knowledge.entries.get(entry ?? '');
    const entries = known === undefined ? entriesInShort(facts, knowledge) : [known];
    const lines = entries.map(({ short }) => short);
    const stated = factsOf(knowledge, [...new Set(entries.flatMap((one) => one.facts))]);
    if (lines.length > 0) return told(telling, null, [{ lines: withTimeNote(lines, stated) }], stated);
    const first = facts.slice(0, 1);
    return list(
      null,
      first.map(({ statement }) => statement),
      first,
    );
  }

  return {
    reply(asks, last, listed = []) {
      const facts = factsOf(knowledge, last.facts).slice(0, MOST_STATED);
      // What is talked about stays the same.
      const ofSame = (reply: Reply | null) => reply && { ...reply, entry: last.entry };
      if (asks === 'wording') return ofSame(ownWords(facts));
      if (facts.length === 0) return null;
      switch (asks) {
        case 'source':
          return ofSame(firmness(facts));
        case 'elsewhere':
          return ofSame(alone(facts));
        case 'ranks':
          return facts.length < FEWEST_TO_RANK ? null : ofSame(missing(messages.format('aboutLast.noRank')));
        case 'date':
          return ofSame(dates(facts));
        case 'number':
          return ofSame(numbers(facts, listed));
        case 'place':
          return ofSame(named(facts, PLACES, messages.format('aboutLast.place')));
        case 'people':
          return ofSame(
            named(facts, PEOPLE, messages.format('aboutLast.people')) ??
              missing(messages.format('aboutLast.noName')),
          );
        case 'which':
          return ofSame(
            which(facts, NAMED, last.question ?? '') ?? missing(messages.format('aboutLast.noWhich')),
          );
        case 'countries':
          return ofSame(which(facts, COUNTRIES, last.question ?? ''));
        case 'shorter':
          return ofSame(shorter(last, factsOf(knowledge, last.facts)));
        case 'quote':
          return ofSame(quoted(facts));
        case 'again':
        case 'whether':
          return null;
      }
    },
  };
}
