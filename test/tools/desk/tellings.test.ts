/** What an editor is told of the story's other languages: they do not follow a change by themselves. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Change, newChangeId } from '../../../tools/desk/changes/change.ts';
import { createChanges } from '../../../tools/desk/changes/changes.ts';
import { languageNotices, savedNotices } from '../../../tools/desk/changes/saved-notices.ts';
import { findItem } from '../../../tools/desk/story/files.ts';
import type { Fields, ItemRef } from '../../../tools/desk/story/items.ts';
import { tellingsOf } from '../../../tools/desk/story/tellings.ts';
import { createWorkspace } from '../../../tools/desk/workspace.ts';
import { type LibraryCopy, libraryEngine } from '../../stories/library.ts';
import { copyTranslated } from '../../stories/translated-library.ts';

const SUNDAY: ItemRef = { kind: 'entry', id: 'sunday-hours' };
const THURSDAY: ItemRef = { kind: 'entry', id: 'thursday-hours' };
const BETTER = 'The town council confirms that from May the library opens on Sundays from ten to four.';

let story: LibraryCopy;
beforeEach(() => {
  story = copyTranslated();
});
afterEach(() => story.remove());

const workspace = () => createWorkspace(story.dir, libraryEngine());

function change(item: ItemRef, wanted: Fields): Change {
  const { file, fields: seen } = findItem(story.dir, item)!;
  const whole = { seen, wanted: { ...seen, ...wanted }, added: null, settles: null };
  return { id: newChangeId(), item, file, ...whole, asks: null, chosenAt: null };
}
const said = (item: ItemRef, wanted: Fields): string[] =>
  languageNotices(change(item, wanted), workspace()).map(({ text }) => text);

describe('a change to what another language tells too', () => {
  it('is told to leave that as it was, with what to do and where to see it', () => {
    const [notice, ...others] = languageNotices(change(SUNDAY, { answer: BETTER }), workspace());
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      tone: 'warning',
      text: expect.stringMatching(/^French does not follow by itself, and still says the old text\. .*tick/),
      links: [{ to: '/story/entry/sunday-hours/languages' }],
    });
  });

  it('takes it back there too where it corrects what was posted', () => {
    expect(said(SUNDAY, { answer: BETTER, revision: 2 })).toEqual([
      'French no longer says the old text, and tells it in English until it is translated anew.',
    ]);
  });

  it('is nothing to them where it is but a new way to ask, or nothing of it is translated', () => {
    expect(said(SUNDAY, { phrasings: ['sundays please'] })).toEqual([]);
    expect(said(THURSDAY, { answer: 'The council confirms nine on Thursdays.' })).toEqual([]);
  });

  it('may be to a fact or to a gap', () => {
    const fact: ItemRef = { kind: 'fact', id: 'sunday' };
    expect(said(fact, { statement: 'It opens on Sundays.' }).join()).toMatch(/^French does not follow/);
    const gap: ItemRef = { kind: 'gap', id: 'parking' };
    expect(said(gap, { reply: 'Nothing is said of parking.' })).toEqual([]);
    story.write('translations/fr/gaps.yaml', 'parking: {reply: L’avis ne dit rien du stationnement.}\n');
    expect(said(gap, { reply: 'Nothing is said of parking.' }).join()).toMatch(/^French does not follow/);
  });
});

it('finds what each language says of an item, and in which file', () => {
  const told = tellingsOf(story.dir, SUNDAY, findItem(story.dir, SUNDAY)!.fields);
  expect(told).toMatchObject(
    [{ code: 'fr', file: 'translations/fr/faq/hours.yaml', text: /^À partir de mai/, isTold: true }].map(
      (one) => ({ ...one, text: expect.stringMatching(one.text) }),
    ),
  );
  story.removeFile('translations/fr/article.yaml');
  expect(tellingsOf(story.dir, SUNDAY, {})).toEqual([]);
});

it('after saving leads to the bot and back to what was, wherever the change was made', async () => {
  const place = workspace();
  const checkWhole = async () => ({ engine: libraryEngine(), faults: [], warnings: [] });
  const changes = createChanges({ workspace: place, checkWhole, labelled: 'none' });
  const asked = { ...change(SUNDAY, { answer: BETTER }), settles: 'kept-1', asks: 'open sundays?' };
  changes.keep(asked);
  expect(await changes.save(asked, changes.look(asked).revision)).toBe('saved');
  const [saved, languages] = savedNotices(asked.id, '', changes, place);
  expect(saved).toMatchObject({
    tone: 'good',
    text: 'Saved: “When does the library open on Sundays?”. A running bot takes it over by itself.',
    links: [
      { to: '/try?say=open+sundays%3F', text: 'Ask the bot now' },
      { to: `/changes/${asked.id}-undo`, text: 'Undo it' },
    ],
  });
  expect(languages?.text).toMatch(/^French does not follow/);
  expect(changes.get(`${asked.id}-undo`)).toMatchObject({ wanted: asked.seen, settles: null });
});
