/** What Slack sends, in the shapes that its documentation shows. Tests add or take away what they are about. */

export type Payload = Readonly<Record<string, unknown>>;

export const TEAM = 'T0000TEAM';
export const BOT = 'U0000BOT';
export const CHANNEL = 'C0000GENERAL';
export const DM = 'D0000ANN';

let serial = 0;
const next = (): number => {
  serial += 1;
  return serial;
};

/** A timestamp that no other message has. */
export const newTs = (): string =>
  `1800000${String(next()).padStart(3, '0')}.${String(next()).padStart(6, '0')}`;

/** The envelope of the Events API around an event. */
export const eventBody = (event: Payload, more: Payload = {}): Payload => ({
  token: 'legacy',
  team_id: TEAM,
  api_app_id: 'A0000APP',
  event,
  type: 'event_callback',
  event_id: `Ev${next()}`,
  event_time: Math.floor(Date.now() / 1000),
  authorizations: [{ enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true }],
  ...more,
});

export interface Said {
  readonly text: string;
  readonly user: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
}

const said = ({ text, user, channel = CHANNEL, ts = newTs(), thread }: Said): Payload => ({
  user,
  text,
  ts,
  channel,
  event_ts: ts,
  ...(thread === undefined ? {} : { thread_ts: thread }),
});

/** The event for a mention; `text` without it. */
export const mention = ({ text, ...rest }: Said): Payload => ({
  type: 'app_mention',
  ...said({ ...rest, text: `<@${BOT}> ${text}` }),
});

export const message = (what: Said): Payload => ({
  type: 'message',
  channel_type: (what.channel ?? CHANNEL).startsWith('D') ? 'im' : 'channel',
  ...said(what),
});

export const changed = (what: Said & { readonly ts: string }, before: string): Payload => ({
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  channel: what.channel ?? CHANNEL,
  ts: newTs(),
  message: { type: 'message', ...said(what), edited: { user: what.user, ts: newTs() } },
  previous_message: { type: 'message', ...said({ ...what, text: before }) },
});

export const deleted = (what: Said & { readonly ts: string }): Payload => ({
  type: 'message',
  subtype: 'message_deleted',
  hidden: true,
  channel: what.channel ?? CHANNEL,
  ts: newTs(),
  deleted_ts: what.ts,
  previous_message: { type: 'message', ...said(what) },
});

export const homeOpened = (user: string, tab: 'home' | 'messages' = 'home'): Payload => ({
  type: 'app_home_opened',
  user,
  channel: DM,
  tab,
  event_ts: newTs(),
});

export interface Used {
  readonly command: string;
  readonly text: string;
  readonly user: string;
  readonly channel?: string;
  readonly responseUrl?: string;
}

export const slashCommand = ({ command, text, user, channel = CHANNEL, responseUrl }: Used): Payload => ({
  token: 'legacy',
  team_id: TEAM,
  team_domain: 'stand-in',
  channel_id: channel,
  channel_name: 'general',
  user_id: user,
  user_name: 'somebody',
  command,
  text,
  api_app_id: 'A0000APP',
  is_enterprise_install: 'false',
  trigger_id: `${next()}.trigger`,
  ...(responseUrl === undefined ? {} : { response_url: responseUrl }),
});

/** What Slack tells of every button. */
const BUTTON = { type: 'button', block_id: 'aBc1', text: { type: 'plain_text', text: 'A button' } } as const;

export interface Pressed {
  readonly action: Payload;
  readonly user: string;
  readonly channel: string;
  readonly message: Payload & { readonly ts: string };
  readonly ephemeral?: boolean;
  readonly responseUrl?: string;
}

export const buttonPressed = (press: Pressed): Payload => ({
  type: 'block_actions',
  user: { id: press.user, username: 'somebody', team_id: TEAM },
  api_app_id: 'A0000APP',
  container: {
    type: 'message',
    message_ts: press.message.ts,
    channel_id: press.channel,
    is_ephemeral: press.ephemeral ?? false,
    ...(press.message['thread_ts'] === undefined ? {} : { thread_ts: press.message['thread_ts'] }),
  },
  trigger_id: `${next()}.trigger`,
  team: { id: TEAM, domain: 'stand-in' },
  enterprise: null,
  is_enterprise_install: false,
  channel: { id: press.channel, name: 'general' },
  // Slack sends no message along when it was ephemeral.
  ...(press.ephemeral
    ? {}
    : {
        message: {
          type: 'message',
          user: BOT,
          bot_id: 'B0000BOT',
          app_id: 'A0000APP',
          team: TEAM,
          ...press.message,
        },
      }),
  token: 'legacy',
  state: { values: {} },
  ...(press.responseUrl === undefined ? {} : { response_url: press.responseUrl }),
  actions: [{ ...BUTTON, action_ts: newTs(), ...press.action }],
});

export const homeButtonPressed = (user: string, action: Payload): Payload => ({
  type: 'block_actions',
  user: { id: user, team_id: TEAM },
  container: { type: 'view', view_id: 'V0000HOME' },
  trigger_id: `${next()}.trigger`,
  team: { id: TEAM, domain: 'stand-in' },
  view: { id: 'V0000HOME', type: 'home' },
  actions: [{ ...BUTTON, action_ts: newTs(), ...action }],
});

export const shortcutUsed = (
  user: string,
  text: string,
  responseUrl: string,
  more: Payload = {},
): Payload => ({
  type: 'message_action',
  callback_id: 'explain_message',
  user: { id: user, team_id: TEAM },
  team: { id: TEAM, domain: 'stand-in' },
  channel: { id: CHANNEL, name: 'general' },
  message: { type: 'message', user: 'U0000BEN', ts: newTs(), text, ...more },
  message_ts: newTs(),
  trigger_id: `${next()}.trigger`,
  response_url: responseUrl,
});
