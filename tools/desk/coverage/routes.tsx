/** What is asked on the page "Coverage": the page, and what takes time on it. */
import { Hono } from 'hono';
import type { Questions } from '../questions.ts';
import type { Workspace } from '../workspace.ts';
import { CoveragePage, CoverageView, type CoverageViewProps, type ItemUse } from './coverage-page.tsx';
import { createCoverageOf } from './measure.ts';
import type { StoryCoverage } from './story-coverage.ts';

export interface CoverageParts {
  readonly workspace: Workspace;
  readonly questions: Questions;
}

export function createCoverageRoutes({ workspace, questions }: CoverageParts): Hono {
  const app = new Hono();
  const coverageOf = createCoverageOf(workspace);

  async function viewOf(coverage: StoryCoverage): Promise<CoverageViewProps> {
    const [asked, votes] = [await questions.asked(), await questions.votes()];
    const last = new Map<string, string>();
    for (const { entry, gap, day } of asked) {
      const key = gap === null ? `entry ${entry}` : `gap ${gap}`;
      if (day > (last.get(key) ?? '')) last.set(key, day);
    }
    const voted = new Map(votes.map((vote) => [`${vote.kind} ${vote.subject}`, vote]));
    const useOf = (kind: 'entry' | 'gap', id: string): ItemUse => {
      const { helpful, notHelpful } = voted.get(`${kind} ${id}`) ?? { helpful: 0, notHelpful: 0 };
      return { lastAsked: last.get(`${kind} ${id}`) ?? null, helpful, notHelpful };
    };
    return { coverage, knowledge: workspace.engine().knowledge, useOf };
  }

  app.get('/', async (c) => {
    const known = coverageOf.known();
    const isOld = known !== null && known.revision !== workspace.engine().knowledge.revision;
    const view = known === null || (isOld && c.req.query('anew')) ? null : await viewOf(known);
    return c.html(<CoveragePage view={view} isOld={isOld} />);
  });
  app.get('/measured', async (c) => {
    const view = await viewOf(await coverageOf.measure());
    return c.html(<CoverageView {...view} />);
  });
  return app;
}
