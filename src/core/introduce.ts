/** Says who somebody is where an answer names them for the first time, as far as a statement says it beside their name. */
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Knowledge, Name } from '../knowledge/model.ts';
import { literally } from '../text/expressions.ts';
import { wordsIn } from '../text/normalise.ts';
import type { Reply } from './reply.ts';
import { factsOf } from './whole/told.ts';

/** The reply with whoever is named alone in it introduced, unless that was said just before. */
export type Introduce = (reply: Reply, before: DialogueState | null) => Reply;

/** Whom a statement describes beside the name: "Ann Marsh, the chief engineer, says". */
interface Described {
  readonly name: Name;
  readonly description: string;
  /** Words of the description that stand in no statement without that name: where one is said, so is who they are. */
  readonly telling: ReadonlySet<string>;
  /** The name in a text, unless it is set in bold, owns something or has a description behind it. */
  readonly alone: RegExp;
}

export function createIntroduce(knowledge: Knowledge): Introduce {
  const { words: forms } = knowledge.language;
  let described: readonly Described[] | undefined;

  function describe(name: Name): Described[] {
    const beside = new RegExp(`${literally(name.name)}[,،] ([^,،.;]+)[,،]`, 'u');
    const description = factsOf(knowledge, name.facts)
      .map(({ statement }) => beside.exec(statement)?.[1])
      .find((found) => found !== undefined);
    if (description === undefined) return [];
    const others = new Set(
      [...knowledge.facts.values()]
        .filter(({ statement }) => !statement.includes(name.name))
        .flatMap(({ statement }) => wordsIn(statement, forms)),
    );
    const [last = name.name] = name.name.split(' ').slice(-1);
    const spellings = [name.name, last].map(literally);
    return [
      {
        name,
        description,
        telling: new Set(
          wordsIn(description, forms).filter((word) => !forms.functionWords.has(word) && !others.has(word)),
        ),
        alone: new RegExp(`(?<![\\p{L}\\p{N}*])(?:${spellings.join('|')})(?![\\p{L}\\p{N}*'’]|[,،] )`, 'u'),
      },
    ];
  }

  function withDescription(body: string, { name, description, alone }: Described): string {
    return body.replace(alone, (found, at: number) => {
      const next = body.charAt(at + found.length);
      return `${name.name}, ${description}${next === '' || /[.;:!?)\n]/.test(next) ? '' : ','}`;
    });
  }

  return (reply, before) => {
    if (reply.kind !== 'answer') return reply;
    described ??= knowledge.names.filter(({ kind }) => kind === 'person').flatMap(describe);
    if (!described.some(({ alone }) => alone.test(reply.body))) return reply;
    const shown = (before?.shown ?? []).map((id) => knowledge.entries.get(id)?.answer ?? '');
    const said = [
      reply.body,
      ...factsOf(knowledge, before?.facts ?? []).map(({ statement }) => statement),
      ...shown,
    ];
    const saidWords = new Set(said.flatMap((text) => wordsIn(text, forms)));
    const body = described
      .filter(
        ({ telling, description }) =>
          ![...telling].some((word) => saidWords.has(word)) &&
          !said.some((text) => text.includes(description)),
      )
      .reduce(withDescription, reply.body);
    return body === reply.body ? reply : { ...reply, body };
  };
}
