/** The page "Coverage": how each entry and gap stands, what is taken for what, and what nobody reaches. */
import type { Coverage, Ending } from '../../../src/engine/coverage.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { Bar, percent } from '../bars.tsx';
import { Layout } from '../layout.tsx';
import { ConfusionPicture } from './confusion-picture.tsx';
import { type Confusion, nearestConfusion, type StoryCoverage } from './story-coverage.ts';

/** What people did with an item, as far as it is kept. */
export interface ItemUse {
  /** `YYYY-MM-DD`; null where nobody has asked. */
  readonly lastAsked: string | null;
  readonly helpful: number;
  readonly notHelpful: number;
}

export interface CoverageViewProps {
  readonly coverage: StoryCoverage;
  readonly knowledge: Knowledge;
  readonly useOf: (kind: 'entry' | 'gap', id: string) => ItemUse;
}

/** Confusions in the picture: more would be a thicket. */
const PICTURED = 24;

const nameOf = ({ kind, id }: Ending, { entries, gaps }: Knowledge): string => {
  if (kind === 'entry') return entries.get(id)?.question ?? id;
  return kind === 'gap' ? (gaps.get(id)?.title ?? id) : id;
};

const EndingLink = ({ ending, knowledge }: { ending: Ending; knowledge: Knowledge }) =>
  ending.kind === 'other' ? (
    <em>{ending.id}</em>
  ) : (
    <a href={`/story/${ending.kind}/${ending.id}`}>{nameOf(ending, knowledge)}</a>
  );

const score = ({ right, asked }: Coverage): number => (asked === 0 ? 0 : right / asked);

const helpfulShare = ({ helpful, notHelpful }: ItemUse): string =>
  helpful + notHelpful === 0
    ? '–'
    : `${percent(helpful / (helpful + notHelpful))} of ${helpful + notHelpful}`;

const Row = ({ item, coverage, knowledge, useOf }: { item: Coverage } & CoverageViewProps) => {
  const { kind, id, title, phrasings, offered } = item;
  const confusion = nearestConfusion(coverage, item);
  const use = useOf(kind, id);
  return (
    <tr>
      <th scope="row">
        <a href={`/story/${kind}/${id}`}>{title}</a>
      </th>
      <td class="figure">{phrasings}</td>
      <td class="figure">
        {percent(score(item))}
        <Bar share={score(item)} />
      </td>
      <td class="figure">{offered}</td>
      <td>
        {confusion === undefined ? (
          '–'
        ) : (
          <>
            {confusion.count} × <EndingLink ending={confusion.to} knowledge={knowledge} />
          </>
        )}
      </td>
      <td class="figure">{use.lastAsked ?? '–'}</td>
      <td class="figure">{helpfulShare(use)}</td>
    </tr>
  );
};

const Items = ({ kind, name, ...view }: { kind: 'entry' | 'gap'; name: string } & CoverageViewProps) => {
  const items = view.coverage.items.filter((item) => item.kind === kind).sort((a, b) => score(a) - score(b));
  return (
    <section>
      <h2>{name}, the weakest first</h2>
      <section class="scroll" tabindex={0} aria-label={name}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Title</th>
              <th scope="col">Phrasings</th>
              <th scope="col">Held-out score</th>
              <th scope="col">Offered</th>
              <th scope="col">Nearest confusion</th>
              <th scope="col">Last asked</th>
              <th scope="col">Helpful</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row item={item} {...view} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
};

const Missing = ({ coverage, knowledge }: CoverageViewProps) => (
  <section class="card">
    <h2>Facts that nobody reaches</h2>
    {coverage.unreachedFacts.length === 0 ? (
      <p>None: every fact is told to somebody who asks in new words.</p>
    ) : null}
    <ul>
      {coverage.unreachedFacts.map((id) => (
        <li>
          <a href={`/story/fact/${id}`}>{knowledge.facts.get(id)?.statement ?? id}</a>
        </li>
      ))}
    </ul>
    <h2>Examples that the bot cannot answer</h2>
    {coverage.unansweredExamples.length === 0 ? <p>None: each example of the story gets an answer.</p> : null}
    <ul>
      {coverage.unansweredExamples.map(({ text, ending }) => (
        <li>
          <a href={`/try?${new URLSearchParams({ say: text })}`}>{text}</a> ends at{' '}
          <EndingLink ending={ending} knowledge={knowledge} />
        </li>
      ))}
    </ul>
  </section>
);

const isBetweenItems = ({ to }: Confusion): boolean => to.kind !== 'other';

/** All of it, once it is measured. */
export const CoverageView = (view: CoverageViewProps) => {
  const { coverage, knowledge } = view;
  const sum = (of: (item: Coverage) => number, kind: 'entry' | 'gap') =>
    coverage.items.filter((item) => item.kind === kind).reduce((total, item) => total + of(item), 0);
  const share = (kind: 'entry' | 'gap') =>
    percent(
      sum((item) => item.right, kind) /
        Math.max(
          1,
          sum((item) => item.asked, kind),
        ),
    );
  const pictured = coverage.confusions.filter(isBetweenItems).slice(0, PICTURED);
  return (
    <>
      <dl class="figures">
        <div>
          <dt>Entries, held out</dt>
          <dd>{share('entry')}</dd>
        </div>
        <div>
          <dt>Gaps, held out</dt>
          <dd>{share('gap')}</dd>
        </div>
        <div>
          <dt>Facts nobody reaches</dt>
          <dd>{coverage.unreachedFacts.length}</dd>
        </div>
        <div>
          <dt>Examples not answered</dt>
          <dd>{coverage.unansweredExamples.length}</dd>
        </div>
      </dl>
      <Missing {...view} />
      {pictured.length > 0 ? (
        <section class="card">
          <h2>What is taken for what</h2>
          <ConfusionPicture confusions={pictured} nameOf={(ending) => nameOf(ending, knowledge)} />
        </section>
      ) : null}
      <Items kind="entry" name="Entries" {...view} />
      <Items kind="gap" name="Gaps" {...view} />
    </>
  );
};

export const CoveragePage = ({ view }: { view: CoverageViewProps | null }) => (
  <Layout title="Coverage" at="/coverage">
    <p>
      Each way to ask is left out once and put to a bot that has not learned it: the held-out score is the
      share that finds its way home.
    </p>
    {view === null ? (
      <div data-load="/coverage/measured" role="status">
        <p class="waiting">
          The bot is trained five times for this, which takes a minute or two.{' '}
          <a href="/coverage/measured">The result alone</a>
        </p>
      </div>
    ) : (
      <CoverageView {...view} />
    )}
  </Layout>
);
