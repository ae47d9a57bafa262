/** People, places and what they say, for tests of the core. */
import type {
  ActionInvocation,
  CommandInvocation,
  MessageContext,
  MessageInvocation,
} from '../../src/core/invocation.ts';

export const context = (parts: Partial<MessageContext> = {}): MessageContext => ({
  platform: 'discord',
  conversation: 'C1:ann',
  person: 'ann',
  workspace: 'W1',
  channel: 'C1',
  direct: false,
  canManage: () => false,
  locale: null,
  ...parts,
});

export const message = (
  text: string,
  parts: Partial<MessageContext> = {},
  mode: MessageInvocation['mode'] = 'direct',
): MessageInvocation => ({ type: 'message', text, mode, context: context(parts) });

export const command = (
  name: string,
  options: CommandInvocation['options'] = {},
  parts: Partial<MessageContext> = {},
): CommandInvocation => ({ type: 'command', name, options, context: context(parts) });

export const action = (
  id: string,
  question: string | null = null,
  parts: Partial<MessageContext> = {},
): ActionInvocation => ({ type: 'action', id, question, reply: null, context: context(parts) });
