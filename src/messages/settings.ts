/** What chat users read about settings, votes, insights, privacy and corrections. */
import type { ChannelMode, RetentionPolicy } from '../core/persistence.ts';
import type { Reason } from '../core/reply.ts';

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

const modeSentences: Readonly<Record<ChannelMode, string>> = {
  mentions: 'I answer here when somebody mentions me or uses one of my commands, and not otherwise.',
  questions: 'I also answer plain questions here, without being mentioned, when I am sure of the answer.',
  off: 'I do not answer messages in this channel, not even mentions.',
};

const reasonNames: Readonly<Record<Reason, string>> = {
  'not-in-article': 'the article does not say',
  'off-topic': 'off topic',
  opinion: 'opinion, advice or prediction',
  'after-article': 'after the article',
};

const logSentences: Readonly<Record<RetentionPolicy['questionLog'], (kept: string) => string>> = {
  off: () => '**Questions:** nothing. The question log is switched off.',
  unanswered: (kept) =>
    `**Questions that I could not answer:** ${masked} Kept for ${kept}. Questions that I did answer are not kept.`,
  all: (kept) => `**Questions:** ${masked} Kept for ${kept}.`,
};

const masked =
  'the words of the question in lower case, with mentions, links, mail addresses, numbers (except years) and all ' +
  'words that are not in my own vocabulary, such as names, taken out; what became of it; Discord or Slack; the day. ' +
  'No user, no channel, no time of day, not the text as it was typed.';

export const settingsWords = {
  title: 'Settings of this channel',

  notAllowed: {
    discord: 'Only people with the permission "Manage Server" can see or change my settings here.',
    slack:
      'Only admins and owners of this workspace, and people whom the operator has named, can see or change my settings.',
    terminal: 'You cannot change settings here.',
  },

  direct: 'In direct messages I answer every question. Settings are for channels: use this command in one.',

  unknownAction: 'Use "/settings show", or "/settings channel" with a mode: mentions, questions or off.',

  missingMode:
    'Which mode? "/settings channel mode:mentions" (only when I am mentioned), "mode:questions" (plain questions ' +
    'too) or "mode:off" (never).',

  show: (mode: ChannelMode) =>
    `**Mode: ${mode}.** ${modeSentences[mode]}\n` +
    'To change it: "/settings channel mode:mentions", "mode:questions" or "mode:off".',

  changed: (mode: ChannelMode) => `**Mode: ${mode}.** ${modeSentences[mode]}`,

  questionsSwitchedOn: (anHour: number) =>
    [
      'So that I do not get in the way:',
      '- I speak up only when I am sure, and not where people answer each other in a thread or a reply.',
      `- I say the same thing at most once a day here, and speak up at most ${anHour} times an hour.`,
      '- After two votes "not helpful" in a row I stay quiet for a week.',
      'To stop me: "/settings channel mode:mentions", or "mode:off" to stop me altogether.',
    ].join('\n'),

  howToReturn: 'To bring me back: "/settings channel mode:mentions".',

  cannotListen: {
    discord:
      'But I cannot read messages here yet: the operator has not switched on the Message Content intent ' +
      '(DISCORD_MESSAGE_CONTENT=true). Until then I see only mentions.',
    slack: 'But I cannot read messages here yet: invite me to this channel first.',
    terminal: 'But there is nothing to listen to in a terminal.',
  },

  held:
    'This is in force now, but I cannot write it down at the moment. I will as soon as I can; if I am restarted ' +
    'before that, please set it again.',

  correctedOn: (day: string) => `Corrected on ${day}.`,
} as const;

export const voteWords = {
  thanksHelpful: 'Thank you. Noted: helpful.',
  thanksNotHelpful: 'Thank you. Noted: not helpful.',
  thanksShouldKnow: 'Thank you. Noted: I should know this. The people who look after me will see it.',
  changeable: 'You can change your vote with the other button.',
  perhaps: 'Perhaps one of these is what you meant:',
} as const;

export const insightsWords = {
  title: (count: number) => `The last ${days(count)}`,
  unavailable: 'I cannot reach my records at the moment. Please try again in a few minutes.',
  logOff: 'The question log is switched off, so there are no counts of questions.',
  onlyUnanswered: 'Only unanswered questions are logged, so answered ones are not counted here.',
  nothing: 'Nothing has been asked yet.',
  asked: (count: number) => `**QuestionType:** ${count}`,
  answered: (count: number) => `**Answered:** ${count}`,
  offered: (count: number) => `**Several answers offered:** ${count}`,
  refused: (count: number) => `**Refused:** ${count}`,
  refusedFor: (reason: Reason, count: number) => `- ${reasonNames[reason]}: ${count}`,
  helpful: (helpful: number, all: number) =>
    all === 0
      ? '**Helpful:** no votes yet'
      : `**Helpful:** ${Math.round((100 * helpful) / all)}% (${helpful} of ${all} votes)`,
  topEntries: '**QuestionType most:**',
  topUnanswered: '**Unanswered, asked most:**',
  counted: (what: string, count: number) => `- ${what} (${times(count)})`,
  review: 'To teach me the unanswered ones, the operator runs: npm run review',
} as const;

export const privacyWords = {
  title: 'What I keep',
  intro: 'I keep as little as I can, and only for what is said here.',
  questions: (policy: RetentionPolicy) => logSentences[policy.questionLog](days(policy.questionDays)),
  votes: (policy: RetentionPolicy) =>
    '**Votes:** helpful or not, on which answer, on which day, on Discord or Slack. To count one vote for each ' +
    'person and reply I keep a code that cannot be turned back into a user.' +
    (policy.questionLog === 'off' ? '' : ' With "not helpful" also the question, masked in the same way.') +
    ` Kept for ${days(policy.questionDays)}.`,
  review:
    '**From these:** a masked question that the people who look after me add to what I know, or decide to ignore, stays.',
  replies: (policy: RetentionPolicy) =>
    policy.correctionDays === 0
      ? '**My replies:** nothing.'
      : `**My replies:** the ids of the message, its channel and its server or workspace, and which answer it was, ` +
        `so that I can correct it. Kept for ${days(policy.correctionDays)}.`,
  channels:
    '**Channels:** the id of a channel whose settings were changed, with its mode. Where I answer unasked: which ' +
    'answers I gave in the last day, and whether votes have made me pause.',
  slack:
    '**Slack workspaces:** where the app was installed by "Add to Slack": what Slack sent for it (an access token among it), encrypted, until it is removed.',
  memory:
    '**For a moment:** what you talked about last with me, how often you asked, and (where I answer unasked) who speaks ' +
    'in a thread, stay in memory only and are gone after a short while or a restart. Ids of events that I have handled are kept for an hour at most.',
  not: 'I keep no names, no user ids and no messages, and I pass nothing on to anybody.',
} as const;
