import { ButtonStyle } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeButtons,
  encodeEdit,
  encodeMessage,
  encodeText,
} from '../../../src/adapters/discord/encode.ts';
import { cut, escapeText, writeMarkdown } from '../../../src/adapters/discord/markdown.ts';
import { makeReply, type ReplyAction } from '../../../src/core/reply.ts';
import { sampleAnswer } from '../../doubles/core.ts';
import { checkMessage } from '../../doubles/discord/limits.ts';

const question = (id: string, label = id): ReplyAction => ({ id, label, group: 'question' });

describe('the text of a reply', () => {
  it('holds title, answer and, in subtext as the last line, standing, section and date', () => {
    expect(encodeText(sampleAnswer())).toBe(
      [
        '**Who is talking to whom?**',
        'An envoy met officials in **Doha**.',
        '- first point',
        '- second point',
        '-# Reported by two officials · The talks · early 2025',
      ].join('\n'),
    );
  });

  it('names the suggestions, for people who see no buttons', () => {
    const reply = makeReply({
      kind: 'suggestions',
      body: 'Did you mean:',
      suggestions: [{ entry: 'a', title: 'Who is *that*?', facts: [] }],
    });
    expect(encodeText(reply)).toBe('Did you mean:\n- Who is \\*that\\*?');
  });

  it('keeps title and source whole when the answer is too long', () => {
    const content = encodeText(sampleAnswer({ body: 'many words here '.repeat(300) }));
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content.length).toBeGreaterThan(1900);
    expect(content.startsWith('**Who is talking to whom?**\n')).toBe(true);
    expect(content.endsWith('…\n-# Reported by two officials · The talks · early 2025')).toBe(true);
  });

  it('is never empty', () => {
    expect(encodeText(makeReply({ kind: 'notice', body: '' }))).toBe('…');
  });

  it('passes for a message of Discord whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 4000 }),
        fc.string({ unit: 'grapheme', maxLength: 600 }),
        fc.array(fc.record({ id: fc.string({ maxLength: 130 }), label: fc.string({ maxLength: 130 }) }), {
          maxLength: 30,
        }),
        (body, title, actions) => {
          const reply = makeReply({
            kind: 'answer',
            body: `x${body}`,
            title,
            source: { standing: 'reported', line: title },
            actions: actions.map(({ id, label }) => question(id, label)),
          });
          expect(checkMessage(encodeMessage(reply, 'a key of any length at all, even so', 'About:'))).toEqual(
            [],
          );
          expect(checkMessage(encodeEdit(reply))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('mark-up', () => {
  it('shows as it is what Discord would take for mark-up', () => {
    expect(escapeText('2*3*4 a_b_c `x` ~~y~~ ||z|| [t](u) <@1> <#2> <:e:3>')).toBe(
      '2\\*3\\*4 a\\_b\\_c \\`x\\` \\~~y\\~~ \\||z\\|| [t]\u200b(u) <\u200b@1> <\u200b#2> <\u200b:e:3>',
    );
    expect(writeMarkdown('# no heading\n> no quotation\n-# no subtext\n- a bullet')).toBe(
      '\\# no heading\n\\> no quotation\n\\-# no subtext\n- a bullet',
    );
  });

  it('never holds a mention, not even for servers that heed no allowed_mentions', () => {
    const content = encodeText(sampleAnswer({ title: '@everyone <@1>', body: '<@!1> **@here** _<@&2>_' }));
    expect(content).not.toMatch(/@everyone|@here|<@[!&]?\d+>/);
  });

  it('leaves addresses as they are', () => {
    expect(escapeText('see https://example.org/a_b*c and a_b')).toBe(
      'see https://example.org/a_b*c and a\\_b',
    );
  });
});

describe('cutting', () => {
  it.each([
    ['an address', 'see https://example.org/a/long/path now', 30, 'see…'],
    ['code in a line', 'run `npm run register` now', 16, 'run…'],
    ['a block of code', 'so:\n```\none\ntwo\n```\nthen', 12, 'so:…'],
    ['an emoji of a server', 'yes <:thumbsup:123456789> ok', 16, 'yes…'],
    ['an emoji of several characters', 'ab👩‍👩‍👧‍👦cd', 6, 'ab…'],
    ['bold words', 'the **whole bold words** stay', 14, 'the…'],
    ['an escaped character', 'a\\*b', 3, 'a…'],
    ['words', 'one two three four', 12, 'one two…'],
  ])('never cuts %s in two', (_what, text, max, expected) => {
    expect(cut(text, max)).toBe(expected);
  });

  it('leaves short text alone and keeps to the length', () => {
    expect(cut('short', 5)).toBe('short');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
        expect(cut(text, max).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('buttons', () => {
  it('stand in rows: questions first, then why and the votes', () => {
    const rows = encodeButtons(sampleAnswer().actions);
    expect(rows.map((row) => row.components.map((button) => button.custom_id))).toEqual([
      ['q:talks.where'],
      ['w:talks.who', 'v:talks.who:1', 'v:talks.who:0'],
    ]);
    expect(rows[0]!.components[0]!.style).toBe(ButtonStyle.Primary);
  });

  it('shorten a long label and drop an id that Discord would refuse', () => {
    const reply = sampleAnswer({
      actions: [question('a', 'word '.repeat(40)), question('a'), question('x'.repeat(101)), question('')],
    });
    const rows = encodeButtons(reply.actions);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.components[0]!.label?.length).toBeLessThanOrEqual(80);
  });
});

describe('the source line', () => {
  const withSource = (line: string, link?: string) =>
    encodeMessage(
      makeReply({
        kind: 'answer',
        body: 'It opens.',
        source: { standing: 'reported', line, ...(link === undefined ? {} : { link }) },
      }),
      'key',
    ).content;

  it('leads to the source, without a preview, where the source can be read', () => {
    expect(withSource('Stated · Hours · 2024', 'https://example.org/hours')).toBe(
      'It opens.\n-# [Stated · Hours · 2024](<https://example.org/hours>)',
    );
    expect(withSource('Stated · Hours · 2024')).toBe('It opens.\n-# Stated · Hours · 2024');
  });

  it('stays as it is where its words would break the link', () => {
    for (const line of ['Hours [new]', 'see https://example.com'])
      expect(withSource(line, 'https://example.org/hours')).not.toContain('example.org/hours');
  });
});
