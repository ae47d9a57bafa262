/** What people write must not come back as mark-up, as a mention, or as a line of the log. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../../src/adapters/discord/encode.ts';
import { encode as encodeSlack } from '../../src/adapters/slack/encode.ts';
import type { Invocation } from '../../src/core/invocation.ts';
import { plainText } from '../../src/core/plain.ts';
import type { Reply } from '../../src/core/reply.ts';
import { createRouter } from '../../src/core/router.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { libraryEngine } from '../stories/library.ts';
import { codePoint } from '../text/code-points.ts';
import { SLOW } from './hostile.ts';

const captured = captureLog();
const core = createRouter({
  engine: libraryEngine,
  persistence: null,
  log: captured.log,
  now: Date.now,
});

const context: Invocation['context'] = {
  platform: 'slack',
  conversation: 'c',
  person: 'U0ANN',
  workspace: 'T0',
  channel: 'C0',
  direct: false,
  canManage: () => false,
  locale: null,
};
const HOSTILE = [
  '@everyone @here',
  '<!channel> <!here> <!everyone>',
  '<@U0ANN> <@!123456789012345678> <@&987654321098765432> <#C0SECRET>',
  '[a harmless link](https://evil.example)',
  '<https://evil.example|a harmless link>',
  '[a http://x.example b](https://evil.example)',
  'http://x.example/](https://evil.example)[a',
  'https://x.example/||hidden|| https://x.example/**loud**',
  '[a\nb](https://evil.example)',
  'http:x:////evil.example and hthttp://tps://evil.example',
  '1https://evil.example and _https://evil.example',
  `${'a'.repeat(30)}https://evil.example`,
  '<mailto:evil@evil.example> <tel:+15550100> <+15550100> <evil@evil.example>',
  '**bold** __under__ ~~gone~~ ||hidden|| `code` ```block```',
  '*bold* _under_ ~gone~ `code`',
  '> quoted\n# heading\n- list',
  '&lt;!channel&gt;',
  '\u202Eright to left\u202C\u0000\u0007\u001b[31mred',
];

/** The replies that echo what somebody wrote. */
async function echoes(text: string): Promise<Reply[]> {
  const command = (name: string, options: Record<string, string>): Invocation => ({
    type: 'command',
    name,
    options,
    context,
  });
  return Promise.all([
    core.dispatch({ type: 'message', text, mode: 'direct', context }),
    core.dispatch(command('explain', { topic: text })),
    core.dispatch(command(text.slice(0, 30), {})),
    core.dispatch(command('about', { subject: text })),
    core.dispatch({ type: 'action', id: 'why:overview', question: text, reply: null, context }),
  ]);
}

describe.each(HOSTILE)('what somebody wrote as %j', (text) => {
  it('pings nobody and links nowhere in Slack', async () => {
    for (const reply of await echoes(text)) {
      const { text: shown, blocks } = encodeSlack(reply, 'key');
      const everything = `${shown}\n${JSON.stringify(blocks)}`;
      expect(everything).not.toMatch(/<!|<@|<#|<https?:/);
    }
  });

  it('hides and links nothing in Discord', async () => {
    for (const reply of await echoes(text)) {
      const content = encodeText(reply);
      expect(content).not.toMatch(/\]\(/);
      expect(content).not.toMatch(/<(?:mailto:|tel:|\+|evil@)/);
      expect(content).not.toMatch(/(?<!\\)\|\|hidden|(?<!\\)\*\*loud/);
      expect(content).not.toMatch(/[\u001b\u202e]/);
    }
  });

  it('repeats no address in such a way that a chat makes a link of it', async () => {
    for (const reply of await echoes(text)) {
      const { blocks } = encodeSlack(reply, 'key');
      for (const shown of [encodeText(reply), JSON.stringify(blocks)])
        expect(shown).not.toMatch(/https?:\/\/(?:evil|x)\.example/i);
    }
  });
});

describe('a text of any length', () => {
  it.each(SLOW.map((run) => [run.slice(0, 6), run] as const))(
    'gets a reply that fits one message: %j over and over',
    async (_, run) => {
      for (const text of [run, `who${run}`, `${run}who pays`])
        for (const reply of await echoes(text)) {
          expect(reply.kind).not.toBe('error');
          expect(plainText(reply).length).toBeLessThan(1900);
        }
    },
  );
});

describe('any text', () => {
  it('is answered with a reply, and never with an apology', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: codePoint, maxLength: 500 }), async (text) => {
        for (const reply of await echoes(text)) expect(reply.kind).not.toBe('error');
      }),
      { numRuns: 40 },
    );
  });

  it.each(['constructor', '__proto__', 'toString', '/hasOwnProperty', 'explain __proto__', 'valueOf?'])(
    'is no key into what all objects have: %j',
    async (text) => {
      for (const reply of await echoes(text)) expect(reply.kind).not.toBe('error');
    },
  );

  it('writes no line into the log', async () => {
    const before = captured.lines().length;
    await echoes('x\n{"level":60,"msg":"forged"}\r\nforged');
    expect(captured.lines().length).toBe(before);
  });

  it('that does get into the log stays within its line, and without secrets', () => {
    const { log, lines, text } = captureLog({ secrets: ['xoxb-very-secret-token'] });
    log.error(
      { err: new Error('refused xoxb-very-secret-token\n{"level":60,"msg":"forged"}') },
      'line one\nline two \u001b[2J',
    );
    expect(lines()).toHaveLength(1);
    expect(text()).not.toContain('very-secret');
    expect(text()).not.toContain('\u001b');
  });
});
