/** Which of Slack's events, commands, buttons and shortcuts goes where. */
import * as bolt from '@slack/bolt';
import type { Inbox } from '../../conversation/inbox.ts';
import { greet } from './agent.ts';
import * as decode from './decode.ts';
import { note } from './errors.ts';
import { showHome } from './home.ts';
import { EXPLAIN_MESSAGE } from './manifest.ts';
import type { People } from './people.ts';
import { createResponder, type ResponderDeps } from './respond.ts';
import type { Workspaces } from './workspaces.ts';

interface ListenDeps extends ResponderDeps {
  readonly inbox: Inbox;
  readonly workspaces: Workspaces;
  readonly people: People;
  /** The bot is an agent. */
  readonly agent: boolean;
}

/** Nothing has to be acknowledged here: the app sees to it. */
export function listen(app: bolt.App, deps: ListenDeps): void {
  const { inbox, port, workspaces, people, agent, log } = deps;
  const originOf = (context: bolt.Context): decode.Origin => {
    const workspace = workspaces.of(context);
    return { workspace, people, agent };
  };
  const through =
    (respond: bolt.RespondFn): decode.Answering =>
    (to, audience, pressed) =>
      createResponder(deps, to, audience, respond, pressed);

  /** Hands in what was decoded; passes over what lacks that which Slack's documentation promises. */
  async function take<T>(payload: () => T | null, handIn: (decoded: T) => Promise<void>): Promise<void> {
    let decoded: T | null = null;
    try {
      decoded = payload();
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      note(log, 'warn', 'odd_payload', 'An event made no sense and was passed over', { reason });
    }
    if (decoded !== null) await handIn(decoded);
  }

  const hear = (event: decode.Told, context: bolt.Context) =>
    take(
      () => decode.decodeMessage(event, originOf(context)),
      (heard) =>
        heard.kind === 'deleted' ? inbox.deleted(heard.message) : inbox[heard.kind](heard.incoming),
    );

  app.event('message', ({ event, context }) => hear(event, context));
  app.event('app_mention', ({ event, context }) => hear(event, context));

  app.command(/./, ({ body, context, respond }) =>
    take(() => decode.decodeCommand(body, originOf(context), through(respond)), inbox.command),
  );
  app.shortcut<bolt.MessageShortcut>(EXPLAIN_MESSAGE, ({ body, context, respond }) =>
    take(() => decode.decodeShortcut(body, originOf(context), through(respond)), inbox.explain),
  );
  app.action<decode.PressedAction>(/./, ({ body, context, respond }) =>
    take(() => decode.decodePress(body, originOf(context), through(respond)), inbox.press),
  );

  app.event('app_home_opened', async ({ event: { user: person, tab, channel }, context }) => {
    const origin = originOf(context);
    const { workspace } = origin;
    if (!inbox.mayLook({ workspace: workspace.team, person })) return;
    const home = decode.makeContext(origin, { channel: person, person, direct: true }, null);
    if (tab === 'home') await showHome(inbox, workspace, home, log);
    else if (agent) await greet(inbox, port, workspace, { ...home, channel });
  });

  // Bolt asks for no token with these two: there is none any more.
  app.event('app_uninstalled', async ({ body, context }) => {
    const concerned = await workspaces.ended(context, body.event_time);
    await Promise.all(concerned.map(inbox.left));
  });
  app.event('tokens_revoked', async ({ event, body, context }) => {
    if (event.tokens.bot?.length) await workspaces.ended(context, body.event_time);
  });

  app.error(async (error) => {
    if (error instanceof bolt.AuthorizationError)
      note(log, 'warn', 'not_installed', 'An event of a workspace that has no token here');
    else note(log, 'error', 'event_failed', 'An event could not be worked through', { error });
  });
}
