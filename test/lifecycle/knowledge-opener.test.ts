/** The process aside that opens changed knowledge: what is told when it fails. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKnowledgeOpener } from '../../src/lifecycle/open-in-child-process.ts';
import { temporaryFolder } from '../store/databases.ts';

describe('opening changed knowledge in a process of its own', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  /** @param body What the process does, as JavaScript. */
  function openWith(body: string): Promise<unknown> {
    const file = join(folder.path, 'program.mjs');
    writeFileSync(file, body);
    return createKnowledgeOpener(pathToFileURL(file))('knowledge');
  }

  it('says why the process ended: a module that an upgrade took away, for one', async () => {
    await expect(openWith("import './gone.js';")).rejects.toThrow(
      /ended with 1\. Error \[ERR_MODULE_NOT_FOUND\]: Cannot find module .*gone\.js/,
    );
  });

  it('says by which signal it was ended', async () => {
    await expect(openWith("process.kill(process.pid, 'SIGKILL');")).rejects.toThrow('ended with SIGKILL.');
  });

  it('takes nothing of code that was put in the place of its own', async () => {
    await expect(openWith("process.send({ code: 'another', faults: [] });")).rejects.toThrow(
      'The code of the bot was replaced since this process was started: restart the bot.',
    );
  });
});
