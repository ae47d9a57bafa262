/**
 * The app as Slack should know it: `manifest.json` is that of a plain bot by Socket Mode, for "Create an app from a
 * manifest", and here it is made to fit `commands/`, agents and HTTP. https://docs.slack.dev/reference/app-manifest
 */
import type { webApi } from '@slack/bolt';
import { commands as all } from '../../../commands/index.ts';
import plain from '../../../manifest.json' with { type: 'json' };
import type { CommandDeclaration } from '../../core/command.ts';
import { messagesFor } from '../../messages/messages.ts';
import { COMMAND_OF_ALL, commandName, isFree } from './command-names.ts';

/** Where Slack's requests arrive over HTTP. The first stands in the manifest; the others are the usual names. */
export const REQUEST_PATHS = ['events', 'commands', 'interactions', 'interactive', 'actions'].map(
  (name) => `/slack/${name}`,
);
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** The shortcut in the menu of a message, as the manifest calls it. */
export const EXPLAIN_MESSAGE = 'explain_message';

/** The least that does the job; `docs/slack.md` says what each is for. An agent also shows prompts. */
export const scopesOf = (agent: boolean): string[] =>
  agent ? [...plain.oauth_config.scopes.bot, 'assistant:write'] : plain.oauth_config.scopes.bot;

interface ManifestOptions {
  /** The app is an agent (which needs a paid plan), and no plain bot. */
  readonly agent?: boolean;
  /** Where Slack reaches the bot over HTTP, without a trailing slash; undefined for Socket Mode. */
  readonly baseUrl?: string;
  /** Where installing by OAuth ends. */
  readonly redirectUrl?: string;
}

/** The type of @slack/web-api, which it does not export by name. */
export type Manifest = webApi.AppsManifestCreateArguments['manifest'];

const slashCommand = ({ name, description, usage }: CommandDeclaration) => ({
  command: commandName(name),
  description,
  ...(usage && { usage_hint: usage }),
  should_escape: false,
});

/** @param commands All that there are, unless a test says otherwise. */
export function buildManifest(
  { agent = false, baseUrl, redirectUrl }: ManifestOptions = {},
  commands: readonly CommandDeclaration[] = all,
): Manifest {
  const { features, settings } = plain;
  const ofAll = features.slash_commands.find(({ command }) => command === `/${COMMAND_OF_ALL}`)!;
  const url = baseUrl && `${baseUrl}${REQUEST_PATHS[0]}`;
  const request = url && { request_url: url };
  const view = { agent_view: { agent_description: messagesFor(null).format('slack.agentDescription') } };
  const manifest = {
    ...plain,
    features: {
      ...features,
      ...(agent && view),
      slash_commands: [...commands.filter(({ name }) => isFree(name)).map(slashCommand), ofAll].map(
        (command) => ({ ...command, ...(url && { url }) }),
      ),
    },
    oauth_config: { ...(redirectUrl && { redirect_urls: [redirectUrl] }), scopes: { bot: scopesOf(agent) } },
    settings: {
      ...settings,
      event_subscriptions: { ...request, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, ...request },
      // An organisation installs the app by OAuth, once for all of its workspaces.
      org_deploy_enabled: redirectUrl !== undefined,
      socket_mode_enabled: url === undefined,
    },
  };
  return manifest as Manifest;
}
