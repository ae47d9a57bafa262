/** What is asked on the page "Numbers". */
import { Hono } from 'hono';
import type { Questions } from '../questions.ts';
import type { Workspace } from '../workspace.ts';
import { NumbersPage } from './numbers-page.tsx';

export interface NumbersParts {
  readonly workspace: Workspace;
  readonly questions: Questions;
}

export const createNumbersRoutes = ({ workspace, questions }: NumbersParts): Hono =>
  new Hono().get('/', async (c) =>
    c.html(
      <NumbersPage
        outcomes={await questions.outcomes()}
        votes={await questions.votes()}
        days={questions.days}
        language={workspace.engine().knowledge.language.code}
        without={(await questions.open()).without}
      />,
    ),
  );
