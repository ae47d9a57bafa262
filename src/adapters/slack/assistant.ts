/**
 * The assistant pane: a greeting, prompts to begin with, and a status while an answer is looked up. All of it
 * is an extra: where Slack refuses, the answer comes all the same.
 * https://docs.slack.dev/ai/developing-ai-apps
 */

import { slack as words } from '../../messages/slack.ts';
import { within } from '../../time/within.ts';
import type { Place } from './deliver.ts';
import { STATUS_MS, SUGGESTED_PROMPTS } from './limits.ts';
import { writePlain } from './mrkdwn.ts';
import { asObject, textAt } from './payload.ts';
import type { Services } from './services.ts';
import type { Workspace } from './workspaces.ts';

/** A status that is being shown. */
interface Working {
  /** Resolves when the status stands, or will not come in time: a reply must not be overtaken by it. */
  shown(): Promise<void>;
  /** Takes it away; a reply does that by itself. */
  clear(): void;
}

export interface AssistantPane {
  /** Shows that an answer is on its way. Does not wait for Slack. */
  working(workspace: Workspace, place: Place): Working;
  /** An event `assistant_thread_started`. */
  opened(event: unknown, workspace: Workspace): Promise<void>;
}

interface Prompt {
  readonly title: string;
  readonly message: string;
}

export function createAssistantPane(services: Services): AssistantPane {
  const { core, delivery, log } = services;

  /** Topics as the core offers them with its help, and what comes next. */
  function prompts(): Prompt[] {
    const topics = (core.page('help')?.actions ?? [])
      .filter(({ group }) => group === 'topic')
      .slice(0, SUGGESTED_PROMPTS - 1)
      .map(({ label }) => ({ title: label, message: `explain ${label}` }));
    return [...topics, { title: words.nextPrompt, message: 'whats-next' }];
  }

  return {
    working({ api }, { channel, thread }) {
      const set = (status: string) =>
        api.lookUp('assistant.threads.setStatus', { channel_id: channel, thread_ts: thread, status });
      const setting = set(words.status);
      return {
        async shown() {
          // A status that arrives after the reply would stay for good.
          if (!(await within(STATUS_MS, setting))) void setting.then(() => set(''));
        },
        clear: () => void set(''),
      };
    },

    async opened(event, workspace) {
      const { assistant_thread: thread } = asObject(event);
      const channel = textAt(thread, 'channel_id');
      const ts = textAt(thread, 'thread_ts');
      if (channel === undefined || ts === undefined) return;
      const { api } = workspace;
      await Promise.all([
        delivery
          .post(api, { channel, thread: ts }, { text: writePlain(words.greeting), blocks: [], dropped: [] })
          .catch(() => log.info('Slack: could not greet in the assistant pane')),
        api.lookUp('assistant.threads.setSuggestedPrompts', {
          channel_id: channel,
          thread_ts: ts,
          title: words.promptsTitle,
          prompts: prompts(),
        }),
      ]);
    },
  };
}
