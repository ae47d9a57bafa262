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
import type { IsServed } from '../../conversation/served.ts';
import type { Installations } from '../../installations/installations.ts';
import { createTokens } from '../../installations/tokens.ts';
import { codeOf, isRefusal, isRevocation, NotInstalledError, note, whyOf } from './errors.ts';
import { TOKEN_MS } from './limits.ts';
import { type Api, type ApiDeps, createApi } from './web-api.ts';

/** A token, and who the bot is with it. */
interface Identity {
  readonly token: string;
  /** Its own user id. */
  readonly botUser: string;
  readonly botId: string;
  /** The workspace whose token it is, whatever an event says; null for that of a whole organisation. */
  readonly home: string | null;
  /** To show; of the configured token alone. */
  readonly name?: string;
}

/** The bot in one workspace. */
export interface Workspace extends Identity {
  readonly team: string | null;
  readonly api: Api;
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
    remedy: `Copy it again from the app's page "Install App"; reinstall the app if it was removed.`,
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

  /** The workspace with this id. @throws {NotInstalledError} if the app is not there, else what keeps anybody from saying so. */
  async function byTeam(team: string | null, organisation?: string | null): Promise<Workspace> {
    const identity = await tokens.identityFor(team, organisation);
    if (identity === null) throw new NotInstalledError();
    return { ...identity, team, api: apiOf(identity.token, team) };
  }

  async function whoIs(token: string): Promise<Identity> {
    const who = await apiOf(token, null).call((client) => client.auth.test());
    const { user_id: botUser = '', bot_id: botId = '', team_id: home = null } = who;
    return { token, botUser, botId, home, name: `@${who.user} in ${who.team}` };
  }

  return {
    ...tokens,
    byTeam,

    /** For Bolt: whose token goes with an event. */
    async authorize({ teamId, enterpriseId }: AuthorizeSourceData<boolean>): Promise<AuthorizeResult> {
      const workspace = await byTeam(teamId ?? null, enterpriseId ?? null);
      const { token, botUser, botId } = workspace;
      return { botToken: token, botUserId: botUser, botId, workspace };
    },

    /** Whether the token for an event can be had now, before that has to be acknowledged. */
    isWithinReach(body: ReceiverEvent['body']): true | Promise<boolean> {
      const [told] = body['authorizations'] ?? [];
      const { team_id, team, enterprise_id, enterprise } = body;
      const workspace: string | undefined = told?.team_id ?? team_id ?? team?.id;
      return tokens.isWithinReach(workspace, told?.enterprise_id ?? enterprise_id ?? enterprise?.id);
    },

    /** The workspace of an event that Bolt has authorized. @throws if it has not. */
    of({ workspace }: Context): Workspace {
      if (workspace === undefined) throw new Error('An event without a token.');
      return workspace;
    },

    /**
     * The workspace, or the organisation, has removed the app or revoked its token.
     *
     * @param at When, as Slack says: seconds since 1970.
     * @returns Whom it concerns; nobody where it has installed the app anew since.
     */
    async ended(
      { teamId: workspace, enterpriseId, isEnterpriseInstall }: Context,
      at: number,
    ): Promise<string[]> {
      const organisation = (isEnterpriseInstall && enterpriseId) || null;
      if (installations === null) tokens.told(null, 'app_uninstalled');
      // Slack tells the second in which it happened.
      return tokens.end({ workspace, organisation }, (at + 1) * 1000, async ({ bot }) => {
        if (bot === undefined) return false;
        await apiOf(bot.token, organisation ?? workspace ?? null).call((client) => client.auth.test());
        return true;
      });
    },
  };
}
