/**
 * As much of the Web's `fetch` as a platform's library asks for: a text goes out, a text comes back. Node's own takes
 * twice as long before a request is on the wire, for streams and checks that nobody needs here.
 */
import { Agent, type Dispatcher, request } from 'undici';

/** What a library says of a request. Bodies other than texts are never sent. */
interface PlainRequest {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** What a library reads of an answer. */
interface PlainAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: Headers;
  text(): Promise<string>;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

const DIRECTLY = new Agent();

/**
 * @param withinMs A call that takes longer, to the end of its answer, rejects with a `TimeoutError`.
 * @param dispatcher How connections are made; directly, if it is left out.
 */
export const plainFetch =
  (withinMs: number, dispatcher: Dispatcher = DIRECTLY) =>
  async (
    url: string | URL,
    { method = 'GET', headers = {}, body }: PlainRequest = {},
  ): Promise<PlainAnswer> => {
    if (!URL.canParse(String(url))) throw new Error('There is no such address.');
    const call = new AbortController();
    const late = setTimeout(
      () => call.abort(new DOMException('No answer in time.', 'TimeoutError')),
      withinMs,
    );
    try {
      const told = await request(url, {
        dispatcher,
        method,
        headers,
        body: typeof body === 'string' ? body : null,
        signal: call.signal,
      });
      const text = await told.body.text();
      return {
        ok: told.statusCode >= 200 && told.statusCode < 300,
        status: told.statusCode,
        statusText: '',
        url: String(url),
        headers: new Headers(Object.entries(told.headers).map(([name, value]) => [name, String(value)])),
        text: async () => text,
        json: async () => JSON.parse(text),
        arrayBuffer: () => new Blob([text]).arrayBuffer(),
      };
    } finally {
      clearTimeout(late);
    }
  };
