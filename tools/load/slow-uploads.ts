/** A crowd of strangers whose uploads never end; whom the bot throws out comes again. Started by strangers.ts. */
import { connect, type Socket } from 'node:net';

const BYTES = 1_000_000;
const PIECE = Buffer.alloc(16 * 1024, 'x');
/** Milliseconds from one piece to the next, and between two looks at who was thrown out. */
const PAUSE_MS = 100;
/** So many come anew each time: a thousand a second. */
const NEWCOMERS = 100;

const [port = 0, uploads = 0] = process.argv.slice(2).map(Number);
const sockets = new Set<Socket>();

/** As Slack's requests begin; only the signature is not Slack's, which shows when all has come. */
function begin(): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const signed = `X-Slack-Request-Timestamp: ${Math.floor(Date.now() / 1000)}\r\nX-Slack-Signature: v0=${'a'.repeat(64)}`;
  socket.write(`POST /slack/events HTTP/1.1\r\nHost: x\r\n${signed}\r\nContent-Length: ${BYTES}\r\n\r\n`);
  return socket;
}

setInterval(() => {
  for (const socket of sockets) {
    if (socket.destroyed || socket.readableEnded) sockets.delete(socket);
    else if (socket.bytesWritten + PIECE.length < BYTES && !socket.writableNeedDrain) socket.write(PIECE);
  }
  for (let come = 0; come < NEWCOMERS && sockets.size < uploads; come++) sockets.add(begin());
}, PAUSE_MS);
