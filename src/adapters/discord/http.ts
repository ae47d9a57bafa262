/**
 * How a request waits. discord.js obeys 429; it repeats a 5xx at once, though, and knows a wait only from
 * headers. This waits in between, and reads the wait from the body too, for servers that say it only there.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions, type ResponseLike } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

/** How often a request is repeated after a 5xx or a broken connection. */
const REPEATS = 3;
/** First wait; it doubles each time. */
const WAIT_MS = 250;
/** No server may make a single request wait longer than this after a 5xx. */
const LONGEST_WAIT_MS = 5000;

const BROKEN = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'UND_ERR_SOCKET', 'EAI_AGAIN']);

const isBroken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && BROKEN.has(String(error.code));

function waitBefore(attempt: number, retryAfter: string | null): number {
  const told = Number(retryAfter ?? Number.NaN) * 1000;
  const own = WAIT_MS * 2 ** attempt;
  return Math.min(Number.isFinite(told) ? Math.max(told, own) : own, LONGEST_WAIT_MS);
}

/** The body as JSON; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The response with its body read and its headers made true: discord.js throws on a body that is called JSON and
 * is not, such as an empty one, and finds the wait of a 429 in a header alone.
 */
async function straightened(response: ResponseLike): Promise<ResponseLike> {
  const text = await response.text();
  const headers = new Headers([...response.headers.entries()] as [string, string][]);
  const body = parsed(text);
  if (body === undefined || body === null) headers.delete('Content-Type');
  if (response.status === 429) {
    const told = (body ?? {}) as { retry_after?: unknown; global?: unknown };
    const seconds = Number(told.retry_after);
    // Without any advice, the least wait that keeps us from hammering.
    if (!headers.has('Retry-After'))
      headers.set('Retry-After', String(Number.isFinite(seconds) && seconds > 0 ? seconds : 1));
    if (told.global === true) headers.set('X-RateLimit-Global', 'true');
  }
  // A 204 may have no body, not even an empty one.
  return new Response(text === '' ? null : text, { status: response.status, headers });
}

/** Sends one request by way of `send`, with the waits described at the head of this file. */
export function createPatientRequest(
  onRateLimit: () => void = () => {},
  send: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  return async (url, init) => {
    const signal = (init.signal ?? undefined) as AbortSignal | undefined;
    for (let attempt = 0; ; attempt++) {
      let retryAfter: string | null = null;
      try {
        const response = await send(url, init);
        if (response.status === 429) onRateLimit();
        const again = response.status >= 500 && response.status !== 501 && attempt < REPEATS;
        if (!again) return await straightened(response);
        retryAfter = response.headers.get('Retry-After');
        // An unread body keeps its connection busy.
        await response.arrayBuffer();
      } catch (error) {
        if (!isBroken(error) || attempt === REPEATS) throw error;
      }
      await sleep(waitBefore(attempt, retryAfter), undefined, { signal });
    }
  };
}
