/** Says where a story tells of what is open or still to come, and no editor has chosen what `/whats-next` is made of. */
import type { Entry, Fact, Knowledge } from './model.ts';

/** At most so many things to watch are proposed. */
const MOST_WATCHED = 3;

/** What is only possible, or said to be open. */
const isOpen = ({ standing, statement, ofSource }: Fact, { language }: Knowledge): boolean =>
  !ofSource && (standing === 'possible' || standing === 'believed' || language.wording.open.test(statement));

/** What is still to come. What a source states of its own matter, such as a rule, holds and does not come. */
const isAhead = ({ standing, statement, ofSource }: Fact, { language }: Knowledge): boolean =>
  !ofSource && standing !== 'stated' && language.wording.ahead.test(statement);

/** The line that an editor may take over; null where too few entries tell of it. */
function proposal(open: readonly Entry[], ahead: readonly Entry[]): string | null {
  const [uncertain] = open;
  const [focus, ...others] = [...new Set([...ahead, ...open])].filter((entry) => entry !== uncertain);
  if (uncertain === undefined || focus === undefined) return null;
  const watch = (others.length > 0 ? others : [focus]).slice(0, MOST_WATCHED).map(({ id }) => id);
  return `next: { focus: ${focus.id}, watch: [${watch.join(', ')}], uncertain: ${uncertain.id} }`;
}

/** What to write, as a clause; null where nothing is wanting. */
export function missingNext(knowledge: Knowledge): string | null {
  const { article, facts, entries, topics, language } = knowledge;
  if (article.words.next !== null) return null;
  const telling = (is: (fact: Fact, of: Knowledge) => boolean): Entry[] => {
    const isTold = ({ facts: ids }: Entry) =>
      ids.some((id) => facts.has(id) && is(facts.get(id)!, knowledge));
    // A part of the source with such a title has chosen already.
    const named = new Set(
      topics.filter(({ title }) => language.wording.aheadTitles.test(title)).map(({ id }) => id),
    );
    const found = [...entries.values()].filter(isTold);
    return [
      ...found.filter(({ topic }) => named.has(topic)),
      ...found.filter(({ topic }) => !named.has(topic)),
    ];
  };
  const [open, ahead] = [telling(isOpen), telling(isAhead)];
  if (open.length === 0 && ahead.length < 2) return null;
  const line = proposal(open, ahead) ?? 'next: { focus: …, watch: [ … ], uncertain: … }, with ids of entries';
  return `${new Set([...open, ...ahead]).size} entries tell of what is open or still to come, and /whats-next has nothing to tell: write under "words" such as ${line}`;
}
