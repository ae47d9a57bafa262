/**
 * Slack's signed HTTP requests, and the pages on which workspaces install the app. The server is ours, so that it can
 * set limits and look at what Bolt's receiver takes for granted; the requests are the receiver's.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPReceiver, type InstallationStore } from '@slack/bolt';
import { PlatformError, type Route } from '../platform-definition.ts';
import type { Transport } from './client.ts';
import type { SlackHttpConfig, SlackInstallConfig } from './definition.ts';
import { BODY_BYTES, REQUEST_MS } from './limits.ts';
import { BOT_SCOPES, INSTALL_PATH, REDIRECT_PATH, REQUEST_PATHS } from './manifest.ts';
import { type ApiDeps, clientOptions } from './web-api.ts';

interface HttpDeps extends ApiDeps {
  readonly config: SlackHttpConfig;
  /** Null where no workspace installs the app. */
  readonly installations: InstallationStore | null;
  readonly routes: readonly Route[];
}

function installOptions(install: SlackInstallConfig, installationStore: InstallationStore, deps: HttpDeps) {
  const { clientId, clientSecret, stateSecret, redirectUrl, authorizeUrl } = install;
  // A proxy may strip what stands before the path.
  const isUsual = redirectUrl === undefined || redirectUrl.endsWith(REDIRECT_PATH);
  const redirectUriPath = isUsual ? REDIRECT_PATH : new URL(redirectUrl).pathname;
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...BOT_SCOPES],
    installationStore,
    ...(redirectUrl === undefined ? {} : { redirectUri: redirectUrl }),
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath,
      clientOptions: clientOptions(deps),
      ...(authorizeUrl === undefined ? {} : { authorizationUrl: authorizeUrl }),
    },
  };
}

/** Bolt refuses only old timestamps; one from the future would let a recorded request live on. */
const MAX_AHEAD_S = 300;

/** Why a request of Slack's cannot be one; null if it may be. Bolt takes any JSON for an object: `null` would end the process. */
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
  const { config, slackLogger, routes, installations } = deps;
  const receiver = new HTTPReceiver({
    signingSecret: config.signingSecret,
    endpoints: [...REQUEST_PATHS],
    logger: slackLogger,
    customRoutes: routes.map(({ path, handle }) => ({ path, method: ['GET', 'HEAD'], handler: handle })),
    // What the app does not take, Slack delivers again.
    async processEventErrorHandler({ response }) {
      response.writeHead(503).end();
      return true;
    },
    ...(config.install && installations ? installOptions(config.install, installations, deps) : {}),
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
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

  const limits = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS };
  const server = createServer(limits, (request, response) => void handle(request, response));

  function address(): string | null {
    const at = server.address();
    if (typeof at !== 'object' || at === null) return null;
    const host = at.family === 'IPv6' && !config.host ? 'localhost' : at.address;
    return `http://${host.includes(':') ? `[${host}]` : host}:${at.port}`;
  }

  return {
    init: (app) => receiver.init(app),
    address,
    async start() {
      server.listen({ port: config.port, ...(config.host === undefined ? {} : { host: config.host }) });
      await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
        throw new PlatformError(
          'slack.cannot_listen',
          `Cannot listen for Slack on port ${config.port} (${error.code}). Is it in use? Set another PORT.`,
          { cause: error },
        );
      });
    },
    async stop() {
      if (!server.listening) return;
      server.close();
      server.closeIdleConnections();
      // What still holds a connection has had its answer; keep-alive must not keep the process.
      setTimeout(() => server.closeAllConnections(), 1000).unref();
      await once(server, 'close');
    },
    health: () =>
      server.listening
        ? { connected: true, detail: `listening for Slack's requests at ${address()}` }
        : { connected: false, detail: 'not listening' },
  };
}
