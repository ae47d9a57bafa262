/** The mark-up that chat platforms put into a message's text: the one place that knows how it is written. */

/** What a piece of mark-up stands for. */
export type MarkupKind = 'mention' | 'link' | 'mail' | 'emoji';

/**
 * Each kind of mark-up, the platforms' own first: it holds ids, addresses and display names.
 * `<@U12>`, `<@!12>`, `<#C12|general>`, `<!here>`, `</ask:12>`, `<id:guide>`, `<:wave:12>`, `<t:12:R>`, `<https://…|…>`.
 */
export const CHAT_MARKUP: readonly { readonly kind: MarkupKind; readonly pattern: RegExp }[] = [
  { kind: 'mail', pattern: /<mailto:[^<>]*>/gi },
  { kind: 'link', pattern: /<(?:https?|ftp|tel|slack|discord):[^<>]*>/gi },
  { kind: 'emoji', pattern: /<a?:\w{1,40}:\d+>|<t:-?\d+(?::\w)?>/gi },
  { kind: 'mention', pattern: /<(?:[@#!/]|id:)[^<>]*>/gi },
];

// Mentions, channels, custom emoji, links and code: mark-up of the chat, not words of the question.
const NO_WORDS =
  /<(?:@[!&]?|#)[\w|.-]{0,80}>|<![^<>]{0,40}>|<a?:\w{1,40}:\d{1,20}>|<?https?:\/\/[^\s>]+>?|```|`|(?<=^|\s):[a-z0-9_+-]{2,40}:(?=\s|$)|(?<=^|\s)@[\w.-]{2,40}/gi;

/** Every such mark-up has one of these, and most texts have none. */
const MARKUP_SIGN = /[<`:@]/;

// Signs that chats write around words to dress them: a word begins and ends there.
const EMPHASIS = /[_*~|]+/g;

/** The text without mentions, links, emoji by name and signs of code. */
export const withoutMarkup = (text: string): string =>
  MARKUP_SIGN.test(text) ? text.replace(NO_WORDS, ' ') : text;

/** The text without signs that dress words. */
export const withoutEmphasis = (text: string): string => text.replace(EMPHASIS, ' ');
