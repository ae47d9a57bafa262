/** The page "Story": the article's sections, and what is found by words. */
import type { Knowledge } from '../../../src/knowledge/model.ts';
import type { Change } from '../changes/change.ts';
import { Layout } from '../layout.tsx';
import type { DraftItem } from './files.ts';
import { type Hit, type OutlinedSection, outline, search } from './outline.ts';
import { nameOf, titleOf } from './titles.ts';

interface StoryPageProps {
  readonly knowledge: Knowledge;
  readonly query: string;
  readonly changes: readonly Change[];
  readonly drafts: readonly DraftItem[];
  readonly notice?: string | undefined;
}

const KIND_NAMES = { fact: 'fact', entry: 'answer', gap: 'gap' } as const;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const Section = ({ section, open, lang }: { section: OutlinedSection; open: boolean; lang: string }) => (
  <details class="card section" open={open}>
    <summary>
      {section.title}{' '}
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

const Hits = ({ hits, query, lang }: { hits: readonly Hit[]; query: string; lang: string }) => (
  <section class="card" aria-label="Found">
    <h2>
      {hits.length === 0 ? 'Nothing' : hits.length} found for “{query}”
    </h2>
    <ul lang={lang}>
      {hits.map(({ kind, id, title }) => (
        <li>
          <a href={`/story/${kind}/${id}`}>{title}</a> <span class="quiet">{KIND_NAMES[kind]}</span>
        </li>
      ))}
    </ul>
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

export const StoryPage = ({ knowledge, query, changes, drafts, notice }: StoryPageProps) => {
  const lang = knowledge.language.code;
  return (
    <Layout title="Story" at="/story" notice={notice}>
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
      {query === '' ? (
        outline(knowledge).map((section, n) => <Section section={section} open={n === 0} lang={lang} />)
      ) : (
        <Hits hits={search(knowledge, query)} query={query} lang={lang} />
      )}
    </Layout>
  );
};
