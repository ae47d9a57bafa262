/** What the listeners share: the core, the ways out, and what this process remembers of its replies. */
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Core } from '../../core/adapter.ts';
import type { MessageContext } from '../../core/invocation.ts';
import type { Reply } from '../../core/reply.ts';
import type { Work } from '../in-flight.ts';
import { createRecentMap, type RecentMap } from '../recent.ts';
import type { Delivery, Place, Posted } from './deliver.ts';
import type { Claim } from './event-intake.ts';
import { REMEMBERED_MS, THREAD_MS } from './limits.ts';
import type { Managers } from './managers.ts';
import { type Rendered, render } from './render.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** What a reply answered, and for whom. */
export interface Told {
  readonly question: string | null;
  readonly asker: string | null;
}

/** Bounded in number and in time, in memory only, gone after a restart; nothing that matters rests on it. */
export interface Remembered {
  /** By a row's nonce, and by `channel:ts`. */
  readonly told: RecentMap<Told>;
  /** Threads in which the bot has answered, as `channel:thread`. */
  readonly threads: RecentMap<true>;
  /** Private replies that may be shared, by person, channel and button. */
  readonly shareable: RecentMap<Reply>;
}

export interface Services {
  readonly core: Core;
  readonly log: Logger;
  readonly delivery: Delivery;
  readonly workspaces: Workspaces;
  readonly managers: Managers;
  readonly remembered: Remembered;
  readonly claim: Claim;
  readonly work: Pick<Work, 'isCrowded'>;
}

export function createRemembered(): Remembered {
  return {
    told: createRecentMap(10_000, REMEMBERED_MS),
    threads: createRecentMap(10_000, THREAD_MS),
    shareable: createRecentMap(2000, REMEMBERED_MS),
  };
}

export const keyOf = (channel: string, ts: string): string => `${channel}:${ts}`;

/** Where something was said. `line` tells threads, or people, apart within the channel. */
export function makeScene(
  workspace: Workspace,
  place: { channel: string; person: string; direct: boolean; line: string | null },
  canManage: boolean,
): MessageContext {
  const { channel, person, direct, line } = place;
  return {
    platform: 'slack',
    conversation: [workspace.team ?? '', channel, line ?? ''].join(':'),
    person,
    workspace: workspace.team,
    channel,
    direct,
    canManage,
  };
}

/** Renders a reply whose buttons this process can trace back to `told`. */
export function renderTold(services: Services, reply: Reply, told: Told, share?: string): Rendered {
  const nonce = randomBytes(9).toString('base64url');
  services.remembered.told.set(nonce, told);
  return render(reply, { nonce, ...(share === undefined ? {} : { share }) });
}

/** Notes that a reply stands where others see it. */
export function notePosted(
  services: Services,
  context: MessageContext,
  posted: Posted,
  reply: Reply,
  told: Told,
): void {
  const { core, remembered } = services;
  remembered.told.set(keyOf(posted.channel, posted.ts), told);
  if (reply.entry === null) return;
  const { platform, workspace } = context;
  core.sent({ platform, workspace, channel: posted.channel, message: posted.ts, entry: reply.entry });
}

/** Posts a reply for all to see, and notes it; null if it could not be posted there. Never rejects. */
export async function publish(
  services: Services,
  { api }: Workspace,
  context: MessageContext,
  place: Place,
  reply: Reply,
  told: Told,
): Promise<Posted | null> {
  const rendered = renderTold(services, reply, told);
  const posted = await services.delivery.postOrTell(api, place, context.person, rendered);
  if (posted === null) return null;
  if (place.thread !== null) services.remembered.threads.set(keyOf(place.channel, place.thread), true);
  notePosted(services, context, posted, reply, told);
  return posted;
}
