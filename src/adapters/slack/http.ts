/** Slack's signed HTTP requests, and the pages on which workspaces install the app. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPReceiver, type InstallationStore } from '@slack/bolt';
import type { SlackHttpConfig, SlackInstallConfig } from '../../config/load.ts';
import { SlackError } from './errors.ts';
import { BODY_BYTES, REQUEST_MS } from './limits.ts';
import { BOT_SCOPES, INSTALL_PATH, REDIRECT_PATH, REQUEST_PATHS } from './manifest.ts';
import type { Transport, TransportDeps } from './transport.ts';

/** A page that somebody else serves on Slack's port, such as `/healthz`. */
export interface Route {
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

interface HttpDeps extends TransportDeps {
  readonly config: SlackHttpConfig;
  readonly installations: InstallationStore | null;
  readonly routes: readonly Route[];
}

function installOptions(
  install: SlackInstallConfig,
  { clientOptions, installations }: Pick<HttpDeps, 'clientOptions' | 'installations'>,
) {
  const { redirectUrl, authorizeUrl } = install;
  return {
    clientId: install.clientId,
    clientSecret: install.clientSecret,
    stateSecret: install.stateSecret,
    scopes: [...BOT_SCOPES],
    ...(installations === null ? {} : { installationStore: installations }),
    ...(redirectUrl === undefined ? {} : { redirectUri: redirectUrl }),
    installerOptions: {
      installPath: INSTALL_PATH,
      // A proxy may strip what stands before the path.
      redirectUriPath:
        redirectUrl === undefined || redirectUrl.endsWith(REDIRECT_PATH)
          ? REDIRECT_PATH
          : new URL(redirectUrl).pathname,
      clientOptions,
      ...(authorizeUrl === undefined ? {} : { authorizationUrl: authorizeUrl }),
    },
  };
}

/** Bolt compares the content type letter by letter; a charset behind it means the same. */
function plainContentType(request: IncomingMessage): void {
  const type = request.headers['content-type'];
  if (type !== undefined) request.headers['content-type'] = type.split(';')[0]!.trim().toLowerCase();
}

/** Bolt refuses only old timestamps; one from the future would let a recorded request live on. */
const MAX_AHEAD_S = 300;

function isFromTheFuture(request: IncomingMessage): boolean {
  return Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + MAX_AHEAD_S;
}

/** Slack sends objects. Bolt takes any JSON for one, and `null` would end the process. */
function holdsAnObject(request: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0]): boolean {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body);
  } catch {
    return false;
  }
}

const PATHS: ReadonlySet<string> = new Set(REQUEST_PATHS);

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Hands a request of Slack's on if its body is an object, and refuses it otherwise. Never rejects. */
async function takeObject(request: IncomingMessage, response: ServerResponse, listener: Listener) {
  try {
    const whole = await HTTPModuleFunctions.bufferIncomingMessage(request, BODY_BYTES);
    if (holdsAnObject(whole)) listener(whole, response);
    else response.writeHead(400).end();
  } catch (error) {
    // Too large, or broken off: then nobody reads the answer.
    response.writeHead(HTTPModuleFunctions.isRawBodyError(error) ? 413 : 400).end();
  }
}

const isSlacks = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && PATHS.has(url.split('?')[0]!);

export function createHttpTransport(deps: HttpDeps): Transport {
  const { config, slackLogger, routes } = deps;
  const receiver = new HTTPReceiver({
    signingSecret: config.signingSecret,
    endpoints: [...REQUEST_PATHS],
    bodyLimit: BODY_BYTES,
    logger: slackLogger,
    customRoutes: routes.map(({ path, handle }) => ({ path, method: ['GET', 'HEAD'], handler: handle })),
    ...(config.install === undefined ? {} : installOptions(config.install, deps)),
  });
  const listener = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    plainContentType(request);
    if (isFromTheFuture(request)) {
      request.resume();
      response.writeHead(401).end();
      return;
    }
    if (isSlacks(request)) void takeObject(request, response, listener);
    else listener(request, response);
  };

  let server: Server | undefined;
  let detail = 'not listening yet';

  function address(): string | null {
    const at = server?.address();
    if (typeof at !== 'object' || at === null) return null;
    const host = at.family === 'IPv6' && !config.host ? 'localhost' : at.address;
    return `http://${host.includes(':') ? `[${host}]` : host}:${at.port}`;
  }

  return {
    receiver,
    address,
    async start() {
      const host = config.host === undefined ? {} : { host: config.host };
      try {
        server = await receiver.start({ port: config.port, ...host });
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        throw new SlackError(
          `Cannot listen for Slack on port ${config.port} (${code}). Is it in use? Set another PORT.`,
          { cause: error },
        );
      }
      server.requestTimeout = REQUEST_MS;
      server.headersTimeout = REQUEST_MS;
      detail = `listening for Slack's requests at ${address()}`;
    },
    async stop() {
      const closing = server;
      server = undefined;
      detail = 'stopped';
      if (closing === undefined) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        // What still holds a connection has had its answer; keep-alive must not keep the process.
        setTimeout(() => closing.closeAllConnections(), 1000).unref();
        closing.closeIdleConnections();
      });
    },
    health: () => ({ connected: server !== undefined, detail }),
  };
}
