/**
 * What Slack takes as an app's manifest, as far as this bot has one: the limits of its published schemas, which say the
 * same of these parts in version 1 and in version 2. https://github.com/slackapi/manifest-schema
 */
import { z } from 'zod';

const textOf = (most: number, least = 1) => z.string().min(least).max(most);
const address = (most: number) =>
  z
    .string()
    .regex(/^https?:\/\//)
    .max(most)
    .optional();
const prompts = z.array(z.strictObject({ title: z.string(), message: z.string() }));
const names = z.array(textOf(50)).refine((all) => new Set(all).size === all.length);

export const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.union([z.literal(1), z.literal(2)]) }).optional(),
  display_information: z.strictObject({
    name: textOf(35),
    description: textOf(140),
    long_description: textOf(4000, 175),
    background_color: z.string().regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    agent_view: z
      .strictObject({ agent_description: textOf(300), suggested_prompts: prompts.max(4).optional() })
      .optional(),
    assistant_view: z
      .strictObject({ assistant_description: z.string(), suggested_prompts: prompts.optional() })
      .optional(),
    bot_user: z.strictObject({
      display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/),
      always_online: z.boolean(),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          type: z.enum(['message', 'global']),
          name: textOf(24),
          callback_id: textOf(255),
          description: textOf(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z-]{1,31}$/),
          url: address(3000),
          description: textOf(2000),
          usage_hint: textOf(1000).optional(),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(textOf(2500)).max(1000).optional(),
    scopes: z.strictObject({ bot: names.max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address(3500), bot_events: names.max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address(3500) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
