/** Reads what the Slack adapter wrote, as Slack's client would show it: for looking at, not for writing. */
import { unescapeText } from '../../../src/adapters/slack/mrkdwn.ts';
import type { Inline, ShownLine } from './shown.ts';

/** Bold, italic, code, a mention, an address. */
const MARK =
  /(?<![\p{L}\p{N}])\*([^*\n]+)\*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])|`([^`\n]+)`|<@(\w+)>|(https?:\/\/[^\s<>]+)/gu;

function inline(text: string, style: Inline['style'] = 'plain'): Inline[] {
  const shown: Inline[] = [];
  const add = (as: Inline['style'], raw: string) => shown.push({ style: as, text: unescapeText(raw) });
  let end = 0;
  for (const found of text.matchAll(MARK)) {
    const [whole, bold, italic, code, person, address] = found;
    if (found.index > end) add(style, text.slice(end, found.index));
    if (bold !== undefined) add('bold', bold);
    else if (italic !== undefined) add('italic', italic);
    else if (code !== undefined) add('code', code);
    else if (person !== undefined) add('mention', `@${person}`);
    else if (address !== undefined) add('address', address);
    end = found.index + whole.length;
  }
  if (end < text.length) add(style, text.slice(end));
  return shown;
}

/** Text in mrkdwn, line by line. */
export const readMrkdwn = (text: string): ShownLine[] =>
  text.split('\n').map((line) => ({ kind: 'text', spans: inline(line) }));
