/** What people read about how a reply reaches them, whatever the platform. */
export const conversation = {
  /** "Explain this message" on a message without text (a picture, a sticker, a poll). */
  nothingToExplain: 'That message holds no text that I could look up.',
  /** The core had nothing to say to somebody who is waiting for a reply. */
  nothingToSay: 'I have no reply to that just now. Please try again in a minute, with “/ask” and a question.',
  /** Before an answer that could not be posted where it was asked, and so comes in private. */
  couldNotPost: 'I could not post in the channel where you asked, so here is my reply:',
  /** Something of ours broke; the log carries the same id. */
  apology: (reportId: string) =>
    `Sorry, that went wrong on my side, not on yours. Please try again. (Report ${reportId})`,
  share: 'Share in channel',
  /** The reply could not be reposted. */
  cannotShare: 'I could not post here. If this is a channel, add me to it, then share again.',
  /** The reply to share can no longer be had. */
  cannotShareAgain: 'I no longer have that reply. Please use the command again, then share it.',
} as const;
