/**
 * As much of the Web's `fetch` as a platform's library asks for: a text goes out, a text comes back. Node's own takes
 * twice as long before a request is on the wire, for streams and checks that nobody needs here.
 */
import { Agent, type Dispatcher, request } from 'undici';

/** What a library says of a request. Bodies other than texts are never sent. */
interface PlainRequest {
  readonly method?: string | undefined;
  readonly headers?: Record<string, string> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null | undefined;
}

const DIRECTLY = new Agent();

/** @param dispatcher How connections are made; directly, if it is left out. */
export const plainFetch =
  (dispatcher: Dispatcher = DIRECTLY) =>
  async (
    url: string | URL,
    { method = 'GET', headers = {}, body, signal = null }: PlainRequest = {},
  ): Promise<Response> => {
    const { statusCode, ...answer } = await request(url, {
      dispatcher,
      method,
      headers,
      body: typeof body === 'string' ? body : null,
      signal,
    });
    const told = Object.entries(answer.headers).flatMap(([name, values = []]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    );
    // Answers of some kinds may have no body, be it an empty one.
    return new Response((await answer.body.text()) || null, { status: statusCode, headers: told });
  };
