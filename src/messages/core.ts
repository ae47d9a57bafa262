/** What the bot says to people, whatever the platform. Short, plain, warm, neutral. */
import type { Reason, Standing } from '../core/reply.ts';

/** How firmly the article says it, as people read it. */
export function standingWords(standing: Standing, attribution: string | null): string {
  switch (standing) {
    case 'confirmed':
      return attribution ? `Confirmed by ${attribution}` : 'Confirmed by an official source';
    case 'reported':
      return attribution ? `Reported, citing ${attribution}` : 'Reported by the article';
    case 'position':
      return attribution ? `A position held by ${attribution}` : "A party's position";
    case 'believed':
      return 'Marked as belief or speculation';
  }
}

export const core = {
  source: (standing: string, section: string, date: string) => `${standing} · ${section} · ${date}`,
  sourceOfRefusal: (date: string) => `Not in the article · ${date}`,

  timeNote: (date: string) => `Mind the date: the article is ${date}. What came later is not in it.`,

  suggestionsTitle: 'Did you mean one of these?',
  suggestions: (subject: string) =>
    `I am not sure what you are asking about ${subject}. These are the nearest things that the article tells:`,

  refusalTitles: {
    'not-in-article': 'The article does not say',
    'off-topic': 'Not my subject',
    opinion: 'I take no side',
    'after-article': 'After the article',
  } satisfies Record<Reason, string>,
  notInArticle: 'The article does not say that, so I cannot tell you.',
  nearestIntro: 'What it does say nearest to it:',
  positionsIntro: 'Who holds which view, as the article reports it:',
  offerIntro: 'You can ask me, for example:',

  nothingSaid: 'I see no words in that message. Ask me a question in your own words, and I will look.',

  smallTalk: {
    greeting: (subject: string) => `Hello. Ask me about ${subject}, in your own words.`,
    thanks: () => 'You are welcome. Ask on whenever you like.',
    farewell: () => 'Goodbye, and take care.',
    bot: (subject: string) =>
      `Yes, I am a bot. There is no language model in me: I look up what one article says about ${subject}, and I say so when it does not say.`,
    abilities: (subject: string) =>
      `I explain ${subject} from one article. Ask in your own words, or use /explain, /whats-next, /about and /help.`,
    howareyou: () => 'I am a program, so always the same, thank you. What would you like to know?',
    'apology-accept': () => 'No harm done. What would you like to know?',
    praise: () => 'Thank you. I am glad it helped.',
    insult: () => 'I am sorry that I was no help. Tell me what you want to know, and I will look again.',
    test: () => 'I am here.',
  } as Readonly<Record<string, (subject: string) => string>>,
  smallTalkElse: (subject: string) => `I am here. Ask me about ${subject}, in your own words.`,

  why: 'Why this answer?',
  whyTitle: 'Why this answer?',
  whyMatched: (words: string) => `Words of yours that pointed here: ${words}.`,
  whyExact: 'Your question is one that I know word for word.',
  whyUnclear: 'No single word decided it; the question as a whole came nearest to this.',
  whyRunnerUp: (question: string) => `The next nearest question was: ${question}`,
  whyStands: 'Where the article says it:',
  whyFact: (statement: string, standing: string, section: string) =>
    `- ${statement} (${standing}; ${section})`,
  whyForgotten: 'I do not keep questions, so I can only show where the answer stands in the article.',

  topicsIntro: 'Topics you can ask for with /explain:',
  unknownTopic: (topic: string) => `I have no topic “${topic}”. The nearest are:`,
  topicQuestions: 'More on this:',

  nextTitle: "What's next",
  nextFocus: '**Now in focus**',
  nextWatch: '**To watch**',
  nextUncertain: '**Uncertain**',

  aboutTitle: 'About this bot',
  about: (subject: string, about: string) =>
    `I explain ${subject} from one source: ${about} I say only what it says, how firmly and by whom, and I tell you when it does not say. I take no side, and there is no language model in me.`,
  aboutCovers: 'The article covers:',

  helpTitle: 'How to ask',
  help: 'Ask in your own words; typos are fine. In a channel, mention me first. Commands:',
  helpCommand: (name: string, usage: string, description: string) =>
    `- **/${name}**${usage ? ` ${usage}` : ''}: ${description}`,
  helpExamples: 'For example:',

  helpful: 'Helpful',
  notHelpful: 'Not helpful',

  gone: 'That button is from an earlier time, and what it named is no longer here. Please ask me again in your own words.',
  channelOff: 'I am switched off in this channel. You can ask me in a direct message.',
  managersOnly: 'Only people who manage this server or workspace can do that.',
  notReady: 'That needs my memory, which I cannot reach at the moment. Please try again in a little while.',
  missingQuestion: 'What would you like to know? Add your question after the command.',
  unknownCommand: (name: string) => `I do not know the command “${name}”. Ask me for “help”.`,
  badOption: (option: string, choices: string) => `For “${option}” please choose one of: ${choices}.`,
  missingOption: (option: string) => `Please add “${option}”.`,
  tooMany: 'That is a lot of questions at once. Give me a minute, then ask on.',
  apologyTitle: 'Something went wrong on my side',
  apology: (id: string) =>
    `I am sorry, I could not answer that. Please try again. If it keeps happening, tell whoever runs me this id: ${id}`,
} as const;
