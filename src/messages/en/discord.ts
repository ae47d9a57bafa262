/** What Discord users read that no other platform needs. */
export const discord = {
  managersOnly: 'Only people with the permission "Manage Server" can do that here.',
  cannotListen:
    'But I cannot read messages here yet: the operator has not switched on the Message Content intent (DISCORD_MESSAGE_CONTENT=true). Until then I see only mentions.',
} as const;
