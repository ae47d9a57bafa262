/** People, places and what they say, for tests of the core. */
import type {
  ActionInvocation,
  CommandInvocation,
  MessageInvocation,
  Scene,
} from '../../src/core/invocation.ts';

export const scene = (parts: Partial<Scene> = {}): Scene => ({
  platform: 'discord',
  conversation: 'C1:ann',
  person: 'ann',
  workspace: 'W1',
  channel: 'C1',
  direct: false,
  canManage: false,
  ...parts,
});

export const message = (
  text: string,
  parts: Partial<Scene> = {},
  mode: MessageInvocation['mode'] = 'direct',
): MessageInvocation => ({ type: 'message', text, mode, scene: scene(parts) });

export const command = (
  name: string,
  options: CommandInvocation['options'] = {},
  parts: Partial<Scene> = {},
): CommandInvocation => ({ type: 'command', name, options, scene: scene(parts) });

export const action = (
  id: string,
  question: string | null = null,
  parts: Partial<Scene> = {},
): ActionInvocation => ({ type: 'action', id, question, reply: null, scene: scene(parts) });
