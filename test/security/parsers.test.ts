/** Whatever arrives from outside, no parser throws, hangs, or lets anything slip into what all objects share. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { withoutMention } from '../../src/adapters/discord/decode.ts';
import { decodeMessage, type Told } from '../../src/adapters/slack/decode.ts';
import { readText } from '../../src/adapters/slack/mrkdwn.ts';
import { createPeople } from '../../src/adapters/slack/people.ts';
import { parseAction } from '../../src/core/actions.ts';
import { commandFromText } from '../../src/core/command-text.ts';
import { mention, message } from '../doubles/slack/payloads.ts';
import { codePoint } from '../text/code-points.ts';
import { hostileJson, isPolluted, nearly } from './hostile.ts';

const RUNS = { numRuns: 1000 };
/** So much of what is generated must get past the first check, or nothing but that is tried. */
const FAIR_SHARE = 0.3;

afterEach(() => expect(isPolluted()).toBe(false));

/** Runs a parser over inputs that are nearly right; the share of them that it took for something. */
function shareTaken(payload: unknown, parse: (data: unknown) => boolean): number {
  let [taken, all] = [0, 0];
  fc.assert(
    fc.property(nearly(payload), (data) => {
      all += 1;
      if (parse(data)) taken += 1;
    }),
    RUNS,
  );
  return taken / all;
}

describe('ids of buttons', () => {
  it('are ours in full, or nothing', () => {
    const part = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('talks-who', 'a', '0', 'x-', 'none') },
      { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'A', '-a', ' a', 'a\n', '') },
      { weight: 1, arbitrary: fc.string({ unit: codePoint, maxLength: 80 }) },
    );
    const head = fc.constantFrom(
      'entry',
      'topic',
      'why',
      'vote:up:entry',
      'vote:down:gap',
      'vote:up',
      'share:ask',
    );
    const ids = fc.oneof(
      fc.tuple(head, part).map((parts) => parts.join(':')),
      fc.tuple(head, part, part).map((parts) => parts.join(':')),
    );
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(ids, (id) => {
        const action = parseAction(id);
        const isOurs =
          /^(?:(?:entry|topic|why)|vote:(?:up|down):(?:entry|gap|none)):[a-z0-9][a-z0-9-]{0,60}$(?!\n)/.test(
            id,
          );
        expect(action !== null).toBe(isOurs);
        if (action === null) refused += 1;
        else taken += 1;
      }),
      RUNS,
    );
    expect(taken).toBeGreaterThan(RUNS.numRuns * 0.1);
    expect(refused).toBeGreaterThan(RUNS.numRuns * FAIR_SHARE);
  });

  it.each([
    'entry:',
    'entry:__proto__',
    'entry:constructor\n',
    'entry:a b',
    'entry:../../etc/passwd',
    'ENTRY:talks-who',
    'vote:up:entry:',
    'vote:sideways:entry:talks-who',
    'vote:up:constructor:talks-who',
    `entry:${'a'.repeat(5000)}`,
    ' entry:talks-who',
    'entry:talks-who ',
  ])('refuse %j', (id) => expect(parseAction(id)).toBeNull());
});

describe('what Discord sends', () => {
  it('may hold any text', () => {
    const text = fc.string({ unit: codePoint, maxLength: 400 });
    const mention = fc.constantFrom('<@11>', '<@!11>', '<@&7>', ' ', ',');
    fc.assert(
      fc.property(fc.array(fc.oneof(text, mention), { maxLength: 20 }), (parts) => {
        expect(withoutMention(parts.join(''), '11', '7')).not.toMatch(/^<@!?11>/);
      }),
      RUNS,
    );
  });
});

describe('what Slack sends', () => {
  const aMessage = {
    ...message({ text: '<@U0000BOT> who talks?', user: 'U0000ANN', thread: '1.0' }),
    parent_user_id: 'U0000BEN',
    subtype: 'thread_broadcast',
  };

  const api = { call: () => Promise.reject(new Error('Nobody is asked.')), lookUp: async () => null };
  const origin = {
    workspace: { team: 'T1', home: 'T1', token: 'xoxb-x', botUser: 'U0000BOT', botId: 'B1', api },
    people: createPeople([]),
    agent: false,
  };

  /** What is not as Slack documents it may break the reading, and is passed over by whoever reads. */
  function read(event: unknown): boolean {
    let heard: ReturnType<typeof decodeMessage>;
    try {
      heard = decodeMessage(event as Told, origin);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      return false;
    }
    if (heard?.kind !== 'message') return false;
    expect(typeof heard.incoming.text).toBe('string');
    return true;
  }

  it('as a message is read or passed over, never more', () => {
    expect(shareTaken(aMessage, read)).toBeGreaterThan(FAIR_SHARE);
    expect(shareTaken(mention({ text: 'who talks?', user: 'U0000ANN' }), read)).toBeGreaterThan(FAIR_SHARE);
  });

  it('of any other shape is passed over', () => {
    fc.assert(
      fc.property(hostileJson, (data) => {
        expect(read(data)).toBe(false);
      }),
      RUNS,
    );
  });

  it('may hold any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, maxLength: 400 }), (text) => {
        expect(typeof readText(text, 'U0000BOT')).toBe('string');
      }),
      RUNS,
    );
  });
});

describe('text that people type', () => {
  it('is a command or is none', () => {
    const first = fc.constantFrom(
      '/',
      '/ask ',
      '/explain ',
      'settings ',
      '/settings ',
      'explain ',
      '"/help',
      'about ',
    );
    const word = fc.constantFrom(
      '/',
      'explain',
      'settings',
      'channel ',
      'mode:off ',
      'private:true',
      ' ',
      'privacy',
    );
    const rest = fc.array(
      fc.oneof({ weight: 3, arbitrary: word }, fc.string({ unit: codePoint, maxLength: 20 })),
      {
        maxLength: 5,
      },
    );
    let [taken, all] = [0, 0];
    fc.assert(
      fc.property(first, rest, (start, others) => {
        all += 1;
        const command = commandFromText(start + others.join(''));
        if (command === null) return;
        taken += 1;
        expect(typeof command.name).toBe('string');
        expect(Object.getPrototypeOf(command.options)).toBe(Object.prototype);
        for (const value of Object.values(command.options))
          expect(['string', 'boolean']).toContain(typeof value);
      }),
      RUNS,
    );
    expect(taken / all).toBeGreaterThan(0.2);
  });

  it.each(['__proto__', 'toString', 'constructor', 'valueOf?', 'hasOwnProperty me'])(
    'is no command: %j',
    (text) => {
      expect(commandFromText(text)).toBeNull();
    },
  );

  it.each(['/__proto__ x', '/constructor', '/hasOwnProperty me'])(
    'is a command nobody knows, without options: %j',
    (text) => {
      expect(commandFromText(text)).toEqual({ name: text.slice(1).split(' ')[0], options: {} });
    },
  );
});
