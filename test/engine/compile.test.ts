/** Compiling a story with its translations: what an edit leaves as it is. */
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compileAll } from '../../src/engine/compile.ts';
import { isCompiled, openTranslations } from '../../src/engine/translations.ts';
import type { LibraryCopy } from '../stories/library.ts';
import { copyTranslated, TRANSLATION } from '../stories/translated-library.ts';

describe('compiling a story that is translated', () => {
  let copy: LibraryCopy;
  let cache: string;
  beforeAll(() => {
    copy = copyTranslated();
    cache = mkdtempSync(join(tmpdir(), 'backchannel-cache-'));
    vi.stubEnv('BACKCHANNEL_CACHE', cache);
    // Texts of their own: what another test has compiled beside the code is not found for them.
    for (const file of ['lexicon.yaml', `${TRANSLATION}/facts.yaml`])
      appendFileSync(join(copy.dir, file), `\n# ${cache}\n`);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(cache, { recursive: true, force: true });
    copy.remove();
  });

  async function compile() {
    const told: string[] = [];
    const story = await compileAll(copy.dir, {
      onRead: ({ knowledge }) => void told.push(knowledge.article.id),
      onTranslation: (code) => void told.push(code),
    });
    expect(isCompiled(copy.dir, story)).toBe(true);
    return { story, told };
  }

  it('compiles both, then nothing; a way to ask more leaves the translation as it is, an answer does not', async () => {
    const first = await compile();
    expect(first.told).toEqual([first.story.knowledge.article.id, 'fr']);
    expect((await compile()).told).toEqual([]);

    // As long ago as what is no longer needed.
    for (const name of readdirSync(cache)) utimesSync(join(cache, name), 1000, 1000);
    copy.replace(
      'faq/hours.yaml',
      '      - "sunday hours"',
      '      - "sunday hours"\n      - "sundays then"',
    );
    const { story, told } = await compile();
    expect(told).toEqual([story.knowledge.article.id]);
    const fr = openTranslations(copy.dir, story)!.open('fr')!;
    expect(fr.knowledge.told).toBe(story.knowledge.told);
    expect(readdirSync(cache).filter((name) => statSync(join(cache, name)).mtimeMs > 1_000_000).length).toBe(
      // The story, what was read of its files, the translation, and what languages are known by.
      4,
    );

    copy.replace('faq/hours.yaml', 'question: W', 'question: Now, w');
    expect((await compile()).told).toEqual([story.knowledge.article.id, 'fr']);
  });
});
