/** The desk's pages under one roof: who is let in, what every answer bears, and where each part begins. */
import { readdirSync, readFileSync } from 'node:fs';
import { type ErrorHandler, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { BackchannelError } from '../../src/errors.ts';
import { type AccessParts, createAccess } from './access.ts';
import type { Changes } from './changes/changes.ts';
import { createChangeRoutes } from './changes/routes.tsx';
import { createCoverageRoutes } from './coverage/routes.tsx';
import { knownRequests } from './known-requests.ts';
import type { StoryLanguages } from './languages.ts';
import { Layout } from './layout.tsx';
import { createNumbersRoutes } from './numbers/routes.tsx';
import type { Questions } from './questions.ts';
import type { Queue } from './review/queue.ts';
import { createReviewRoutes } from './review/routes.tsx';
import { createStoryRoutes } from './story/routes.tsx';
import { createTryRoutes } from './try/routes.tsx';
import type { Workspace } from './workspace.ts';

/** The longest forms are those of items with hundreds of phrasings. */
const FORM_BYTES = 1024 * 1024;

export interface AppParts extends AccessParts {
  readonly workspace: Workspace;
  readonly changes: Changes;
  /** What people asked; nothing where the bot has kept none. */
  readonly questions: Questions;
  readonly queue: Queue;
  readonly languages: StoryLanguages;
  /** The script of the pages. */
  readonly script: string;
}

/** Nothing is loaded but from this desk, and nobody frames it. */
const HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ['data:'],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  // With no referrer at all browsers hide the origin of forms too.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
});

const told: ErrorHandler = (error, c) => {
  if (error instanceof HTTPException) return error.getResponse();
  const message =
    error instanceof BackchannelError ? error.message : `Something went wrong: ${error.message}`;
  return c.html(
    <Layout title="That did not work" at="/try">
      <p>{message}</p>
      <p>
        Nothing was changed. <a href="/try">Go on</a>
      </p>
    </Layout>,
    500,
  );
};

/** All of the style in one, in the order of the files' names. */
function readStyle(): string {
  const folder = new URL('./style/', import.meta.url);
  const names = readdirSync(folder).sort();
  return names.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
}

export function createApp(parts: AppParts): Hono {
  const style = readStyle();
  const app = new Hono();
  app.use(HEADERS);
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.use(knownRequests);
  app.use(createAccess(parts));
  app.use(bodyLimit({ maxSize: FORM_BYTES }));
  app.get('/', (c) => c.redirect('/try', 303));
  app.get('/desk.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/desk.js', (c) => c.body(parts.script, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.route('/try', createTryRoutes(parts));
  app.route('/story', createStoryRoutes(parts));
  app.route('/changes', createChangeRoutes(parts));
  app.route('/coverage', createCoverageRoutes(parts));
  app.route('/review', createReviewRoutes(parts));
  app.route('/numbers', createNumbersRoutes(parts));
  app.notFound((c) =>
    c.html(
      <Layout title="There is no such page" at="/try">
        <p>It may have been there: changes under way are kept only while the desk runs.</p>
      </Layout>,
      404,
    ),
  );
  app.onError(told);
  return app;
}
