/** Payloads as Discord sends them, complete, with whatever a test puts in their place. */

/** Discord's epoch, for ids that look like ids. */
const EPOCH = 1_420_070_400_000n;
let counter = 0n;

/** A new id: time, then a counter, as Discord makes them. */
export function snowflake(): string {
  counter += 1n;
  return (((BigInt(Date.now()) - EPOCH) << 22n) | (counter & 0x3f_ffffn)).toString();
}

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly bot?: boolean;
}

export const person = (username: string, parts: Partial<Person> = {}): Person => ({
  id: snowflake(),
  username,
  ...parts,
});

export const asUser = (who: Person): Record<string, unknown> => ({
  discriminator: '0',
  global_name: who.username,
  avatar: null,
  public_flags: 0,
  ...who,
});

export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly author: Record<string, unknown> & { id: string };
  content: string;
  components: unknown[];
  flags: number;
  [property: string]: unknown;
}

/** A message of somebody in a channel, without `guild_id`: only the gateway adds that. */
export function message(channel: string, author: Person, content: string, parts: object = {}): Message {
  return {
    id: snowflake(),
    channel_id: channel,
    author: asUser(author) as Message['author'],
    content,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    flags: 0,
    components: [],
    ...parts,
  };
}

/** A member as it stands in a message; `user` is left out there. */
export const member = (roles: readonly string[] = []): Record<string, unknown> => ({
  roles,
  joined_at: '2024-01-01T00:00:00.000000+00:00',
  premium_since: null,
  nick: null,
  avatar: null,
  communication_disabled_until: null,
  pending: false,
  deaf: false,
  mute: false,
  flags: 0,
});

/** A role; `permissions` as decimal text. `botId` makes it the role that Discord gives to that bot. */
export const role = (
  id: string,
  {
    permissions = '0',
    position = 0,
    botId,
  }: { permissions?: string; position?: number; botId?: string } = {},
): Record<string, unknown> => ({
  id,
  name: `role ${position}`,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position,
  permissions,
  managed: botId !== undefined,
  mentionable: false,
  flags: 0,
  ...(botId === undefined ? {} : { tags: { bot_id: botId } }),
});

const textChannel = (id: string, position: number): Record<string, unknown> => ({
  id,
  type: 0,
  name: `channel-${position}`,
  position,
  flags: 0,
  nsfw: false,
  topic: null,
  parent_id: null,
  rate_limit_per_user: 0,
  last_message_id: null,
  permission_overwrites: [],
});

export interface GuildParts {
  readonly id: string;
  readonly owner?: string;
  /** Ids of its text channels. */
  readonly channels: readonly string[];
  /** Besides everyone's, which has the server's own id. */
  readonly roles?: readonly Record<string, unknown>[];
  readonly members?: readonly Record<string, unknown>[];
  readonly threads?: readonly Record<string, unknown>[];
}

/** A server as GUILD_CREATE tells of it. */
export const guildCreate = (parts: GuildParts): Record<string, unknown> & { id: string } => ({
  id: parts.id,
  name: `Server ${parts.id}`,
  icon: null,
  description: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  owner_id: parts.owner ?? '1',
  region: 'deprecated',
  features: [],
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  application_id: null,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 1,
  default_message_notifications: 1,
  explicit_content_filter: 2,
  mfa_level: 0,
  nsfw_level: 0,
  nsfw: false,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: 'en-US',
  vanity_url_code: null,
  max_members: 500_000,
  max_video_channel_users: 25,
  max_stage_video_channel_users: 50,
  incidents_data: null,
  unavailable: false,
  member_count: 250,
  large: true,
  joined_at: '2025-01-01T00:00:00.000Z',
  roles: [role(parts.id, { permissions: '1024' }), ...(parts.roles ?? [])],
  channels: parts.channels.map(textChannel),
  members: parts.members ?? [],
  threads: parts.threads ?? [],
  emojis: [],
  stickers: [],
  soundboard_sounds: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
});

/** A public thread in a channel. */
export const thread = (
  id: string,
  guild: string,
  parent: string,
  owner: string,
): Record<string, unknown> => ({
  id,
  type: 11,
  guild_id: guild,
  parent_id: parent,
  owner_id: owner,
  name: 'a thread',
  last_message_id: null,
  message_count: 0,
  total_message_sent: 0,
  member_count: 1,
  rate_limit_per_user: 0,
  flags: 0,
  thread_metadata: {
    archived: false,
    auto_archive_duration: 1440,
    archive_timestamp: '2025-01-01T00:00:00.000Z',
    locked: false,
    create_timestamp: new Date().toISOString(),
  },
});
