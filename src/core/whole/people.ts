/** Who is involved, by the part that each has; and which countries. */
import { type Name, ROLES } from '../../knowledge/model.ts';
import type { Reply } from '../reply.ts';
import { brief } from './brief.ts';
import { bullet, factsOf, type Telling, told } from './told.ts';

/** Each name with the fact that tells its part. */
const lineOf = (name: Name, { knowledge }: Telling): string[] =>
  factsOf(knowledge, [name.part]).map(({ statement }) => bullet(`**${name.name}**: ${statement}`));

export function people(telling: Telling): Reply {
  const { knowledge, messages } = telling;
  const byRole = ROLES.map((role) => ({
    role,
    names: knowledge.names.filter((name) => name.role === role),
  })).filter(({ names }) => names.length > 0);
  // A story whose editor has listed nobody: the brief names those who matter.
  if (byRole.length === 0) return brief(telling, '');
  return told(
    telling,
    messages.format('whole.people'),
    byRole.map(({ role, names }) => ({
      heading: `_${messages.format(`roles.${role}`)}_`,
      lines: names.flatMap((name) => lineOf(name, telling)),
    })),
    factsOf(
      knowledge,
      byRole.flatMap(({ names }) => names.map(({ part }) => part)),
    ),
  );
}

export function countries(telling: Telling): Reply {
  const { knowledge, messages } = telling;
  const names = knowledge.names.filter(({ kind }) => kind === 'country');
  if (names.length === 0) return people(telling);
  return told(
    telling,
    messages.format('whole.countries'),
    [{ lines: names.flatMap((name) => lineOf(name, telling)) }],
    factsOf(
      knowledge,
      names.map(({ part }) => part),
    ),
  );
}
