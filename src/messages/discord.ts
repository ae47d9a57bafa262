/** What Discord users read that no other platform needs. */
export const discord = {
  /** Name of the entry in a message's context menu, at most 32 characters. */
  explainMessage: 'Explain this message',
  /** The context menu was used on a message without text (a picture, a sticker, a poll). */
  nothingToExplain: 'That message holds no text that I could look up.',
  /** The core had nothing to say to somebody who is waiting for a reply. */
  nothingToSay: 'I have nothing to say to that. Try `/ask` with a question about the story.',
  /** A slow reply turned out to be for the asker alone after a public placeholder was shown. */
  sentPrivately: 'I replied to you alone.',
  /** Stands before a reply that comes by direct message to something said in a channel. */
  about: (channel: string) => `About your message in <#${channel}>:`,
  /** Something of ours broke; the log carries the same id. */
  apology: (reportId: string) =>
    `Sorry, that went wrong on my side, not on yours. Please try again. (Report ${reportId})`,
} as const;
