/** What the desk's pages send, and nothing else: reads, and forms. */
import type { MiddlewareHandler } from 'hono';

const METHODS = ['GET', 'HEAD', 'POST'];
const FORM = /^application\/x-www-form-urlencoded(?:;|$)/i;

/** Refuses methods that no page uses, and forms in a form that no page has, which nothing here could read. */
export const knownRequests: MiddlewareHandler = async (c, next) => {
  if (!METHODS.includes(c.req.method))
    return c.text('Only GET, HEAD and POST.\n', 405, { allow: METHODS.join(', ') });
  const type = c.req.header('content-type');
  if (c.req.method === 'POST' && type !== undefined && !FORM.test(type))
    return c.text('No such form.\n', 415);
  return next();
};
