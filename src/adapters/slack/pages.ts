/** The pages on which workspaces install the app, and what binds those pages together. */
import type { ServerResponse } from 'node:http';
import type { HTTPReceiverOptions, Installation, InstallURLOptions, StateStore } from '@slack/bolt';
import type { IsServed } from '../../conversation/served.ts';
import { createOneTimeStates } from '../../crypto/one-time-state.ts';
import { messagesFor } from '../../messages/messages.ts';
import { PAGE_TYPE, writePage } from '../../network/page.ts';

type InstallerOptions = NonNullable<HTTPReceiverOptions['installerOptions']>;
type PageName = 'install' | 'installed' | 'cancelled' | 'expired' | 'failed' | 'notServed';

function pageOf(name: PageName, href: string): string {
  const { format } = messagesFor(null);
  const [title, text] = [format(`slack.${name}Title`), format(`slack.${name}Text`)];
  return writePage({ title, text, link: format(`slack.${name}Link`), href });
}

/** What may come back from Slack instead of an installation, and the page for it. */
const FAILURES: Readonly<Record<string, readonly [number, PageName]>> = {
  slack_oauth_installer_authorization_error: [200, 'cancelled'],
  slack_oauth_missing_code: [400, 'expired'],
  slack_oauth_missing_state: [400, 'expired'],
  slack_oauth_invalid_state: [400, 'expired'],
};

interface PagesDeps {
  /** Address of the page on which installing begins, as the others link to it. */
  readonly again: string;
  readonly isServed: IsServed;
  /** Gives a token back that nobody is to keep. Never rejects. */
  readonly giveBack: (installation: Installation) => Promise<unknown>;
  /** Told why an installation failed, but for that somebody has changed their mind. */
  readonly onFailed: (error: Error) => void;
}

export function pages({
  again,
  isServed,
  giveBack,
  onFailed,
}: PagesDeps): Pick<InstallerOptions, 'renderHtmlForInstallPath' | 'callbackOptions'> {
  const send = (response: ServerResponse, status: number, page: string): unknown =>
    response.writeHead(status, { 'content-type': PAGE_TYPE }).end(page);
  return {
    renderHtmlForInstallPath: (authorize) => pageOf('install', authorize),
    callbackOptions: {
      async afterInstallation(installation, _options, _request, response) {
        const { team, enterprise } = installation;
        if (isServed(team?.id, enterprise?.id)) return true;
        await giveBack(installation);
        send(response, 403, pageOf('notServed', again));
        return false;
      },
      success({ team, appId }, _options, _request, response) {
        const app = team && appId && `https://slack.com/app_redirect?app=${appId}&team=${team.id}`;
        send(response, 200, pageOf('installed', app || 'https://app.slack.com/client'));
      },
      failure(error, _options, _request, response) {
        const [status, name] = FAILURES[error.code] ?? [500, 'failed'];
        if (name !== 'cancelled') onFailed(error);
        send(response, status, pageOf(name, again));
      },
    },
  };
}

/** By which the page for it is chosen. */
class StateError extends Error {
  readonly code = 'slack_oauth_invalid_state';
}

/**
 * @param secret What signs the states (`SLACK_STATE_SECRET`).
 * @param options What is being installed, whoever does.
 * @param claim True for the first process that claims a state.
 */
export function stateStoreFor(
  secret: string,
  options: InstallURLOptions,
  claim: (event: string) => Promise<boolean>,
): StateStore {
  const states = createOneTimeStates(secret, (id) => claim(`slack oauth state ${id}`));
  return {
    generateStateParam: async (_, now) => states.make(now),
    async verifyStateParam(now, state) {
      const fault = await states.use(state, now);
      if (fault !== null) throw new StateError(fault);
      return options;
    },
  };
}
