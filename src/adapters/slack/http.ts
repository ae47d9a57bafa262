/**
 * Slack's signed HTTP requests, and the pages on which workspaces install the app. The server is ours, so that it can
 * set limits and look at what Bolt's receiver takes for granted; the requests are the receiver's.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  HTTPModuleFunctions,
  HTTPReceiver,
  type HTTPReceiverOptions,
  type InstallationStore,
} from '@slack/bolt';
import { PlatformError, type Route } from '../../conversation/platform-definition.ts';
import { createHttpServer } from '../../network/http-server.ts';
import { PAGE_HEADERS } from '../../network/page.ts';
import type { Transport } from './client.ts';
import type { SlackHttpConfig } from './config.ts';
import { BODY_BYTES, REQUEST_MS } from './limits.ts';
import { INSTALL_PATH, REDIRECT_PATH, REQUEST_PATHS, scopesOf } from './manifest.ts';
import { pages } from './pages.ts';
import { type ApiDeps, clientOptions } from './web-api.ts';

interface HttpDeps extends ApiDeps {
  readonly config: SlackHttpConfig;
  /** Where the tokens go of workspaces that install the app. */
  readonly installationStore: InstallationStore | undefined;
  readonly routes: readonly Route[];
}

function installOptions({
  config: { install, agent },
  installationStore,
  ...api
}: HttpDeps): Partial<HTTPReceiverOptions> {
  if (install === undefined || installationStore === undefined) return {};
  const { redirectUrl: redirectUri, authorizeUrl, dataKey: _, ...secrets } = install;
  // A proxy may strip what stands before the path.
  const isUsual = redirectUri === undefined || redirectUri.endsWith(REDIRECT_PATH);
  const redirectUriPath = isUsual ? REDIRECT_PATH : new URL(redirectUri).pathname;
  const paths = { installPath: INSTALL_PATH, redirectUriPath };
  const authorize = authorizeUrl === undefined ? {} : { authorizationUrl: authorizeUrl };
  return {
    ...{ ...secrets, scopes: scopesOf(agent ? 'agent' : 'bot'), installationStore },
    ...(redirectUri === undefined ? {} : { redirectUri }),
    installerOptions: {
      ...{ ...paths, ...authorize, clientOptions: clientOptions(api) },
      // Beside the page to come back to, unless that has an address of its own.
      ...pages(isUsual ? 'install' : INSTALL_PATH),
    },
  };
}

/** Bolt refuses only old timestamps; one from the future would let a recorded request live on. */
const MAX_AHEAD_S = 300;

/** Why a request cannot be Slack's, which sends objects; null if it may be. By Bolt, `null` would end the process. */
async function refusalOf(request: IncomingMessage): Promise<400 | 401 | 413 | null> {
  if (Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + MAX_AHEAD_S) return 401;
  try {
    const whole = await HTTPModuleFunctions.bufferIncomingMessage(request, BODY_BYTES);
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(whole);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? null : 400;
  } catch (error) {
    return HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413 ? 413 : 400;
  }
}

export function createHttpTransport(deps: HttpDeps): Transport {
  const { port, host, signingSecret } = deps.config;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [...REQUEST_PATHS],
    logger: deps.slackLogger,
    customRoutes: deps.routes.map(({ path, handle }) => ({ path, method: ['GET', 'HEAD'], handler: handle })),
    // What the app does not take, Slack delivers again.
    async processEventErrorHandler({ response }) {
      response.writeHead(503).end();
      return true;
    },
    ...installOptions(deps),
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeaders(PAGE_HEADERS);
    const refusal = request.method === 'POST' ? await refusalOf(request) : null;
    if (refusal !== null) return void response.writeHead(refusal).end();
    try {
      receiver.requestListener(request, response);
    } catch {
      // A path that nobody serves.
      if (!response.headersSent) response.writeHead(404);
      response.end();
    }
  }

  const options = { port, host, requestMs: REQUEST_MS, graceMs: 1000 };
  const server = createHttpServer(options, (request, response) => void handle(request, response));
  const { address } = server;
  return {
    init: (app) => receiver.init(app),
    address,
    start: () =>
      server.listen().catch((error: NodeJS.ErrnoException) => {
        const sentence = `Cannot listen for Slack on port ${port} (${error.code}). Is it in use? Set another PORT.`;
        throw new PlatformError('slack.cannot_listen', sentence, { cause: error });
      }),
    stop: server.close,
    health() {
      const at = address();
      const detail = at === null ? 'not listening' : `listening for Slack's requests at ${at}`;
      return { connected: at !== null, detail };
    },
  };
}
