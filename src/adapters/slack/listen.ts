/** Which of Slack's events, commands, buttons and shortcuts goes where. */
import { type App, ErrorCode } from '@slack/bolt';
import { createActions } from './actions.ts';
import { apologise, whoWaits } from './apology.ts';
import { createAssistantPane } from './assistant.ts';
import { createCommands } from './commands.ts';
import { createFollower } from './edit-tracker.ts';
import { describeError } from './errors.ts';
import { createHome } from './home.ts';
import { EXPLAIN_MESSAGE } from './manifest.ts';
import { createMessages } from './messages.ts';
import { listAt, textAt } from './payload.ts';
import type { Services } from './services.ts';
import type { Workspace } from './workspaces.ts';

/** What Bolt gives a listener, as far as it is used here. Nothing has to be acknowledged: the gate sees to it. */
interface Incoming {
  readonly context: unknown;
  readonly body: unknown;
}

const CHANGES: ReadonlySet<string | undefined> = new Set(['message_changed', 'message_deleted']);

export function listen(app: App, services: Services): void {
  const { log, workspaces } = services;
  const follower = createFollower(services);
  const pane = createAssistantPane(services);
  const messages = createMessages(services, follower, pane);
  const commands = createCommands(services);
  const actions = createActions(services);
  const home = createHome(services);

  /** A listener that knows its workspace; for an event without a token there is nobody to answer as. */
  const inWorkspace =
    (work: (payload: unknown, workspace: Workspace) => Promise<void>, pick: (body: unknown) => unknown) =>
    async ({ context, body }: Incoming): Promise<void> => {
      const workspace = workspaces.of(context, body);
      if (workspace === null) return;
      try {
        await work(pick(body), workspace);
      } catch (error) {
        await apologise(services, whoWaits(body), workspace, error);
      }
    };

  const event = (body: unknown): unknown => (body as { event?: unknown }).event;
  const whole = (body: unknown): unknown => body;

  app.event('app_mention', inWorkspace(messages.heard, event));
  app.event(
    'message',
    inWorkspace(
      (message, workspace) =>
        CHANGES.has(textAt(message, 'subtype'))
          ? follower.changed(message)
          : messages.heard(message, workspace),
      event,
    ),
  );
  app.event('app_home_opened', inWorkspace(home.opened, event));
  app.event('assistant_thread_started', inWorkspace(pane.opened, event));
  // The pane follows the person from channel to channel; no answer depends on where they are.
  app.event('assistant_thread_context_changed', async () => {});

  app.command(/./, inWorkspace(commands.used, whole));
  app.shortcut(EXPLAIN_MESSAGE, inWorkspace(commands.explainMessage, whole));
  app.action(/./, inWorkspace(actions.pressed, whole));

  // Bolt asks for no token with these two: there is none any more.
  app.event('app_uninstalled', ({ body }) => workspaces.ended(body));
  app.event('tokens_revoked', async ({ body }) => {
    if (listAt(event(body), 'tokens', 'bot').length > 0) await workspaces.ended(body);
  });

  app.error(async (error) => {
    if ((error as { code?: string }).code === ErrorCode.AuthorizationError)
      log.warn(describeError(error.original), 'Slack: an event of a workspace that has no token here');
    else log.error(describeError(error), 'Slack: an event could not be worked through');
  });
}
