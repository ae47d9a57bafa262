/** Who is let in: whoever has the token that the start printed, and only from this very page. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** The only address that the desk listens on. */
export const LOOPBACK = '127.0.0.1';

const TOKEN_BYTES = 24;

/** A secret that nobody can guess, for one run of the desk. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

export interface AccessParts {
  readonly token: string;
  /** Where the desk listens; known once it does. */
  readonly port: () => number;
}

function isSame(given: string | undefined, token: string): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const REFUSED =
  'This desk belongs to somebody else, or to another page. Open the address that its start printed.\n';

/**
 * Refuses, before anything is read: another host's name (a page that had its own name point here), another origin, and
 * requests without the token. The token comes once in the address, and from then on in a cookie of this site alone.
 */
export function createAccess({ token, port }: AccessParts): MiddlewareHandler {
  return async (c, next) => {
    const host = `${LOOPBACK}:${port()}`;
    const [origin, site] = [c.req.header('origin'), c.req.header('sec-fetch-site')];
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    const isOwn =
      c.req.header('host') === host &&
      (origin === undefined ? !changes || site === 'same-origin' : origin === `http://${host}`) &&
      (site === undefined || site === 'same-origin' || site === 'none');
    if (!isOwn) return c.text(REFUSED, 403);

    // Cookies know no ports: another desk beside this one has its own.
    const cookie = `desk-${port()}`;
    const url = new URL(c.req.url);
    if (!changes && isSame(url.searchParams.get('token') ?? undefined, token)) {
      setCookie(c, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      url.searchParams.delete('token');
      // With two strokes at its beginning a path would be another host's address.
      return c.redirect(url.pathname.replace(/^\/+/, '/') + url.search, 303);
    }
    if (!isSame(getCookie(c, cookie), token)) return c.text(REFUSED, 401);
    return next();
  };
}
