/** What is asked on the page "Story": the outline, one item's form, and its check while somebody writes. */
import { Hono } from 'hono';
import type { Changes } from '../changes/changes.ts';
import type { Workspace } from '../workspace.ts';
import { checkItem } from './check-item.ts';
import { EditPage, Findings } from './edit-page.tsx';
import { draftsIn, findItem } from './files.ts';
import { seenFields, wantedFields } from './form.ts';
import { isKind } from './items.ts';
import { StoryPage } from './story-page.tsx';

export interface StoryParts {
  readonly workspace: Workspace;
  readonly changes: Changes;
}

export function createStoryRoutes({ workspace, changes }: StoryParts): Hono {
  const app = new Hono();

  app.get('/', (c) =>
    c.html(
      <StoryPage
        knowledge={workspace.engine().knowledge}
        query={c.req.query('q')?.trim() ?? ''}
        changes={changes.all()}
        drafts={draftsIn(workspace.dir)}
        notice={c.req.query('dropped') ? 'The change was dropped.' : (workspace.behind() ?? undefined)}
      />,
    ),
  );

  app.post('/check', async (c) => {
    const sent = await c.req.parseBody();
    const [kind, id] = [String(sent['kind']), String(sent['id'])];
    const seen = seenFields(sent);
    if (!isKind(kind) || seen === null) return c.text('No such form.', 400);
    const item = { kind, id };
    return c.html(
      <Findings findings={checkItem(item, seen, wantedFields(kind, sent), workspace.engine())} />,
    );
  });

  app.get('/:kind/:id', (c) => {
    const { kind, id } = c.req.param();
    const found = isKind(kind) ? findItem(workspace.dir, { kind, id }) : null;
    if (!isKind(kind) || found === null) return c.notFound();
    const item = { kind, id };
    const engine = workspace.engine();
    return c.html(
      <EditPage
        item={item}
        file={found.file}
        seen={found.fields}
        wanted={found.fields}
        change={null}
        knowledge={engine.knowledge}
        findings={checkItem(item, found.fields, found.fields, engine)}
        notice={c.req.query('saved') ? 'Saved. A running bot takes it over by itself.' : undefined}
      />,
    );
  });
  return app;
}
