/** A small HTTP server that waits for nobody who dawdles, is not crowded out by strangers, and tells where it listens. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds between two looks at requests that take too long; Node's own half a minute is too long for strangers. */
const LOOK_MS = 1_000;

/**
 * Requests over one connection that may wait for their answers. No client asks on before it has been answered; whoever
 * does sends thousands at once, and each would take its memory and its turn.
 */
const MOST_WAITING = 4;

export interface HttpServerOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** Every address of this machine, if left out. */
  readonly host: string | undefined;
  /** A request must have arrived whole within so many milliseconds. */
  readonly requestMs: number;
  /** Connections at once. Those over which nobody has proved anything yet have half of the places. */
  readonly maxConnections: number;
  /** Who still holds a connection is given so many milliseconds at the end. */
  readonly graceMs: number;
}

export interface HttpServer {
  /** @throws {Error} with the system's code (`EADDRINUSE`, `EACCES`) if it cannot listen there. */
  listen(): Promise<void>;
  /** Where it listens, such as `http://127.0.0.1:3000`; null while it does not. */
  address(): string | null;
  /** Over this connection came a request that nobody could have forged: it no longer gives way to newcomers. */
  trust(socket: Socket): void;
  close(): Promise<void>;
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program has it.',
  EACCES: 'The user that runs this may not take a port so low.',
  EADDRNOTAVAIL: 'This machine has no such address as HOST says.',
  ENOTFOUND: 'HOST is no address, and no name of this machine.',
};

/** Why a server cannot listen, to stand behind the port: the system's code, and a sentence where it is known. */
export function whyNotListening(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return ` (${code}). ${WHY_NOT[code] ?? ''}`.trimEnd();
}

/** A cookie goes along when somebody comes back by a link, and with no request that another page makes. */
const ofThisSite = (cookie: string): string =>
  /;\s*samesite=/i.test(cookie) ? cookie : `${cookie}; SameSite=Lax`;

/** Cookies are for this site alone, whoever sets them. */
class Response extends ServerResponse<IncomingMessage> {
  override setHeader(name: string, value: number | string | readonly string[]): this {
    if (name.toLowerCase() !== 'set-cookie') return super.setHeader(name, value);
    return super.setHeader(
      name,
      [value].flat().map((cookie) => ofThisSite(String(cookie))),
    );
  }
}

export function createHttpServer(
  options: HttpServerOptions,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): HttpServer {
  const { port, host, requestMs, maxConnections, graceMs } = options;
  const times = {
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    connectionsCheckingInterval: LOOK_MS,
  };
  const waiting = new WeakMap<Socket, number>();
  const server = createServer({ ...times, ServerResponse: Response }, (request, response) => {
    const { socket } = request;
    const before = waiting.get(socket) ?? 0;
    if (before >= MOST_WAITING) socket.destroy();
    // What had come with it is still told of.
    if (socket.destroyed) return;
    waiting.set(socket, before + 1);
    response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
    handle(request, response);
  });
  server.maxConnections = maxConnections;
  /** Oldest first. */
  const strangers = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    strangers.add(socket);
    socket.once('close', () => strangers.delete(socket));
    const [oldest] = strangers;
    if (strangers.size > maxConnections / 2) oldest?.destroy();
  });
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
    trust: (socket) => void strangers.delete(socket),
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
