/**
 * What the bot reads of Discord's payloads, and nothing else. Only ids that it cannot do without are demanded:
 * everything else may be missing, null or of a wrong type, and is then as if it were not there.
 */
import { z } from 'zod';

const id = z.union([z.string().min(1), z.number().transform(String)]);

/** Missing, null or unreadable is undefined. */
const maybe = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .catch(undefined)
    .transform((value): z.output<T> | undefined => value ?? undefined);

/** Missing, null or unreadable is empty; unreadable items are left out. */
const list = <T extends z.ZodType>(schema: T) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(undefined)
    .transform((items): z.output<T>[] =>
      (items ?? []).flatMap((item) => {
        const parsed = schema.safeParse(item);
        return parsed.success ? [parsed.data] : [];
      }),
    );

const text = maybe(z.string()).transform((value) => value ?? '');

const person = z.object({ id, bot: maybe(z.boolean()), system: maybe(z.boolean()) });

const reference = z.object({ type: maybe(z.number()), message_id: maybe(id), channel_id: maybe(id) });

const quoted = z.object({ id, author: maybe(person), content: text });

/** Ids of roles; some servers send the roles themselves. */
const roleIds = list(z.union([id, z.object({ id }).transform((role) => role.id)]));

const member = z.object({ user: maybe(person), roles: roleIds, permissions: maybe(z.string()) });

/** A message, from the gateway or within an interaction. */
export const incomingMessage = z.object({
  id,
  channel_id: maybe(id),
  guild_id: maybe(id),
  author: maybe(person),
  content: maybe(z.string()),
  mentions: list(person),
  mention_roles: list(id),
  webhook_id: maybe(id),
  type: maybe(z.number()),
  flags: maybe(z.number()),
  member: maybe(member),
  message_reference: maybe(reference),
  referenced_message: maybe(quoted),
  interaction_metadata: maybe(z.object({ user: maybe(person), user_id: maybe(id) })),
  interaction: maybe(z.object({ user: maybe(person) })),
});
export type IncomingMessage = z.output<typeof incomingMessage>;

const option = z.object({
  name: z.string(),
  value: maybe(z.union([z.string(), z.number(), z.boolean()])),
  focused: maybe(z.boolean()),
});

/** An interaction of any kind. */
export const incomingInteraction = z.object({
  id,
  application_id: maybe(id),
  token: z.string().min(1),
  type: z.number(),
  guild_id: maybe(id),
  channel_id: maybe(id),
  channel: maybe(z.object({ id: maybe(id), type: maybe(z.number()) })),
  context: maybe(z.number()),
  member: maybe(member),
  user: maybe(person),
  message: maybe(incomingMessage),
  data: maybe(
    z.object({
      name: text,
      type: maybe(z.number()),
      options: list(option),
      custom_id: text,
      target_id: maybe(id),
      resolved: maybe(z.object({ messages: maybe(z.record(z.string(), z.unknown())) })),
    }),
  ),
});
export type IncomingInteraction = z.output<typeof incomingInteraction>;

export const incomingDeletion = z.object({ id: maybe(id), ids: list(id) });

const role = z.object({
  id,
  permissions: text,
  tags: maybe(z.object({ bot_id: maybe(id) })),
});

/** A server, a role or a thread: what is needed to know who looks after the server, and what is a thread. */
export const incomingGuild = z.object({
  id,
  owner_id: maybe(id),
  roles: list(role),
  threads: list(z.object({ id })),
});
export const incomingRole = z.object({ guild_id: id, role: maybe(role), role_id: maybe(id) });
export const incomingChannel = z.object({ id, type: maybe(z.number()) });
