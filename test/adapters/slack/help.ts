/** The core's reply to `help`, with more topics than Slack has room for prompts. */
import { makeReply } from '../../../src/core/reply.ts';

export const help = () =>
  makeReply({
    kind: 'notice',
    title: 'How to ask',
    body: 'Ask.',
    delivery: 'private',
    actions: ['Hostages', 'Talks', 'Envoy', 'Ceasefire', 'Reactions'].map((label) => ({
      id: `topic:${label.toLowerCase()}`,
      label,
      group: 'topic' as const,
    })),
  });
