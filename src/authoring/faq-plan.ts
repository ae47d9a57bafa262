/** Makes facts and entries of the questions of a FAQ: each answer is what the source says, and one entry states it. */
import { MAX_ANSWER, MAX_FACTS_AN_ENTRY } from '../knowledge/schema.ts';
import { capitalised } from '../text/capitalised.ts';
import type { Asked } from './faq-text.ts';
import { createIds } from './ids.ts';
import type { Found, PlannedEntry, PlannedFact, PlannedTopic } from './plan.ts';
import { sentencesIn } from './sentences.ts';

const MAX_STATEMENT = 400;
const MAX_QUESTION = 100;

/** Agrees with whatever was asked, and so would mislead whoever asks the other way round. */
const AGREEMENT = /^(?:yes|no|yep|nope|sure|of course)\b[\s,.!:;–—-]*/i;

/** An answer as statements that each fit; a sentence that does not fit stands alone. */
export function statementsOf(answer: string): string[] {
  const statements: string[] = [];
  for (const sentence of sentencesIn(capitalised(answer.trim().replace(AGREEMENT, '')))) {
    const before = statements.at(-1);
    const joined = `${before} ${sentence}`;
    if (before !== undefined && [...joined].length <= MAX_STATEMENT)
      statements[statements.length - 1] = joined;
    else statements.push(sentence);
  }
  return statements;
}

/** What is to be done before an entry can be told; null if nothing is. */
function leftToDo(question: string, statements: readonly string[]): string | null {
  const whole = statements.join(' ');
  if ([...question].length > MAX_QUESTION)
    return `The question has ${[...question].length} characters; it may have ${MAX_QUESTION}.`;
  if (statements.length === 0) return 'The answer says only yes or no: write a whole sentence in facts.yaml.';
  if (statements.some((statement) => [...statement].length > MAX_STATEMENT))
    return `A sentence of the answer is longer than ${MAX_STATEMENT} characters.`;
  if (statements.length > MAX_FACTS_AN_ENTRY || [...whole].length > MAX_ANSWER)
    return `The answer has ${[...whole].length} characters; it may have ${MAX_ANSWER}.`;
  return null;
}

export function planFaq(asked: readonly Asked[]): Found {
  const ids = createIds('question');
  const topicIds = createIds('topic');
  const facts: PlannedFact[] = [];
  const topics = new Map<
    string,
    { readonly id: string; readonly title: string; readonly entries: PlannedEntry[] }
  >();
  for (const { question, answer, ways, topic } of asked) {
    const title = topic ?? 'Questions';
    const into = topics.get(title) ?? { id: topicIds(title), title: title.slice(0, 60), entries: [] };
    topics.set(title, into);
    const id = ids(question);
    const statements = statementsOf(answer);
    const remark = leftToDo(question, statements);
    const own: PlannedFact[] = (statements.length > 0 ? statements : [answer]).map((statement, i) => ({
      id: i === 0 ? id : ids(`${id} ${i + 1}`),
      where: into.id,
      standing: 'stated',
      // What is too long is kept beside an empty statement, for whoever shortens it.
      statement: remark === null ? statement : null,
      sentence: remark === null ? null : statement,
    }));
    facts.push(...own);
    into.entries.push({
      id,
      question: [...question].slice(0, MAX_QUESTION).join(''),
      facts: own.map((fact) => fact.id),
      phrasings: [...new Set([question, ...ways])].filter((way) => [...way].length <= MAX_STATEMENT),
      isDraft: remark !== null,
      remark,
    });
  }
  const list: PlannedTopic[] = [...topics.values()];
  return {
    title: null,
    date: null,
    sections: list.map(({ id, title }) => ({ id, title })),
    facts,
    topics: list,
  };
}
