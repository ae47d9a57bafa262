/** How workspaces install the app: Bolt's way, with the pages, the states and the store of this bot. */
import type { HTTPReceiverOptions, InstallationStore, StateStore } from '@slack/bolt';
import type { AdapterDeps } from '../../conversation/platform-definition.ts';
import type { IsServed } from '../../conversation/served.ts';
import { createOneTimeStates } from '../../crypto/one-time-state.ts';
import { createInstallPages, type InstallPage } from '../../installations/pages.ts';
import { messagesFor } from '../../messages/messages.ts';
import type { SlackHttpConfig } from './config.ts';
import { INSTALL_PATH, REDIRECT_PATH, scopesOf } from './manifest.ts';
import { type ApiDeps, clientOptions, createApi } from './web-api.ts';

export interface InstallDeps extends ApiDeps, Pick<AdapterDeps, 'claim'> {
  readonly config: SlackHttpConfig;
  /** Where the tokens go of workspaces that install the app. */
  readonly installationStore: InstallationStore | undefined;
  readonly isServed: IsServed;
}

type CallbackOptions = NonNullable<HTTPReceiverOptions['installerOptions']>['callbackOptions'];

const { html, send } = createInstallPages((page, part) => messagesFor(null).format(`slack.${page}${part}`));

/** What may come back from Slack instead of an installation, and the page for it. */
const FAILURES: Readonly<Record<string, InstallPage>> = {
  slack_oauth_installer_authorization_error: 'cancelled',
  slack_oauth_missing_code: 'expired',
  slack_oauth_missing_state: 'expired',
  slack_oauth_invalid_state: 'expired',
};

/** @param onFailed Told why an installation failed, but for that somebody has changed their mind. */
export function installOptions(
  { config: { install, agent }, installationStore, isServed, claim, ...api }: InstallDeps,
  onFailed: (error: Error) => void,
): Partial<HTTPReceiverOptions> {
  if (install === undefined || installationStore === undefined) return {};
  const { redirectUrl: redirectUri, authorizeUrl, stateSecret, clientId, clientSecret } = install;
  // A proxy may strip what stands before the path.
  const isUsual = redirectUri === undefined || redirectUri.endsWith(REDIRECT_PATH);
  const redirectUriPath = isUsual ? REDIRECT_PATH : new URL(redirectUri).pathname;
  // Where it begins: beside the page to come back to, unless that has an address of its own.
  const again = isUsual ? 'install' : INSTALL_PATH;
  const authorize = authorizeUrl === undefined ? {} : { authorizationUrl: authorizeUrl };
  const scopes = scopesOf(agent);
  const asked = { scopes, ...(redirectUri === undefined ? {} : { redirectUri }) };
  const states = createOneTimeStates(stateSecret, (id) => claim(`slack oauth state ${id}`));

  const stateStore: StateStore = {
    generateStateParam: async (_, now) => states.make(now),
    async verifyStateParam(now, state) {
      const fault = await states.use(state, now);
      // The page for it is chosen by the code.
      if (fault !== null) throw Object.assign(new Error(fault), { code: 'slack_oauth_invalid_state' });
      return asked;
    },
  };

  const callbackOptions: CallbackOptions = {
    async afterInstallation({ team, enterprise, bot }, _options, _request, response) {
      if (isServed(team?.id, enterprise?.id)) return true;
      if (bot) await createApi(bot.token, api).lookUp((client) => client.auth.revoke());
      send(response, 'notServed', again);
      return false;
    },
    success({ team, appId }, _options, _request, response) {
      const app = team && appId && `https://slack.com/app_redirect?app=${appId}&team=${team.id}`;
      send(response, 'installed', app || 'https://app.slack.com/client');
    },
    failure(error, _options, _request, response) {
      const page = FAILURES[error.code] ?? 'failed';
      if (page !== 'cancelled') onFailed(error);
      send(response, page, again);
    },
  };

  return {
    clientId,
    clientSecret,
    ...asked,
    installationStore,
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath,
      ...authorize,
      clientOptions: clientOptions(api),
      stateStore,
      renderHtmlForInstallPath: (address) => html('install', address),
      callbackOptions,
    },
  };
}
