/** The stand-in's gateway: sessions that can be resumed, and every way in which Discord's can let a bot down. */
import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { snowflake } from './payloads.ts';

interface Packet {
  op: number;
  d: unknown;
  s?: number | null;
  t?: string | null;
}

interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  socket: WebSocket | undefined;
  /** Its line looks open, and nothing goes through it. */
  isHalfOpen: boolean;
  sequence: number;
  /** Everything that was dispatched, for replay. */
  readonly sent: Packet[];
}

export interface GatewayOptions {
  /** What READY says, besides the session. */
  ready(): Record<string, unknown>;
  /** Dispatched after READY. */
  afterReady?(): readonly { type: string; data: unknown }[];
  readonly token: string;
  readonly heartbeatMs: number;
}

export interface FakeGateway {
  /** What the bot identified with, in order. */
  readonly identifies: Record<string, unknown>[];
  readonly resumes: Record<string, unknown>[];
  /** How often the bot connected. */
  connections: number;
  heartbeats: number;
  /** Set to false to leave heartbeats without acknowledgement. */
  acknowledges: boolean;
  /** Set to a close code to refuse every identify with it. */
  refuseWith: number | undefined;
  /** Sends an event to every connected bot (or one shard), and keeps it for bots that resume. */
  deliver(type: string, data: unknown, options?: { twice?: boolean; shard?: number }): void;
  /** Cuts the line without a word. */
  drop(): void;
  /** Op 7: asks the bot to connect again. */
  reconnect(): void;
  /** Op 9: the session is no longer good. */
  invalidate(resumable: boolean): void;
  close(code: number): void;
  /** Stops reading what bots send, as a server that hangs: no acknowledgement, no answer to a close. */
  freeze(): void;
  /** As `freeze`, and nothing is sent either: events wait for the bot to resume. */
  halfOpen(): void;
  /** Any packet at all, also one that Discord would never send. */
  sendRaw(packet: unknown): void;
  /** Any text, also such as is no packet. */
  sendText(text: string): void;
  /** Bots that are identified or resumed, and connected. */
  connected(): number;
  shutDown(): Promise<void>;
}

export function createGateway(server: Server, options: GatewayOptions): FakeGateway {
  const wss = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  server.on('upgrade', (request: IncomingMessage, socket, head) =>
    wss.handleUpgrade(request, socket, head, (ws) => onConnection(ws)),
  );

  const live = (): Session[] => [...sessions.values()].filter((one) => one.socket?.readyState === 1);
  const send = (socket: WebSocket, packet: Packet): void =>
    socket.send(JSON.stringify({ s: null, t: null, ...packet }));

  function dispatch(session: Session, type: string, data: unknown): void {
    session.sequence += 1;
    const packet = { op: 0, t: type, s: session.sequence, d: data };
    session.sent.push(packet);
    if (session.socket?.readyState === 1 && !session.isHalfOpen) send(session.socket, packet);
  }

  function onIdentify(socket: WebSocket, data: Record<string, unknown>): Session | undefined {
    gateway.identifies.push(data);
    const refusal = gateway.refuseWith ?? (data['token'] === options.token ? undefined : 4004);
    if (refusal !== undefined) {
      socket.close(refusal);
      return undefined;
    }
    const shard = (data['shard'] as [number, number] | undefined) ?? [0, 1];
    const session: Session = { id: snowflake(), shard, socket, isHalfOpen: false, sequence: 0, sent: [] };
    sessions.set(session.id, session);
    dispatch(session, 'READY', { v: 10, ...options.ready(), session_id: session.id, shard });
    for (const { type, data: more } of options.afterReady?.() ?? []) dispatch(session, type, more);
    return session;
  }

  function onResume(socket: WebSocket, data: Record<string, unknown>): Session | undefined {
    gateway.resumes.push(data);
    const session = sessions.get(String(data['session_id']));
    if (session === undefined) {
      send(socket, { op: 9, d: false });
      return undefined;
    }
    session.socket = socket;
    session.isHalfOpen = false;
    for (const packet of session.sent) if ((packet.s ?? 0) > Number(data['seq'] ?? 0)) send(socket, packet);
    dispatch(session, 'RESUMED', {});
    return session;
  }

  function onConnection(socket: WebSocket): void {
    gateway.connections += 1;
    send(socket, { op: 10, d: { heartbeat_interval: options.heartbeatMs } });
    socket.on('error', () => {});
    socket.on('message', (raw) => {
      const packet = JSON.parse(String(raw)) as Packet;
      if (packet.op === 1) {
        gateway.heartbeats += 1;
        if (gateway.acknowledges) send(socket, { op: 11, d: null });
      } else if (packet.op === 2) onIdentify(socket, packet.d as Record<string, unknown>);
      else if (packet.op === 6) onResume(socket, packet.d as Record<string, unknown>);
    });
  }

  const gateway: FakeGateway = {
    identifies: [],
    resumes: [],
    connections: 0,
    heartbeats: 0,
    acknowledges: true,
    refuseWith: undefined,
    deliver(type, data, { twice = false, shard } = {}) {
      for (const session of sessions.values()) {
        if (shard !== undefined && session.shard[0] !== shard) continue;
        dispatch(session, type, data);
        if (twice) dispatch(session, type, data);
      }
    },
    drop() {
      for (const session of live()) session.socket?.terminate();
    },
    reconnect() {
      for (const session of live()) send(session.socket!, { op: 7, d: null });
    },
    invalidate(resumable) {
      for (const session of live()) {
        if (!resumable) sessions.delete(session.id);
        send(session.socket!, { op: 9, d: resumable });
      }
    },
    close(code) {
      for (const session of live()) session.socket?.close(code);
    },
    freeze() {
      for (const session of live()) session.socket?.pause();
    },
    halfOpen() {
      for (const session of live()) {
        session.isHalfOpen = true;
        session.socket?.pause();
      }
    },
    sendRaw(packet) {
      for (const session of live()) session.socket?.send(JSON.stringify(packet));
    },
    sendText(text) {
      for (const session of live()) session.socket?.send(text);
    },
    connected: () => live().length,
    async shutDown() {
      for (const client of wss.clients) client.terminate();
      await new Promise<void>((resolve) => wss.close(() => resolve()));
    },
  };
  return gateway;
}
