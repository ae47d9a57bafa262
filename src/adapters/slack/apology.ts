/** The last rung of the error ladder: something of ours broke while somebody waits for a reply. */
import { newReportId } from '../../core/errors.ts';
import { makeReply } from '../../core/reply.ts';
import { slack as words } from '../../words/slack.ts';
import { describeFault } from './faults.ts';
import { isDirect, textAt } from './payload.ts';
import { render } from './render.ts';
import type { Services } from './services.ts';
import type { Workspace } from './workspaces.ts';

/** Who waits for a reply, and where; null for an event that nobody put to the bot. */
function whoWaits(body: unknown): { person: string; channel: string } | null {
  const person = textAt(body, 'user_id') ?? textAt(body, 'user', 'id') ?? textAt(body, 'event', 'user');
  const channel =
    textAt(body, 'channel_id') ?? textAt(body, 'channel', 'id') ?? textAt(body, 'event', 'channel');
  if (person === undefined || channel === undefined) return null;
  const overheard =
    textAt(body, 'event', 'type') === 'message' && !isDirect(channel, textAt(body, 'event', 'channel_type'));
  return overheard ? null : { person, channel };
}

/** Logs the fault under a report id, and tells whoever waits the same id. Never rejects. */
export async function apologise(
  { log, delivery }: Services,
  body: unknown,
  { api }: Workspace,
  error: unknown,
): Promise<void> {
  const report = newReportId();
  log.error({ report, ...describeFault(error) }, 'Slack: could not answer');
  const waiting = whoWaits(body);
  if (waiting === null) return;
  const rendered = render(makeReply({ kind: 'error', body: words.apology(report), private: true }));
  if (await delivery.respond(textAt(body, 'response_url'), rendered)) return;
  const thread = textAt(body, 'event', 'thread_ts') ?? null;
  await delivery.whisper(api, { channel: waiting.channel, thread }, waiting.person, rendered);
}
