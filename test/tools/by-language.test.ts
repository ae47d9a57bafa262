import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngineServices, type StoryServices } from '../../src/core/engine-services.ts';
import { type ForeignMessage, measureLanguages, readForeign } from '../../tools/evaluation/by-language.ts';
import { libraryEngine } from '../stories/library.ts';
import { frenchBeside, frenchEngine } from '../stories/translated-library.ts';

const asked = (lang: string, kind: string, text: string, facts: string[] = []): ForeignMessage => ({
  id: text,
  lang,
  kind,
  text,
  facts,
});

describe('messages by language', () => {
  let story: StoryServices;
  beforeAll(() => {
    const own = libraryEngine();
    const languages = frenchBeside(own, frenchEngine());
    story = createEngineServices(
      () => own,
      {},
      () => languages,
    )();
  });
  it('are measured: answered rightly and wrongly, and in their language', () => {
    const [french, russian] = measureLanguages(
      story,
      [
        asked('fr', 'answerable', 'la bibliothèque est ouverte le dimanche ?', ['sunday']),
        asked('fr', 'answerable', 'horaires du dimanche de la bibliothèque', ['noise']),
        asked('ru', 'small-talk', 'Привет, как дела?'),
      ],
      [],
    );
    expect(french).toMatchObject({
      language: 'fr',
      right: { good: 1, of: 2 },
      wrong: { good: 1, of: 2 },
      inLanguage: { good: 2, of: 2 },
    });
    expect(french!.misses.map(({ got }) => got)).toEqual(['fr answer sunday-hours']);
    expect(russian).toMatchObject({ inLanguage: { good: 1, of: 1 }, false: { good: 0, of: 1 } });
  });

  it('are the lines that say which language they are in, in the folder and in "languages"', () => {
    const folder = mkdtempSync(join(tmpdir(), 'backchannel-labelled-'));
    mkdirSync(join(folder, 'languages'));
    writeFileSync(
      join(folder, 'people-a.jsonl'),
      '{"id":"1","text":"a","kind":"list"}\n{"id":"2","text":"b","lang":"de"}\n',
    );
    writeFileSync(join(folder, 'languages', 'es.jsonl'), '{"id":"3","text":"c","lang":"es","kind":"list"}\n');
    expect(readForeign(folder).map(({ id }) => id)).toEqual(['2', '3']);
    rmSync(folder, { recursive: true });
  });
});
