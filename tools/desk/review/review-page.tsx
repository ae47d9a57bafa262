/** The page "Review": questions without a good answer, grouped, and what can be done about each. */
import type { Knowledge } from '../../../src/knowledge/model.ts';
import type { ReviewGroup } from '../../review/groups.ts';
import { Layout } from '../layout.tsx';

interface ReviewPageProps {
  readonly groups: readonly ReviewGroup[];
  readonly knowledge: Knowledge;
  /** Why there is no queue; null where there is one. */
  readonly without: string | null;
  readonly notice?: string | undefined;
}

const KIND_NAMES: Readonly<Record<ReviewGroup['kind'], string>> = {
  unanswered: 'not answered',
  'badly-rated': 'rated not helpful',
  'almost-ambiguous': 'answered, but hardly sure',
};

const MOST_VARIANTS = 6;

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const Group = ({ group, knowledge }: { group: ReviewGroup; knowledge: Knowledge }) => {
  const { id, kind, question, variants, count, days, nearest, runnerUp } = group;
  const titleOf = (entry: string) => knowledge.entries.get(entry)?.question ?? entry;
  const near = [nearest, runnerUp].filter((one) => one !== null);
  return (
    <article class="card">
      <h2 dir="auto">{question}</h2>
      <p class="quiet">
        {KIND_NAMES[kind]}, asked {times(count)} on {days} {days === 1 ? 'day' : 'days'} ·{' '}
        <a href={`/try?${new URLSearchParams({ say: question })}`}>see what the bot says today</a>
      </p>
      {variants.length > 0 ? (
        <ul>
          {variants.slice(0, MOST_VARIANTS).map((variant) => (
            <li dir="auto">{variant}</li>
          ))}
          {variants.length > MOST_VARIANTS ? <li>and {variants.length - MOST_VARIANTS} more</li> : null}
        </ul>
      ) : null}
      <div class="actions">
        {near.map((entry) => (
          <form method="post" action={`/review/${id}/accept`}>
            <input type="hidden" name="target" value={`entry:${entry}`} />
            <button type="submit">Accept into “{titleOf(entry)}”</button>
          </form>
        ))}
      </div>
      <form class="inline group" method="post" action={`/review/${id}/accept`}>
        <label class="pick">
          <span>Accept into another entry or gap</span>
          <input type="text" name="target" list="items" placeholder="Begin to type its name" required />
        </label>
        <button type="submit">See what it changes</button>
      </form>
      <div class="actions group">
        <form method="post" action={`/review/${id}/accept`}>
          <input type="hidden" name="target" value="new-gap" />
          <button type="submit">Draft a new gap</button>
        </form>
        <form method="post" action={`/review/${id}/accept`}>
          <input type="hidden" name="target" value="new-entry" />
          <button type="submit">Draft a new entry</button>
        </form>
        <form method="post" action={`/review/${id}/ignore`}>
          <button type="submit">Ignore for good</button>
        </form>
      </div>
    </article>
  );
};

export const ReviewPage = ({ groups, knowledge, without, notice }: ReviewPageProps) => (
  <Layout title="Review" at="/review" notice={notice}>
    <datalist id="items">
      {[...knowledge.entries.values()].map(({ id, question }) => (
        <option value={`entry:${id}`}>{question}</option>
      ))}
      {[...knowledge.gaps.values()].map(({ id, title }) => (
        <option value={`gap:${id}`}>{title}</option>
      ))}
    </datalist>
    {without !== null ? <p class="card">{without}</p> : null}
    {without === null && groups.length === 0 ? (
      <p class="card">Nothing waits: no question was asked in vain often enough to be put to you.</p>
    ) : null}
    {groups.map((group) => (
      <Group group={group} knowledge={knowledge} />
    ))}
  </Layout>
);
