/** Starts the desk over a story: on this machine alone, with a token that only its printed address has. */
import { getRequestListener } from '@hono/node-server';
import type { Engine } from '../../src/engine/engine.ts';
import { createHttpServer } from '../../src/network/http-server.ts';
import { addressWith, LOOPBACK, newToken } from './access.ts';
import { createApp } from './app.tsx';
import { createChanges } from './changes/changes.ts';
import { checkWhole } from './checks/whole-check.ts';
import { buildClientScript } from './client-script.ts';
import { createStoryLanguages } from './languages.ts';
import { createQuestions, type QuestionsParts } from './questions.ts';
import { createKeptQuestions } from './review/kept-questions.ts';
import { createQueue } from './review/queue.ts';
import { createWorkspace } from './workspace.ts';

export interface DeskParts extends QuestionsParts {
  readonly dir: string;
  readonly engine: Engine;
  /** 0 picks a free one. */
  readonly port: number;
  /** Folder of labelled messages, of which none may be in the knowledge. */
  readonly labelled: string;
  /** File of the questions that editors put into the queue. */
  readonly queue: string;
}

export interface Desk {
  /** With the token: whoever has it may use the desk. */
  readonly address: string;
  close(): Promise<void>;
}

/** @throws {Error} with the system's code if it cannot listen there. */
export async function startDesk({ dir, engine, port, labelled, queue, ...kept }: DeskParts): Promise<Desk> {
  const token = newToken();
  const workspace = createWorkspace(dir, engine);
  const questions = createQuestions(kept);
  const languages = createStoryLanguages(dir);
  const origin = (): string => server.address() ?? 'http://none';
  const app = createApp({
    token,
    port: () => Number(new URL(origin()).port),
    workspace,
    changes: createChanges({ workspace, checkWhole, labelled }),
    questions,
    queue: createQueue({ workspace, questions, kept: createKeptQuestions(queue, dir) }),
    languages,
    script: await buildClientScript(),
  });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createHttpServer(
    { port, host: LOOPBACK, requestMs: 30_000, maxConnections: 64, graceMs: 500 },
    (request, response) => void listener(request, response),
  );
  await server.listen();
  // Begun before anybody tries them.
  await languages.open(engine);
  return { address: addressWith(token, origin()), close: () => server.close() };
}
