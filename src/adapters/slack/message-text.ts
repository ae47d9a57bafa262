/** All that a message says in words: what was typed, what was forwarded with it, and what other apps write in blocks. */
import { createWordReader, isPiece, joined, type Piece } from '../../conversation/words-in.ts';

/** Parts of one line; everything else stands on lines of its own. */
const INLINE = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'];

const wordsIn = createWordReader({
  // Of blocks and attachments.
  places: ['pretext', 'title', 'text', 'label', 'description', 'value', 'fields', 'elements', 'rows'],
  // Where a forwarded message has its blocks.
  wraps: ['blocks', 'message_blocks', 'message'],
  special({ type, user_id: user, text, url, elements }, read) {
    // What people press says nothing.
    if (type === 'actions' || type === 'button') return '';
    if (type === 'user') return `<@${user}>`;
    if (type === 'link') return read(text || url);
    if (!INLINE.includes(String(type)) || !Array.isArray(elements)) return undefined;
    return joined(elements.map(read), '');
  },
});

/** What was attached: by a share or another app. What Slack makes of a link says nothing that was not said. */
const isSaid = (attachment: unknown, byApp: boolean): boolean =>
  isPiece(attachment) && (attachment['is_share'] === true || (byApp && attachment['from_url'] === undefined));

/** The words of a message as Slack tells of it, in Slack's mark-up; empty if it holds none. */
export function wordsOf(message: unknown): string {
  if (!isPiece(message)) return '';
  const { text, blocks, attachments, bot_id: bot } = message;
  const [typed, built] = [wordsIn(text), wordsIn(blocks)];
  // People's blocks repeat what they typed; apps type a summary, or nothing.
  const own = typed === '' || (bot && built.length > typed.length) ? built : typed;
  const attached = (Array.isArray(attachments) ? attachments : [])
    .filter((attachment) => isSaid(attachment, Boolean(bot) || own === ''))
    .map((attachment: Piece) => wordsIn(attachment) || wordsIn(attachment['fallback']));
  return joined([own, ...attached]);
}
