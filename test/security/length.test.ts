/** Nobody holds the bot up with a long message: whatever it is made of, it takes milliseconds from end to end. */
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutMention } from '../../src/adapters/discord/decode.ts';
import { encodeEdit } from '../../src/adapters/discord/encode.ts';
import { mentions, mentionsOthers, readText, soundsAddressed } from '../../src/adapters/slack/mrkdwn.ts';
import { render as renderSlack } from '../../src/adapters/slack/render.ts';
import { commandFromText } from '../../src/core/command-text.ts';
import type { Core } from '../../src/core/core.ts';
import type { Invocation } from '../../src/core/invocation.ts';
import { parseBody } from '../../src/core/markup.ts';
import { createRouter } from '../../src/core/router.ts';
import { openEngine } from '../../src/engine/open.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { SLOW } from './hostile.ts';

const context: Invocation['context'] = {
  platform: 'slack',
  conversation: 'c',
  person: 'U0ANN',
  workspace: 'T0',
  channel: 'C0',
  direct: false,
  canManage: () => true,
  locale: null,
};

/** What is read once takes a tenth of this on a machine with nothing else to do; what is read again and again, seconds. */
const MOST_MS = 200;

/** The same run of signs bare, behind a word, before one, and on both sides. */
const around = (run: string): string[] => [run, `who${run}`, `${run}who talks`, `"${run}who${run}x${run}`];

/** Milliseconds of the fastest of three runs: what it takes, not what else the machine does meanwhile. */
async function fastest(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

const named = SLOW.map((run) => [run.slice(0, 6), run] as const);

describe('a long run of %j', () => {
  let core: Core;
  beforeAll(async () => {
    const engine = await openEngine('knowledge');
    const { log } = captureLog();
    core = createRouter({ engine: () => engine, persistence: null, log, now: Date.now });
  });

  it.each(named)('of %j goes through the whole core within milliseconds', async (_, run) => {
    for (const text of around(run)) {
      const command = (name: string, options: Record<string, string>): Invocation => ({
        type: 'command',
        name,
        options,
        context,
      });
      const invocations: Invocation[] = [
        { type: 'message', text, mode: 'direct', context },
        { type: 'message', text, mode: 'ambient', context },
        { type: 'message', text: `/${text}`, mode: 'direct', context },
        command('ask', { question: text }),
        command('explain', { topic: text }),
        command('about', { subject: text }),
        command(text, {}),
        { type: 'action', id: text, question: null, reply: null, context },
        { type: 'action', id: 'why:talks-overview', question: text, reply: null, context },
      ];
      for (const invocation of invocations) {
        const took = await fastest(() => core.dispatch(invocation));
        expect(took, `${invocation.type} ${text.slice(0, 12)}`).toBeLessThan(MOST_MS);
      }
      const reply = await core.dispatch(invocations[4]!);
      expect(await fastest(() => renderSlack(reply))).toBeLessThan(MOST_MS);
      expect(await fastest(() => encodeEdit(reply))).toBeLessThan(MOST_MS);
    }
  });

  it.each(named)('of %j is read by the adapters within milliseconds', async (_, run) => {
    const readers: Record<string, (text: string) => unknown> = {
      'Slack: text': (text) => readText(text, 'U0000BOT'),
      'Slack: text before it knows who it is': (text) => readText(text, undefined),
      'Slack: mentions': (text) => [mentions(text, 'U0000BOT'), mentionsOthers(text, 'U0000BOT')],
      'Slack: tone': soundsAddressed,
      'Discord: text': (text) => withoutMention(text, '123456789012345678', '223456789012345678'),
      command: commandFromText,
      'mark-up': parseBody,
    };
    for (const text of around(run))
      for (const [name, read] of Object.entries(readers))
        expect(await fastest(() => read(text)), `${name} ${text.slice(0, 12)}`).toBeLessThan(MOST_MS);
  });
});
