/**
 * Takes the requests that a platform posts and signs, and asks for pages beside them. What cannot be the platform's is
 * refused before much of it is read.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AdapterHealth } from '../conversation/platform.ts';
import { PlatformError } from '../conversation/platform-definition.ts';
import { type BodyRefusal, createBodyReader } from './bodies.ts';
import { createHttpServer, whyNotListening } from './http-server.ts';
import { PAGE_HEADERS } from './page.ts';

/** Why a posted request is refused. */
export type IntakeRefusal = BodyRefusal | 401;

/** A posted request whose head may be the platform's. */
export interface Examination {
  /** Bytes that its body may have. */
  readonly largest: number;
  /** What it is, with its body. `unsigned`: of the platform all the same, and harmless from anybody else. */
  judge(body: Buffer): 'signed' | 'unsigned' | 400 | 401;
}

export interface IntakeOptions {
  /** The platform's name for people; in lower case it begins the codes of its errors. */
  readonly platform: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Every address of this machine, if undefined. */
  readonly host: string | undefined;
  /** Where the platform posts. */
  readonly paths: readonly string[];
  /** Looks at the head of a posted request; null where it cannot be the platform's. */
  examine(request: IncomingMessage): Examination | null;
  /** Takes what was judged well, and each request for a page. @throws on a path that nobody serves. */
  take(request: IncomingMessage, response: ServerResponse): void;
  /** Told of each posted request that is refused. */
  onRefused(status: IntakeRefusal): void;
}

/** A request must have arrived whole within this time; platforms wait no longer for the answer. */
const REQUEST_MS = 5_000;
/** Connections at once: a thousand signed requests a second need some ten. */
const CONNECTIONS = 2_048;
/** What is read of all requests together before it is known who sent them. */
const BYTES_IN_FLIGHT = 8 * 1024 * 1024;
/** What a piece of a body counts at least: what comes from a platform, by whatever proxy, comes in larger ones. */
const LEAST_PIECE_BYTES = 512;

/** Nobody's browser sends a body along with the question for a page. */
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;

export interface Intake {
  /** @throws {PlatformError} if it cannot listen there. */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): AdapterHealth;
  /** Where it listens, such as `http://127.0.0.1:3000`; null while it does not. */
  address(): string | null;
}

/** A server that takes signed requests at its paths, and of others only so much as to refuse them. */
export function createIntake(options: IntakeOptions): Intake {
  const { platform, port, host, paths, examine, take, onRefused } = options;
  const limits = { inFlight: BYTES_IN_FLIGHT, leastPiece: LEAST_PIECE_BYTES, withinMs: REQUEST_MS };
  const bodies = createBodyReader(limits);

  /** Null where there is nothing against it. Nothing of a body is parsed before it is known who sent it. */
  async function refusalOf(request: IncomingMessage): Promise<IntakeRefusal | null> {
    const examination = examine(request);
    if (examination === null) return 401;
    const body = await bodies.read(request, examination.largest);
    if (typeof body === 'number') return body;
    const judgement = examination.judge(body);
    if (typeof judgement === 'number') return judgement;
    if (judgement === 'signed') server.trust(request.socket);
    return null;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeaders(PAGE_HEADERS);
    const isPosted = request.method === 'POST';
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    // Nobody looks at what is sent elsewhere, or waits for its end.
    if (isPosted ? !paths.includes(path) : hasBody(request))
      return void response.writeHead(404, { connection: 'close' }).end();
    const refusal = isPosted ? await refusalOf(request) : null;
    if (refusal !== null) {
      onRefused(refusal);
      // What is left of the body is not waited for.
      return void response.writeHead(refusal, { connection: 'close' }).end();
    }
    try {
      take(request, response);
    } catch {
      if (!response.headersSent) response.writeHead(404);
      response.end();
    }
  }

  const server = createHttpServer(
    { port, host, requestMs: REQUEST_MS, maxConnections: CONNECTIONS, graceMs: 1000 },
    (request, response) => void handle(request, response),
  );
  return {
    start: () =>
      server.listen().catch((error: unknown) => {
        const sentence = `Cannot listen for ${platform} on port ${port}${whyNotListening(error)} Set another PORT, or another HOST.`;
        throw new PlatformError(`${platform.toLowerCase()}.cannot_listen`, sentence, { cause: error });
      }),
    stop: server.close,
    health() {
      const at = server.address();
      const detail = at === null ? 'not listening' : `listening for ${platform}'s requests at ${at}`;
      return { connected: at !== null, detail };
    },
    address: server.address,
  };
}
