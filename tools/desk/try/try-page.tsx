/** The page "Try": a conversation with the bot, each reply as both platforms show it, and why. */
import { Layout } from '../layout.tsx';
import { DiscordMessage, notificationsOf, type Script, SlackMessage } from './previews.tsx';
import { MODES, type Mode, type ToldTurn, type Turn } from './talk.ts';
import { WhyView } from './why-view.tsx';

export const VIEWS = ['desktop', 'phone', 'notification', 'plain'] as const;
export type View = (typeof VIEWS)[number];

const VIEW_NAMES: Readonly<Record<View, string>> = {
  desktop: 'Desktop',
  phone: 'Phone',
  notification: 'Notification',
  plain: 'Plain text',
};

const MODE_NAMES: Readonly<Record<Mode, string>> = {
  mentioned: 'said to the bot',
  overheard: 'overheard in a channel that wants it',
};

/** What is chosen above the conversation. */
export interface Settings {
  readonly mode: Mode;
  readonly view: View;
  readonly locale: string;
  /** The change that is tried; null for the story as saved. */
  readonly change: string | null;
}

interface TryPageProps {
  readonly settings: Settings;
  readonly turns: readonly Turn[];
  readonly told: readonly ToldTurn[];
  readonly locales: readonly string[];
  readonly changes: readonly { readonly id: string; readonly title: string }[];
  readonly examples: readonly string[];
  readonly script: Script;
  readonly notice?: string | undefined;
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: string;
}

const Select = ({ name, label, options, chosen }: SelectProps) => (
  <label class="pick">
    <span>{label}</span>
    <select name={name}>
      {options.map(({ value, text }) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </label>
);

const languageName = (locale: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;

const Ask = ({ settings, turns, locales, changes, script }: TryPageProps) => (
  <form id="talk" class="ask" method="get" action="/try">
    {turns.map(({ did, what }) => (
      <input type="hidden" name="turn" value={`${did}:${what}`} />
    ))}
    <div class="say">
      <label for="say">{turns.length === 0 ? 'Ask the bot something' : 'Go on with the conversation'}</label>
      <input
        id="say"
        name="say"
        type="text"
        maxlength={2000}
        autocomplete="off"
        lang={script.lang}
        dir="auto"
        autofocus
      />
      <button class="main" type="submit">
        Send
      </button>
      {turns.length > 0 ? (
        <a class="button" href="/try">
          Begin anew
        </a>
      ) : null}
    </div>
    <div class="settings">
      <fieldset class="views">
        <legend>Shown as</legend>
        {VIEWS.map((view) => (
          <label>
            <input type="radio" name="view" value={view} checked={settings.view === view} />
            {VIEW_NAMES[view]}
          </label>
        ))}
      </fieldset>
      <Select
        name="mode"
        label="The message is"
        chosen={settings.mode}
        options={MODES.map((mode) => ({ value: mode, text: MODE_NAMES[mode] }))}
      />
      <Select
        name="locale"
        label="Reader’s language"
        chosen={settings.locale}
        options={locales.map((locale) => ({ value: locale, text: languageName(locale) }))}
      />
      <Select
        name="change"
        label="The story"
        chosen={settings.change ?? ''}
        options={[
          { value: '', text: 'as saved' },
          ...changes.map(({ id, title }) => ({ value: id, text: `with the unsaved “${title}”` })),
        ]}
      />
    </div>
  </form>
);

const Notification = ({ from, text }: { from: string; text: string | null }) => (
  <div class="notification">
    <span class="from">{from}</span>
    {text ?? 'Nothing is posted, and nobody is notified.'}
  </div>
);

/** Where what was said can be changed; nothing where no item of the story said it. */
const EditLink = ({ told: { reply } }: { told: ToldTurn }) => {
  const address = reply.entry ? `/story/entry/${reply.entry}` : reply.gap ? `/story/gap/${reply.gap}` : null;
  return address === null ? null : (
    <a class="button" href={address}>
      {reply.entry ? 'Edit this answer' : 'Edit this gap'}
    </a>
  );
};

/** Both platforms side by side, in each of the ways to look at them; the chosen one is shown. */
const Replies = ({ told, script }: { told: ToldTurn; script: Script }) => {
  const notifications = notificationsOf(told);
  return (
    <div class="replies">
      <section class="platform discord" aria-label="On Discord">
        <h3>Discord</h3>
        <div class="as-message">
          <DiscordMessage message={told.discord} script={script} />
        </div>
        <div class="as-notification">
          <Notification from="Backchannel · Discord" text={notifications.discord} />
        </div>
        <pre class="as-plain">{told.discord?.content ?? '(nothing)'}</pre>
      </section>
      <section class="platform slack" aria-label="On Slack">
        <h3>Slack</h3>
        <div class="as-message">
          <SlackMessage message={told.slack} script={script} />
        </div>
        <div class="as-notification">
          <Notification from="Backchannel · Slack" text={notifications.slack} />
        </div>
        <pre class="as-plain">{told.slack?.text ?? '(nothing)'}</pre>
      </section>
    </div>
  );
};

export const TryPage = (props: TryPageProps) => {
  const { told, examples, script, notice } = props;
  const newest = told.toReversed();
  return (
    <Layout title="Try" at="/try" notice={notice}>
      <Ask {...props} />
      {newest.length === 0 ? (
        <section class="empty">
          <p>
            Ask anything, as people type. You see what Discord and Slack would show, and why the bot says it.
          </p>
          <ul class="examples">
            {examples.map((example) => (
              <li>
                <a href={`/try?${new URLSearchParams({ say: example })}`}>{example}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {newest.map((one, n) => (
        <article class={n === 0 ? 'turn newest' : 'turn'}>
          <h2 class="asked" dir="auto">
            <span class="quiet">{one.turn.did === 'say' ? 'Asked' : 'Pressed'}</span> {one.asked}
          </h2>
          <Replies told={one} script={script} />
          <p class="after">
            <EditLink told={one} />
          </p>
          <WhyView told={one} open={n === 0} />
        </article>
      ))}
    </Layout>
  );
};
