import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { encode, keyOfBlock } from '../../../src/adapters/slack/encode.ts';
import {
  cut,
  escapeText,
  readText,
  split,
  unescapeText,
  writeMrkdwn,
  writePlain,
} from '../../../src/adapters/slack/mrkdwn.ts';
import { makeReply, type ReplyAction } from '../../../src/core/reply.ts';
import { sampleAnswer } from '../../doubles/core.ts';
import { faultsOfBlocks } from '../../doubles/slack/blocks.ts';

const long = (length: number) => 'Ein Wort & noch eins 👩‍👩‍👧 '.repeat(length).slice(0, length);

describe('a reply on Slack', () => {
  it('says everything in its text, and the same in blocks', () => {
    const { text, blocks } = encode(sampleAnswer(), 'key');
    expect(text).toBe(
      [
        '*Who is talking to whom?*',
        'An envoy met officials in *Doha*.',
        '• first point',
        '• second point',
        'Reported by two officials · The talks · early 2025',
      ].join('\n'),
    );
    expect(blocks.map(({ type }) => type)).toEqual(['section', 'context', 'actions', 'actions']);
    expect(faultsOfBlocks(blocks)).toEqual([]);
  });

  it('escapes what would ping, link or hide', () => {
    const { text, blocks } = encode(
      sampleAnswer({ title: '<!channel>', body: '<@U1> & <http://x|y> **<!here>**' }),
      'key',
    );
    expect(text).toContain('*&lt;!channel&gt;*\n&lt;@U1&gt; &amp; &lt;http://x|y&gt; *&lt;!here&gt;*');
    expect(JSON.stringify(blocks)).not.toMatch(/<[!@h]/);
  });

  it('keeps signs that Slack would take for dress', () => {
    expect(writeMrkdwn('2 * 3 * 4, snake_case_name, ~struck~ *bold*, ~5 ```block```')).toBe(
      '2 * 3 * 4, snake_case_name, ∼struck∼ ∗bold∗, ∼5 ˋˋˋblockˋˋˋ',
    );
    expect(writeMrkdwn('one *sign, one ~tilde')).toBe('one *sign, one ~tilde');
    expect(writeMrkdwn('Type `/ask *who*` & <go>')).toBe('Type `/ask *who*` &amp; &lt;go&gt;');
    expect(writeMrkdwn('**a*b** and _so_')).toBe('*a∗b* and _so_');
  });

  it('gives way in the middle when it is too long, and keeps title, choices and source', () => {
    const reply = sampleAnswer({
      body: long(20_000),
      suggestions: [{ entry: 'a', title: 'A question?', facts: [] }],
    });
    const { text, blocks } = encode(reply, 'key');
    expect(text.length).toBeLessThanOrEqual(4000);
    for (const part of ['Who is talking to whom?', 'A question?', 'Reported by two officials'])
      expect(text).toContain(part);
    expect(faultsOfBlocks(blocks)).toEqual([]);
  });

  it('leaves out buttons that Slack would refuse', () => {
    const action = (id: string, label = 'x'): ReplyAction => ({ id, label, group: 'vote' });
    const reply = makeReply({
      kind: 'notice',
      body: 'x',
      actions: [
        action('a'),
        action('a'),
        action(''),
        action('x'.repeat(256)),
        action('b', ' '),
        action('c', long(200)),
      ],
    });
    const { blocks } = encode(reply, 'key');
    expect(JSON.stringify(blocks).match(/(?<="action_id":")[^"]*/g)).toEqual(['a', 'c']);
    expect(faultsOfBlocks(blocks)).toEqual([]);
  });

  it('carries its key on every block, and gives it back with a button', () => {
    const ids = encode(sampleAnswer(), '1.1-2').blocks.map(({ block_id: id = '' }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.map(keyOfBlock)).toEqual(['1.1-2', '1.1-2', '1.1-2', '1.1-2']);
    expect(keyOfBlock('aBc')).toBeNull();
  });

  // Gone over again from each sign, this would take minutes.
  it.each(['*a ', '~a ', '_a ', '`a '])('may hold any number of signs: %j', (sign) => {
    const text = sign.repeat(200_000);
    expect(writePlain(text)).toHaveLength(text.length);
  });

  it('is never empty', () => {
    const { text, blocks } = encode(makeReply({ kind: 'notice', body: '' }), 'key');
    expect(text).not.toBe('');
    expect(blocks).toEqual([]);
  });

  it('is within every limit of Slack whatever it holds', () => {
    const actions = fc.array(
      fc.record({
        id: fc.string({ maxLength: 120 }),
        label: fc.string({ unit: 'grapheme', maxLength: 200 }),
        group: fc.constantFrom('question', 'why', 'vote', 'topic'),
      }),
      { maxLength: 60 },
    );
    const words = fc.string({ unit: 'grapheme', maxLength: 5000 });
    fc.assert(
      fc.property(words, fc.option(words), fc.option(words), actions, (body, title, line, buttons) => {
        const reply = makeReply({
          kind: 'answer',
          title,
          body,
          source: line === null ? null : { standing: 'reported', line },
          actions: buttons as ReplyAction[],
        });
        const { text, blocks } = encode(reply, 'key');
        expect(text.trim().length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(4000);
        expect(text).not.toMatch(/[<>]/);
        expect(faultsOfBlocks(blocks)).toEqual([]);
      }),
      { numRuns: 300, seed: 20250119 },
    );
  });
});

describe('cutting', () => {
  it('breaks no word, address, escaped sign or emoji', () => {
    expect(cut('one two three', 9)).toBe('one two…');
    expect(cut(`see https://example.org/${'a'.repeat(50)}`, 40)).toBe('see…');
    expect(cut('aaaa&amp;bbbb', 7)).toBe('aaaa…');
    expect(cut('👩‍👩‍👧👩‍👩‍👧', 10)).toBe('👩‍👩‍👧…');
  });

  it('splits at the ends of lines and loses no word', () => {
    const text = Array.from({ length: 50 }, (_, i) => `line ${i} of the text`).join('\n');
    const parts = split(text, 100);
    expect(parts.every((part) => part.length <= 100)).toBe(true);
    expect(parts.join('\n')).toBe(text);
  });
});

describe('what people type', () => {
  it('is read back as typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unescapeText(escapeText(text))).toBe(text);
      }),
      { seed: 20250119 },
    );
  });

  it.each([
    ['<@U1> who?', 'U1', 'who?'],
    ['<@U1|bot>: who?', 'U1', 'who?'],
    ['who, <@U1>?', 'U1', 'who, ?'],
    ['<@U1> <@U2> who?', 'U1', '<@U2> who?'],
    ['<@U12> who?', 'U1', '<@U12> who?'],
    ['<@U1>\u00a0who?', 'U1', 'who?'],
    ['<@U1>', 'U1', ''],
    ['a\nb', 'U1', 'a\nb'],
  ])('%s is read without the mention of the bot', (text, bot, read) => {
    expect(readText(text, bot)).toBe(read);
  });
});

describe('the source line', () => {
  it('leads to the source where it can be read', () => {
    const source = {
      standing: 'reported',
      line: 'Stated · Q&A · 2024',
      link: 'https://example.org/?a=1&b=2',
    } as const;
    const { text, blocks } = encode(makeReply({ kind: 'answer', body: 'It opens.', source }), 'key');
    const link = '<https://example.org/?a=1&amp;b=2|Stated · Q&amp;A · 2024>';
    expect(text).toBe(`It opens.\n${link}`);
    expect(blocks.at(-1)).toMatchObject({ type: 'context', elements: [{ text: link }] });
  });
});
