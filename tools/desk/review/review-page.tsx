/** The page "Review": questions without a good answer, grouped, and what can be done about each. */
import type { Knowledge } from '../../../src/knowledge/model.ts';
import type { ReviewGroup } from '../../review/groups.ts';
import { Glossary } from '../glossary.tsx';
import { Layout, type Notice } from '../layout.tsx';
import { ItemTitles, PlaceForm, type Refused } from './place-form.tsx';
import type { Waiting } from './queue.ts';

interface ReviewPageProps {
  readonly waiting: readonly Waiting[];
  readonly knowledge: Knowledge;
  /** Why nothing is known of what people asked, for whoever runs the bot; null where it is known. */
  readonly without: string | null;
  /** A question must have been asked so often before it waits here. */
  readonly minCount: number;
  readonly refused?: { readonly group: string; readonly why: Refused } | undefined;
  readonly notices?: readonly Notice[];
}

const KIND_NAMES: Readonly<Record<ReviewGroup['kind'], string>> = {
  unanswered: 'not answered',
  'badly-rated': 'rated not helpful',
  'almost-ambiguous': 'answered, but hardly sure',
};

const MOST_VARIANTS = 6;

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const askedHow = ({ group: { kind, count, days }, kept }: Waiting): string =>
  kept
    ? 'put here from the page “Try”'
    : `${KIND_NAMES[kind]}, asked ${times(count)} on ${days} ${days === 1 ? 'day' : 'days'}`;

interface CardProps {
  readonly one: Waiting;
  readonly knowledge: Knowledge;
  readonly refused: Refused | undefined;
}

const Card = ({ one, knowledge, refused }: CardProps) => {
  const { id, question, variants } = one.group;
  return (
    <article class="card" id={`group-${id}`}>
      <h2 dir="auto">{question}</h2>
      <p class="quiet">
        {askedHow(one)} ·{' '}
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
      <PlaceForm
        action={`/review/${id}/place#group-${id}`}
        group={one.group}
        knowledge={knowledge}
        refused={refused}
      >
        <details class="apart">
          <summary>{one.kept ? 'Take it out of the queue' : 'Ignore it'}</summary>
          <p class="quiet">
            {one.kept
              ? 'It goes from this page. The bot does not change.'
              : 'It does not come back to this page, however often it is asked. The bot does not change, and answers it as before.'}
          </p>
          <button type="submit" formaction={`/review/${id}/ignore`}>
            {one.kept ? 'Take it out' : 'Ignore for good'}
          </button>
        </details>
      </PlaceForm>
    </article>
  );
};

const Empty = ({ without, minCount }: Pick<ReviewPageProps, 'without' | 'minCount'>) => (
  <section class="card">
    <h2>Nothing waits here</h2>
    <p>
      When the bot runs in your Discord or Slack, questions appear here that it could not answer or that got a
      “not helpful”, once they were asked {times(minCount)}. You then say which answer each belongs to, or
      write a new one.
    </p>
    <p>
      You can put a question here yourself: <a href="/try">ask it on “Try”</a>, open “Not the right reply?”
      under the reply, and choose “Put it into the queue”.
    </p>
    {without === null ? null : (
      <details>
        <summary>For whoever runs the bot</summary>
        <p>
          The desk sees none of the questions that people ask. {without} This page looks again each time it is
          loaded.
        </p>
      </details>
    )}
  </section>
);

export const ReviewPage = (props: ReviewPageProps) => {
  const { waiting, knowledge, without, minCount, refused, notices } = props;
  return (
    <Layout title="Review" at="/review" notices={notices}>
      {waiting.length === 0 ? (
        <Empty without={without} minCount={minCount} />
      ) : (
        <>
          <ItemTitles knowledge={knowledge} />
          <p>
            Questions that the bot has no good answer to. Say where each belongs: the bot learns it as one
            more way to ask for that, after you have seen what it changes.
          </p>
          {waiting.map((one) => (
            <Card
              one={one}
              knowledge={knowledge}
              refused={refused?.group === one.group.id ? refused.why : undefined}
            />
          ))}
          <p class="quiet">Greetings, and questions about something else altogether, may be ignored here.</p>
          <Glossary terms={['answer', 'gap', 'draft']} />
        </>
      )}
    </Layout>
  );
};

interface PlacePageProps {
  readonly group: ReviewGroup;
  readonly knowledge: Knowledge;
  readonly refused?: Refused | undefined;
}

/** The same for one question that is in no queue. */
export const PlacePage = ({ group, knowledge, refused }: PlacePageProps) => (
  <Layout title="Where does this question belong?" at="/try">
    <ItemTitles knowledge={knowledge} />
    <article class="card">
      <h2 dir="auto">{group.question}</h2>
      <PlaceForm action="/review/place" group={group} knowledge={knowledge} refused={refused}>
        <p class="actions">
          <a href={`/try?${new URLSearchParams({ say: group.question })}`}>Back to “Try”</a>
        </p>
      </PlaceForm>
    </article>
  </Layout>
);
