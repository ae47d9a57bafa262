/** What is asked about a change under way: kept, looked at, checked, edited on, saved, dropped. */
import { type Context, Hono } from 'hono';
import type { Questions } from '../questions.ts';
import { checkItem } from '../story/check-item.ts';
import { EditPage } from '../story/edit-page.tsx';
import { findItem } from '../story/files.ts';
import { seenFields, wantedFields } from '../story/form.ts';
import { isKind } from '../story/items.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, newChangeId } from './change.ts';
import { ChangePage, CheckResult } from './change-page.tsx';
import type { Changes, Outcome } from './changes.ts';
import { changedReplies } from './impact.ts';

export interface ChangeParts {
  readonly workspace: Workspace;
  readonly changes: Changes;
  readonly questions: Questions;
}

/** Why a change was not saved. */
const REFUSALS: Readonly<Record<Exclude<Outcome, 'saved'>, string>> = {
  moved:
    'Not saved yet: somebody else has saved this file since you looked. This is your change on top of theirs; look again, and save.',
  busy: 'Not saved: another desk is saving this file at this moment. Try again.',
  faulty: 'Not saved: the check finds something to mend. It is listed below.',
  unworded: 'Not saved: this is still the draft’s own wording.',
};

export function createChangeRoutes({ workspace, changes, questions }: ChangeParts): Hono {
  const app = new Hono();
  const change = (c: Context): Change | undefined => changes.get(c.req.param('id') ?? '');

  app.post('/', async (c) => {
    const sent = await c.req.parseBody();
    const [kind, id] = [String(sent['kind']), String(sent['id'])];
    const seen = seenFields(sent);
    if (!isKind(kind) || seen === null) return c.text('No such form.', 400);
    const wanted = wantedFields(kind, sent);
    const before = changes.get(String(sent['change']));
    if (before !== undefined && before.item.kind === kind && before.item.id === id) {
      changes.keep({ ...before, wanted });
      return c.redirect(`/changes/${before.id}`, 303);
    }
    const found = findItem(workspace.dir, { kind, id });
    if (found === null) return c.notFound();
    const made: Change = {
      id: newChangeId(),
      item: { kind, id },
      file: found.file,
      seen,
      wanted,
      added: null,
      settles: null,
    };
    changes.keep(made);
    return c.redirect(`/changes/${made.id}`, 303);
  });

  app.get('/:id', (c) => {
    const found = change(c);
    if (found === undefined) return c.notFound();
    const looked = changes.look(found);
    // Begun while the difference is being read.
    if (looked.text !== looked.before) changes.check(looked).catch(() => {});
    return c.html(<ChangePage looked={looked} />);
  });

  app.get('/:id/check', async (c) => {
    const found = change(c);
    if (found === undefined) return c.notFound();
    const { engine, faults, warnings } = await changes.check(changes.look(found));
    const known = await questions.known();
    const replies = engine && (await changedReplies(workspace.engine(), engine, known));
    return c.html(
      <CheckResult
        faults={faults}
        warnings={warnings}
        replies={replies}
        compared={known.length}
        change={found.id}
      />,
    );
  });

  app.get('/:id/edit', (c) => {
    const found = change(c);
    if (found === undefined) return c.notFound();
    const { item, file, seen, wanted } = found;
    const engine = workspace.engine();
    return c.html(
      <EditPage
        item={item}
        file={file}
        seen={seen}
        wanted={wanted}
        change={found.id}
        knowledge={engine.knowledge}
        findings={checkItem(item, seen, wanted, engine)}
      />,
    );
  });

  app.post('/:id/save', async (c) => {
    const found = change(c);
    if (found === undefined) return c.notFound();
    const { revision } = await c.req.parseBody();
    const outcome = await changes.save(found, String(revision));
    if (outcome === 'saved') {
      const { kind, id } = found.item;
      return c.redirect(found.settles === null ? `/story/${kind}/${id}?saved=1` : '/review?saved=1', 303);
    }
    return c.html(<ChangePage looked={changes.look(found)} notice={REFUSALS[outcome]} />, 409);
  });

  app.post('/:id/drop', (c) => {
    const found = change(c);
    if (found !== undefined) changes.drop(found.id);
    return c.redirect(found?.settles ? '/review' : '/story?dropped=1', 303);
  });
  return app;
}
