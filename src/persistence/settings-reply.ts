import type { CommandInvocation, PlatformName } from '../core/invocation.ts';
import type { ChannelMode, Persistence } from '../core/persistence.ts';
import { makeReply, type Reply } from '../core/reply.ts';
import { settingsWords } from '../messages/settings.ts';
import { MAX_AN_HOUR } from './interruption-limiter.ts';

const notice = (...lines: string[]): Reply =>
  makeReply({
    kind: 'notice',
    title: settingsWords.title,
    body: lines.join('\n'),
    confidence: 1,
    delivery: 'private',
  });

const MODES: readonly ChannelMode[] = ['mentions', 'questions', 'off'];

/**
 * The reply to `/settings`, after doing what it says. Refuses those who may not, whoever has let them through.
 *
 * @param listensTo Whether the bot can read messages on this platform that do not address it.
 */
export async function settingsReply(
  { context, options }: CommandInvocation,
  persistence: Persistence,
  listensTo: (platform: PlatformName) => boolean = () => true,
): Promise<Reply> {
  if (!(await context.canManage())) return notice(settingsWords.notAllowed[context.platform]);
  if (context.direct) return notice(settingsWords.direct);
  const { action, mode } = options;
  if (action === 'show') return notice(settingsWords.show(await persistence.channelMode(context)));
  if (action !== 'channel') return notice(settingsWords.unknownAction);
  const chosen = MODES.find((one) => one === mode);
  if (chosen === undefined) return notice(settingsWords.missingMode);

  const kept = await persistence.setChannelMode(context, chosen);
  const lines: string[] = [settingsWords.changed(chosen)];
  if (chosen === 'questions') {
    lines.push(settingsWords.questionsSwitchedOn(MAX_AN_HOUR));
    if (!listensTo(context.platform)) lines.push(settingsWords.cannotListen[context.platform]);
  }
  if (chosen === 'off') lines.push(settingsWords.howToReturn);
  if (kept === 'held') lines.push(settingsWords.held);
  return notice(...lines);
}
