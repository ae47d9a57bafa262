/** What Discord users read that no other platform needs. */
export const discord = {
  /** Name of the entry in a message's context menu, at most 32 characters. */
  explainMessage: 'Explain this message',
  /** In the help, where that entry is found. */
  messageMenu: '**Apps → Explain this message**, in the menu of a message: what the source says about it',
  /** Stands before a reply that comes by direct message to something said in a channel. */
  about: 'About your message in {channel}:',
  managersOnly: 'Only people with the permission "Manage Server" can do that here.',
  cannotListen:
    'But I cannot read messages here yet: the operator has not switched on the Message Content intent (DISCORD_MESSAGE_CONTENT=true). Until then I see only mentions.',
} as const;
