/** All that a message says in words: what was typed, what was forwarded with it, and what other apps write in blocks. */

type Piece = Readonly<Record<string, unknown>>;

const isPiece = (value: unknown): value is Piece => typeof value === 'object' && value !== null;

/** Where words stand in blocks and attachments, in the order in which they are read. */
const WORDED = ['pretext', 'title', 'text', 'label', 'description', 'value', 'fields', 'elements', 'rows'];
/** Where a forwarded message has its blocks. */
const WRAPPED = ['blocks', 'message_blocks', 'message'];
/** Parts of one line; everything else stands on lines of its own. */
const INLINE = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'];

const joined = (parts: readonly string[], between: string): string => parts.filter(Boolean).join(between);

/** The words of a piece of a message, whatever its kind; what people press says nothing. */
function wordsIn(piece: unknown): string {
  if (typeof piece === 'string') return piece;
  if (Array.isArray(piece)) return joined(piece.map(wordsIn), '\n');
  if (!isPiece(piece) || piece['type'] === 'actions' || piece['type'] === 'button') return '';
  if (piece['type'] === 'user') return `<@${piece['user_id']}>`;
  if (piece['type'] === 'link') return wordsIn(piece['text'] || piece['url']);
  if (INLINE.includes(String(piece['type'])) && Array.isArray(piece['elements']))
    return joined(piece['elements'].map(wordsIn), '');
  const words = (places: string[]) =>
    joined(
      places.map((place) => wordsIn(piece[place])),
      '\n',
    );
  return words(WORDED) || words(WRAPPED);
}

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
  return joined([own, ...attached], '\n');
}
