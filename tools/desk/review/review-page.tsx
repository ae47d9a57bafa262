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
      <form method="post" action={`/review/${id}/accept`}>
        <div class="inline">
          <label class="pick">
            <span>Accept into another entry or gap</span>
            <input type="text" name="other" list="items" placeholder="Begin to type its name" />
          </label>
          <label class="pick">
            <span>In other words, if not in these</span>
            <input type="text" name="phrasing" dir="auto" />
          </label>
          <button type="submit" name="target" value="other">
            See what it changes
          </button>
        </div>
        <div class="actions group">
          {near.map((entry) => (
            <button type="submit" name="target" value={`entry:${entry}`}>
              Accept into “{titleOf(entry)}”
            </button>
          ))}
          <button type="submit" name="target" value="new-gap">
            Draft a new gap
          </button>
          <button type="submit" name="target" value="new-entry">
            Draft a new entry
          </button>
          <button type="submit" formaction={`/review/${id}/ignore`}>
            Ignore for good
          </button>
        </div>
      </form>
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
    {groups.length > 0 ? (
      <p class="quiet">
        Small talk, and what is about something else, is taken from this queue by <code>npm run review</code>.
      </p>
    ) : null}
    {groups.map((group) => (
      <Group group={group} knowledge={knowledge} />
    ))}
  </Layout>
);
