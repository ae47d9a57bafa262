/**
 * The app as Slack should know it: one manifest, made from `commands/`, for "Create an app from a manifest".
 * https://docs.slack.dev/reference/app-manifest
 */
import type { webApi } from '@slack/bolt';
import { commands as allCommands } from '../../../commands/index.ts';
import type { CommandDeclaration } from '../../core/command.ts';
import { messagesFor } from '../../messages/messages.ts';
import { COMMAND_OF_ALL, commandName, isFree } from './command-names.ts';

/** Where Slack's requests arrive over HTTP. The first stands in the manifest; the others are the usual names. */
const USUAL = ['commands', 'interactions', 'interactive', 'actions'];
export const REQUEST_PATHS = ['/slack/events', ...USUAL.map((name) => `/slack/${name}`)] as const;
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

export const EXPLAIN_MESSAGE = 'explain_message';

/** What the app is in Slack: a plain bot, or an agent (which needs a paid plan). */
export type AppKind = 'bot' | 'agent';

/** The least that does the job, each with what it is for. */
const BOT_SCOPES = [
  'app_mentions:read', // questions that mention the bot
  'channels:history', // follow-ups in threads, and opted-in channels
  'chat:write', // replies
  'commands', // slash commands and the message shortcut
  'groups:history', // as channels:history, in private channels
  'im:history', // direct messages to the bot
  'mpim:history', // as channels:history, in group messages
  'reactions:write', // a sign in place of "you are welcome"
  'users:read', // who is an admin, for /settings
] as const;

/** An agent also shows prompts. */
export const scopesOf = (kind: AppKind): string[] =>
  kind === 'bot' ? [...BOT_SCOPES] : [...BOT_SCOPES, 'assistant:write'];

const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'tokens_revoked',
] as const;

/** How Slack reaches the bot: by Socket Mode, or by HTTP at a public address (without a trailing slash). */
export type Reach =
  | { readonly mode: 'socket' }
  | { readonly mode: 'http'; readonly baseUrl: string; readonly redirectUrl?: string };

/** The type of @slack/web-api, which it does not export by name. */
export type Manifest = webApi.AppsManifestCreateArguments['manifest'];

type BotScope = NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>[number];

/**
 * @param app A plain bot, unless it says otherwise.
 * @param commands All that there are, unless a test says otherwise.
 */
export function buildManifest(
  { kind = 'bot', ...reach }: Reach & { readonly kind?: AppKind },
  commands: readonly CommandDeclaration[] = allCommands,
): Manifest {
  const messages = messagesFor(null);
  const agentView = { agent_description: messages.format('slack.agentDescription') };
  const isHttp = reach.mode === 'http';
  const url = isHttp ? `${reach.baseUrl}${REQUEST_PATHS[0]}` : undefined;
  const request = url === undefined ? {} : { request_url: url };
  const slashCommand = (command: string, description: string, usage: string) => ({
    command,
    description,
    ...(usage === '' ? {} : { usage_hint: usage }),
    should_escape: false,
    ...(url === undefined ? {} : { url }),
  });
  return {
    display_information: {
      name: messages.format('slack.appName'),
      description: messages.format('slack.appDescription'),
      long_description: messages.format('slack.appLongDescription'),
      background_color: '#2f4858',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      ...(kind === 'agent' ? { agent_view: agentView } : {}),
      bot_user: { display_name: messages.format('slack.botName'), always_online: true },
      shortcuts: [
        {
          type: 'message',
          name: messages.format('slack.explainMessage'),
          callback_id: EXPLAIN_MESSAGE,
          description: messages.format('slack.explainMessageDescription'),
        },
      ],
      slash_commands: [
        ...commands
          .filter(({ name }) => isFree(name))
          .map(({ name, description, usage }) => slashCommand(commandName(name), description, usage)),
        slashCommand(
          `/${COMMAND_OF_ALL}`,
          messages.format('slack.commandOfAll'),
          messages.format('slack.commandOfAllUsage'),
        ),
      ],
    },
    oauth_config: {
      ...(isHttp && reach.redirectUrl !== undefined ? { redirect_urls: [reach.redirectUrl] } : {}),
      // Newer than the types of @slack/web-api: assistant:write.
      scopes: { bot: scopesOf(kind) as BotScope[] },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: [...BOT_EVENTS] },
      interactivity: { is_enabled: true, ...request },
      // An organisation installs the app by OAuth, once for all of its workspaces.
      org_deploy_enabled: isHttp && reach.redirectUrl !== undefined,
      socket_mode_enabled: !isHttp,
      token_rotation_enabled: false,
    },
  };
}
