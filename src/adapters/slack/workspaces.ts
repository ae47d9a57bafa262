/** Who the bot is in each workspace, and the clients that speak there. */
import type { Authorize } from '@slack/bolt';
import type { Logger } from 'pino';
import { createRecentMap } from '../recent.ts';
import { type Api, type ApiDeps, createApi } from './api.ts';
import { codeOf, describeError, isRefusal, isRevocation, SlackError } from './errors.ts';
import type { Installations } from './installations.ts';
import { INTRODUCE_MS } from './limits.ts';
import { asObject, listAt, textAt } from './payload.ts';

/** The bot in one workspace. */
export interface Workspace {
  readonly api: Api;
  /** Null where Slack did not say. */
  readonly team: string | null;
  /** The bot's own user id; undefined until Slack has said it. */
  readonly botUser: string | undefined;
}

export interface Workspaces {
  /** For Bolt: whose token goes with an event. Never calls Slack. */
  readonly authorize: Authorize<boolean>;
  /** True if the workspace of an event may have a token that cannot be had now. */
  isOutOfReach(body: unknown): false | Promise<boolean>;
  /** The workspace of an event that Bolt has authorized. */
  of(context: unknown, body: unknown): Workspace | null;
  /** The workspace with this id; null if the app is not installed there. */
  byTeam(team: string | null): Promise<Workspace | null>;
  /** Asks Slack who the bot is. @throws {SlackError} if the token is refused. Resolves with a name to show. */
  introduce(): Promise<string | null>;
  /** The event `app_uninstalled` or `tokens_revoked`: the workspace, or the organisation, has ended it. */
  ended(body: unknown): Promise<void>;
  /** Why the one configured token is refused; null while it is not, and with many workspaces. */
  refusal(): string | null;
}

export interface WorkspacesDeps extends Omit<ApiDeps, 'accepted'> {
  /** The one token of the configuration. */
  readonly botToken: string | undefined;
  /** Tokens of workspaces that installed the app themselves. */
  readonly installations: Installations | null;
}

const MAX_CLIENTS = 2000;

/** A bot's own user id, as every event carries it in `authorizations`. */
function botUserIn(body: unknown): string | undefined {
  const own = listAt(body, 'authorizations').find((entry) => asObject(entry)['is_bot'] === true);
  return textAt(own, 'user_id');
}

function logRefusal(log: Logger, team: string, code: string): void {
  log.error(
    { workspace: team, code },
    isRevocation(code)
      ? 'Slack: the token of this workspace was revoked, or the app was removed there. Install the app again to go on.'
      : 'Slack: the token of this workspace is refused. Is SLACK_BOT_TOKEN current?',
  );
}

export function createWorkspaces(deps: WorkspacesDeps): Workspaces {
  const { log, botToken, installations } = deps;
  const clients = createRecentMap<Api>(MAX_CLIENTS);
  const refused = new Map<string, string>();
  let ownUser: string | undefined;
  let ownBot: string | undefined;
  let ownTeam: string | undefined;
  let introducedAt = 0;

  function clientOf(token: string, team: string | undefined): Api {
    const known = clients.get(token);
    if (known) return known;
    const name = token === botToken ? 'configured' : (team ?? 'unknown');
    const accepted = (code: string | null): void => {
      if (code === null) {
        if (refused.delete(name)) log.info({ workspace: name }, 'Slack: the token is accepted again');
        return;
      }
      if (refused.has(name)) return;
      refused.set(name, code);
      logRefusal(log, name, code);
      // A revoked token never works again; what else is refused may be a passing trouble of Slack's.
      if (token !== botToken && team !== undefined && isRevocation(code)) void forget(team);
    };
    const api = createApi(token, { ...deps, accepted });
    clients.set(token, api);
    return api;
  }

  async function forget(id: string): Promise<void> {
    refused.delete(id);
    try {
      await installations?.remove(id);
    } catch (error) {
      log.error({ workspace: id, ...describeError(error) }, 'Slack: the stored token could not be removed');
    }
  }

  async function ended(body: unknown): Promise<void> {
    const [authorization] = listAt(body, 'authorizations');
    const whole = asObject(authorization)['is_enterprise_install'] === true;
    const id = textAt(body, whole ? 'enterprise_id' : 'team_id');
    if (installations === null) {
      refused.set('configured', 'app_uninstalled');
      logRefusal(log, id ?? 'configured', 'app_uninstalled');
    } else if (id !== undefined) {
      await forget(id);
      log.info({ workspace: id }, 'Slack: uninstalled');
    }
  }

  const own = () => ({
    ...(botToken === undefined ? {} : { botToken }),
    ...(ownUser === undefined ? {} : { botUserId: ownUser }),
    ...(ownBot === undefined ? {} : { botId: ownBot }),
  });

  async function introduce(): Promise<string | null> {
    if (botToken === undefined) return null;
    introducedAt = Date.now();
    try {
      const who = await createApi(botToken, deps).call('auth.test', {});
      ownUser = textAt(who, 'user_id');
      ownBot = textAt(who, 'bot_id');
      ownTeam = textAt(who, 'team_id');
      const name = textAt(who, 'user');
      return name === undefined ? null : `@${name}${who['team'] ? ` in ${String(who['team'])}` : ''}`;
    } catch (error) {
      const code = codeOf(error);
      if (isRefusal(code))
        throw new SlackError(
          `Slack refuses SLACK_BOT_TOKEN (${code}). Copy it again from the app's page "OAuth & Permissions"; reinstall the app if it was removed.`,
        );
      log.warn({ code }, 'Slack: could not ask who the bot is; learning it from the first event');
      return null;
    }
  }

  return {
    async authorize({ teamId, enterpriseId }) {
      const installation = installations && (await installations.find(teamId, enterpriseId));
      if (installation?.bot) {
        const { token, userId, id } = installation.bot;
        return {
          botToken: token,
          botUserId: userId,
          ...(id === undefined ? {} : { botId: id }),
          ...(teamId === undefined ? {} : { teamId }),
        };
      }
      if (botToken === undefined) throw new Error('The app is not installed in this workspace.');
      return own();
    },

    isOutOfReach: (body) =>
      installations !== null &&
      botToken === undefined &&
      installations.isOutOfReach(
        textAt(body, 'team_id') ?? textAt(body, 'team', 'id'),
        textAt(body, 'enterprise_id') ?? textAt(body, 'enterprise', 'id'),
      ),

    of(context, body) {
      const token = textAt(context, 'botToken');
      if (token === undefined) return null;
      const team = textAt(context, 'teamId') ?? textAt(body, 'team_id') ?? textAt(body, 'team', 'id');
      if (token === botToken) {
        ownUser ??= botUserIn(body);
        if (ownUser === undefined && Date.now() - introducedAt > INTRODUCE_MS)
          introduce().catch((error: Error) => log.warn(error.message));
      }
      const botUser = textAt(context, 'botUserId') ?? botUserIn(body);
      return { api: clientOf(token, team), team: team ?? null, botUser };
    },

    async byTeam(team) {
      const installation = installations && (await installations.find(team ?? undefined, undefined));
      if (installation?.bot)
        return {
          api: clientOf(installation.bot.token, team ?? undefined),
          team,
          botUser: installation.bot.userId,
        };
      if (botToken === undefined) return null;
      return { api: clientOf(botToken, ownTeam), team: team ?? ownTeam ?? null, botUser: ownUser };
    },

    introduce,
    ended,
    refusal: () => refused.get('configured') ?? null,
  };
}
