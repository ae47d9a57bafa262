/** What Slack users read that no other platform needs. */
export const slack = {
  managersOnly:
    'Only admins and owners of this workspace, and people whom the operator has named, can do that.',
  cannotListen: 'But I cannot read messages here yet: invite me to this channel first.',
  installations:
    '**Slack workspaces:** where the app was installed by "Add to Slack": what Slack sent for it (an access token among it), encrypted, until it is removed.',
} as const;
