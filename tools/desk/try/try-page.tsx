/** The page "Try": a conversation with the bot, each reply as both platforms show it, why, and what to do if it is wrong. */
import type { Knowledge } from '../../../src/knowledge/model.ts';
import type { ReviewGroup } from '../../review/groups.ts';
import { Layout, type Notice } from '../layout.tsx';
import { ItemTitles, PlaceForm } from '../review/place-form.tsx';
import { type Script, scriptOf } from './previews.tsx';
import { Replies } from './replies.tsx';
import type { ToldTurn, Turn } from './talk.ts';
import { Say, SettingsBar, type SettingsBarProps } from './try-form.tsx';
import { WhyView } from './why-view.tsx';

interface TryPageProps extends SettingsBarProps {
  readonly turns: readonly Turn[];
  readonly told: readonly ToldTurn[];
  readonly knowledge: Knowledge;
  readonly script: Script;
  /** A question as the queue would have it. */
  readonly groupFor: (question: string) => ReviewGroup;
  readonly notices: readonly Notice[];
}

/** Where what was said can be changed; nothing where no item of the story said it. */
const EditLink = ({ told: { reply, asked } }: { told: ToldTurn }) => {
  const address = reply.entry ? `/story/entry/${reply.entry}` : reply.gap ? `/story/gap/${reply.gap}` : null;
  return address === null ? null : (
    <a class="button" href={`${address}?${new URLSearchParams({ asks: asked })}`}>
      {reply.entry ? 'Edit this answer' : 'Edit this gap'}
    </a>
  );
};

/** What can be done about a reply that is not the right one, whatever it is. */
const NotRight = ({
  told,
  knowledge,
  groupFor,
}: { told: ToldTurn } & Pick<TryPageProps, 'knowledge' | 'groupFor'>) => {
  const { turn, reply } = told;
  if (turn.did !== 'say' || turn.what.startsWith('/')) return null;
  if (reply.language !== null)
    return (
      <p class="quiet">
        Ways to ask in this language stand in the story’s translation, in{' '}
        <code>translations/{reply.language}</code>.
      </p>
    );
  return (
    <details class="not-right">
      <summary>Not the right reply?</summary>
      <PlaceForm action="/review/place" group={groupFor(turn.what)} knowledge={knowledge}>
        <div class="choices">
          <span class="quiet">or decide later:</span>
          <button type="submit" formaction="/review/keep">
            Put it into the queue
          </button>
        </div>
      </PlaceForm>
    </details>
  );
};

const Examples = ({ knowledge: { article } }: { knowledge: Knowledge }) => (
  <section class="empty">
    <p>Ask anything, as people type. You see what Discord and Slack would show, and why the bot says it.</p>
    <ul class="examples">
      {article.words.examples.map((example) => (
        <li>
          <a href={`/try?${new URLSearchParams({ say: example })}`}>{example}</a>
        </li>
      ))}
    </ul>
  </section>
);

export const TryPage = (props: TryPageProps) => {
  const { turns, told, knowledge, script, groupFor, notices, ...bar } = props;
  return (
    <Layout title="Try" at="/try" notices={notices}>
      <SettingsBar {...bar} />
      {told.length === 0 ? <Examples knowledge={knowledge} /> : <ItemTitles knowledge={knowledge} />}
      {told.map((one, n) => (
        <article class={n === told.length - 1 ? 'turn newest' : 'turn'}>
          <h2 class="asked" dir="auto">
            <span class="quiet">{one.turn.did === 'say' ? 'Asked' : 'Pressed'}</span> {one.asked}
          </h2>
          <Replies told={one} script={one.reply.language === null ? script : scriptOf(one.reply.language)} />
          <div class="after">
            <EditLink told={one} />
            <NotRight told={one} knowledge={knowledge} groupFor={groupFor} />
          </div>
          <WhyView told={one} />
        </article>
      ))}
      <Say turns={turns} script={script} beside={bar.settings.beside} />
    </Layout>
  );
};
