/** Who is let in: whoever has the token that the start printed, and only from this very page. */
import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { every } from 'hono/combine';

/** The only address that the desk listens on. */
export const LOOPBACK = '127.0.0.1';

/** HTTP asks for a name beside the token. */
const USER = 'desk';
const TOKEN_BYTES = 24;

/** A secret that nobody can guess, for one run of the desk. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** The address of a desk, with the token: whoever has it may use the desk. */
export function addressWith(token: string, address: string): string {
  const url = new URL(address);
  url.username = USER;
  url.password = token;
  return url.href;
}

export interface AccessParts {
  readonly token: string;
  /** Where the desk listens; known once it does. */
  readonly port: () => number;
}

const REFUSED =
  'This desk belongs to somebody else, or to another page. Open the address that its start printed.\n';

/** Refuses another host's name (a page that had its own name point here), another origin and another site. */
function onlyOwnPages(port: () => number): MiddlewareHandler {
  return (c, next) => {
    const host = `${LOOPBACK}:${port()}`;
    const [origin, site] = [c.req.header('origin'), c.req.header('sec-fetch-site')];
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    const isOwn =
      c.req.header('host') === host &&
      (origin === undefined ? !changes || site === 'same-origin' : origin === `http://${host}`) &&
      (site === undefined || site === 'same-origin' || site === 'none');
    return isOwn ? next() : Promise.resolve(c.text(REFUSED, 403));
  };
}

/**
 * Refuses, before anything is read, what comes from elsewhere, and requests without the token. Browsers take it out of
 * the printed address and send it to this port alone, whereas a cookie would go to every port of this machine, and so
 * to other people's programs.
 */
export function createAccess({ token, port }: AccessParts): MiddlewareHandler {
  const knows = basicAuth({
    username: USER,
    password: token,
    realm: 'the desk',
    invalidUserMessage: REFUSED,
  });
  return every(onlyOwnPages(port), knows);
}
