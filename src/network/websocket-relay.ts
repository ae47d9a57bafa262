/**
 * Carries WebSocket connections through a proxy, for a client that can be told an address but neither agent nor
 * dispatcher: it connects to a port of the loopback address, and from there the connection goes on.
 */
import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import { EnvHttpProxyAgent, upgrade } from 'undici';
import type { ProxySettings } from './proxy.ts';

export interface WebSocketRelay {
  /** The address that stands for `url` here; one that already does stays as it is. */
  addressOf(url: string): string;
  /** Takes no more connections; those that stand stay. */
  close(): void;
}

/** Where no proxy stands in between. */
export const DIRECTLY: WebSocketRelay = { addressOf: (url) => url, close() {} };

const refuse = (socket: Duplex, status: 404 | 502): unknown =>
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);

/** @param onFault Told why a connection did not come about; its client sees status 502. */
export async function openRelay(
  proxy: ProxySettings | undefined,
  onFault: (error: unknown) => void,
): Promise<WebSocketRelay> {
  if (proxy === undefined) return DIRECTLY;
  const dispatcher = new EnvHttpProxyAgent({ ...proxy });
  /** Only what was asked for here can be reached, by its place in this list. */
  const targets: string[] = [];

  async function carry({ url = '/', headers }: IncomingMessage, socket: Duplex): Promise<void> {
    socket.on('error', () => {});
    const [, place = '', query = ''] = /^\/(\d+)(?:\/?(\?.*))?$/.exec(url) ?? [];
    const target = targets[Number(place || Number.NaN)];
    if (target === undefined) return void refuse(socket, 404);
    const { host: _, connection: __, upgrade: protocol, ...rest } = headers;
    try {
      const far = await upgrade(target.replace(/^ws/, 'http') + query, {
        dispatcher,
        headers: rest,
        ...(protocol === undefined ? {} : { protocol }),
      });
      const lines = Object.entries(far.headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
      pipeline(socket, far.socket, socket, () => {});
    } catch (error) {
      onFault(error);
      refuse(socket, 502);
    }
  }

  const server = createServer((_request, response) => void response.writeHead(404).end());
  server.on('upgrade', (request, socket) => void carry(request, socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const base = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    addressOf(url) {
      if (url.startsWith(base)) return url;
      if (!targets.includes(url)) targets.push(url);
      return `${base}${targets.indexOf(url)}`;
    },
    close: () => void server.close(),
  };
}
