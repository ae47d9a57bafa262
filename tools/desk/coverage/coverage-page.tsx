/** The page "Coverage": how each entry and gap stands, what is taken for what, and what nobody reaches. */
import type { Coverage, Ending } from '../../../src/engine/coverage.ts';
import type { Knowledge } from '../../../src/knowledge/model.ts';
import { Bar, percent } from '../bars.tsx';
import { Glossary } from '../glossary.tsx';
import { Layout, warning } from '../layout.tsx';
import { REASON_NAMES } from '../reasons.ts';
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

/** Where a question can end that gets no answer and no gap, in words. */
const OTHER_ENDINGS: Readonly<Record<string, string>> = {
  ...REASON_NAMES,
  offered: 'only offered among others',
  whole: 'the story as a whole',
  'small-talk': 'small talk',
  silence: 'silence',
};

const EndingLink = ({ ending, knowledge }: { ending: Ending; knowledge: Knowledge }) =>
  ending.kind === 'other' ? (
    <em>{OTHER_ENDINGS[ending.id] ?? ending.id}</em>
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

const HEADS = [
  'Title',
  'Ways to ask',
  'Understood in new words',
  'Only offered',
  'Mostly taken for, if not understood',
  'Last asked',
  'Helpful',
] as const;

/** Rows that are shown before the others are asked for. */
const FIRST_ROWS = 12;

const ItemTable = ({
  items,
  name,
  ...view
}: { items: readonly Coverage[]; name: string } & CoverageViewProps) => (
  <section class="scroll" tabindex={0} aria-label={name}>
    <table class="list">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row item={item} {...view} />
        ))}
      </tbody>
    </table>
  </section>
);

const Items = ({ kind, name, ...view }: { kind: 'entry' | 'gap'; name: string } & CoverageViewProps) => {
  const items = view.coverage.items.filter((item) => item.kind === kind).sort((a, b) => score(a) - score(b));
  const rest = items.slice(FIRST_ROWS);
  return (
    <section class="card" id={kind}>
      <h2>{name}, the weakest first</h2>
      <ItemTable items={items.slice(0, FIRST_ROWS)} name={name} {...view} />
      {rest.length === 0 ? null : (
        <details>
          <summary>Show the other {rest.length}</summary>
          <ItemTable items={rest} name={`${name}, the others`} {...view} />
        </details>
      )}
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
          <dt>Answers, understood in new words</dt>
          <dd>{share('entry')}</dd>
        </div>
        <div>
          <dt>Gaps, understood in new words</dt>
          <dd>{share('gap')}</dd>
        </div>
        <div>
          <dt>Facts that nobody reaches</dt>
          <dd>{coverage.unreachedFacts.length}</dd>
        </div>
        <div>
          <dt>Examples without an answer</dt>
          <dd>{coverage.unansweredExamples.length}</dd>
        </div>
      </dl>
      <p>
        To make a weak answer or gap stronger, open it and add ways to ask it that differ from those that it
        has; where it is taken for another, see whether one of the two should take in the other. Gaps are hard
        to tell from each other, so that their figures are low: the bot then mostly says in more general words
        that it has no answer, or offers what is near.
      </p>
      <Missing {...view} />
      {pictured.length > 0 ? (
        <section class="card">
          <h2>What is taken for what</h2>
          <ConfusionPicture confusions={pictured} nameOf={(ending) => nameOf(ending, knowledge)} />
        </section>
      ) : null}
      <Items kind="entry" name="Answers" {...view} />
      <Items kind="gap" name="Gaps" {...view} />
    </>
  );
};

interface CoveragePageProps {
  /** Null while it is to be measured. */
  readonly view: CoverageViewProps | null;
  /** The story has changed since it was measured. */
  readonly isOld: boolean;
}

const OLD = warning('The story has changed since this was measured.', [
  { to: '/coverage?anew=1', text: 'Measure it anew' },
]);

export const CoveragePage = ({ view, isOld }: CoveragePageProps) => (
  <Layout title="Coverage" at="/coverage" notices={view !== null && isOld ? [OLD] : []}>
    <p>
      How well the bot understands questions in words that it has not learned. Each way to ask is left out
      once, and put to a bot that does not know it: “understood in new words” is the share that still gets its
      own answer or gap.
    </p>
    <Glossary terms={['answer', 'gap', 'phrasing', 'offer', 'refusal']} />
    {view === null ? (
      <div id="measured" data-load="/coverage/measured" role="status">
        <p class="waiting">
          The bot is trained five times for this, which takes a minute or two. You can go on elsewhere
          meanwhile.
        </p>
        <noscript>
          <a href="/coverage/measured">See the result</a>
        </noscript>
      </div>
    ) : (
      <CoverageView {...view} />
    )}
  </Layout>
);
