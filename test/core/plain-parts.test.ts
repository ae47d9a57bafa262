import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReportId, noticeOf, UserError } from '../../src/core/errors.ts';
import { parseBody, writeBody } from '../../src/core/markup.ts';
import { plainText } from '../../src/core/plain.ts';
import { makeReply, SILENCE } from '../../src/core/reply.ts';
import { shorten } from '../../src/core/shorten.ts';
import { codePoint } from '../text/code-points.ts';

describe('mark-up of a body', () => {
  it('is lines, bullets and styled spans', () => {
    expect(parseBody('**Now** it is _open_\n- first\n\n- **second** one')).toEqual([
      {
        bullet: false,
        spans: [
          { text: 'Now', style: 'bold' },
          { text: ' it is ', style: 'plain' },
          { text: 'open', style: 'italic' },
        ],
      },
      { bullet: true, spans: [{ text: 'first', style: 'plain' }] },
      { bullet: false, spans: [] },
      {
        bullet: true,
        spans: [
          { text: 'second', style: 'bold' },
          { text: ' one', style: 'plain' },
        ],
      },
    ]);
  });

  it('leaves what is no mark-up as it was typed', () => {
    for (const text of ['snake_case_name', '2 * 3 * 4', '**open', '_', '****', '-no bullet', 'a - b'])
      expect(writeBody(parseBody(text), ({ text: span }) => span, '- ')).toBe(text);
  });

  it('can be written again, and loses no letter of a text without marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, maxLength: 200 }), (text) => {
        const written = writeBody(
          parseBody(text),
          ({ text: span, style }) =>
            style === 'bold' ? `**${span}**` : style === 'italic' ? `_${span}_` : span,
          '- ',
        );
        expect(written).toBe(text);
      }),
    );
  });
});

describe('a reply in plain text', () => {
  it('has title, body, choices and source, a line each, without mark-up', () => {
    const reply = makeReply({
      kind: 'suggestions',
      title: 'Hours',
      body: '**Now** open\n- on Sundays',
      suggestions: [{ entry: 'a', title: 'When?', facts: [] }],
      source: { standing: 'reported', line: 'Reported · Hours · 2024' },
    });
    expect(plainText(reply)).toBe('Hours\nNow open\n- on Sundays\n→ When?\nReported · Hours · 2024');
  });

  it('of silence is nothing', () => {
    expect(plainText(SILENCE)).toBe('');
  });
});

describe('a shortened text', () => {
  it('is as it was when it is short enough', () => {
    expect(shorten('open on Sundays', 15)).toBe('open on Sundays');
  });

  it('ends at a word, and shows that something is missing', () => {
    expect(shorten('the library opens on Sundays', 20)).toBe('the library opens…');
  });

  it('never splits an emoji or an accented letter', () => {
    for (const sign of ['👩‍👩‍👧‍👦', '🇺🇳', 'e\u0301', '👍🏽'])
      for (let max = 2; max < 40; max++) {
        const short = shorten(sign.repeat(40), max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.replaceAll(sign, '')).toBe('…');
      }
  });

  it('is never longer than allowed, and never ends in half a sign', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.integer({ min: 1, max: 80 }),
        (text, max) => {
          const short = shorten(text, max);
          expect(short.length).toBeLessThanOrEqual(max);
          expect(short).not.toMatch(/\p{Cs}/u);
        },
      ),
    );
  });
});

describe('faults', () => {
  it('that the user can mend are told from all others', () => {
    const error = new UserError('command.missing_option', 'Please add a question.');
    expect(error).toMatchObject({ name: 'UserError', code: 'command.missing_option' });
    expect(noticeOf(error)).toMatchObject({ body: 'Please add a question.', delivery: 'private' });
  });

  it('get a short id that is hardly ever the same', () => {
    const ids = Array.from({ length: 100 }, newReportId);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}$/);
    expect(new Set(ids).size).toBe(100);
  });
});
