/** An HTTP proxy on the loopback address that opens tunnels (CONNECT) to where it is asked, and counts them. */
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pipeline } from 'node:stream';

export interface ConnectProxy {
  /** For `HTTPS_PROXY`. */
  readonly url: string;
  /** Where tunnels were opened to, as `host:port`, in order. */
  readonly tunnels: string[];
  /** Set to refuse every tunnel from then on. */
  refuses: boolean;
  close(): Promise<void>;
}

export async function startConnectProxy(): Promise<ConnectProxy> {
  const server = createServer((_request, response) => void response.writeHead(405).end());
  server.on('connect', ({ url = '' }, socket, head) => {
    socket.on('error', () => {});
    if (proxy.refuses) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    proxy.tunnels.push(url);
    const [host, port] = url.split(':');
    const far = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      pipeline(socket, far, socket, () => {});
    });
    far.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: ConnectProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels: [],
    refuses: false,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}
