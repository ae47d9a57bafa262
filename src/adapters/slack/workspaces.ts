/** Who the bot is in each workspace, and whose token speaks there. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthorizeResult, AuthorizeSourceData, Context, ReceiverEvent } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import pRetry, { type RetryContext } from 'p-retry';
import { PlatformError } from '../../conversation/platform-definition.ts';
import type { IsServed } from '../../conversation/served.ts';
import { within } from '../../time/within.ts';
import { codeOf, isRefusal, isRevocation, note, whyOf } from './errors.ts';
import type { Installations } from './installations.ts';
import { TOKEN_MS } from './limits.ts';
import { type Api, type ApiDeps, createApi, untilStopped } from './web-api.ts';

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
  readonly name?: string;
}

type Id = string | null | undefined;

const CONFIGURED = 'configured';

export type Workspaces = ReturnType<typeof createWorkspaces>;

/**
 * @param botToken The one token of the configuration.
 * @param installations Where workspaces install the app.
 * @param isServed Whether the operator wants to serve a workspace; others are to this bot as if they had no token.
 */
export function createWorkspaces(
  deps: ApiDeps,
  botToken: Id,
  installations: Installations | null,
  isServed: IsServed,
) {
  const { log, times } = deps;
  const clients = new LRUCache<string, Api>({ max: 2000 });
  /** Organisations of workspaces, as events tell of them: what is installed for all of them is kept under theirs. */
  const organisations = new LRUCache<string, string>({ max: 20_000 });
  const refused = new Map<string, string>();
  let own: Identity | undefined;
  let unreached: string | null = null;

  async function forget(workspace: string): Promise<void> {
    refused.delete(workspace);
    const failed = (error: unknown) =>
      note(log, 'error', 'forget_failed', 'A stored token could not be removed', { workspace, error });
    await installations?.remove(workspace).catch(failed);
  }

  function notAccepted(workspace: string, code: string): void {
    if (refused.has(workspace)) return;
    refused.set(workspace, code);
    const remedy = workspace === CONFIGURED ? 'Is SLACK_BOT_TOKEN current?' : 'Install the app there again.';
    const sentence = isRevocation(code)
      ? 'The token of a workspace was revoked, or the app was removed there. Install the app again to go on.'
      : `The token of a workspace is refused. ${remedy}`;
    note(log, 'error', 'token_refused', sentence, { workspace, code });
    // A revoked token never works again; what else is refused may be a passing trouble of Slack's.
    if (workspace !== CONFIGURED && isRevocation(code)) void forget(workspace);
  }

  function apiOf(token: string, team: string | null): Api {
    const workspace = token === botToken ? CONFIGURED : (team ?? 'unknown');
    const onToken = (code: string | null): void => {
      if (code !== null) notAccepted(workspace, code);
      else if (refused.delete(workspace))
        note(log, 'info', 'token_accepted', 'A token is accepted again', { workspace });
    };
    const api = clients.get(token) ?? createApi(token, deps, onToken);
    clients.set(token, api);
    return api;
  }

  /** Whether there is a later installation whose token works: clocks differ, so Slack has the last word. */
  async function isInstalledAnew(workspace: string, at: number): Promise<boolean> {
    // Slack tells the second in which it happened.
    const later = await installations?.madeAfter(workspace, (at + 1) * 1000).catch(() => null);
    if (!later?.bot) return false;
    try {
      await apiOf(later.bot.token, workspace).call((client) => client.auth.test());
      return true;
    } catch (error) {
      // Whoever is not reached has not said that it is over: the token is refused when it is used next.
      return !isRefusal(codeOf(error));
    }
  }

  async function identityFor(team: Id, enterprise: Id): Promise<Identity | null> {
    // Before anybody knows where it is, only who the bot is itself is asked for.
    if (team && !isServed(team, enterprise)) return null;
    const installed = await installations?.find(team, enterprise);
    const bot = installed?.bot;
    if (bot)
      return { token: bot.token, botUser: bot.userId, botId: bot.id, home: installed.team?.id ?? null };
    if (!botToken || own !== undefined) return own ?? null;
    const who = await apiOf(botToken, null).call((client) => client.auth.test());
    const { user_id: botUser = '', bot_id: botId = '', team_id: home = null } = who;
    own = { token: botToken, botUser, botId, home, name: `@${who.user} in ${who.team}` };
    unreached = null;
    return own;
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
      if (own !== undefined || installations?.isKnown(workspace, organisation)) return true;
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
      if (!botToken) return null;
      try {
        return (await identityFor(undefined, undefined))?.name ?? null;
      } catch (error) {
        const refusal = `Slack refuses SLACK_BOT_TOKEN (${codeOf(error)}).`;
        const remedy = `Copy it again from the app's page "Install App"; reinstall the app if it was removed.`;
        if (isRefusal(codeOf(error))) throw new PlatformError('slack.bad_token', `${refusal} ${remedy}`);
        unreached = whyOf(error);
        const sentence =
          'Slack does not say who the bot is, and nobody is answered before that is known; asking again';
        note(log, 'warn', 'unknown_self', sentence, { error });
        return null;
      }
    },

    /** Goes on asking who the bot is, where the start could not, until Slack says it or refuses the token. */
    async seekSelf(signal: AbortSignal): Promise<void> {
      if (unreached === null) return;
      const shouldRetry = ({ error }: RetryContext) => !isRefusal(codeOf(error));
      const options = { ...untilStopped(times, signal), shouldRetry };
      try {
        await sleep(times.reconnect, undefined, { signal });
        const self = await pRetry(() => identityFor(undefined, undefined), options);
        note(log, 'info', 'known_self', `Connected as ${self?.name}`);
      } catch {
        // The bot was stopped, or the token is refused, which is logged and told by `refusal`.
      }
    },

    /**
     * The workspace, or the organisation, has removed the app or revoked its token.
     *
     * @param at When, as Slack says: seconds since 1970.
     * @returns False where it has installed the app anew since: what is told late ends nothing that came after it.
     */
    async ended({ teamId, enterpriseId, isEnterpriseInstall }: Context, at: number): Promise<boolean> {
      const workspace = isEnterpriseInstall ? enterpriseId : teamId;
      if (installations === null) notAccepted(CONFIGURED, 'app_uninstalled');
      else if (workspace !== undefined) {
        if (await isInstalledAnew(workspace, at)) {
          note(log, 'info', 'old_end', 'The end of an earlier installation was told late', { workspace });
          return false;
        }
        await forget(workspace);
        note(log, 'info', 'uninstalled', 'A workspace has removed the app', { workspace });
      }
      return true;
    },

    /** Whom an end concerns: the workspace, or those of the organisation that were heard of since the start. */
    concernedBy({ teamId, enterpriseId, isEnterpriseInstall }: Context): string[] {
      const ofAll = [...organisations].filter(([, one]) => isEnterpriseInstall && one === enterpriseId);
      return [...new Set([...ofAll.map(([team]) => team), ...(teamId === undefined ? [] : [teamId])])];
    },

    /** In a word why Slack has not said yet who the bot is with its one token; null once it has. */
    unreached: (): string | null => unreached,

    /** Why the one configured token is refused; null while it is not, and with many workspaces. */
    refusal: (): string | null => refused.get(CONFIGURED) ?? null,
  };
}
