/** How replies reach people, what becomes of their votes, and what is said when something goes wrong. */

/** How a reply reaches people, whatever the platform. */
export const conversation = {
  /** "Explain this message" on a message without text (a picture, a sticker, a poll). */
  nothingToExplain: 'That message holds no text that I could look up.',
  /** The core had nothing to say to somebody who is waiting for a reply. */
  nothingToSay: 'Please give me a minute, then try that again.',
  /** Before an answer that could not be posted where it was asked, and so comes in private. */
  couldNotPost: 'I could not post in the channel where you asked, so here is my reply:',
  /** Something of ours broke; the log carries the same id. */
  apology: 'Sorry, that went wrong on my side, not on yours. Please try again. (Report {report})',
  share: 'Share in channel',
  /** Above a shared reply; {person} is how the platform names somebody. */
  sharedBy: 'Shared by {person}',
  sharedWithQuestion: 'Shared by {person}, who asked: “{question}”',
  /** Above a reply to somebody else’s message, which a third person pointed at. */
  askedBy: '{person} asked: “{question}”',
  askedAbove: 'About the message above: “{question}”',
  remove: 'Remove',
  /** Somebody pressed “Remove” on a reply to another person. */
  notYours: 'Only the person who asked, or somebody who manages this place, can remove that reply.',
  /** The reply could not be reposted. */
  cannotShare: 'I could not post here. If this is a channel, add me to it, then share again.',
  /** The reply to share can no longer be had. */
  cannotShareAgain: 'I no longer have that reply. Please use the command again, then share it.',
  /** Under a reply that was changed because the knowledge was. */
  correctedOn: 'Corrected on {day}.',
} as const;

/** Thanks for a vote. */
export const votes = {
  helpful: 'Thank you. Noted: helpful.',
  notHelpful: 'Thank you. Noted: not helpful.',
  shouldKnow: 'Thank you. Noted: I should know this. The people who look after me will see it.',
  changeable: 'You can change your vote with the other button.',
  perhaps: 'Perhaps one of these is what you meant:',
} as const;

/** What people read when something goes wrong, or too much comes at once. */
export const faults = {
  apologyTitle: 'Something went wrong on my side',
  /** The log carries the same id. */
  apology:
    'I am sorry, I could not answer that. Please try again. If it keeps happening, tell whoever runs me this id: {report}',
  goneButton:
    'That button is from an earlier time, and what it named is no longer here. Please ask me again in your own words.',
  tooManyQuestions: 'That is a lot of questions at once. Give me a minute, then ask on.',
  channelBusy:
    'Many people are asking here at once. Please ask me again in a minute, or in a direct message.',
  busy: 'A great many people are asking me at once. Please try again in a minute.',
  stopping: 'I am being restarted. Please ask me again in a minute.',
} as const;
