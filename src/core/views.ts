/** Who holds which view on what the story is about: one line for each holder, all sides, always in the same order. */
import type { Match } from '../decision/matcher.ts';
import type { Article, Concept, Fact, Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordsIn } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';
import { bullet, factsOf } from './whole/told.ts';

/** So much of the likeliest facts are views where an opinion on the matter is wanted, and not on something else. */
const ON_THE_MATTER = 0.2;

/** The sides' positions, as the story lists them; none where it lists none. */
export const positionFacts = (knowledge: Knowledge): Fact[] =>
  factsOf(knowledge, [
    ...new Set(knowledge.article.words.positions.flatMap((id) => knowledge.entries.get(id)?.facts ?? [])),
  ]);

/** Whether two views are told in one line: the same holder's, for or against the same. */
const belongTogether = (a: Fact, b: Fact): boolean =>
  a.attribution !== null && a.attribution === b.attribution && a.stance === b.stance;

/** A line for each holder, with whether the view is for or against what the story is about. */
export function viewLines(facts: readonly Fact[], messages: PlainMessages): string[] {
  const holders: Fact[][] = [];
  for (const fact of facts) {
    const same = holders.find(([first]) => first !== undefined && belongTogether(first, fact));
    if (same) same.push(fact);
    else holders.push([fact]);
  }
  return holders.map((views) => {
    const statement = views.map((view) => view.statement).join(' ');
    const stance = views[0]?.stance ?? null;
    return bullet(
      stance === null
        ? statement
        : messages.format('whole.view', { stance: messages.format(`stances.${stance}`), statement }),
    );
  });
}

/** The first view for, the first against and the first of both kinds: what is offered of views is no side's alone. */
export const ofEachKind = (facts: readonly Fact[]): Fact[] =>
  facts.filter(
    ({ stance }, at) => stance === null || facts.findIndex((other) => other.stance === stance) === at,
  );

/** What stands over the views: what they are on, where the story says it. */
export const viewsTitle = ({ words }: Article, messages: PlainMessages): string =>
  words.views_on == null
    ? messages.format('whole.sides')
    : messages.format('whole.sidesOn', { matter: words.views_on });

/** The same as the line before a list in a reply that says more than that. */
export function viewsIntro({ words, date: { asOf } }: Article, messages: PlainMessages): string {
  const matter = words.views_on ?? null;
  if (asOf === null)
    return matter === null
      ? messages.format('refusals.positionsIntro')
      : messages.format('refusals.positionsOnIntro', { matter });
  return matter === null
    ? messages.format('refusals.positionsIntroAsOf', { asOf })
    : messages.format('refusals.positionsOnIntroAsOf', { matter, asOf });
}

/** Tells whether an opinion is wanted on what the story is about, and not on somebody whom it does not speak of. */
export function createOnTheMatter(knowledge: Knowledge): (match: Match) => boolean {
  const { article, concepts, language } = knowledge;
  const forms = language.words;
  const stemsOf = (text: string): string[] =>
    wordsIn(text, forms)
      .filter((word) => !forms.functionWords.has(word))
      .map((word) => stem(word, forms));
  const matter = new Set(stemsOf(article.words.matter ?? ''));
  // Whatever it is called: "the negotiations" are "the talks".
  const isMeant = ({ words }: Concept): boolean =>
    words.some((word) => {
      const [one, other] = stemsOf(word);
      return one !== undefined && other === undefined && matter.has(one);
    });
  // Found when an opinion is first wanted: a start need not wait for it.
  let found: ReadonlySet<string> | undefined;
  const isMatter = (concept: Concept): boolean => {
    found ??= new Set(concepts.filter(isMeant).map(({ id }) => id));
    return found.has(concept.id);
  };
  const views = new Set(positionFacts(knowledge).map(({ id }) => id));
  return ({ said: { stems, hits, question, typed }, facts, inContext }) => {
    if (hits.some(({ concept }) => concept.role === 'outsider')) return false;
    if (stems.some((one) => matter.has(one)) || hits.some(({ concept }) => isMatter(concept))) return true;
    // What was talked of before makes its views likely, whatever is asked now.
    if (inContext) return false;
    // A question that judges nothing, such as "Will he be home soon?", is not on the matter by its likeness to views alone.
    if (question && !language.stances.evaluations.test(typed)) return false;
    const share = facts.reduce((sum, { id, probability }) => sum + (views.has(id) ? probability : 0), 0);
    return share >= ON_THE_MATTER;
  };
}

/** Whether these facts tell the view of one side alone, to somebody who has not asked for it by name. */
export function isOneSided(facts: readonly Fact[], { analyzed }: Match): boolean {
  // Who sees both sides makes up for neither of them.
  const stances = new Set(facts.flatMap(({ stance }) => (stance === 'both' ? [] : (stance ?? []))));
  if (stances.size !== 1) return false;
  const said = analyzed.words.join(' ');
  const isNamed = (whose: string) => said.includes(whose.toLowerCase());
  return !facts.some(
    ({ stance, attribution, holders }) =>
      stance !== null && [attribution, ...holders].some((whose) => whose !== null && isNamed(whose)),
  );
}
