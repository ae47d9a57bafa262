/** The page "Story": the article's sections, and what is found by words. */
import type { Reply } from '../../../src/core/reply.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { capitalised } from '../../../src/text/capitalised.ts';
import type { Change } from '../changes/change.ts';
import { Glossary } from '../glossary.tsx';
import { Layout, type Notice } from '../layout.tsx';
import type { DraftItem } from './files.ts';
import { type OutlinedSection, outline } from './outline.ts';
import type { Found, Hit, Marked } from './search.ts';
import { nameOf, titleOf } from './titles.ts';

interface FoundForQuery extends Found {
  /** What the bot says to the words as they stand. */
  readonly reply: Reply;
}

interface StoryPageProps {
  readonly knowledge: Knowledge;
  readonly query: string;
  /** Null where nothing is looked for. */
  readonly found: FoundForQuery | null;
  readonly changes: readonly Change[];
  readonly drafts: readonly DraftItem[];
  readonly notices: readonly Notice[];
}

const KIND_NAMES = { fact: 'fact', entry: 'answer', gap: 'gap' } as const;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const Section = ({ section, open, lang }: { section: OutlinedSection; open: boolean; lang: string }) => (
  <details class="card section" open={open}>
    <summary>
      {capitalised(section.title)}{' '}
      <span class="quiet">
        {counted(section.facts.length, 'fact')}, {counted(section.gaps.length, 'gap')}
      </span>
    </summary>
    <ul class="facts" lang={lang}>
      {section.facts.map(({ fact, entries }) => (
        <li>
          <a href={`/story/fact/${fact.id}`}>{fact.statement}</a>{' '}
          <span class="standing">
            {fact.standing}
            {fact.attribution ? ` · ${fact.attribution}` : ''}
          </span>
          <ul>
            {entries.map(({ id, question }) => (
              <li>
                <a href={`/story/entry/${id}`}>{question}</a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
    {section.gaps.length > 0 ? (
      <details class="lacks">
        <summary>What people ask here and the article does not say ({section.gaps.length})</summary>
        <ul class="gaps" lang={lang}>
          {section.gaps.map(({ id, title }) => (
            <li>
              <a href={`/story/gap/${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </details>
    ) : null}
  </details>
);

const Words = ({ marked }: { marked: Marked }) => (
  <>{marked.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>
);

const HitList = ({ hits, lang }: { hits: readonly Hit[]; lang: string }) => (
  <ul class="hits" lang={lang}>
    {hits.map(({ kind, id, title, excerpt }) => (
      <li>
        <a href={`/story/${kind}/${id}`}>
          <Words marked={title} />
        </a>
        {excerpt === null ? null : (
          <span class="quiet excerpt">
            <Words marked={excerpt} />
          </span>
        )}
      </li>
    ))}
  </ul>
);

/** Hits of one kind that are shown before the others are asked for. */
const MOST_SHOWN = 12;

const HITS_OF = [
  { kind: 'entry', name: 'Answers' },
  { kind: 'fact', name: 'Facts' },
  { kind: 'gap', name: 'Gaps: what people ask and is not said' },
] as const;

const HitsOf = ({ name, hits, lang }: { name: string; hits: readonly Hit[]; lang: string }) =>
  hits.length === 0 ? null : (
    <>
      <h3>
        {name} <span class="quiet">({hits.length})</span>
      </h3>
      <HitList hits={hits.slice(0, MOST_SHOWN)} lang={lang} />
      {hits.length > MOST_SHOWN ? (
        <details>
          <summary>Show {hits.length - MOST_SHOWN} more</summary>
          <HitList hits={hits.slice(MOST_SHOWN)} lang={lang} />
        </details>
      ) : null}
    </>
  );

/** What the bot says to the words as they stand, for whoever looks for an answer by its question. */
const Said = ({ reply, knowledge, query }: { reply: Reply; knowledge: Knowledge; query: string }) => {
  const { entries, gaps } = knowledge;
  const [entry, gap] = [entries.get(reply.entry ?? ''), gaps.get(reply.gap ?? '')];
  const asked = <a href={`/try?${new URLSearchParams({ say: query })}`}>see it</a>;
  if (entry !== undefined)
    return (
      <p class="said">
        The bot answers this with{' '}
        <a href={`/story/entry/${entry.id}?${new URLSearchParams({ asks: query })}`}>{entry.question}</a> (
        {asked}).
      </p>
    );
  if (gap !== undefined)
    return (
      <p class="said">
        The bot has no answer to this, and says so with the gap{' '}
        <a href={`/story/gap/${gap.id}`}>{gap.title}</a> ({asked}).
      </p>
    );
  const offered = [reply.closest, ...reply.suggestions].filter((one) => one !== null);
  if (offered.length === 0) return null;
  return (
    <p class="said">
      The bot is not sure, and offers{' '}
      {offered.map(({ entry: id, title }, n) => (
        <>
          {n > 0 ? ', ' : ''}
          <a href={`/story/entry/${id}`}>{title}</a>
        </>
      ))}{' '}
      ({asked}).
    </p>
  );
};

const Hits = ({ found, query, knowledge }: { found: FoundForQuery; query: string; knowledge: Knowledge }) => (
  <section class="card" aria-label="Found">
    <h2>
      {found.hits.length === 0 ? 'Nothing' : found.hits.length} found for “{query}”
    </h2>
    {found.hits.length === 0 ? (
      <p>
        Try fewer words, or others for the same. If the story lacks it,{' '}
        <a href={`/review/place?${new URLSearchParams({ question: query })}`}>write a new answer or gap</a>.
      </p>
    ) : null}
    <Said reply={found.reply} knowledge={knowledge} query={query} />
    {HITS_OF.map(({ kind, name }) => (
      <HitsOf
        name={name}
        hits={found.hits.filter((hit) => hit.kind === kind)}
        lang={knowledge.language.code}
      />
    ))}
  </section>
);

const Drafts = ({ drafts, lang }: { drafts: readonly DraftItem[]; lang: string }) =>
  drafts.length === 0 ? null : (
    <section class="card" aria-label="Drafts">
      <h2>Drafts, which the bot leaves out</h2>
      <ul lang={lang}>
        {drafts.map(({ item: { kind, id }, fields }) => (
          <li>
            <a href={`/story/${kind}/${id}`}>{nameOf(kind, fields) || id}</a>{' '}
            <span class="quiet">{KIND_NAMES[kind]}</span>
          </li>
        ))}
      </ul>
    </section>
  );

const Source = ({ article: { title, source } }: Pick<Knowledge, 'article'>) => (
  <p class="quiet">
    The {source.kind}:{' '}
    {source.link === null ? (
      title
    ) : (
      <a href={source.link} rel="noreferrer">
        {title}
      </a>
    )}
  </p>
);

export const StoryPage = ({ knowledge, query, found, changes, drafts, notices }: StoryPageProps) => {
  const lang = knowledge.language.code;
  return (
    <Layout title="Story" at="/story" notices={notices}>
      {changes.length > 0 ? (
        <section class="card" aria-label="Changes under way">
          <h2>Changes under way</h2>
          <ul>
            {changes.map((change) => (
              <li>
                <a href={`/changes/${change.id}`}>{titleOf(change)}</a>{' '}
                <span class="quiet">{change.added ? 'new, not saved' : 'not saved'}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Source article={knowledge.article} />
      <Drafts drafts={drafts} lang={lang} />
      <search>
        <form class="find" method="get" action="/story">
          <label class="pick">
            <span>Find by words of a question, an answer or a fact</span>
            <input type="search" name="q" value={query} />
          </label>
          <button type="submit">Find</button>
        </form>
      </search>
      <Glossary terms={['fact', 'answer', 'gap', 'standing', 'draft']} />
      {found === null ? (
        outline(knowledge).map((section, n) => <Section section={section} open={n === 0} lang={lang} />)
      ) : (
        <Hits found={found} query={query} knowledge={knowledge} />
      )}
    </Layout>
  );
};
