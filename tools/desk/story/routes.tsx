/** What is asked on the page "Story": the outline, one item's form, its check and its looks while somebody writes. */
import { type Context, Hono } from 'hono';
import { createAnswerer } from '../../../src/core/answerer.ts';
import type { Changes } from '../changes/changes.ts';
import { savedNotices } from '../changes/saved-notices.ts';
import { good, type Notice, warning } from '../layout.tsx';
import type { Workspace } from '../workspace.ts';
import { checkItem } from './check-item.ts';
import { EditPage, Findings, Preview } from './edit-page.tsx';
import { draftsIn, findItem } from './files.ts';
import { seenFields, wantedFields } from './form.ts';
import { type Fields, type ItemRef, isKind } from './items.ts';
import { previewOf } from './preview.ts';
import { search } from './search.ts';
import { StoryPage } from './story-page.tsx';
import { tellingsOf } from './tellings.ts';
import { TellingsPage } from './tellings-page.tsx';
import { nameOf, sayingOf } from './titles.ts';

export interface StoryParts {
  readonly workspace: Workspace;
  readonly changes: Changes;
}

interface SentItem {
  readonly item: ItemRef;
  readonly seen: Fields;
  readonly wanted: Fields;
}

export function createStoryRoutes({ workspace, changes }: StoryParts): Hono {
  const app = new Hono();

  /** An item's form as it is being written; null if it is none. */
  async function sentItem(c: Context): Promise<SentItem | null> {
    const sent = await c.req.parseBody({ all: true });
    const [kind, id] = [String(sent['kind']), String(sent['id'])];
    const seen = seenFields(sent);
    if (!isKind(kind) || seen === null) return null;
    const wanted = wantedFields(kind, sent, seen, workspace.engine().knowledge);
    return { item: { kind, id }, seen, wanted };
  }

  function foundFor(query: string) {
    const engine = workspace.engine();
    return { ...search(engine.knowledge, query), reply: createAnswerer(engine).ask(query) };
  }

  app.get('/', (c) => {
    const query = c.req.query('q')?.trim() ?? '';
    const behind = workspace.behind();
    const notices = [
      ...(c.req.query('dropped') ? [good('The change was dropped.')] : []),
      ...(behind === null ? [] : [warning(behind)]),
    ];
    return c.html(
      <StoryPage
        knowledge={workspace.engine().knowledge}
        query={query}
        found={query === '' ? null : foundFor(query)}
        changes={changes.all()}
        drafts={draftsIn(workspace.dir)}
        notices={notices}
      />,
    );
  });

  app.post('/check', async (c) => {
    const sent = await sentItem(c);
    if (sent === null) return c.text('No such form.', 400);
    return c.html(<Findings findings={checkItem(sent.item, sent.seen, sent.wanted, workspace.engine())} />);
  });

  app.post('/preview', async (c) => {
    const sent = await sentItem(c);
    if (sent === null) return c.text('No such form.', 400);
    const engine = workspace.engine();
    return c.html(<Preview shown={previewOf(sent.item, sent.wanted, engine)} knowledge={engine.knowledge} />);
  });

  /** What is to be said above an item's form: that it was saved, or that it is being changed already. */
  function noticesFor(c: Context, item: ItemRef, asks: string): Notice[] {
    const saved = c.req.query('saved');
    if (saved !== undefined) return savedNotices(saved, asks, changes, workspace);
    return changes
      .all()
      .filter((change) => change.item.kind === item.kind && change.item.id === item.id)
      .map(({ id }) =>
        warning('There is an unsaved change to this already.', [
          { to: `/changes/${id}`, text: 'Open the change' },
        ]),
      );
  }

  app.get('/:kind/:id/languages', (c) => {
    const { kind, id } = c.req.param();
    const found = isKind(kind) ? findItem(workspace.dir, { kind, id }) : null;
    if (!isKind(kind) || found === null) return c.notFound();
    const { knowledge } = workspace.engine();
    return c.html(
      <TellingsPage
        item={{ kind, id }}
        title={nameOf(kind, found.fields) || id}
        text={sayingOf({ kind, id }, knowledge)}
        own={knowledge.language.code}
        revision={knowledge.entries.get(id)?.revision ?? 1}
        tellings={tellingsOf(workspace.dir, { kind, id }, found.fields)}
      />,
    );
  });

  app.get('/:kind/:id', (c) => {
    const { kind, id } = c.req.param();
    const found = isKind(kind) ? findItem(workspace.dir, { kind, id }) : null;
    if (!isKind(kind) || found === null) return c.notFound();
    const item = { kind, id };
    const { fields } = found;
    const engine = workspace.engine();
    const phrasings = fields['phrasings'];
    const asks = c.req.query('asks') ?? '';
    const first = Array.isArray(phrasings) ? (phrasings[0] ?? '') : '';
    return c.html(
      <EditPage
        item={item}
        file={found.file}
        seen={fields}
        wanted={fields}
        change={null}
        asks={asks || null}
        knowledge={engine.knowledge}
        findings={checkItem(item, fields, fields, engine)}
        shown={previewOf(item, fields, engine)}
        notices={noticesFor(c, item, asks || String(fields['question'] ?? first))}
      />,
    );
  });
  return app;
}
