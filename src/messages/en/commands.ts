/** What commands say. */

/** Replies of commands, and what is wrong with a command that cannot be followed. */
export const commands = {
  unknown: 'I do not know the command “{name}”. Ask me for “help”.',
  badOption: 'For “{option}” please choose one of: {choices}.',
  missingOption: 'Please add “{option}”.',
  missingQuestion: 'What would you like to know? Add your question after the command.',
  managersOnly: 'Only people who manage this server or workspace can do that.',
  channelsOnly: '{command} is about one channel of a server or workspace. Please use it in that channel.',
  workspacesOnly: '{command} is about a server or workspace. Please use it there.',
  needsMemory: 'That needs a memory, and I have none here.',

  topicsIntro: 'Topics you can ask for with /explain:',
  unknownTopic: 'I have no topic “{topic}”. The nearest are:',
  topicQuestions: 'You can also ask:',

  nextTitle: "What's next",
  nextFocus: 'In focus',
  nextWatch: 'To watch',
  nextUncertain: 'Uncertain',

  noNext:
    'Nobody has put together for this {source} what to watch next. Ask in your own words what is still open, or what comes next.',

  aboutTitle: 'About this bot',
  about:
    'I explain {subject} from one {source}. {about}I say only what it says, and whose word it is, and I tell you when something is not in it. I take no side, and I use no language model.',
  aboutSource: 'The {source} itself, “{title}”: {link}',
  aboutContact: 'The people who look after me: {contact}',
  aboutCovers: 'The {source} covers:',

  helpTitle: 'How to ask',
  help: 'Ask in your own words; typos are fine. In a channel, mention me first. Commands:',
  helpExamples: 'For example:',
} as const;

/** How the bot behaves in a channel. */
export const settings = {
  title: 'Settings of this channel',

  'mode.mentions': 'I answer here when somebody mentions me or uses one of my commands, and not otherwise.',
  'mode.questions':
    'I also answer plain questions here, without being mentioned, when I am sure of the answer.',
  'mode.off': 'I do not answer messages in this channel, not even mentions.',
  mode: '**Mode: {mode}.** {meaning}',
  changes: 'Last changes (who made them, by the platform’s own id):',
  changed: '{day}: {mode}, by {person}',
  howToChange: 'To change it: "/settings channel mode:mentions", "mode:questions" or "mode:off".',
  missingMode:
    'Which mode? "/settings channel mode:mentions" (only when I am mentioned), "mode:questions" (plain questions too) or "mode:off" (never).',

  questionsSwitchedOn: `So that I do not get in the way:
- I speak up only when I am sure, and not where people answer each other in a thread or a reply.
- I say the same thing at most once a day here, and speak up at most {anHour, plural, one {once} other {# times}} an hour.
- After votes "not helpful" of two people in a row I stay quiet for a week.
To stop me: "/settings channel mode:mentions", or "mode:off" to stop me altogether.`,
  /** Told to everybody in the channel. */
  announced:
    'From now on I also answer plain questions here when I am sure of the answer, at most {anHour, plural, one {once} other {# times}} an hour. What I do not answer, I do not keep. Whoever manages this place can change that with "/settings".',
  cannotListen: 'But I cannot read messages here yet that do not mention me.',
  howToReturn: 'To bring me back: "/settings channel mode:mentions".',
  held: 'This is in force now, but I cannot write it down at the moment. I will as soon as I can; if I am restarted before that, please set it again.',

  channelOff: 'I am switched off in this channel. You can ask me in a direct message.',
} as const;

/** Counts for the people who look after the bot. */
export const insights = {
  title: 'The last {days, plural, one {day} other {# days}}',
  unavailable: 'I cannot reach my records at the moment. Please try again in a few minutes.',
  logOff: 'The question log is switched off, so there are no counts of questions.',
  onlyUnanswered: 'Only unanswered questions are logged, so answered ones are not counted here.',
  nothing: 'Nothing has been asked yet.',
  asked: '**Asked:** {count}',
  answered: '**Answered:** {count}',
  offered: '**Several answers offered:** {count}',
  refused: '**Refused:** {count}',
  'refused.not-in-article': 'the {source} does not say: {count}',
  'refused.off-topic': 'off topic: {count}',
  'refused.opinion': 'opinion, advice or prediction: {count}',
  'refused.after-article': 'after the {source}: {count}',
  helpful: '**Helpful:** {percent}% ({helpful} of {all, plural, one {# vote} other {# votes}})',
  noVotes: '**Helpful:** no votes yet',
  topEntries: '**Asked most:**',
  topUnanswered: '**Unanswered, asked most:**',
  counted: '{what} ({count, plural, one {once} other {# times}})',
  review: 'To teach me the unanswered ones, the operator runs: {program}',
} as const;

/** What is kept, and for how long: exactly what the configuration in force keeps. */
export const privacy = {
  title: 'What I keep',
  intro: 'I keep as little as I can. Of messages on which I stay silent I keep nothing.',

  'questions.off': '**Questions:** nothing. The question log is switched off.',
  'questions.unanswered':
    '**Questions that I could not answer:** {masked} Kept for {days, plural, one {# day} other {# days}}. Questions that I did answer are not kept.',
  'questions.all': '**Questions:** {masked} Kept for {days, plural, one {# day} other {# days}}.',
  masked:
    'the words of the question in lower case, with mentions, links, mail addresses, numbers (except years) and all words taken out that are neither ordinary nor the story’s own, such as names; what became of it; the server or workspace; the day; and a mark that counts how many people asked the same, which many people share. No user, no channel, no time of day, not the text as it was typed.',

  votes:
    '**Votes:** helpful or not, on which answer, on which day, in which server or workspace. To count one vote for each person and reply I keep a code that nobody can turn back into a user from what is stored. Kept for {days, plural, one {# day} other {# days}}.',
  votesWithQuestions:
    '**Votes:** helpful or not, on which answer, on which day, in which server or workspace. To count one vote for each person and reply I keep a code that nobody can turn back into a user from what is stored. With "not helpful" also the question, masked in the same way. Kept for {days, plural, one {# day} other {# days}}.',
  review:
    '**From these:** the people who run me read masked questions of all places, without the place, to mend what I know; one that they add to what I know, or decide to ignore, stays.',

  noReplies: '**My replies:** nothing.',
  replies:
    '**My replies:** the ids of the message, its channel and its server or workspace, and which answer it was, so that I can correct it. Kept for {days, plural, one {# day} other {# days}}.',
  channels:
    '**Channels:** the id of a channel whose settings were changed, with its mode; who changed it, for {days, plural, one {# day} other {# days}}, so that its managers can see it. Where I answer unasked: which answers I gave in the last day, and whether votes have made me pause.',
  memory:
    '**For a moment:** what you talked about last with me, how often you asked, and who speaks in a thread where I answered, stay in memory only and are gone after a short while or a restart; what each of my messages said, after a day. Ids of events that I have handled are kept for an hour at most.',
  leaving:
    '**When I am removed** from a server or workspace, all that belongs to it is erased. Its managers see counts of their own place alone, and never the words of a question before {people} different people have asked it.',
  not: 'I keep no names, no messages, and no user ids but of those who change settings, and I pass nothing on to anybody.',

  /** Where there is but one person: in a terminal. */
  memoryOfOne:
    '**For a moment:** what you talked about last stays in memory only, and is gone when I am switched off. I pass nothing on to anybody.',
  /** Where the bot runs without a store, such as in a terminal. */
  nothing:
    'I store nothing that is said here. Only what you asked last stays in memory, for a few minutes, so that I understand what you ask next; it is gone when I am switched off. I pass nothing on to anybody.',
} as const;
