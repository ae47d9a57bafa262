/** `/healthz`, `/readyz` and `/metrics`: on a port of their own, or beside Slack's requests on Slack's port. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHttpServer } from '../network/http-server.ts';
import type { Readiness } from './health.ts';
import type { Metrics } from './metrics.ts';

/** Somebody who connects and says nothing is not waited for longer, in milliseconds. */
const REQUEST_TIMEOUT_MS = 5_000;

/** Connections at once; probes and scrapers need a handful. */
const MAX_CONNECTIONS = 64;

/** Answers requests for the operator's paths; false for any other path, which is left untouched. */
export type Endpoints = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The paths that `createEndpoints` answers. */
export const ENDPOINT_PATHS = ['/healthz', '/readyz', '/metrics'] as const;

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}

export function createEndpoints(readiness: () => Readiness, metrics: Pick<Metrics, 'registry'>): Endpoints {
  async function sendMetrics(response: ServerResponse): Promise<void> {
    try {
      send(response, 200, metrics.registry.contentType, await metrics.registry.metrics());
    } catch {
      send(response, 500, 'text/plain', 'The metrics could not be read.\n');
    }
  }

  return (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    if (!(ENDPOINT_PATHS as readonly string[]).includes(path)) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      send(response, 405, 'text/plain', 'Only GET and HEAD.\n');
    } else if (path === '/healthz') send(response, 200, 'text/plain', 'ok\n');
    else if (path === '/readyz') {
      const state = readiness();
      send(response, state.ready ? 200 : 503, 'application/json', `${JSON.stringify(state)}\n`);
    } else void sendMetrics(response);
    return true;
  };
}

export interface HttpServer {
  /** Where it listens, such as `http://127.0.0.1:9464`. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the endpoints on a port of their own; 0 picks a free one. Resolves when it listens.
 *
 * @param endpoints May come later than the port, which has to be had before anything is touched; who asks meanwhile waits.
 * @throws {Error} with the system's code (`EADDRINUSE`, `EACCES`) if it cannot listen there.
 */
export async function serveEndpoints(
  endpoints: Endpoints | Promise<Endpoints>,
  port: number,
  host: string,
): Promise<HttpServer> {
  const coming = Promise.resolve(endpoints);
  const limits = { requestMs: REQUEST_TIMEOUT_MS, maxConnections: MAX_CONNECTIONS, graceMs: 0 };
  const server = createHttpServer({ port, host, ...limits }, (request, response) => {
    void coming.then((answers) => {
      if (!answers(request, response)) send(response, 404, 'text/plain', 'Nothing here.\n');
    });
    // Nobody has a body to send; what comes is not read.
    request.resume();
  });
  await server.listen();
  return { address: server.address() ?? '', close: server.close };
}
