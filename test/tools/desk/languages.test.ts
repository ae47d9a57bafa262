/** The story's translations at the desk: made ready aside, and said to be on their way meanwhile. */
import { expect, it } from 'vitest';
import { createStoryLanguages } from '../../../tools/desk/languages.ts';
import { copyLibrary, LIBRARY, libraryEngine } from '../../stories/library.ts';

it('says that a translation is being made ready, begins it once, and says if that fails', async () => {
  const story = copyLibrary();
  story.write('translations/ar/article.yaml', 'title: x\n');
  try {
    let fail: (error: Error) => void = () => {};
    let begun = 0;
    const languages = createStoryLanguages(story.dir, () => {
      begun += 1;
      return new Promise((_, reject) => {
        fail = reject;
      });
    });
    const first = await languages.open(libraryEngine());
    expect(first).toMatchObject({
      languages: null,
      said: expect.stringMatching(/^The story in Arabic is being made/),
    });
    fail(new Error('out of memory'));
    await expect
      .poll(async () => (await languages.open(libraryEngine())).said)
      .toMatch(/could not be made ready: out of memory/);
    expect(begun).toBe(1);
  } finally {
    story.remove();
  }
});

it('has nothing to make ready for a story that is told in one language', async () => {
  const languages = createStoryLanguages(LIBRARY, () => Promise.reject(new Error('not wanted')));
  expect(await languages.open(libraryEngine())).toEqual({ languages: null, said: null });
});
