/** What Slack users read that no other platform needs. */
export const slack = {
  greeting:
    'Hello. Ask me about the story in your own words, or pick one of the suggestions. I answer from one source, and I say so when it does not tell.',
  promptsTitle: 'You could begin with:',
  nextPrompt: 'What’s next?',

  homeTopics: 'Topics',
  homeAsk: 'How to ask',
  homeHow:
    '- In a channel: mention me with your question. I answer in the thread; ask on there without a mention.\n' +
    '- Here, under **Messages**: just write.\n' +
    '- Anywhere: /explain, /whats-next, /ask, /about. Only you see the reply, until you press **Share in channel**.\n' +
    '- On somebody’s message: **More actions** → **Explain this message**.\n' +
    '- Everything else: /backchannel help.',
  homeChannels: 'Channels of this workspace',
  homeChannelDefault:
    'I answer when I am mentioned. An admin can change that for a channel by typing there: /settings channel mode:questions (plain questions too), mode:mentions or mode:off.',
  mentions: 'when mentioned',
  questions: 'when mentioned, and plain questions that I am sure of',
  off: 'switched off',
  homeMoreChannels: 'and {count} more',

  /** The pages on which a workspace installs the app. */
  installTitle: 'Add Backchannel to Slack',
  installText:
    'Slack will show you what the app may do in your workspace, and ask whether you agree. Some workspaces want an admin’s approval first.',
  installLink: 'Add to Slack',
  installedTitle: 'Backchannel is installed',
  installedText:
    'Invite it to a channel with /invite, or write to it directly. Where a whole organisation installed it, an admin chooses the workspaces that have it.',
  installedLink: 'Open it in Slack',
  cancelledTitle: 'Nothing was installed',
  cancelledText: 'You chose not to add the app, and nothing was kept. You can begin again whenever you like.',
  cancelledLink: 'Begin again',
  expiredTitle: 'This page has expired',
  expiredText:
    'Installing has to be begun and finished in the same browser, within a few minutes. Nothing was installed.',
  expiredLink: 'Begin again',
  notServedTitle: 'Not for this workspace',
  notServedText:
    'Whoever runs this bot serves certain workspaces only, and yours is not among them. Nothing was installed, and nothing was kept.',
  notServedLink: 'Begin again for another workspace',
  failedTitle: 'That did not work',
  failedText:
    'The app could not be installed just now. Please try again in a moment; if it fails again, tell whoever runs this bot.',
  failedLink: 'Begin again',

  /** On the app's own page, where it is an agent. At most 300 characters. */
  agentDescription: 'Answers questions about one news story from one source, with its source.',

  managersOnly:
    'Only admins and owners of this workspace, and people whom the operator has named, can do that.',
  cannotListen: 'But I cannot read messages here yet: invite me to this channel first.',
  installations:
    '**Slack workspaces:** where the app was installed by "Add to Slack": what Slack sent for it (an access token among it), encrypted, until it is removed.',
} as const;
