/** Who is involved, by the part that each has; and which countries and places. */

import { type Name, ROLES } from '../../knowledge/model.ts';
import { capitalised } from '../../text/capitalised.ts';
import type { Reply } from '../reply.ts';
import { brief } from './brief.ts';
import { bullet, factsOf, introOf, type Telling, told } from './told.ts';

/** The fact that tells a name's part, with the name where it stands, or before it. */
const lineOf = ({ name, part }: Name, { knowledge, messages }: Telling): string[] =>
  factsOf(knowledge, [part]).map(({ statement }) => {
    const written = [name, capitalised(name)].find((spelling) => statement.includes(spelling));
    return bullet(
      written === undefined
        ? messages.format('whole.named', { names: `**${capitalised(name)}**`, statement })
        : statement.replace(written, `**${written}**`),
    );
  });

/** The same, with the name before it: for a list of names. Those that share a part share its line. */
function linesByName(names: readonly Name[], { knowledge, messages }: Telling): string[] {
  const parts = [...new Set(names.map(({ part }) => part))];
  const ledBy = (part: string) =>
    names
      .filter((name) => name.part === part)
      .map(({ name }, at) => `**${at === 0 ? capitalised(name) : name}**`)
      .join(`${messages.format('answers.between')} `);
  return factsOf(knowledge, parts).map(({ id, statement }) => {
    const [first, ...others] = names.filter((name) => name.part === id);
    const begins =
      first !== undefined && others.length === 0 && statement.startsWith(capitalised(first.name));
    return bullet(
      begins
        ? statement.replace(capitalised(first.name), (name) => `**${name}**`)
        : messages.format('whole.named', { names: ledBy(id), statement }),
    );
  });
}

/** Each line once: several names may share the fact that tells their part. */
const linesOf = (names: readonly Name[], telling: Telling): string[] =>
  [...new Map(names.map((name) => [name.part, lineOf(name, telling)])).values()].flat();

/** Everybody whom the source names, with what it says that they are. */
function persons(telling: Telling): Reply | null {
  const { knowledge, messages } = telling;
  const named = knowledge.names.filter(({ kind, is }) => kind === 'person' && is !== null);
  const facts = named.flatMap(({ facts: [first = ''] }) => factsOf(knowledge, [first]));
  if (named.length === 0) return null;
  const lines = named.map(({ name, plural, is }) =>
    bullet(
      messages.format(plural ? 'identity.are' : 'identity.is', {
        name: `**${capitalised(name)}**`,
        is: is ?? '',
      }),
    ),
  );
  return told(telling, messages.format('whole.people'), [{ lines }], facts);
}

/** @param words The plain words of the wish: who asks for persons gets no bodies and no groups. */
export function people(telling: Telling, words: string): Reply {
  const { knowledge, messages } = telling;
  const asked = knowledge.language.values.persons.test(words) ? persons(telling) : null;
  if (asked !== null) return asked;
  const byRole = ROLES.map((role) => ({
    role,
    names: knowledge.names.filter((name) => name.role === role),
  })).filter(({ names }) => names.length > 0);
  // A story whose editor has listed nobody: the brief names those who matter.
  if (byRole.length === 0) return brief(telling, '');
  const facts = factsOf(
    knowledge,
    byRole.flatMap(({ names }) => names.map(({ part }) => part)),
  );
  return told(
    telling,
    messages.format('whole.people'),
    [
      { lines: [introOf(telling, facts)] },
      ...byRole.map(({ role, names }) => ({
        heading: `_${messages.format(`roles.${role}`)}_`,
        lines: linesOf(names, telling),
      })),
    ],
    facts,
  );
}

export function countries(telling: Telling): Reply {
  const { knowledge, messages } = telling;
  const names = knowledge.names.filter(({ kind }) => kind === 'country');
  const places = knowledge.names.filter(({ kind }) => kind === 'place');
  if (names.length === 0) return people(telling, '');
  const facts = factsOf(
    knowledge,
    [...names, ...places].map(({ part }) => part),
  );
  return told(
    telling,
    messages.format('whole.countries'),
    [
      { heading: introOf(telling, facts), lines: linesByName(names, telling) },
      {
        heading: `_${messages.format('whole.placesIntro')}_`,
        lines: linesByName(places, telling),
      },
    ],
    facts,
  );
}
