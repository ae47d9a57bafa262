/** Who the bot is in each workspace, and whose token speaks there. */
import type {
  AuthorizeResult,
  AuthorizeSourceData,
  Context,
  Installation,
  InstallationStore,
  ReceiverEvent,
} from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { PlatformError } from '../../conversation/platform-definition.ts';
import type { IsServed } from '../../conversation/served.ts';
import type { Installations } from '../../installations/installations.ts';
import { createTokens } from '../../installations/tokens.ts';
import { codeOf, isRefusal, isRevocation, note, whyOf } from './errors.ts';
import { TOKEN_MS } from './limits.ts';
import { type Api, type ApiDeps, createApi } from './web-api.ts';

/** The bot in one workspace. `botUser` is its own user id there. */
export interface Workspace {
  readonly team: string | null;
  /** The workspace whose token it is, whatever an event says; null for that of a whole organisation. */
  readonly home: string | null;
  readonly botUser: string;
  readonly api: Api;
}

/** A token, and who the bot is with it. */
interface Identity {
  readonly token: string;
  readonly botUser: string;
  readonly botId: string;
  readonly home: string | null;
  /** To show; of the configured token alone. */
  readonly name?: string;
}

export type Workspaces = ReturnType<typeof createWorkspaces>;

/** For Bolt's installer: an installation is kept under the id of its workspace (`T…`) or organisation (`E…`). */
export const storeFor = (installations: Installations<Installation>): InstallationStore => ({
  async storeInstallation(installation) {
    const { isEnterpriseInstall, enterprise, team } = installation;
    const id = isEnterpriseInstall ? enterprise?.id : team?.id;
    if (id === undefined) throw new Error('Slack named neither a workspace nor an organisation.');
    await installations.save(id, installation);
  },
  // Whose token goes with an event is decided below.
  fetchInstallation: () => Promise.reject(new Error('Nobody asks.')),
});

/**
 * @param botToken The one token of the configuration.
 * @param installations Where workspaces install the app.
 * @param isServed Whether the operator wants to serve a workspace; others are to this bot as if they had no token.
 */
export function createWorkspaces(
  deps: ApiDeps,
  botToken: string | null | undefined,
  installations: Installations<Installation> | null,
  isServed: IsServed,
) {
  const clients = new LRUCache<string, Api>({ max: 2000 });
  const tokens = createTokens<Identity, Installation>({
    platform: 'Slack',
    log: deps.log,
    variable: 'SLACK_BOT_TOKEN',
    ask: botToken ? () => whoIs(botToken) : null,
    installations,
    identityIn: ({ bot, team }) =>
      bot ? { token: bot.token, botUser: bot.userId, botId: bot.id, home: team?.id ?? null } : null,
    isServed,
    codeOf,
    isRefusal,
    isRevocation,
    note,
    whyOf,
    patienceMs: TOKEN_MS,
    firstPauseMs: deps.times.reconnect,
  });

  function apiOf(token: string, team: string | null): Api {
    const owner = token === botToken ? null : (team ?? 'unknown');
    const api = clients.get(token) ?? createApi(token, deps, (code) => tokens.told(owner, code));
    clients.set(token, api);
    return api;
  }

  async function whoIs(token: string): Promise<Identity> {
    const who = await apiOf(token, null).call((client) => client.auth.test());
    const { user_id: botUser = '', bot_id: botId = '', team_id: home = null } = who;
    return { token, botUser, botId, home, name: `@${who.user} in ${who.team}` };
  }

  return {
    ...tokens,

    /** For Bolt: whose token goes with an event. */
    async authorize({ teamId, enterpriseId }: AuthorizeSourceData<boolean>): Promise<AuthorizeResult> {
      const identity = await tokens.identityFor(teamId, enterpriseId ?? null);
      if (identity === null) throw new Error('The app is not installed in this workspace.');
      const { token, botUser, botId, home } = identity;
      return { botToken: token, botUserId: botUser, botId, home };
    },

    /** Whether the token for an event can be had now, before that has to be acknowledged. */
    isWithinReach(body: ReceiverEvent['body']): true | Promise<boolean> {
      const [told] = body['authorizations'] ?? [];
      const { team_id, team, enterprise_id, enterprise } = body;
      const workspace: string | undefined = told?.team_id ?? team_id ?? team?.id;
      return tokens.isWithinReach(workspace, told?.enterprise_id ?? enterprise_id ?? enterprise?.id);
    },

    /** The workspace of an event that Bolt has authorized. @throws if it has not. */
    of({ botToken: token, botUserId: botUser, teamId, home = null }: Context): Workspace {
      const team = teamId ?? null;
      if (token === undefined || botUser === undefined) throw new Error('An event without a token.');
      return { team, home, botUser, api: apiOf(token, team) };
    },

    /** The workspace with this id; null if the app is not installed there. @throws if nobody can say. */
    async byTeam(team: string | null): Promise<Workspace | null> {
      const identity = await tokens.identityFor(team);
      if (identity === null) return null;
      const { token, botUser, home } = identity;
      return { team, home, botUser, api: apiOf(token, team) };
    },

    /** Asks Slack who the bot is. Resolves with a name to show. @throws {PlatformError} if the token is refused. */
    async introduce(): Promise<string | null> {
      try {
        return (await tokens.introduce())?.name ?? null;
      } catch (error) {
        const refusal = `Slack refuses SLACK_BOT_TOKEN (${codeOf(error)}).`;
        const remedy = `Copy it again from the app's page "Install App"; reinstall the app if it was removed.`;
        throw new PlatformError('slack.bad_token', `${refusal} ${remedy}`);
      }
    },

    /**
     * The workspace, or the organisation, has removed the app or revoked its token.
     *
     * @param at When, as Slack says: seconds since 1970.
     * @returns Whom it concerns; nobody where it has installed the app anew since.
     */
    async ended({ teamId, enterpriseId, isEnterpriseInstall }: Context, at: number): Promise<string[]> {
      const concerned = tokens.concernedBy(teamId, (isEnterpriseInstall && enterpriseId) || null);
      const workspace = isEnterpriseInstall ? enterpriseId : teamId;
      if (installations === null) tokens.told(null, 'app_uninstalled');
      // Slack tells the second in which it happened.
      const isOver = await tokens.end(workspace, (at + 1) * 1000, async ({ bot }) => {
        if (bot === undefined) return false;
        await apiOf(bot.token, workspace ?? null).call((client) => client.auth.test());
        return true;
      });
      return isOver ? concerned : [];
    },
  };
}
