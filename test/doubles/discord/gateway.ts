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
  readonly readsContent: boolean;
  socket: WebSocket | undefined;
  /** Its line looks open, and nothing goes through it. */
  isHalfOpen: boolean;
  /** The last of its events that its bot has told to have, since it began or was resumed; null for none. */
  heard: number | null;
  sequence: number;
  /** Everything that was dispatched, for replay. */
  readonly sent: Packet[];
}

export interface GatewayOptions {
  /** What READY says, besides the session. */
  ready(): Record<string, unknown>;
  /** Every server, as GUILD_CREATE tells of it: READY names those of a shard, and they follow one by one. */
  guilds(): readonly (Record<string, unknown> & { readonly id: string })[];
  readonly token: string;
  readonly bot: string;
  readonly heartbeatMs: number;
}

const MESSAGE_CONTENT = 1 << 15;

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
  /** So many connections more are refused before they stand, as while Discord has trouble. */
  unavailable: number;
  /** Set to refuse the next session that a bot asks for. */
  refusesSession: boolean;
  /** Set to end the next session that is resumed at once. */
  endsResumed: boolean;
  /** Whether the Message Content intent is switched on in the portal; without it Discord refuses who asks for it. */
  grantsContent: boolean;
  /** Sets several of these at once. */
  set(
    values: Partial<Pick<FakeGateway, 'unavailable' | 'refusesSession' | 'endsResumed' | 'grantsContent'>>,
  ): void;
  /** Sends an event to every bot, on the shard that its server belongs to, and keeps it for bots that resume. */
  deliver(type: string, data: unknown, options?: { twice?: boolean }): void;
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
  /** Any text, also such as is no packet. */
  sendText(text: string): void;
  /** Bots that are identified or resumed, and connected. */
  connected(): number;
  /** Whether each of them has sent a heartbeat since then: it has worked through what it was sent at first. */
  isSettled(): boolean;
  /** Gives a look at whether each of them has told, on a line that stands, that it has all that it was sent until now. */
  checkpoint(): () => boolean;
  shutDown(): Promise<void>;
}

/** What belongs to no server comes on shard 0: https://discord.com/developers/docs/events/gateway#sharding */
const shardOf = (guild: unknown, count: number): number =>
  typeof guild === 'string' ? Number((BigInt(guild) >> 22n) % BigInt(count)) : 0;

const guildOf = (type: string, data: unknown): unknown => {
  const { guild_id: guild, id } = (data ?? {}) as { guild_id?: unknown; id?: unknown };
  return type === 'GUILD_CREATE' || type === 'GUILD_UPDATE' || type === 'GUILD_DELETE' ? id : guild;
};

export function createGateway(server: Server, options: GatewayOptions): FakeGateway {
  const wss = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    if (gateway.unavailable > 0) {
      gateway.unavailable -= 1;
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    } else wss.handleUpgrade(request, socket, head, (ws) => onConnection(ws));
  });

  const live = (): Session[] => [...sessions.values()].filter((one) => one.socket?.readyState === 1);
  const send = (socket: WebSocket, packet: Packet): void =>
    socket.send(JSON.stringify({ s: null, t: null, ...packet }));

  /** Without the intent, text that is not meant for the bot arrives empty. */
  function visible({ readsContent }: Session, type: string, data: unknown): unknown {
    if (readsContent || !/^MESSAGE_(?:CREATE|UPDATE)$/.test(type)) return data;
    const {
      guild_id: guild,
      author,
      mentions = [],
    } = (data ?? {}) as {
      guild_id?: string;
      author?: { id: string };
      mentions?: readonly { id: string }[];
    };
    const isOpen = guild === undefined || [author, ...mentions].some((one) => one?.id === options.bot);
    // https://discord.com/developers/docs/resources/message#message-object
    const withheld = { content: '', embeds: [], components: [], attachments: [], poll: undefined };
    const { message_snapshots: snapshots } = (data ?? {}) as { message_snapshots?: { message: object }[] };
    const forwarded = snapshots?.map(({ message }) => ({ message: { ...message, ...withheld } }));
    return isOpen ? data : { ...(data as object), ...withheld, message_snapshots: forwarded };
  }

  function dispatch(session: Session, type: string, data: unknown): void {
    session.sequence += 1;
    const packet = { op: 0, t: type, s: session.sequence, d: visible(session, type, data) };
    session.sent.push(packet);
    if (session.socket?.readyState === 1 && !session.isHalfOpen) send(session.socket, packet);
  }

  function onIdentify(socket: WebSocket, data: Record<string, unknown>): Session | undefined {
    gateway.identifies.push(data);
    const readsContent = (Number(data['intents']) & MESSAGE_CONTENT) !== 0;
    const refusal =
      gateway.refuseWith ??
      (data['token'] !== options.token ? 4004 : readsContent && !gateway.grantsContent ? 4014 : undefined);
    if (refusal !== undefined) {
      socket.close(refusal);
      return undefined;
    }
    if (gateway.refusesSession) {
      gateway.refusesSession = false;
      send(socket, { op: 9, d: false });
      return undefined;
    }
    const shard = (data['shard'] as [number, number] | undefined) ?? [0, 1];
    const session: Session = {
      id: snowflake(),
      shard,
      readsContent,
      socket,
      isHalfOpen: false,
      heard: null,
      sequence: 0,
      sent: [],
    };
    sessions.set(session.id, session);
    const guilds = options.guilds().filter(({ id }) => shardOf(id, shard[1]) === shard[0]);
    dispatch(session, 'READY', {
      v: 10,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      ...options.ready(),
      session_id: session.id,
      shard,
    });
    for (const guild of guilds) dispatch(session, 'GUILD_CREATE', guild);
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
    session.heard = null;
    for (const packet of session.sent) if ((packet.s ?? 0) > Number(data['seq'] ?? 0)) send(socket, packet);
    dispatch(session, 'RESUMED', {});
    if (gateway.endsResumed) {
      gateway.endsResumed = false;
      gateway.invalidate(false);
    }
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
        for (const session of sessions.values())
          if (session.socket === socket) session.heard = packet.d as number | null;
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
    unavailable: 0,
    refusesSession: false,
    endsResumed: false,
    grantsContent: true,
    set(values) {
      Object.assign(gateway, values);
    },
    deliver(type, data, { twice = false } = {}) {
      for (const session of sessions.values()) {
        if (shardOf(guildOf(type, data), session.shard[1]) !== session.shard[0]) continue;
        dispatch(session, type, data);
        if (twice) dispatch(session, type, data);
      }
    },
    drop() {
      for (const session of live()) session.socket?.terminate();
    },
    reconnect() {
      for (const session of live()) {
        session.heard = null;
        send(session.socket!, { op: 7, d: null });
      }
    },
    invalidate(resumable) {
      for (const session of live()) {
        session.heard = null;
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
    sendText(text) {
      for (const session of live()) session.socket?.send(text);
    },
    connected: () => live().length,
    isSettled: () => live().length > 0 && live().every(({ heard }) => heard !== null),
    checkpoint() {
      const sent = live().map((session) => [session, session.sequence] as const);
      return () =>
        sent.every(([session, last]) => session.socket?.readyState === 1 && (session.heard ?? -1) >= last);
    },
    async shutDown() {
      for (const client of wss.clients) client.terminate();
      await new Promise<void>((resolve) => wss.close(() => resolve()));
    },
  };
  return gateway;
}
