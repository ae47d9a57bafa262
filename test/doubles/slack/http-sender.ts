/** Slack's end of its HTTP requests: signed as Slack signs them, or as a test wants them signed. */
import { createHmac } from 'node:crypto';
import { stringify } from 'node:querystring';
import type { Payload } from './payloads.ts';

export type RequestKind = 'event' | 'command' | 'interactive';

interface SendOptions {
  /** Seconds since 1970; now, if left out. */
  readonly timestamp?: number;
  /** Sign with another secret. */
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks the request off. */
  readonly signal?: AbortSignal;
}

interface Sent {
  readonly status: number;
  readonly body: string;
}

export interface HttpSender {
  send(kind: RequestKind, payload: Payload, options?: SendOptions): Promise<Sent>;
  /** Any body at all, signed. */
  sendRaw(type: string, body: string, options?: SendOptions): Promise<Sent>;
}

function encode(kind: RequestKind, payload: Payload): { type: string; body: string } {
  if (kind === 'event') return { type: 'application/json', body: JSON.stringify(payload) };
  const type = 'application/x-www-form-urlencoded';
  if (kind === 'interactive') return { type, body: stringify({ payload: JSON.stringify(payload) }) };
  return { type, body: stringify(payload as Record<string, string>) };
}

/** @param address Where the bot listens, such as `http://127.0.0.1:3000`. */
export function createHttpSender(address: () => string, signingSecret: string): HttpSender {
  async function sendRaw(type: string, body: string, options: SendOptions = {}): Promise<Sent> {
    const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
    const hash = createHmac('sha256', options.secret ?? signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const response = await fetch(`${address()}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': `v0=${hash}`,
        ...options.headers,
      },
      body,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return { status: response.status, body: await response.text() };
  }

  return {
    sendRaw,
    send(kind, payload, options) {
      const { type, body } = encode(kind, payload);
      return sendRaw(type, body, options);
    },
  };
}
