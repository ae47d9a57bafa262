/** Who is involved, by the part that each has; and which countries and places. */

import { type Name, ROLES } from '../../knowledge/model.ts';
import { capitalised } from '../../text/capitalised.ts';
import type { Reply } from '../reply.ts';
import { brief } from './brief.ts';
import { bullet, factsOf, introOf, type Telling, told } from './told.ts';

/** The fact that tells a name's part, with the name where it stands, or before it. */
const lineOf = ({ name, part }: Name, { knowledge }: Telling): string[] =>
  factsOf(knowledge, [part]).map(({ statement }) => {
    const written = [name, capitalised(name)].find((spelling) => statement.includes(spelling));
    return bullet(
      written === undefined
        ? `**${capitalised(name)}**: ${statement}`
        : statement.replace(written, `**${written}**`),
    );
  });

/** Each line once: several names may share the fact that tells their part. */
const linesOf = (names: readonly Name[], telling: Telling): string[] =>
  [...new Map(names.map((name) => [name.part, lineOf(name, telling)])).values()].flat();

export function people(telling: Telling): Reply {
  const { knowledge, messages } = telling;
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
  if (names.length === 0) return people(telling);
  const facts = factsOf(
    knowledge,
    [...names, ...places].map(({ part }) => part),
  );
  return told(
    telling,
    messages.format('whole.countries'),
    [
      {
        heading: messages.format('whole.countriesIntro'),
        lines: names.map(({ name }) => bullet(capitalised(name))),
      },
      ...(places.length === 0
        ? []
        : [{ heading: messages.format('whole.placesIntro'), lines: linesOf(places, telling) }]),
    ],
    facts,
  );
}
