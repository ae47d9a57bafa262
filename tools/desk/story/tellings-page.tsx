/** What other languages say of an item after it has changed: in a line above a page, and side by side on one of their own. */
import { languageNames } from '../../../src/messages/language-names.ts';
import { Layout, type Notice, warning } from '../layout.tsx';
import { scriptOf } from '../try/previews.tsx';
import type { ItemRef, Kind } from './items.ts';
import type { Telling } from './tellings.ts';

export const tellingsAddress = ({ kind, id }: ItemRef): string => `/story/${kind}/${id}/languages`;

const namesOf = (tellings: readonly Telling[]): string =>
  languageNames(
    tellings.map(({ code }) => code),
    'en',
  );

const named = (tellings: readonly Telling[], one: string, more: string): string =>
  `${namesOf(tellings)} ${tellings.length === 1 ? one : more}`;

/** What to do about them; an entry alone can be taken back. */
const taken = (own: string): string =>
  `If that is wrong now, tick “Correct what was posted”: it is then told in ${own} there, until it is translated anew.`;

/**
 * What is to be said of the other languages where an item's text changes.
 *
 * @param own The language of the story.
 */
export function tellingsNotices(item: ItemRef, tellings: readonly Telling[], own: string): Notice[] {
  const [still, back] = [tellings.filter(({ isTold }) => isTold), tellings.filter(({ isTold }) => !isTold)];
  const story = languageNames([own], 'en');
  const look = [{ to: tellingsAddress(item), text: 'What they say, and what to do' }];
  const notices: Notice[] = [];
  if (still.length > 0)
    notices.push(
      warning(
        `${named(still, 'does', 'do')} not follow by ${still.length === 1 ? 'itself, and still says' : 'themselves, and still say'} the old text.${item.kind === 'entry' ? ` ${taken(story)}` : ''}`,
        look,
      ),
    );
  if (back.length > 0)
    notices.push(
      warning(
        `${named(back, 'no longer says', 'no longer say')} the old text, and ${back.length === 1 ? 'tells' : 'tell'} it in ${story} until it is translated anew.`,
        look,
      ),
    );
  return notices;
}

interface TellingsPageProps {
  readonly item: ItemRef;
  readonly title: string;
  /** What the story itself says. */
  readonly text: string;
  /** The language of the story. */
  readonly own: string;
  readonly revision: number;
  readonly tellings: readonly Telling[];
}

/** How to make a translation be said that is of an older text. */
const ToDo = ({ kind, own, revision }: { kind: Kind; own: string; revision: number }) => (
  <section class="card">
    <h2>What to do</h2>
    <ul>
      <li>If the meaning is the same, nothing. A translation need not follow each word.</li>
      <li>
        If the meaning has changed, have it translated anew, in the file that is named beside each language,
        under the same id{kind === 'entry' ? `, with “revision: ${revision}”` : ''}. A running bot takes it up
        by itself. <code>docs/translating.md</code> says how.
      </li>
      {kind === 'entry' ? (
        <li>
          If what is still said is wrong and nobody can translate now, tick “Correct what was posted” at the
          answer, and save: the other languages then tell it in {own} until they are translated anew.
        </li>
      ) : (
        <li>
          If what is still said is wrong and nobody can translate now, take its lines out of that file: it is
          then told without them.
        </li>
      )}
    </ul>
  </section>
);

export const TellingsPage = ({ item, title, text, own, revision, tellings }: TellingsPageProps) => {
  const story = languageNames([own], 'en');
  return (
    <Layout title={`“${title}” in other languages`} at="/story">
      <p>
        <a href={`/story/${item.kind}/${item.id}`}>Back to its form</a>
      </p>
      <section class="card">
        <h2>{story}, the story’s own</h2>
        <p {...scriptOf(own)}>{text}</p>
      </section>
      {tellings.map((telling) => (
        <section class="card">
          <h2>{namesOf([telling])}</h2>
          <p class="quiet">
            {telling.isTold
              ? 'This is what it says.'
              : `Of an older text, and no longer said: it tells the answer in ${story}.`}{' '}
            <code>{telling.file}</code>
          </p>
          <p {...scriptOf(telling.code)}>{telling.text}</p>
        </section>
      ))}
      {tellings.length === 0 ? <p>No translation has a text of it: it is told in {story} there.</p> : null}
      <ToDo kind={item.kind} own={story} revision={revision} />
    </Layout>
  );
};
