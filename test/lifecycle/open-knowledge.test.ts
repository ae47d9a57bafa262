/** The knowledge at the start: what is said when it takes long, and what happens when it has faults. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KnowledgeError, openEngine } from '../../src/engine/open.ts';
import { fingerprint } from '../../src/knowledge/files.ts';
import { openKnowledge } from '../../src/lifecycle/open-knowledge.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { copyLibrary, type LibraryCopy } from '../stories/library.ts';

describe('a start', () => {
  let library: LibraryCopy;
  let cache: string;
  beforeEach(() => {
    library = copyLibrary();
    library.calibrate();
    // A text of its own: what another test has compiled beside the code is not found for it.
    appendFileSync(join(library.dir, 'lexicon.yaml'), `\n# ${randomUUID()}\n`);
    cache = mkdtempSync(join(tmpdir(), 'backchannel-cache-'));
    vi.stubEnv('BACKCHANNEL_CACHE', cache);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(cache, { recursive: true, force: true });
    library.remove();
  });

  const events = async () => {
    const { log, lines } = captureLog();
    const opened = await openKnowledge(library.dir, log, openEngine);
    return { opened, lines: lines() };
  };

  it('says that it compiles and where to, and is silent when it need not', async () => {
    const first = await events();
    expect(first.opened.refused).toBeNull();
    expect(first.lines).toMatchObject([
      { level: 30, event: 'knowledge.compiling', folder: library.dir, cache },
    ]);
    expect((await events()).lines).toEqual([]);
  });

  it('with faulty knowledge goes on with the last good one, loudly, until it is mended', async () => {
    const { opened: good } = await events();
    library.replace('gaps.yaml', 'nearest: [sunday]', 'nearest: [monday]');
    const { opened, lines } = await events();
    expect(opened.engine.knowledge).toEqual(good.engine.knowledge);
    expect(opened.refused).toEqual({
      revision: fingerprint(library.dir),
      faults: [expect.stringMatching(/gaps\.yaml:\d+: .*monday/)],
    });
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 50,
        event: 'knowledge.fallback',
        count: 1,
        revision: good.engine.knowledge.revision,
      }),
    );
    library.replace('gaps.yaml', 'nearest: [monday]', 'nearest: [sunday]');
    expect((await events()).opened.refused).toBeNull();
  });

  it('with faulty knowledge and none from before does not come about', async () => {
    library.replace('gaps.yaml', 'nearest: [sunday]', 'nearest: [monday]');
    await expect(events()).rejects.toBeInstanceOf(KnowledgeError);
  });
});
