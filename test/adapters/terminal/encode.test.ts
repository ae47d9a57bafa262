import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode, offered } from '../../../src/adapters/terminal/encode.ts';
import { makeReply } from '../../../src/core/reply.ts';
import { sampleAnswer } from '../../doubles/core.ts';
import { codePoint } from '../../text/code-points.ts';

const PLAIN = { colour: false, width: 0 } as const;
const ESCAPE = '\u001b';

describe('a reply in the terminal', () => {
  it('is title, body, source and numbered questions', () => {
    expect(encode(sampleAnswer(), PLAIN)).toBe(
      [
        'Who is talking to whom?',
        'An envoy met officials in Doha.',
        '- first point',
        '- second point',
        'Reported by two officials · The talks · early 2025',
        '  1. Where do they meet?',
        '  2. Why this answer?',
      ].join('\n'),
    );
  });

  it('keeps the answers to several questions apart', () => {
    const reply = makeReply({ kind: 'answer', body: 'The mayor met them.\n_Reported_\n\nNobody paid.' });
    expect(encode(reply, PLAIN)).toBe('The mayor met them.\nReported\n\nNobody paid.');
  });

  it('offers questions, topics and the why, not votes', () => {
    expect(offered(sampleAnswer()).map(({ id }) => id)).toEqual(['q:talks.where', 'w:talks.who']);
    const topic = { id: 'topic:talks', label: 'The talks', group: 'topic' } as const;
    expect(offered(sampleAnswer({ actions: [topic] }))).toEqual([topic]);
  });

  it('numbers what it offers where the text names it, and says it once', () => {
    const topic = (name: string) => ({ id: `topic:${name}`, label: `The ${name}`, group: 'topic' }) as const;
    const reply = makeReply({
      kind: 'notice',
      body: 'Topics:\n- The talks\n- The weather\n- The costs',
      actions: [topic('talks'), topic('envoy'), topic('costs')],
    });
    expect(encode(reply, PLAIN)).toBe(
      'Topics:\n  1. The talks\n- The weather\n  3. The costs\n  2. The envoy',
    );
  });

  it('is dressed in colour that always ends again', () => {
    const text = encode(sampleAnswer({ body: '**bold** _italic_' }), { colour: true, width: 0 });
    expect(text).toContain(`${ESCAPE}[1mbold${ESCAPE}[22m`);
    expect(text).toContain(`${ESCAPE}[3mitalic${ESCAPE}[23m`);
    const on = text.split(new RegExp(`${ESCAPE}\\[[123]m`)).length;
    const off = text.split(new RegExp(`${ESCAPE}\\[2[23]m`)).length;
    expect(on).toBe(off);
  });

  it('lets no control character of others through to the screen', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, maxLength: 80 }), (text) => {
        const reply = makeReply({
          kind: 'answer',
          title: text,
          body: text,
          source: { standing: 'reported', line: text },
          actions: [{ id: 'entry:a', label: text, group: 'question' }],
        });
        expect(encode(reply, PLAIN).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
    );
    expect(encode(makeReply({ kind: 'answer', body: `${ESCAPE}[2J\u0007ding` }), PLAIN)).toBe(' [2J ding');
  });

  it('wraps at words, with bullets hanging, and breaks no word', () => {
    const body = `- ${'library '.repeat(12).trim()}\n${'x'.repeat(60)}`;
    const lines = encode(makeReply({ kind: 'answer', body }), { colour: false, width: 30 }).split('\n');
    expect(lines[0]).toMatch(/^- library/);
    expect(lines[1]).toMatch(/^ {2}library/);
    for (const line of lines.slice(0, -1)) expect(line.length).toBeLessThanOrEqual(30);
    expect(lines.at(-1)).toBe('x'.repeat(60));
  });
});
