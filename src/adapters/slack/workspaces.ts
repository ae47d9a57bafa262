/** Who the bot is in each workspace, and whose token speaks there. */
import type { Authorize, Context, ReceiverEvent } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { within } from '../../time/within.ts';
import { PlatformError } from '../platform-definition.ts';
import { codeOf, isRefusal, isRevocation, note } from './errors.ts';
import type { Installations } from './installations.ts';
import { TOKEN_MS } from './limits.ts';
import { type Api, type ApiDeps, createApi } from './web-api.ts';

/** The bot in one workspace. */
export interface Workspace {
  readonly team: string | null;
  /** The bot's own user id. */
  readonly botUser: string;
  readonly api: Api;
}

export interface Workspaces {
  /** For Bolt: whose token goes with an event. */
  readonly authorize: Authorize<boolean>;
  /** Whether the token of the workspace that an event is about can be had now, before it has to be acknowledged. */
  isWithinReach(body: ReceiverEvent['body']): true | Promise<boolean>;
  /** The workspace of an event that Bolt has authorized. @throws if it has not. */
  of(context: Context): Workspace;
  /** The workspace with this id; null if the app is not installed there. @throws if nobody can say. */
  byTeam(team: string | null): Promise<Workspace | null>;
  /** Asks Slack who the bot is. Resolves with a name to show. @throws {PlatformError} if the token is refused. */
  introduce(): Promise<string | null>;
  /** The workspace, or the organisation, has removed the app or revoked its token. */
  ended(context: Context): Promise<void>;
  /** Why the one configured token is refused; null while it is not, and with many workspaces. */
  refusal(): string | null;
}

/** A token, and who the bot is with it. */
interface Identity {
  readonly token: string;
  readonly botUser: string;
  readonly botId: string;
  readonly name?: string;
}

const MAX_CLIENTS = 2000;
const MAX_TEAMS = 20_000;
const CONFIGURED = 'configured';

/** @param botToken The one token of the configuration. @param installations Where workspaces install the app. */
export function createWorkspaces(
  deps: ApiDeps,
  botToken: string | undefined,
  installations: Installations | null,
): Workspaces {
  const { log } = deps;
  const clients = new LRUCache<string, Api>({ max: MAX_CLIENTS });
  /** Organisations of workspaces, as events tell of them: what is installed for all of them is kept under theirs. */
  const organisations = new LRUCache<string, string>({ max: MAX_TEAMS });
  const refused = new Map<string, string>();
  let own: Identity | undefined;

  async function forget(workspace: string): Promise<void> {
    refused.delete(workspace);
    await installations
      ?.remove(workspace)
      .catch((error: unknown) =>
        note(log, 'error', 'forget_failed', 'a stored token could not be removed', { workspace, error }),
      );
  }

  function notAccepted(workspace: string, code: string): void {
    if (refused.has(workspace)) return;
    refused.set(workspace, code);
    const sentence = isRevocation(code)
      ? 'the token of a workspace was revoked, or the app was removed there. Install the app again to go on.'
      : `the token of a workspace is refused. ${workspace === CONFIGURED ? 'Is SLACK_BOT_TOKEN current?' : 'Install the app there again.'}`;
    note(log, 'error', 'token_refused', sentence, { workspace, code });
    // A revoked token never works again; what else is refused may be a passing trouble of Slack's.
    if (workspace !== CONFIGURED && isRevocation(code)) void forget(workspace);
  }

  function apiOf(token: string, team: string | null): Api {
    const known = clients.get(token);
    if (known) return known;
    const workspace = token === botToken ? CONFIGURED : (team ?? 'unknown');
    const api = createApi(token, deps, (code) => {
      if (code !== null) notAccepted(workspace, code);
      else if (refused.delete(workspace))
        note(log, 'info', 'token_accepted', 'a token is accepted again', { workspace });
    });
    clients.set(token, api);
    return api;
  }

  async function identityFor(
    team: string | undefined,
    enterprise: string | undefined,
  ): Promise<Identity | null> {
    const bot = (await installations?.find(team, enterprise))?.bot;
    if (bot) return { token: bot.token, botUser: bot.userId, botId: bot.id };
    if (botToken === undefined || own !== undefined) return own ?? null;
    const who = await apiOf(botToken, null).call((client) => client.auth.test());
    const { user_id: botUser = '', bot_id: botId = '' } = who;
    own = { token: botToken, botUser, botId, name: `@${who.user} in ${who.team}` };
    return own;
  }

  return {
    async authorize({ teamId, enterpriseId }) {
      const identity = await identityFor(teamId, enterpriseId);
      if (identity === null) throw new Error('The app is not installed in this workspace.');
      return { botToken: identity.token, botUserId: identity.botUser, botId: identity.botId };
    },

    isWithinReach(body) {
      const [authorization] = body['authorizations'] ?? [];
      const { team_id, team, enterprise_id, enterprise } = body;
      const workspace: string | undefined = authorization?.team_id ?? team_id ?? team?.id ?? undefined;
      const organisation: string | undefined =
        authorization?.enterprise_id ?? enterprise_id ?? enterprise?.id ?? undefined;
      if (workspace !== undefined && organisation !== undefined) organisations.set(workspace, organisation);
      if (own !== undefined || installations?.isKnown(workspace, organisation)) return true;
      return within(TOKEN_MS, identityFor(workspace, organisation)).catch(() => false);
    },

    of({ botToken: token, botUserId: botUser, teamId: team = null }) {
      if (token === undefined || botUser === undefined) throw new Error('An event without a token.');
      return { team, botUser, api: apiOf(token, team) };
    },

    async byTeam(team) {
      const identity = await identityFor(team ?? undefined, organisations.get(team ?? ''));
      return identity && { team, botUser: identity.botUser, api: apiOf(identity.token, team) };
    },

    async introduce() {
      if (botToken === undefined) return null;
      try {
        return (await identityFor(undefined, undefined))?.name ?? null;
      } catch (error) {
        const code = codeOf(error);
        if (isRefusal(code))
          throw new PlatformError(
            'slack.bad_token',
            `Slack refuses SLACK_BOT_TOKEN (${code}). Copy it again from the app's page "OAuth & Permissions"; reinstall the app if it was removed.`,
          );
        const sentence = 'could not ask who the bot is; asking again when the first event comes';
        note(log, 'warn', 'unknown_self', sentence, { error });
        return null;
      }
    },

    async ended({ teamId, enterpriseId, isEnterpriseInstall }) {
      const workspace = isEnterpriseInstall ? enterpriseId : teamId;
      if (installations === null) return notAccepted(CONFIGURED, 'app_uninstalled');
      if (workspace === undefined) return;
      await forget(workspace);
      note(log, 'info', 'uninstalled', 'uninstalled', { workspace });
    },

    refusal: () => refused.get(CONFIGURED) ?? null,
  };
}
