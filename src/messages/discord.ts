/** What Discord users read that no other platform needs. */
export const discord = {
  /** Name of the entry in a message's context menu, at most 32 characters. */
  explainMessage: 'Explain this message',
  /** A slow reply turned out to be for the asker alone after a public placeholder was shown. */
  sentPrivately: 'I replied to you alone.',
  /** Stands before a reply that comes by direct message to something said in a channel. */
  about: (channel: string) => `About your message in <#${channel}>:`,
} as const;
