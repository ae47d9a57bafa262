/** What is asked on the page "Review": the queue, and where a question of it, or one from "Try", belongs. */
import { type Context, Hono } from 'hono';
import { dayOf } from '../../../src/persistence/time.ts';
import { ReviewError } from '../../review/accept.ts';
import type { ReviewGroup } from '../../review/groups.ts';
import type { Changes } from '../changes/changes.ts';
import { savedNotices } from '../changes/saved-notices.ts';
import { good, type Notice, warning } from '../layout.tsx';
import type { Questions } from '../questions.ts';
import { findNamed, type Named } from '../story/named.ts';
import type { Workspace } from '../workspace.ts';
import { changeFor, type DeskTarget } from './accept-change.ts';
import type { Refused } from './place-form.tsx';
import type { Queue } from './queue.ts';
import { PlacePage, ReviewPage } from './review-page.tsx';

export interface ReviewParts {
  readonly workspace: Workspace;
  readonly changes: Changes;
  readonly questions: Questions;
  readonly queue: Queue;
}

/** The form "This question belongs to", as it was sent. */
interface Sent {
  readonly target: string;
  readonly belongs: string;
  readonly phrasing: string;
  readonly question: string;
}

async function readForm(c: Context): Promise<Sent> {
  const sent = await c.req.parseBody();
  const text = (name: string): string => {
    const value = sent[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    target: text('target'),
    belongs: text('belongs'),
    phrasing: text('phrasing'),
    question: text('question'),
  };
}

/** Nothing in the story is called what somebody typed. */
class NotNamed extends ReviewError {
  readonly like: readonly Named[];

  constructor(belongs: string, like: readonly Named[]) {
    super(
      'review.no_target',
      belongs === ''
        ? 'Type the title of an answer or a gap, or choose one from the list.'
        : `No answer and no gap is called “${belongs}”. Choose one from the list.`,
    );
    this.like = like;
  }
}

export function createReviewRoutes({ workspace, changes, questions, queue }: ReviewParts): Hono {
  const app = new Hono();

  function targetOf({ target, belongs }: Sent): DeskTarget {
    const [, to, id = ''] = /^(entry|gap):(\S+)$/.exec(target) ?? [];
    if (to === 'entry' || to === 'gap') return { to, id };
    if (target === 'new-gap' || target === 'new-entry') return { to: target };
    const named = findNamed(workspace.engine().knowledge, belongs);
    if (named.found === null) throw new NotNamed(belongs, named.like);
    return { to: named.found.kind, id: named.found.id };
  }

  /** @returns the page that goes on with it. @throws {ReviewError} if it cannot be taken there. */
  function begin(group: ReviewGroup, sent: Sent, chosenAt: string): string {
    const { dir } = workspace;
    const { knowledge } = workspace.engine();
    const place = { dir, knowledge, drafts: queue.drafts(), today: dayOf(Date.now()) };
    const change = changeFor(group, targetOf(sent), place, sent.phrasing || undefined);
    changes.keep({ ...change, asks: sent.phrasing || group.question, chosenAt });
    return `/changes/${change.id}${change.added === null ? '' : '/edit'}`;
  }

  const refusalOf = (error: ReviewError, { belongs, phrasing }: Sent): Refused => ({
    message: error.message,
    belongs,
    phrasing,
    like: error instanceof NotNamed ? error.like : [],
  });

  async function page(
    c: Context,
    {
      notices = [],
      refused,
      status = 200,
    }: {
      notices?: readonly Notice[];
      refused?: { group: string; why: Refused };
      status?: 200 | 409;
    },
  ): Promise<Response> {
    const { without } = await questions.open();
    return c.html(
      <ReviewPage
        waiting={await queue.all()}
        knowledge={workspace.engine().knowledge}
        without={without}
        minCount={questions.minCount}
        refused={refused}
        notices={notices}
      />,
      status,
    );
  }

  app.get('/', (c) => {
    const saved = c.req.query('saved');
    const said = [
      c.req.query('dropped') ? 'The change was dropped. The question still waits here.' : null,
      c.req.query('ignored') ? 'It will not be shown again.' : null,
      c.req.query('kept') ? 'It is in the queue.' : null,
    ].find((one) => one !== null);
    const notices = saved === undefined ? [] : savedNotices(saved, '', changes, workspace);
    return page(c, { notices: said ? [good(said)] : notices });
  });

  app.post('/keep', async (c) => {
    const { question } = await readForm(c);
    if (question !== '') queue.keep(question);
    return c.redirect('/review?kept=1', 303);
  });

  app.get('/place', (c) => {
    const group = queue.groupFor(c.req.query('question') ?? '');
    return c.html(<PlacePage group={group} knowledge={workspace.engine().knowledge} />);
  });

  app.post('/place', async (c) => {
    const sent = await readForm(c);
    const group = queue.groupFor(sent.question);
    try {
      const chosenAt = `/review/place?${new URLSearchParams({ question: sent.question })}`;
      return c.redirect(begin(group, sent, chosenAt), 303);
    } catch (error) {
      if (!(error instanceof ReviewError)) throw error;
      const { knowledge } = workspace.engine();
      return c.html(<PlacePage group={group} knowledge={knowledge} refused={refusalOf(error, sent)} />, 409);
    }
  });

  app.post('/:id/place', async (c) => {
    const [id, sent] = [c.req.param('id'), await readForm(c)];
    try {
      return c.redirect(begin(await queue.find(id), sent, `/review#group-${id}`), 303);
    } catch (error) {
      if (!(error instanceof ReviewError)) throw error;
      return page(c, { refused: { group: id, why: refusalOf(error, sent) }, status: 409 });
    }
  });

  app.post('/:id/ignore', async (c) => {
    try {
      await queue.ignore(c.req.param('id'));
      return c.redirect('/review?ignored=1', 303);
    } catch (error) {
      if (error instanceof ReviewError) return page(c, { notices: [warning(error.message)], status: 409 });
      throw error;
    }
  });
  return app;
}
