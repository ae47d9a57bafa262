/** Claims that the article has nothing else, or lacks something, which other facts contradict. */
import { wordKey } from '../../text/normalise.ts';
import { countsIn, datesIn } from '../values.ts';
import { sentencesOf, type WordingRule } from './stated.ts';

/** "It says only that …" of somebody of whom another fact tells. */
export const nothingElse: WordingRule = ({ text, facts }, { knowledge }) => {
  const { wording } = knowledge.language;
  const stated = new Set(facts.map(({ id }) => id));
  return sentencesOf(text)
    .filter((sentence) => wording.exclusive.test(sentence))
    .flatMap((sentence) =>
      knowledge.names
        .filter(({ name }) => sentence.includes(name))
        .flatMap(({ name, facts: telling }) => {
          const others = telling.filter((id) => !stated.has(id));
          return others.length === 0
            ? []
            : [
                `claims in “${sentence}” that there is nothing else, but ${others.join(', ')} tells of ${name}: leave the word for "only" out, or name that fact, too`,
              ];
        }),
    );
};

/** "It does not mention …" of what a fact names; "it gives no date for …" of what a fact dates. */
export const lacksNot: WordingRule = ({ text }, { knowledge, stemsOf }) => {
  const { words: forms, values, wording } = knowledge.language;
  return sentencesOf(text).flatMap((sentence) => {
    const { what = '', of = '' } = wording.lacks.exec(sentence)?.groups ?? {};
    if (what === '') return [];
    const key = wordKey(what, forms);
    const named = of === '' ? knowledge.names.find(({ name }) => wordKey(name, forms) === key) : undefined;
    if (named)
      return [
        `claims in “${sentence}” a lack, but the article names ${named.name}: say what exactly is missing`,
      ];
    const subject = [...stemsOf(of)];
    // "No exact number" is another claim than "no number".
    if (subject.length === 0 || what.includes(' ')) return [];
    const isOfIt = (statement: string) => {
      const stems = stemsOf(statement);
      return subject.every((one) => stems.has(one));
    };
    const having = [...knowledge.facts.values()].find(
      ({ statement, ofSource }) =>
        !ofSource &&
        isOfIt(statement) &&
        ((wording.date.test(what) && datesIn(statement, values).length > 0) ||
          (wording.number.test(what) && countsIn(statement, values).length > 0)),
    );
    return having
      ? [`claims in “${sentence}” a lack, but "${having.id}" has it: say what exactly is missing`]
      : [];
  });
};
