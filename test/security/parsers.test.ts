/** Whatever arrives from outside, no parser throws, hangs, or lets anything slip into what all objects share. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  incomingDeletion,
  incomingGuild,
  incomingInteraction,
  incomingMessage,
  incomingRole,
} from '../../src/adapters/discord/incoming.ts';
import {
  buttonLabel,
  commandOptions,
  focusedOption,
  interactionScene,
  isFromPerson,
  mentions,
  messageScene,
  repliedTo,
  withoutMention,
} from '../../src/adapters/discord/parse.ts';
import { readText } from '../../src/adapters/slack/mrkdwn.ts';
import { readMessage } from '../../src/adapters/slack/payload.ts';
import { parseAction } from '../../src/core/actions.ts';
import { commandFromText } from '../../src/core/command-text.ts';
import { member, person, message as said } from '../doubles/discord/payloads.ts';
import { mention, message } from '../doubles/slack/payloads.ts';
import { changedAt, hostileJson, isPolluted, nearly, placesOf, SLOW } from './hostile.ts';

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
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
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
  const ann = person('ann');
  const aMessage = {
    ...said('22', ann, '<@11> who talks?', { mentions: [{ id: '11' }], mention_roles: ['7'] }),
    guild_id: '33',
    member: { roles: ['7', { id: '8' }], user: { id: ann.id } },
    message_reference: { type: 0, message_id: '44', channel_id: '22' },
    referenced_message: said('22', ann, 'earlier'),
    components: [{ type: 1, components: [{ type: 2, custom_id: 'why:a', label: 'Why?' }] }],
  };
  const anInteraction = {
    id: '55',
    token: 'secret',
    type: 2,
    application_id: '11',
    guild_id: '33',
    channel_id: '22',
    channel: { id: '22', type: 11 },
    context: 0,
    member: member(ann, '32'),
    message: aMessage,
    data: {
      name: 'ask',
      type: 1,
      custom_id: 'why:a',
      target_id: '44',
      options: [{ name: 'question', type: 3, value: 'who?', focused: true }],
      resolved: { messages: { 44: aMessage } },
    },
  };
  const place = () => ({ thread: false, canManage: false });
  const isText = (value: unknown) => expect(typeof value === 'string' || value === undefined).toBe(true);

  function readAll(data: unknown): boolean {
    const read = incomingMessage.safeParse(data);
    if (!read.success) return false;
    const one = read.data;
    expect(typeof isFromPerson(one, '11')).toBe('boolean');
    expect(typeof mentions(one, '11', '7')).toBe('boolean');
    expect(typeof withoutMention(one.content ?? '', '11', '7')).toBe('string');
    isText(repliedTo(one)?.message);
    isText(buttonLabel(data, 'why:a'));
    if (one.channel_id === undefined || one.author === undefined) return false;
    const context = messageScene(one, one.channel_id, one.author.id, place());
    for (const value of [context.channel, context.person, context.conversation])
      expect(typeof value).toBe('string');
    return true;
  }

  function readInteraction(data: unknown): boolean {
    const read = incomingInteraction.safeParse(data);
    if (!read.success) return false;
    for (const value of Object.values(commandOptions(read.data))) expect(value).not.toBeInstanceOf(Object);
    isText(focusedOption(read.data)?.typed);
    const context = interactionScene(read.data, place);
    if (context === undefined) return false;
    for (const value of [context.channel, context.person, context.conversation])
      expect(typeof value).toBe('string');
    expect(typeof context.canManage).toBe('boolean');
    return true;
  }

  it('as a message is read or refused, never more', () => {
    expect(shareTaken(aMessage, readAll)).toBeGreaterThan(FAIR_SHARE);
  });

  it('as an interaction is read or refused, never more', () => {
    expect(shareTaken(anInteraction, readInteraction)).toBeGreaterThan(FAIR_SHARE);
  });

  it('about servers, roles and deletions is read or refused, never more', () => {
    const guild = { id: '33', owner_id: '9', roles: [{ id: '7', permissions: '8' }], threads: [{ id: '5' }] };
    const role = { guild_id: '33', role: { id: '7', permissions: '8' }, role_id: '7' };
    const deletion = { id: '44', ids: ['44', '45'] };
    for (const [schema, payload] of [
      [incomingGuild, guild],
      [incomingRole, role],
      [incomingDeletion, deletion],
    ] as const)
      expect(shareTaken(payload, (data) => schema.safeParse(data).success)).toBeGreaterThan(FAIR_SHARE);
  });

  it('of any other shape is refused', () => {
    fc.assert(
      fc.property(hostileJson, (data) => {
        for (const schema of [incomingMessage, incomingInteraction, incomingDeletion]) schema.safeParse(data);
      }),
      RUNS,
    );
  });

  it('with a long text at any place is read within milliseconds', () => {
    for (const value of SLOW)
      for (const [payload, read] of [
        [aMessage, readAll],
        [anInteraction, readInteraction],
      ] as const) {
        const inputs = placesOf(payload).map((path) => changedAt(payload, path, { what: 'other', value }));
        const began = performance.now();
        for (const input of inputs) read(input);
        expect((performance.now() - began) / inputs.length, value.slice(0, 4)).toBeLessThan(20);
      }
  });

  it('with a poisoned key leaves every other object alone', () => {
    const data = JSON.parse(
      '{"id":"1","channel_id":"2","__proto__":{"polluted":true},"author":{"id":"3","__proto__":{"polluted":true}}}',
    );
    const read = incomingMessage.safeParse(data);
    expect(read.success).toBe(true);
    expect((read.data as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((read.data?.author as Record<string, unknown> | undefined)?.['polluted']).toBeUndefined();
  });
});

describe('what Slack sends', () => {
  const aMessage = {
    ...message({ text: '<@U0000BOT> who talks?', user: 'U0000ANN', thread: '1.0' }),
    parent_user_id: 'U0000BEN',
    subtype: 'thread_broadcast',
  };

  function read(event: unknown): boolean {
    const one = readMessage(event);
    if (one === null) return false;
    for (const value of [one.channel, one.user, one.ts, one.text]) expect(typeof value).toBe('string');
    for (const value of [one.direct, one.edited]) expect(typeof value).toBe('boolean');
    for (const value of [one.thread, one.threadBy])
      expect(value === null || typeof value === 'string').toBe(true);
    return true;
  }

  it('as a message is read or passed over, never more', () => {
    expect(shareTaken(aMessage, read)).toBeGreaterThan(FAIR_SHARE);
    expect(shareTaken(mention({ text: 'who talks?', user: 'U0000ANN' }), read)).toBeGreaterThan(FAIR_SHARE);
  });

  it('of any other shape is passed over', () => {
    fc.assert(
      fc.property(hostileJson, (data) => {
        expect(readMessage(data)).toBeNull();
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
      fc.oneof({ weight: 3, arbitrary: word }, fc.string({ unit: 'binary', maxLength: 20 })),
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
