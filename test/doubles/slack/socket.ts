/** Slack's end of Socket Mode: envelopes, acknowledgements, redelivery, and every way to lose a connection. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

export interface Envelope {
  readonly id: string;
  readonly type: EnvelopeType;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Resolves when the bot has acknowledged it. */
  readonly acknowledged: Promise<void>;
  acks: number;
  attempts: number;
}

export interface SocketSide {
  /** Takes over an HTTP upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends to the newest connection, or when the next one comes. */
  send(type: EnvelopeType, payload: Readonly<Record<string, unknown>>): Envelope;
  /** Sends the same envelope once more, as Slack does when it saw no acknowledgement. */
  resend(envelope: Envelope): void;
  /** Slack's polite request to connect anew. */
  refresh(reason?: string): void;
  /** Cuts every connection in the middle of whatever it was doing. */
  cut(): void;
  /** From now on nothing goes through the connections that there are, in either direction; they look open. */
  freeze(): void;
  /** Sends raw text, whatever it is. */
  raw(text: string): void;
  readonly envelopes: readonly Envelope[];
  /** How many connections there have been. */
  readonly connections: () => number;
  readonly connected: () => number;
  /** False: pings of the client get no pong from now on. */
  answerPings: boolean;
  /** False: connections get no hello. */
  greet: boolean;
  /** False: what was not acknowledged is not sent again on the next connection. */
  redeliver: boolean;
  close(): void;
}

export function createSocketSide(): SocketSide {
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  const live = new Set<WebSocket>();
  const frozen = new WeakSet<WebSocket>();
  const envelopes: Envelope[] = [];
  const byId = new Map<string, Envelope>();
  const waiting = new Map<string, () => void>();
  let count = 0;

  const newest = (): WebSocket | undefined => [...live].at(-1);

  function transmit(envelope: Envelope): void {
    const socket = newest();
    if (socket === undefined) return;
    envelope.attempts += 1;
    if (frozen.has(socket)) return;
    socket.send(
      JSON.stringify({
        envelope_id: envelope.id,
        type: envelope.type,
        payload: envelope.payload,
        accepts_response_payload: envelope.type !== 'events_api',
        ...(envelope.type === 'events_api'
          ? { retry_attempt: envelope.attempts - 1, retry_reason: envelope.attempts > 1 ? 'timeout' : '' }
          : {}),
      }),
    );
  }

  function acknowledge(data: string): void {
    const { envelope_id: id } = JSON.parse(data) as { envelope_id?: string };
    const envelope = byId.get(id ?? '');
    if (envelope === undefined) return;
    envelope.acks += 1;
    waiting.get(envelope.id)?.();
  }

  function begin(socket: WebSocket): void {
    count += 1;
    live.add(socket);
    socket.on('close', () => live.delete(socket));
    socket.on('error', () => live.delete(socket));
    socket.on('ping', (data) => {
      if (side.answerPings) socket.pong(data);
    });
    socket.on('message', (data) => acknowledge(String(data)));
    if (!side.greet) return;
    socket.send(JSON.stringify({ type: 'hello', num_connections: live.size, debug_info: {} }));
    if (!side.redeliver) return;
    for (const envelope of envelopes) if (envelope.acks === 0) transmit(envelope);
  }

  const side: SocketSide = {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, begin);
    },
    send(type, payload) {
      const id = crypto.randomUUID();
      const acknowledged = new Promise<void>((resolve) => waiting.set(id, resolve));
      const envelope: Envelope = { id, type, payload, acknowledged, acks: 0, attempts: 0 };
      envelopes.push(envelope);
      byId.set(id, envelope);
      transmit(envelope);
      return envelope;
    },
    resend: transmit,
    refresh(reason = 'refresh_requested') {
      for (const socket of live) socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
    },
    cut() {
      for (const socket of live) socket.terminate();
    },
    freeze() {
      for (const socket of live) {
        frozen.add(socket);
        socket.pause();
      }
    },
    raw(text) {
      newest()?.send(text);
    },
    envelopes,
    connections: () => count,
    connected: () => live.size,
    answerPings: true,
    greet: true,
    redeliver: true,
    close() {
      for (const socket of live) socket.terminate();
      server.close();
    },
  };
  return side;
}
