/** What the adapters encoded, shown as Discord and Slack show it: a viewer of payloads that writes nothing itself. */
import type { Block } from '../../../src/adapters/slack/encode.ts';
import { readContent } from './discord-text.ts';
import { type Inline, type ShownLine, undressed } from './shown.ts';
import { readMrkdwn } from './slack-text.ts';
import type { ToldTurn } from './talk.ts';

/** What each platform would be sent; null for silence. */
export type Shown = Pick<ToldTurn, 'discord' | 'slack'>;

/** What is being read: its language, and the way that it runs. */
export interface Script {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Locales from which scripts run from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

export const scriptOf = (lang: string): Script => ({
  lang,
  dir: RIGHT_TO_LEFT.has(lang.split(/[-_]/, 1)[0]!.toLowerCase()) ? 'rtl' : 'ltr',
});

/** Ids of buttons that lead on within the conversation; votes, sharing and removing need a platform. */
const LEADS_ON = /^(entry|topic|why):/;

/** Characters of a notification that phones show. */
const NOTIFICATION = 180;

const Span = ({ span: { style, text } }: { span: Inline }) => {
  switch (style) {
    case 'bold':
      return <strong>{text}</strong>;
    case 'italic':
      return <em>{text}</em>;
    case 'code':
      return <code>{text}</code>;
    case 'mention':
      return <span class="mention">{text}</span>;
    case 'address':
      return <span class="address">{text}</span>;
    case 'plain':
      return <>{text}</>;
  }
};

const Lines = ({ lines }: { lines: readonly ShownLine[] }) => (
  <>
    {lines.map(({ kind, spans }) => (
      <div class={`line ${kind}`} dir="auto">
        {spans.length === 0 ? '\u00a0' : spans.map((span) => <Span span={span} />)}
      </div>
    ))}
  </>
);

interface ButtonProps {
  readonly id: string;
  readonly label: string;
  readonly look?: string;
}

/** A button of the reply. Pressed here it goes on with the conversation, as far as that needs no platform. */
const Button = ({ id, label, look = '' }: ButtonProps) =>
  LEADS_ON.test(id) ? (
    <button class={`chat-button ${look}`} type="submit" form="talk" name="press" value={id} dir="auto">
      {label}
    </button>
  ) : (
    <button class={`chat-button ${look}`} type="button" disabled title="Works on Discord and Slack only">
      {label}
    </button>
  );

const Head = ({ platform }: { platform: 'discord' | 'slack' }) => (
  <div class="sender">
    <span class="avatar" aria-hidden="true">
      B
    </span>
    <span class="who">Backchannel</span> <span class="app">APP</span>
    {platform === 'slack' ? <span class="when">9:41 AM</span> : <span class="when">Today at 09:41</span>}
  </div>
);

const Silence = () => <p class="silence">Silence: nothing is posted.</p>;

export const DiscordMessage = ({ message, script }: { message: ToldTurn['discord']; script: Script }) => {
  if (message === null) return <Silence />;
  return (
    <div class="message">
      <Head platform="discord" />
      <div class="content" lang={script.lang} dir={script.dir}>
        <Lines lines={readContent(message.content)} />
        {message.components.map(({ components }) => (
          <div class="buttons">
            {components.map(({ custom_id, label = '', style }) => (
              <Button id={custom_id} label={label} look={style === 1 ? 'primary' : ''} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
};

const SlackBlock = ({ block }: { block: Block }) => {
  switch (block.type) {
    case 'section':
      return block.text ? <Lines lines={readMrkdwn(block.text.text)} /> : null;
    case 'context':
      return (
        <div class="context">
          {block.elements.map((one) => ('text' in one ? <Lines lines={readMrkdwn(one.text)} /> : null))}
        </div>
      );
    case 'actions':
      return (
        <div class="buttons">
          {block.elements.map((one) =>
            one.type === 'button' ? <Button id={one.action_id ?? ''} label={one.text.text} /> : null,
          )}
        </div>
      );
    default:
      return null;
  }
};

export const SlackMessage = ({ message, script }: { message: ToldTurn['slack']; script: Script }) => {
  if (message === null) return <Silence />;
  return (
    <div class="message">
      <Head platform="slack" />
      <div class="content" lang={script.lang} dir={script.dir}>
        {message.blocks.map((block) => (
          <SlackBlock block={block} />
        ))}
      </div>
    </div>
  );
};

/** First strong isolate, and the end of it: around words that run the other way. */
const [ISOLATE, END] = ['\u2068', '\u2069'];

const cutShort = (text: string): string => {
  const one = text.replace(/\s*\n\s*/g, ' ');
  if (one.length <= NOTIFICATION) return one;
  const cut = one.slice(0, NOTIFICATION).trimEnd();
  // What is cut within an isolate ends it, or the mark of the cut would stand within.
  return `${cut}${cut.lastIndexOf(ISOLATE) > cut.lastIndexOf(END) ? END : ''}…`;
};

/** What a phone shows of each before anybody opens it. */
export const notificationsOf = ({ discord, slack }: Shown) => ({
  discord: discord === null ? null : cutShort(undressed(readContent(discord.content))),
  slack: slack === null ? null : cutShort(undressed(readMrkdwn(slack.text))),
});
