import type { RetentionPolicy } from '../core/persistence.ts';
import { makeReply, type Reply } from '../core/reply.ts';
import { privacyWords as words } from '../messages/settings.ts';

/** The reply to `/about privacy`: exactly what is kept with this configuration, and for how long. */
export function privacyReply(policy: RetentionPolicy): Reply {
  return makeReply({
    kind: 'notice',
    title: words.title,
    body: [
      words.intro,
      `- ${words.questions(policy)}`,
      `- ${words.votes(policy)}`,
      ...(policy.questionLog === 'off' ? [] : [`- ${words.review}`]),
      `- ${words.replies(policy)}`,
      `- ${words.channels}`,
      `- ${words.slack}`,
      `- ${words.memory}`,
      words.not,
    ].join('\n'),
    confidence: 1,
    delivery: 'private',
  });
}
