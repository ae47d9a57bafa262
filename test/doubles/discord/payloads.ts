/** Payloads as Discord sends them, complete where it is, with whatever a test puts in their place. */

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

/** A member as it stands in an interaction; `permissions` as decimal text. */
export const member = (who: Person, permissions = '0'): Record<string, unknown> => ({
  user: asUser(who),
  roles: [],
  joined_at: '2024-01-01T00:00:00.000000+00:00',
  deaf: false,
  mute: false,
  flags: 0,
  permissions,
});
