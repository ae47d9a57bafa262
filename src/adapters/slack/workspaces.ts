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
import { createOwnIdentity } from '../../installations/own-identity.ts';
import { createRefusedTokens } from '../../installations/refused-tokens.ts';
import { untilStopped } from '../../network/kept-connection.ts';
import { within } from '../../time/within.ts';
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
}

type Id = string | null | undefined;

const CONFIGURED = 'configured';

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
  botToken: Id,
  installations: Installations<Installation> | null,
  isServed: IsServed,
) {
  const { log, times } = deps;
  const clients = new LRUCache<string, Api>({ max: 2000 });
  /** Organisations of workspaces, as events tell of them: what is installed for all of them is kept under theirs. */
  const organisations = new LRUCache<string, string>({ max: 20_000 });
  const refused = createRefusedTokens({
    log,
    note,
    isRevocation,
    remedyFor: (owner) =>
      owner === CONFIGURED ? 'Is SLACK_BOT_TOKEN current?' : 'Install the app there again.',
    // What else is refused may be a passing trouble of Slack's.
    onRevoked(owner) {
      if (owner === CONFIGURED) return;
      refused.forget(owner);
      void installations?.forget(owner);
    },
  });

  function apiOf(token: string, team: string | null): Api {
    const owner = token === botToken ? CONFIGURED : (team ?? 'unknown');
    const api = clients.get(token) ?? createApi(token, deps, (code) => refused.told(owner, code));
    clients.set(token, api);
    return api;
  }

  async function whoIsConfigured(token: string) {
    const who = await apiOf(token, null).call((client) => client.auth.test());
    const { user_id: botUser = '', bot_id: botId = '', team_id: home = null } = who;
    return { token, botUser, botId, home, name: `@${who.user} in ${who.team}` };
  }

  const isRefused = (error: unknown): boolean => isRefusal(codeOf(error));
  const own = botToken
    ? createOwnIdentity(() => whoIsConfigured(botToken), { platform: 'Slack', log, isRefused, note, whyOf })
    : null;

  async function identityFor(team: Id, enterprise: Id): Promise<Identity | null> {
    // Before anybody knows where it is, only who the bot is itself is asked for.
    if (team && !isServed(team, enterprise)) return null;
    const installed = await installations?.find(team, enterprise);
    const bot = installed?.bot;
    if (bot)
      return { token: bot.token, botUser: bot.userId, botId: bot.id, home: installed.team?.id ?? null };
    return own === null ? null : own.get();
  }

  return {
    /** For Bolt: whose token goes with an event. */
    async authorize({ teamId, enterpriseId }: AuthorizeSourceData<boolean>): Promise<AuthorizeResult> {
      const identity = await identityFor(teamId, enterpriseId);
      if (identity === null) throw new Error('The app is not installed in this workspace.');
      const { token, botUser, botId, home } = identity;
      return { botToken: token, botUserId: botUser, botId, home };
    },

    /** Whether the token of the workspace that an event is about can be had now, before it has to be acknowledged. */
    isWithinReach(body: ReceiverEvent['body']): true | Promise<boolean> {
      const [told] = body['authorizations'] ?? [];
      const { team_id, team, enterprise_id, enterprise } = body;
      const workspace: Id = told?.team_id ?? team_id ?? team?.id;
      const organisation: Id = told?.enterprise_id ?? enterprise_id ?? enterprise?.id;
      if (workspace && organisation) organisations.set(workspace, organisation);
      // What has no token here is acknowledged, and goes no further.
      if (!isServed(workspace, organisation)) return true;
      if (own?.known() !== undefined || installations?.isKnown(workspace, organisation)) return true;
      return within(TOKEN_MS, identityFor(workspace, organisation)).catch(() => false);
    },

    /** The workspace of an event that Bolt has authorized. @throws if it has not. */
    of({ botToken: token, botUserId: botUser, teamId, home = null }: Context): Workspace {
      const team = teamId ?? null;
      if (token === undefined || botUser === undefined) throw new Error('An event without a token.');
      return { team, home, botUser, api: apiOf(token, team) };
    },

    /** The workspace with this id; null if the app is not installed there. @throws if nobody can say. */
    async byTeam(team: string | null): Promise<Workspace | null> {
      const identity = await identityFor(team, organisations.get(team ?? ''));
      if (identity === null) return null;
      const { token, botUser, home } = identity;
      return { team, home, botUser, api: apiOf(token, team) };
    },

    /** Asks Slack who the bot is. Resolves with a name to show. @throws {PlatformError} if the token is refused. */
    async introduce(): Promise<string | null> {
      try {
        return (await own?.introduce())?.name ?? null;
      } catch (error) {
        const refusal = `Slack refuses SLACK_BOT_TOKEN (${codeOf(error)}).`;
        const remedy = `Copy it again from the app's page "Install App"; reinstall the app if it was removed.`;
        throw new PlatformError('slack.bad_token', `${refusal} ${remedy}`);
      }
    },

    /** Goes on asking who the bot is, where the start could not, until Slack says it or refuses the token. */
    seekSelf: (signal: AbortSignal): Promise<void> | undefined =>
      own?.seek(untilStopped(times.reconnect, signal)),

    /**
     * The workspace, or the organisation, has removed the app or revoked its token.
     *
     * @param at When, as Slack says: seconds since 1970.
     * @returns False where it has installed the app anew since: what is told late ends nothing that came after it.
     */
    async ended({ teamId, enterpriseId, isEnterpriseInstall }: Context, at: number): Promise<boolean> {
      const workspace = isEnterpriseInstall ? enterpriseId : teamId;
      if (installations === null) refused.told(CONFIGURED, 'app_uninstalled');
      if (installations === null || workspace === undefined) return true;
      // Slack tells the second in which it happened.
      const isOver = await installations.end(workspace, (at + 1) * 1000, async ({ bot }) => {
        const test = bot && apiOf(bot.token, workspace).call((client) => client.auth.test());
        // Whoever is not reached has not said that it is over: the token is refused when it is used next.
        return test?.then(() => true).catch((error: unknown) => !isRefused(error)) ?? false;
      });
      if (isOver) refused.forget(workspace);
      return isOver;
    },

    /** Whom an end concerns: the workspace, or those of the organisation that were heard of since the start. */
    concernedBy({ teamId, enterpriseId, isEnterpriseInstall }: Context): string[] {
      const ofAll = [...organisations].filter(([, one]) => isEnterpriseInstall && one === enterpriseId);
      return [...new Set([...ofAll.map(([team]) => team), ...(teamId === undefined ? [] : [teamId])])];
    },

    /** In a word why Slack has not said yet who the bot is with its one token; null once it has. */
    unreached: (): string | null => own?.unreached() ?? null,

    /** Why the one configured token is refused; null while it is not, and with many workspaces. */
    refusal: (): string | null => refused.of(CONFIGURED),
  };
}
