/**
 * PGlite behind PostgreSQL's protocol, for several clients at once. PGlite has one session only; so each client gets
 * it for a whole round of messages, and for a whole transaction, as if it were alone.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createPglite } from './pglite.ts';

export interface PgliteServer {
  readonly url: string;
  close(): Promise<void>;
}

const SSL_REQUEST = 80_877_103;
const SYNC = 0x53;
const QUERY = 0x51;
const TERMINATE = 0x58;
const READY = 0x5a;
const IDLE = 0x49;

/** AuthenticationOk, and ReadyForQuery outside of a transaction. */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, READY, 0, 0, 0, 5, IDLE]);

/** Splits off the messages up to the next one that ends a round; null while it is not complete. */
function nextRound(buffer: Buffer): { round: Buffer; rest: Buffer; last: number } | null {
  for (let at = 0; at + 5 <= buffer.length; ) {
    const type = buffer[at]!;
    const end = at + 1 + buffer.readInt32BE(at + 1);
    if (end > buffer.length) return null;
    if (type === SYNC || type === QUERY || type === TERMINATE)
      return { round: buffer.subarray(0, end), rest: buffer.subarray(end), last: type };
    at = end;
  }
  return null;
}

/** Whether the answer ends outside of any transaction. */
function isIdle(answer: Uint8Array): boolean {
  return answer.at(-6) === READY && answer.at(-1) === IDLE;
}

export async function startPgliteServer(): Promise<PgliteServer> {
  const lite = await createPglite();
  const clients = new Set<Socket>();
  let turn: Promise<void> = Promise.resolve();

  /** Resolves with a function that gives the session back. */
  function session(): Promise<() => void> {
    let giveBack: () => void = () => {};
    const mine = turn;
    turn = new Promise((resolve) => {
      giveBack = resolve;
    });
    return mine.then(() => giveBack);
  }

  async function serve(socket: Socket): Promise<void> {
    let buffer: Buffer = Buffer.alloc(0);
    let started = false;
    let giveBack: (() => void) | null = null;
    try {
      for await (const chunk of socket) {
        buffer = Buffer.concat([buffer, chunk as Buffer]);
        if (!started && buffer.length >= 8 && buffer.length >= buffer.readInt32BE(0)) {
          const [length, code] = [buffer.readInt32BE(0), buffer.readInt32BE(4)];
          buffer = buffer.subarray(length);
          started = code !== SSL_REQUEST;
          socket.write(started ? WELCOME : 'N');
        }
        for (let next = started ? nextRound(buffer) : null; next !== null; next = nextRound(buffer)) {
          buffer = next.rest;
          if (next.last === TERMINATE) return;
          giveBack ??= await session();
          const answer = await lite.execProtocolRaw(next.round);
          socket.write(answer);
          if (!isIdle(answer)) continue;
          giveBack();
          giveBack = null;
        }
      }
    } catch {
      // The client is gone.
    } finally {
      if (giveBack !== null) {
        await lite.exec('rollback').catch(() => {});
        giveBack();
      }
      clients.delete(socket);
      socket.destroy();
    }
  }

  const server = createServer((socket) => {
    clients.add(socket);
    socket.setNoDelay(true).on('error', () => {});
    void serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`,
    async close() {
      for (const socket of clients) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await lite.close();
    },
  };
}
