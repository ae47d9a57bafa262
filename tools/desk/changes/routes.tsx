/** What is asked about a change under way: kept, looked at, checked, edited on, saved, dropped. */
import { type Context, Hono } from 'hono';
import { type Notice, warning } from '../layout.tsx';
import type { Questions } from '../questions.ts';
import type { Queue } from '../review/queue.ts';
import { checkItem } from '../story/check-item.ts';
import { EditPage } from '../story/edit-page.tsx';
import { findItem } from '../story/files.ts';
import { seenFields, wantedFields } from '../story/form.ts';
import { isKind, type Value } from '../story/items.ts';
import { meaningWarnings } from '../story/meaning.ts';
import { previewOf } from '../story/preview.ts';
import { nameOf } from '../story/titles.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, newChangeId } from './change.ts';
import { ChangePage } from './change-page.tsx';
import type { Changes, Looked, Outcome } from './changes.ts';
import { CheckResult, type CheckResultProps } from './check-result.tsx';
import { changedReplies } from './impact.ts';
import { languageNotices } from './saved-notices.ts';

export interface ChangeParts {
  readonly workspace: Workspace;
  readonly changes: Changes;
  readonly questions: Questions;
  readonly queue: Queue;
}

/** Why a change was not saved. */
const REFUSALS: Readonly<Record<Exclude<Outcome, 'saved'>, string>> = {
  moved:
    'Not saved yet: somebody else has saved this file since you looked. This is your change on top of theirs; look again, and save.',
  busy: 'Not saved: another desk is saving this file at this moment. Try again.',
  faulty: 'Not saved: the check finds something to mend. It is listed below.',
  unworded: 'Not saved: this is still the draft’s own wording.',
};

const textOf = (sent: unknown): string => (typeof sent === 'string' ? sent.trim() : '');

const listOf = (value: Value | undefined): readonly string[] => (Array.isArray(value) ? value : []);

/** Questions that a change is about: what was asked, the ways to ask that are new, and the item's own title. */
function askedFor({ item, seen, wanted, asks, added }: Change): string[] {
  const before = added === null ? listOf(seen['phrasings']) : [];
  const fresh = listOf(wanted['phrasings']).filter((text) => !before.includes(text));
  const title = item.kind === 'entry' ? nameOf(item.kind, wanted) : (listOf(wanted['phrasings'])[0] ?? '');
  return [...new Set([asks ?? '', ...fresh, title])].filter((text) => text !== '');
}

export function createChangeRoutes({ workspace, changes, questions, queue }: ChangeParts): Hono {
  const app = new Hono();
  const change = (c: Context): Change | undefined => changes.get(c.req.param('id') ?? '');

  /** What to make sure of before it is saved. */
  function noticesFor(change: Change): Notice[] {
    const { item, seen, wanted } = change;
    const { wording } = workspace.engine().knowledge.language;
    return [
      ...meaningWarnings(item.kind, seen, wanted, wording).map((text) => warning(text)),
      ...languageNotices(change, workspace),
    ];
  }

  /** What the whole check finds, once it is done. */
  async function checkedOf(looked: Looked): Promise<CheckResultProps> {
    const { change } = looked;
    const { engine, faults, warnings } = await changes.check(looked);
    const aim = { item: change.item, questions: askedFor(change) };
    const known = [...new Set([...aim.questions, ...(await questions.known())])];
    const replies = engine && (await changedReplies(workspace.engine(), engine, known, aim));
    const asks = change.asks ?? aim.questions[0] ?? '';
    return { faults, warnings, replies, compared: known.length, change: change.id, asks };
  }

  app.post('/', async (c) => {
    const sent = await c.req.parseBody({ all: true });
    const [kind, id] = [String(sent['kind']), String(sent['id'])];
    const seen = seenFields(sent);
    if (!isKind(kind) || seen === null) return c.text('No such form.', 400);
    const wanted = wantedFields(kind, sent, seen, workspace.engine().knowledge);
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
      asks: textOf(sent['asks']) || null,
      chosenAt: null,
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
    return c.html(<ChangePage looked={looked} notices={noticesFor(found)} />);
  });

  app.get('/:id/check', async (c) => {
    const found = change(c);
    if (found === undefined) return c.notFound();
    return c.html(<CheckResult {...(await checkedOf(changes.look(found)))} />);
  });

  app.get('/:id/edit', (c) => {
    const found = change(c);
    if (found === undefined) return c.notFound();
    const { item, file, seen, wanted, asks } = found;
    const engine = workspace.engine();
    return c.html(
      <EditPage
        item={item}
        file={file}
        seen={seen}
        wanted={wanted}
        change={found.id}
        asks={asks}
        knowledge={engine.knowledge}
        findings={checkItem(item, seen, wanted, engine)}
        shown={previewOf(item, wanted, engine)}
      />,
    );
  });

  app.post('/:id/save', async (c) => {
    const found = change(c);
    if (found === undefined) return c.notFound();
    const { revision } = await c.req.parseBody();
    const outcome = await changes.save(found, String(revision));
    if (outcome === 'saved') {
      const { item, settles, id } = found;
      if (settles !== null) queue.settle(settles);
      return c.redirect(
        settles === null ? `/story/${item.kind}/${item.id}?saved=${id}` : `/review?saved=${id}`,
        303,
      );
    }
    const looked = changes.look(found);
    const notices = [warning(REFUSALS[outcome])];
    const page =
      outcome === 'faulty' ? (
        <ChangePage looked={looked} checked={await checkedOf(looked)} notices={notices} />
      ) : (
        <ChangePage looked={looked} notices={notices} />
      );
    return c.html(page, 409);
  });

  app.post('/:id/elsewhere', (c) => {
    const found = change(c);
    if (found === undefined) return c.notFound();
    changes.drop(found.id);
    return c.redirect(found.chosenAt ?? '/story', 303);
  });

  app.post('/:id/drop', (c) => {
    const found = change(c);
    if (found !== undefined) changes.drop(found.id);
    return c.redirect(found?.settles ? '/review?dropped=1' : '/story?dropped=1', 303);
  });
  return app;
}
