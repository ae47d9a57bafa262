/** Who may change the bot's settings: admins and owners of the workspace, and whom the operator names. */
import { commands } from '../../../commands/index.ts';
import { createRecentMap } from '../recent.ts';
import { MANAGER_MS } from './limits.ts';
import { asObject } from './payload.ts';
import type { Workspace } from './workspaces.ts';

export interface Managers {
  /** Asks Slack, and believes its answer for a while. Somebody of whom Slack tells nothing may not. */
  mayManage(workspace: Workspace, user: string): Promise<boolean>;
}

const MAX_KNOWN = 5000;

export function createManagers(admins: readonly string[]): Managers {
  const known = createRecentMap<{ readonly manages: boolean; readonly at: number }>(MAX_KNOWN);
  return {
    async mayManage({ api, team }, user) {
      if (admins.includes(user)) return true;
      const key = `${team}:${user}`;
      const before = known.get(key);
      if (before && Date.now() - before.at < MANAGER_MS) return before.manages;
      const result = await api.lookUp('users.info', { user });
      if (result === undefined) return false;
      const { is_admin, is_owner, is_primary_owner, deleted } = asObject(result['user']);
      const manages =
        deleted !== true && (is_admin === true || is_owner === true || is_primary_owner === true);
      known.set(key, { manages, at: Date.now() });
      return manages;
    },
  };
}

const forManagers: ReadonlySet<string> = new Set(
  commands.filter(({ permission }) => permission === 'managers').map(({ name }) => name),
);

/** Whether it matters who uses this command; for all others Slack need not be asked. */
export const isForManagers = (command: string | undefined): boolean =>
  command !== undefined && forManagers.has(command);
