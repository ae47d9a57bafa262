import type { CommandInvocation, PlatformName } from '../core/invocation.ts';
import type { ChannelMode, Memory } from '../core/memory.ts';
import { makeReply, type Reply } from '../core/reply.ts';
import { settingsWords } from '../words/settings.ts';
import { MAX_AN_HOUR } from './budget.ts';

const notice = (...lines: string[]): Reply =>
  makeReply({
    kind: 'notice',
    title: settingsWords.title,
    body: lines.join('\n'),
    confidence: 1,
    private: true,
  });

const MODES: readonly ChannelMode[] = ['mentions', 'questions', 'off'];

/**
 * The reply to `/settings`, after doing what it says. Refuses those who may not, whoever has let them through.
 *
 * @param listensTo Whether the bot can read messages on this platform that do not address it.
 */
export async function settingsReply(
  { scene, options }: CommandInvocation,
  memory: Memory,
  listensTo: (platform: PlatformName) => boolean = () => true,
): Promise<Reply> {
  if (!scene.canManage) return notice(settingsWords.notAllowed[scene.platform]);
  if (scene.direct) return notice(settingsWords.direct);
  const { action, mode } = options;
  if (action === 'show') return notice(settingsWords.show(await memory.channelMode(scene)));
  if (action !== 'channel') return notice(settingsWords.unknownAction);
  const chosen = MODES.find((one) => one === mode);
  if (chosen === undefined) return notice(settingsWords.missingMode);

  const kept = await memory.setChannelMode(scene, chosen);
  const lines: string[] = [settingsWords.changed(chosen)];
  if (chosen === 'questions') {
    lines.push(settingsWords.questionsSwitchedOn(MAX_AN_HOUR));
    if (!listensTo(scene.platform)) lines.push(settingsWords.cannotListen[scene.platform]);
  }
  if (chosen === 'off') lines.push(settingsWords.howToReturn);
  if (kept === 'held') lines.push(settingsWords.held);
  return notice(...lines);
}
