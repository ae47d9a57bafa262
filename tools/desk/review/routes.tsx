/** What is asked on the page "Review": the queue, and what is done about one of its groups. */
import { type Context, Hono } from 'hono';
import { dayOf } from '../../../src/persistence/time.ts';
import { ReviewError } from '../../review/accept.ts';
import type { ReviewGroup } from '../../review/groups.ts';
import { createReviewService, type ReviewService } from '../../review/review-service.ts';
import type { Changes } from '../changes/changes.ts';
import type { Questions } from '../questions.ts';
import type { Workspace } from '../workspace.ts';
import { changeFor, type DeskTarget } from './accept-change.ts';
import { ReviewPage } from './review-page.tsx';

export interface ReviewParts {
  readonly workspace: Workspace;
  readonly changes: Changes;
  readonly questions: Questions;
}

function readTarget(text: string): DeskTarget {
  const [, to, id = ''] = /^(entry|gap):(\S+)$/.exec(text.trim()) ?? [];
  if (to === 'entry' || to === 'gap') return { to, id };
  if (text === 'new-gap' || text === 'new-entry') return { to: text };
  throw new ReviewError('review.no_target', 'Choose an entry or a gap from the list.');
}

export function createReviewRoutes({ workspace, changes, questions }: ReviewParts): Hono {
  const app = new Hono();

  /** Over the bot as it answers now; null where nothing is kept of what people asked. */
  function service(): ReviewService | null {
    const { store, minCount, days } = questions;
    const [engine, { dir }] = [workspace.engine(), workspace];
    return store && createReviewService({ store, engine, dir, minCount, days, clock: Date.now });
  }

  async function page(c: Context, notice?: string, status: 200 | 409 = 200): Promise<Response> {
    const groups = (await service()?.groups()) ?? [];
    const { knowledge } = workspace.engine();
    const { without } = questions;
    return c.html(
      <ReviewPage groups={groups} knowledge={knowledge} without={without} notice={notice} />,
      status,
    );
  }

  async function groupOf(id: string): Promise<ReviewGroup> {
    const found = (await service()?.groups())?.find((group) => group.id === id);
    if (found === undefined)
      throw new ReviewError(
        'review.no_group',
        'This question is no longer in the queue. It may be settled by now.',
      );
    return found;
  }

  app.get('/', (c) => {
    const saved = c.req.query('saved') ? 'Saved. A running bot takes it over by itself.' : undefined;
    return page(c, saved ?? (c.req.query('ignored') ? 'It will not be shown again.' : undefined));
  });

  app.post('/:id/accept', async (c) => {
    const { target, other, phrasing } = await c.req.parseBody();
    const { dir } = workspace;
    const { knowledge } = workspace.engine();
    try {
      const group = await groupOf(c.req.param('id'));
      const given = typeof phrasing === 'string' && phrasing.trim() !== '' ? phrasing : undefined;
      const wanted = readTarget(String(target === 'other' ? other : target));
      const place = { dir, knowledge, drafts: service()?.drafts() ?? [], today: dayOf(Date.now()) };
      const change = changeFor(group, wanted, place, given);
      changes.keep(change);
      return c.redirect(`/changes/${change.id}${change.added === null ? '' : '/edit'}`, 303);
    } catch (error) {
      if (error instanceof ReviewError) return page(c, error.message, 409);
      throw error;
    }
  });

  app.post('/:id/ignore', async (c) => {
    try {
      await service()?.ignore(c.req.param('id'));
      return c.redirect('/review?ignored=1', 303);
    } catch (error) {
      if (error instanceof ReviewError) return page(c, error.message, 409);
      throw error;
    }
  });
  return app;
}
