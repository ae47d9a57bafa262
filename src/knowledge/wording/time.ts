/** Stale present: what may have changed since is told as of when, and nothing else is. */
import type { Article, Fact } from '../model.ts';
import { datesIn } from '../values.ts';
import { sentencesOf, type WordingRule } from './stated.ts';

/** Whether a text says as of when it holds. Where nobody knows, there is nothing to say. */
export const saysWhen = (text: string, { date }: Pick<Article, 'date'>): boolean =>
  date.asOf === null || text.includes(date.asOf);

/** A word that looks like one of the present, and may be none. */
export const maybeStale: WordingRule = ({ text, facts }, { knowledge }) => {
  const { article, language } = knowledge;
  if (saysWhen(text, article) || facts.some(({ changes }) => changes)) return [];
  return (text.match(language.wording.presentOrNot) ?? []).map(
    (word) => `says "${word}": if it is of the time, write "as of ${article.date.asOf}" instead`,
  );
};

/** Facts by their ids. */
const named = (facts: readonly Fact[]): string => facts.map(({ id }) => `"${id}"`).join(', ');

export const stale: WordingRule = ({ text, facts }, { knowledge }) => {
  const { article, language } = knowledge;
  const { asOf } = article.date;
  if (asOf === null) return [];
  const changing = facts.filter(({ changes }) => changes);
  const mayHaveChanged = changing.length > 0;
  const isDated = saysWhen(text, article);
  const { present: ofPresent, presentOrNot, denies } = language.wording;
  // A refusal says nothing of how things stand: "does not say what has been spent so far".
  const telling =
    facts.length > 0
      ? text
      : sentencesOf(text)
          .filter((one) => !denies.test(one))
          .join(' ');
  const present = ofPresent.exec(telling.replace(presentOrNot, '·'));
  if (mayHaveChanged && !isDated)
    return [
      `tells what may have changed since (${named(changing)}), without "as of ${asOf}": begin with these words`,
    ];
  if (present && !isDated) {
    const from = facts.filter(({ statement }) => statement !== text && ofPresent.test(statement));
    const where = from.length === 0 ? '' : ` (it stands in the statement of ${named(from)})`;
    return [`says "${present[0]}"${where} without "as of ${asOf}": write that instead`];
  }
  const hasDates = facts.some(
    ({ statement, ofSource }) => ofSource || datesIn(statement, language.values).length > 0,
  );
  if (isDated && !mayHaveChanged && !facts.some(({ state }) => state) && !hasDates && facts.length > 0)
    return [
      `says "${asOf}", though none of its facts may have changed since: take it out, or give the fact "changes: true"`,
    ];
  return [];
};
