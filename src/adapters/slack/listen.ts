/** Which of Slack's events, commands, buttons and shortcuts goes where. */
import {
  type App,
  AuthorizationError,
  type BlockButtonAction,
  type Context,
  type MessageShortcut,
} from '@slack/bolt';
import type { Inbox } from '../../conversation/inbox.ts';
import { greet } from './assistant.ts';
import * as decode from './decode.ts';
import { note } from './errors.ts';
import { showHome } from './home.ts';
import { EXPLAIN_MESSAGE } from './manifest.ts';
import type { People } from './people.ts';
import { createResponder, type ResponderDeps } from './respond.ts';
import type { Workspaces } from './workspaces.ts';

export interface ListenDeps extends ResponderDeps {
  readonly inbox: Inbox;
  readonly workspaces: Workspaces;
  readonly people: People;
}

/** Nothing has to be acknowledged here: the app sees to it. */
export function listen(app: App, deps: ListenDeps): void {
  const { inbox, port, workspaces, people, log } = deps;
  const originOf = (context: Context): decode.Origin => ({ workspace: workspaces.of(context), people });

  /** Null for a payload that lacks what Slack's documentation promises: nobody could be answered. */
  function read<T>(payload: () => T): T | null {
    try {
      return payload();
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      note(log, 'warn', 'odd_payload', 'an event made no sense and was passed over', { reason });
      return null;
    }
  }

  async function hear(event: decode.Told, context: Context): Promise<void> {
    const heard = read(() => decode.decodeMessage(event, originOf(context)));
    if (heard?.kind === 'said') await inbox.message(heard.incoming);
    else if (heard?.kind === 'edited') await inbox.edited(heard.incoming);
    else if (heard?.kind === 'deleted') await inbox.deleted(heard.message);
  }

  app.event('message', ({ event, context }) => hear(event, context));
  app.event('app_mention', ({ event, context }) => hear(event, context));

  app.command(/./, async ({ body, context, respond }) => {
    const used = read(() => decode.decodeCommand(body, originOf(context)));
    if (used) await inbox.command({ ...used.use, responder: createResponder(deps, used.surface, respond) });
  });
  app.shortcut<MessageShortcut>(EXPLAIN_MESSAGE, async ({ body, context, respond }) => {
    const used = read(() => decode.decodeShortcut(body, originOf(context)));
    if (used) await inbox.explain({ ...used.use, responder: createResponder(deps, used.surface, respond) });
  });
  app.action<BlockButtonAction>(/./, async ({ body, context, respond }) => {
    const used = read(() => decode.decodePress(body, originOf(context), port.readOrigin));
    if (used) await inbox.press({ ...used.use, responder: createResponder(deps, used.surface, respond) });
  });

  app.event('app_home_opened', async ({ event: { user, tab }, context }) => {
    if (tab !== 'home') return;
    const origin = originOf(context);
    const place = { channel: user, person: user, direct: true };
    await showHome(inbox, origin.workspace, decode.makeContext(origin, place, null), log);
  });
  app.event('assistant_thread_started', async ({ event: { assistant_thread: opened }, context }) => {
    const { channel_id: channel, thread_ts: thread, user_id: person } = opened;
    const origin = originOf(context);
    const { workspace } = origin;
    const to = { workspace: workspace.team, channel, thread, replyTo: null, person, direct: true };
    const { locale } = decode.makeContext(origin, { channel, person, direct: true }, thread);
    await greet(inbox, port, workspace, to, locale);
  });
  // The pane follows the person from channel to channel; no answer depends on where they are.
  app.event('assistant_thread_context_changed', async () => {});

  // Bolt asks for no token with these two: there is none any more.
  app.event('app_uninstalled', ({ context }) => workspaces.ended(context));
  app.event('tokens_revoked', async ({ event, context }) => {
    if ((event.tokens.bot ?? []).length > 0) await workspaces.ended(context);
  });

  app.error(async (error) => {
    if (error instanceof AuthorizationError)
      note(log, 'warn', 'not_installed', 'an event of a workspace that has no token here');
    else note(log, 'error', 'event_failed', 'an event could not be worked through', { error });
  });
}
