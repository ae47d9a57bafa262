/** The previews show what the adapters wrote as the platforms would: what was plain text is plain text again. */
import { describe, expect, it } from 'vitest';
import { encodeMessage, encodeText } from '../../../src/adapters/discord/encode.ts';
import { encode } from '../../../src/adapters/slack/encode.ts';
import { makeReply } from '../../../src/core/reply.ts';
import { readContent } from '../../../tools/desk/try/discord-text.ts';
import { notificationsOf, scriptOf } from '../../../tools/desk/try/previews.tsx';
import { type ShownLine, undressed } from '../../../tools/desk/try/shown.ts';
import { readMrkdwn } from '../../../tools/desk/try/slack-text.ts';

const discord = (body: string): ShownLine[] => readContent(encodeText(makeReply({ kind: 'answer', body })));
const slack = (body: string): ShownLine[] =>
  readMrkdwn(encode(makeReply({ kind: 'answer', body }), 'k').text);

const HOSTILE = [
  '<script>alert(1)</script>',
  'a & b < c > d',
  '1 * 2 * 3 and snake_case_name',
  '`code` and ~~struck~~ ||spoiler||',
  '@everyone @here <@123> <#1>',
  '# heading',
  '> quoted',
  'see https://example.org/a_b*c for more',
];

describe('a reply in the preview', () => {
  it.each(HOSTILE)('of Discord shows what was said: %s', (text) => {
    expect(undressed(discord(text))).toBe(text);
  });

  it.each(HOSTILE.filter((text) => !/[*`]/.test(text)))('of Slack shows what was said: %s', (text) => {
    expect(undressed(slack(text))).toBe(text);
  });

  it('has its bold and italic words, and its lists', () => {
    for (const [line] of [discord('**firm** and _soft_'), slack('**firm** and _soft_')])
      expect(line!.spans).toEqual([
        { style: 'bold', text: 'firm' },
        { style: 'plain', text: ' and ' },
        { style: 'italic', text: 'soft' },
      ]);
    expect(discord('- one\n- two').map(({ kind }) => kind)).toEqual(['bullet', 'bullet']);
    expect(undressed(slack('- one'))).toBe('• one');
  });

  it('ends as a notification what runs the other way before the mark of the cut', () => {
    const body = `${'من يتفاوض مع حماس؟ '.repeat(9)}\u2068${'The long title of an article '.repeat(3)}\u2069`;
    const reply = makeReply({ kind: 'answer', body });
    const cut = notificationsOf({ discord: encodeMessage(reply, 'k'), slack: encode(reply, 'k') });
    expect([cut.discord, cut.slack]).toEqual([
      expect.stringMatching(/\u2068The long\u2069…$/),
      expect.stringMatching(/\u2068The long\u2069…$/),
    ]);
  });

  it('runs the way that its language runs', () => {
    expect(scriptOf('en-GB').dir).toBe('ltr');
    expect(scriptOf('ar').dir).toBe('rtl');
  });
});
