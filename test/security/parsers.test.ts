/** Whatever arrives from outside, no parser throws, hangs, or lets anything slip into what all objects share. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  incomingDeletion,
  incomingInteraction,
  incomingMessage,
} from '../../src/adapters/discord/incoming.ts';
import { readText } from '../../src/adapters/slack/mrkdwn.ts';
import { readMessage } from '../../src/adapters/slack/payload.ts';
import { ConfigError, loadConfig } from '../../src/config/load.ts';
import { variables } from '../../src/config/schema.ts';
import { parseAction } from '../../src/core/actions.ts';
import { commandFromText } from '../../src/core/command-text.ts';
import { parseBody } from '../../src/core/markup.ts';

const RUNS = { numRuns: 400 };

/** Keys that reach the prototype where somebody copies carelessly. */
const poison = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty');
const key = fc.oneof(
  { weight: 1, arbitrary: poison },
  { weight: 4, arbitrary: fc.string({ maxLength: 12 }) },
);

/** JSON as a hostile server would send it: parsed, so that `__proto__` is a key of its own. */
const hostileJson = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((pairs) => ({ pairs })),
    ),
  }))
  .value.map((value) => JSON.parse(write(value)) as unknown);

/** Writes pairs as an object, whatever their keys. */
function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const { pairs } = value as { pairs: [string, unknown][] };
  return `{${pairs.map(([name, one]) => `${JSON.stringify(name)}:${write(one)}`).join(',')}}`;
}

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('ids of buttons', () => {
  it('are ours in full, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (id) => {
        const action = parseAction(id);
        if (action === null) return;
        expect(id).toMatch(
          /^(entry|topic|why):[a-z0-9][a-z0-9-]*$|^vote:(up|down):(entry|gap|none):[a-z0-9-]+$/,
        );
      }),
      RUNS,
    );
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
  it('is read or refused, never more', () => {
    fc.assert(
      fc.property(hostileJson, (data) => {
        for (const schema of [incomingMessage, incomingInteraction, incomingDeletion]) schema.safeParse(data);
      }),
      RUNS,
    );
  });

  it('with a poisoned key leaves every other object alone', () => {
    const data = JSON.parse(
      '{"id":"1","channel_id":"2","__proto__":{"polluted":true},"author":{"id":"3","__proto__":{"polluted":true}}}',
    );
    const read = incomingMessage.safeParse(data);
    expect(read.success && (read.data as Record<string, unknown>)['polluted']).toBeFalsy();
  });
});

describe('what Slack sends', () => {
  it('is read or passed over, never more', () => {
    fc.assert(
      fc.property(hostileJson, (data) => {
        readMessage(data);
      }),
      RUNS,
    );
  });

  it('may hold any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(typeof readText(text, 'U0000BOT')).toBe('string');
      }),
      RUNS,
    );
  });
});

describe('text that people type', () => {
  it('is a command or is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const command = commandFromText(text);
        if (command !== null) expect(Object.getPrototypeOf(command.options)).toBe(Object.prototype);
      }),
      RUNS,
    );
  });

  it.each(['/__proto__ x', '__proto__', '/constructor', 'toString', '/hasOwnProperty me'])(
    'makes no command of %j',
    (text) => {
      const command = commandFromText(text);
      expect(command === null || typeof command.name === 'string').toBe(true);
    },
  );

  it('takes no longer for text that is made to be slow', () => {
    const slow = [
      '*'.repeat(20_000),
      '_'.repeat(20_000),
      `${'**a'.repeat(8000)}`,
      '<@'.repeat(10_000),
      '&'.repeat(20_000),
    ];
    const began = performance.now();
    for (const text of slow) {
      parseBody(text);
      readText(text, 'U0000BOT');
      commandFromText(text);
    }
    expect(performance.now() - began).toBeLessThan(1500);
  });
});

describe('the environment', () => {
  it('gives a configuration or a list of faults, and never shows a secret', () => {
    const names = Object.keys(variables);
    const value = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        'xoxb-1',
        'xapp-1',
        '0',
        '-1',
        '1e9',
        '99999999999',
        'true',
        'http://',
        'postgres://u:p@h/d',
        '0,1',
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (env) => {
        try {
          loadConfig(env);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          expect((error as ConfigError).faults.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });
});
