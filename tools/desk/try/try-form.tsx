/** What is chosen above a conversation on the page "Try", and the line beneath it that goes on. */

import type { Script } from './previews.tsx';
import { MODES, type Mode, type Turn } from './talk.ts';

export const VIEWS = ['desktop', 'phone', 'notification', 'plain'] as const;
export type View = (typeof VIEWS)[number];

const VIEW_NAMES: Readonly<Record<View, string>> = {
  desktop: 'Desktop',
  phone: 'Phone',
  notification: 'Notification',
  plain: 'Plain text',
};

const MODE_NAMES: Readonly<Record<Mode, string>> = {
  mentioned: 'to the bot',
  overheard: 'among people, where the bot may join in',
};

export interface Settings {
  readonly mode: Mode;
  readonly view: View;
  readonly locale: string;
  /** The change that is tried; null for the story as saved. */
  readonly change: string | null;
  /** The change that is compared with the story as saved; null where none is. */
  readonly beside: string | null;
}

/** The form that both parts belong to: replies' buttons press into it as well. */
const FORM = 'talk';

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: string;
}

const Select = ({ name, label, options, chosen }: SelectProps) => (
  <label class="pick">
    <span>{label}</span>
    <select name={name} form={FORM} data-sends>
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

export interface SettingsBarProps {
  readonly settings: Settings;
  readonly locales: readonly string[];
  readonly changes: readonly { readonly id: string; readonly title: string }[];
}

export const SettingsBar = ({ settings, locales, changes }: SettingsBarProps) => (
  <section class="card settings" aria-label="How it is shown and asked">
    <fieldset class="views">
      <legend>Shown as</legend>
      {VIEWS.map((view) => (
        <label>
          <input type="radio" name="view" form={FORM} value={view} checked={settings.view === view} />
          {VIEW_NAMES[view]}
        </label>
      ))}
    </fieldset>
    <Select
      name="mode"
      label="Said"
      chosen={settings.mode}
      options={MODES.map((mode) => ({ value: mode, text: MODE_NAMES[mode] }))}
    />
    <Select
      name="locale"
      label="Reader’s language"
      chosen={settings.locale}
      options={locales.map((locale) => ({ value: locale, text: languageName(locale) }))}
    />
    {changes.length === 0 ? null : (
      <Select
        name="change"
        label="Answered by"
        chosen={settings.change ?? ''}
        options={[
          { value: '', text: 'the story as saved' },
          ...changes.map(({ id, title }) => ({ value: id, text: `the unsaved “${title}”` })),
        ]}
      />
    )}
    {/* Without the script of the pages what was chosen has to be sent. */}
    <noscript>
      <button type="submit" form={FORM}>
        Show it so
      </button>
    </noscript>
  </section>
);

interface SayProps {
  readonly turns: readonly Turn[];
  readonly script: Script;
  readonly beside: string | null;
}

export const Say = ({ turns, script, beside }: SayProps) => (
  <form id={FORM} class="ask say" method="get" action="/try">
    {beside === null ? null : <input type="hidden" name="beside" value={beside} />}
    {turns.map(({ did, what }) => (
      <input type="hidden" name="turn" value={`${did}:${what}`} />
    ))}
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
        New conversation
      </a>
    ) : null}
  </form>
);
