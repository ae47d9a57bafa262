/** The last rung of the error ladder: something of ours broke while somebody waits for a reply. */
import { newReportId } from '../../core/errors.ts';
import { makeReply } from '../../core/reply.ts';
import { slack as words } from '../../messages/slack.ts';
import { describeError } from './errors.ts';
import { textAt } from './payload.ts';
import { render } from './render.ts';
import type { Services } from './services.ts';
import type { Workspace } from './workspaces.ts';

/** Somebody who waits for a reply, and where. */
export interface Waiting {
  readonly person: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly responseUrl: string | undefined;
}

/** Who waits after a command, a button or a shortcut; null for an event, which names its people elsewhere. */
export function whoWaits(body: unknown): Waiting | null {
  const person = textAt(body, 'user_id') ?? textAt(body, 'user', 'id');
  const channel = textAt(body, 'channel_id') ?? textAt(body, 'channel', 'id');
  if (person === undefined || channel === undefined) return null;
  return { person, channel, thread: null, responseUrl: textAt(body, 'response_url') };
}

/** Logs the fault under a report id, and tells whoever waits the same id. Never rejects. */
export async function apologise(
  { log, delivery }: Services,
  waiting: Waiting | null,
  { api }: Workspace,
  error: unknown,
): Promise<void> {
  const report = newReportId();
  log.error({ report, ...describeError(error) }, 'Slack: could not answer');
  if (waiting === null) return;
  const { person, channel, thread, responseUrl } = waiting;
  const rendered = render(makeReply({ kind: 'error', body: words.apology(report), delivery: 'private' }));
  if (await delivery.respond(responseUrl, rendered)) return;
  await delivery.whisper(api, { channel, thread }, person, rendered);
}
