/** A small HTTP server that waits for nobody who dawdles, and tells where it listens. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

export interface HttpServerOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** Every address of this machine, if left out. */
  readonly host: string | undefined;
  /** A request must have arrived whole within so many milliseconds. */
  readonly requestMs: number;
  /** Connections at once; any number, if left out. */
  readonly maxConnections?: number;
  /** Who still holds a connection is given so many milliseconds at the end. */
  readonly graceMs: number;
}

export interface HttpServer {
  /** @throws {Error} with the system's code (`EADDRINUSE`, `EACCES`) if it cannot listen there. */
  listen(): Promise<void>;
  /** Where it listens, such as `http://127.0.0.1:3000`; null while it does not. */
  address(): string | null;
  close(): Promise<void>;
}

export function createHttpServer(options: HttpServerOptions, handle: RequestListener): HttpServer {
  const { port, host, requestMs, maxConnections, graceMs } = options;
  const server = createServer({ requestTimeout: requestMs, headersTimeout: requestMs }, handle);
  if (maxConnections !== undefined) server.maxConnections = maxConnections;
  return {
    async listen() {
      server.listen({ port, ...(host === undefined ? {} : { host }) });
      await once(server, 'listening');
    },
    address() {
      const at = server.address();
      if (typeof at !== 'object' || at === null) return null;
      const name = host ?? 'localhost';
      return `http://${name.includes(':') ? `[${name}]` : name}:${at.port}`;
    },
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      // Keep-alive must not keep the process.
      setTimeout(() => server.closeAllConnections(), graceMs).unref();
      await closed;
    },
  };
}
