/** The pages on which workspaces install the app: plain HTML that loads nothing, and that no other page may frame. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiverOptions } from '@slack/bolt';
import { messagesFor } from '../../messages/messages.ts';

type InstallerOptions = NonNullable<HTTPReceiverOptions['installerOptions']>;

/** For all that is served over HTTP. Addresses of these pages hold codes, which no other page is told. */
export const HEADERS = new Headers({
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign]!);

type PageName = 'install' | 'installed' | 'cancelled' | 'expired' | 'failed';

/** @param link Where the page leads on. */
function pageOf(name: PageName, link: string): string {
  const text = (part: 'Title' | 'Text' | 'Link') => escaped(messagesFor(null).format(`slack.${name}${part}`));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text('Title')}</title>
</head>
<body>
<main>
<h1>${text('Title')}</h1>
<p>${text('Text')}</p>
<p><a href="${escaped(link)}">${text('Link')}</a></p>
</main>
</body>
</html>
`;
}

/** What may come back from Slack instead of an installation, and the page for it. */
const FAILURES: Readonly<Record<string, readonly [number, PageName]>> = {
  slack_oauth_installer_authorization_error: [200, 'cancelled'],
  slack_oauth_missing_code: [400, 'expired'],
  slack_oauth_missing_state: [400, 'expired'],
  slack_oauth_invalid_state: [400, 'expired'],
};

/** @param again Address of the page on which installing begins, as the others link to it. */
export function pages(again: string): Pick<InstallerOptions, 'renderHtmlForInstallPath' | 'callbackOptions'> {
  function send(response: ServerResponse, status: number, page: string): void {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  }
  return {
    renderHtmlForInstallPath: (authorize) => pageOf('install', authorize),
    callbackOptions: {
      success({ team, appId }, _options, _request: IncomingMessage, response) {
        const app = team && appId ? `https://slack.com/app_redirect?app=${appId}&team=${team.id}` : null;
        send(response, 200, pageOf('installed', app ?? 'https://app.slack.com/client'));
      },
      failure({ code }, _options, _request, response) {
        const [status, name] = FAILURES[code] ?? [500, 'failed'];
        send(response, status, pageOf(name, again));
      },
    },
  };
}
