/** What Slack says of a person: whether they manage the workspace, and which language they read. */
import { LRUCache } from 'lru-cache';
import { lasting } from '../../core/cache-options.ts';
import type { Admin } from './config.ts';
import { PERSON_MS } from './limits.ts';
import type { Workspace } from './workspaces.ts';

export type People = ReturnType<typeof createPeople>;

/** @param admins Whom the operator names, and where (`SLACK_ADMINS`). */
export function createPeople(admins: readonly Admin[]) {
  const known = new LRUCache<string, { manages: boolean; locale: string | null }>({
    max: 5000,
    ...lasting(PERSON_MS),
  });
  const keyOf = ({ team }: Workspace, user: string): string => `${team}:${user}`;
  return {
    /**
     * Whether somebody may change the bot's settings: admins and owners of this very workspace, and whom the operator
     * names. Asks Slack, and believes its answer for a while; somebody of whom Slack tells nothing may not.
     */
    async mayManage(workspace: Workspace, user: string): Promise<boolean> {
      const before = known.get(keyOf(workspace, user));
      const { api, home, team } = workspace;
      // What an event says of where it comes from may be the workspace of a stranger in a shared channel.
      const place = home ?? team;
      if (admins.some((admin) => admin.user === user && (admin.team ?? place) === place)) return true;
      if (before !== undefined) return before.manages;
      const answer = await api.lookUp((client) => client.users.info({ user, include_locale: true }));
      if (!answer?.user) return false;
      const { locale = null, ...person } = answer.user;
      // In a channel shared between organisations the admins of the others are guests. An organisation of several
      // workspaces names those that somebody belongs to.
      const places = [person.team_id, ...(person.enterprise_user?.teams ?? [])];
      const isMember = place !== null && places.includes(place) && !person.is_stranger && !person.deleted;
      const manages = isMember && Boolean(person.is_admin || person.is_owner);
      known.set(keyOf(workspace, user), { manages, locale });
      return manages;
    },
    /** Their language, such as `en-GB`, if Slack was asked about them anyway. */
    localeOf: (workspace: Workspace, user: string): string | null =>
      known.get(keyOf(workspace, user))?.locale ?? null,
  };
}
