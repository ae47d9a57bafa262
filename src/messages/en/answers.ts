/** What a question gets: answers, offers, refusals. */

/** Answers and offers: what a question gets that the article, or its absence, decides. */
export const answers = {
  /** The line under every answer: how firmly and by whom, where in the article, how old. */
  source: '{standing} · {section} · {date}',
  /** Where each sentence says for itself how firm it is. */
  sourceOfMixed: 'In the {source}: {section} · {date}',
  sourceOfRefusal: 'The whole {source} · {date}',
  sourceOfTerm: 'General knowledge, not the {source}',
  severalSections: 'several sections',
  /** Stands behind each section of a source line but the last. */
  between: ',',

  /** Before an answer to a question about the present. */
  timeNote: 'This is as of {asOf}; it may have changed since.',
  timeNoteUndated: 'I know only what the {source} says ({date}); things may have changed since.',

  /** In other languages, before what nobody has translated yet. */
  untranslated: 'Not all of this has been translated yet; what is missing stands here in English.',

  /** Before the short form of an answer that was given just now, to a question that asks for more of the same. */
  sameAgain: 'I find nothing more exact on this than what I just told you.',

  /** Asked who says it, where only something missing was told; before what that is. */
  nothingStated: 'The {source} does not say it, so there is nobody to name for it.',

  /** Before what the article says, in a list. */
  says: 'The {source} says:',
  /** Before what describes the source, in a list. */
  ofSource: 'About the {source} itself:',
  saysAsOf: 'As of {asOf}, the {source} says:',

  /** What it has looked for in vain, and not what the article lacks; then the closest that it does say, in a list. */
  unsure: 'I looked through the {source} without finding an answer to this; other words may help.',
  /** The same of some of several questions. */
  unsureOf: 'I looked through the {source} without finding an answer to the {which} part of your message.',
  /** @param questions Each in quotation marks. */
  unsureOfAsked: 'I looked through the {source} without finding an answer to {questions}.',
  quoted: '“{question}”',
  unsureOfSeveral:
    'I looked through the {source} without finding an answer to the {which} parts of your message.',
  /** Asked whether the source says it; and to something claimed, of which the source has not every word: then what it does say. */
  notPutSo: 'I looked through the {source} without finding that.',
  closest: 'The closest that I find:',
  closestAsOf: 'The closest that I find, as of {asOf}:',
  /** To what may well be answered by it, alone or as one of several questions; then a list. */
  closestHere: 'The closest to your question that I find in the {source}:',
  closestHereAsOf: 'The closest to your question that I find in the {source}, as of {asOf}:',
  closestOn:
    'On the {which} part of your message the {source} may not say exactly that. The closest that I find:',
  closestOnAsOf:
    'On the {which} part of your message the {source} may not say exactly that. The closest that I find, as of {asOf}:',
  closestOnAsked: 'On “{question}” the {source} may not say exactly that. The closest that I find:',
  closestOnAskedAsOf:
    'On “{question}” the {source} may not say exactly that. The closest that I find, as of {asOf}:',

  /** To a number typed where nothing is offered. */
  noListOpen: 'There is no list open to pick from; please ask in words.',
  /** To a number beyond what was offered. */
  noSuchNumber:
    'The last list that I offered ends at {count}. Type a number from it, or ask in your own words.',

  /** Under the answers to the first of many questions in one message. */
  restLater: 'I answer three questions at a time. Please ask the rest again.',

  /** Over topics that are spelt like what was typed. */
  suggestionsTitle: 'Did you mean one of these?',
  suggestions: 'I am not sure what you are asking. I can answer these questions about {subject}:',

  nothingSaid: 'I see no words in that message. Ask me a question in your own words, and I will look.',

  why: 'Why this answer?',
  helpful: 'Helpful',
  helpfulNoted: '✓ Helpful',
  notHelpful: 'Not helpful',
  notHelpfulNoted: '✓ Not helpful',
} as const;

/** Which part of a message is meant. */
export const places = {
  first: 'first',
  second: 'second',
  third: 'third',
  fourth: 'fourth',
  fifth: 'fifth',
  sixth: 'sixth',
  last: 'last',
} as const;

/** How firmly the article says something, as people read it; with `By` where it names who. */
export const standings = {
  confirmed: 'Confirmed by an official source',
  confirmedBy: 'Confirmed by {attribution}',
  declared: 'Declared by a named body',
  declaredBy: 'Declared by {attribution}',
  /** Another act than a declaration, such as "Classified". */
  actBy: '{act} by {attribution}',
  stated: 'Stated',
  statedBy: 'Stated by {attribution}',
  reported: 'Reported',
  reportedBy: 'Reported, citing {attribution}',
  position: 'The view of one side',
  positionBy: 'The view of {attribution}',
  possible: 'Given as a possibility',
  possibleBy: 'Given as a possibility, citing {attribution}',
  believed: 'Given as belief or speculation',
  believedBy: 'Given as belief or speculation, citing {attribution}',
} as const;

/** What each of these means, for whoever asks. */
export const standingsMean = {
  confirmed: '“{label}” under an answer means that the {source} calls it confirmed by an official source.',
  declared: '“{label}” under an answer means that a body which the {source} names has declared it.',
  stated: '“{label}” under an answer means that somebody whom the {source} names says so.',
  reported:
    '“{label}” under an answer means that the {source} tells it as news and does not call it confirmed. Where it cites somebody for it, the line says whom.',
  position:
    '“{label}” under an answer means that it is what somebody holds: the {source} tells of it, and I do not judge it.',
  possible:
    '“{label}” under an answer means that the {source} gives it as something that could or may be, and not as a fact.',
  believed:
    '“{label}” under an answer means that the {source} calls it a belief or speculation, and not a fact.',
} as const;

/** Refusals, by their reason. That something is missing needs no title: it says so. What only the story can say (what is missing, what is nearest) is in its folder. */
export const refusals = {
  'title.off-topic': 'Not my subject',
  'title.after-article': 'After the {source}',

  /** What is missing, by what was asked for. */
  'lacks.time': 'The {source} gives no date or time for that.',
  'lacks.length': 'The {source} gives no length of time for that.',
  'lacks.place': 'The {source} names no place for that.',
  'lacks.person': 'The {source} gives no name for that.',
  'lacks.number': 'The {source} gives no number for that.',
  'lacks.reason': 'The {source} gives no reason for that.',
  'lacks.manner': 'The {source} does not say how.',
  /** Where the story has no words of its own for it. */
  offTopic: 'That is outside what I know, because I explain a single {source} about {subject}.',
  opinion: 'I make no judgement or forecast of my own.',
  /** Behind it, where nothing else is said. */
  opinionAlone: 'If you asked what the {source} says, other words may help.',
  /** In place of who holds which view, where that was listed in the same conversation. */
  viewsTold: 'I have listed the views that the {source} reports further up.',
  /** To a slogan or an outburst, which asks for nothing. */
  noSide: 'I take no side. Ask me what the {source} says about {subject}.',
  cannotKnow: 'I know what the {source} says ({date}), and nothing of later events.',
  positionsIntro: 'Who holds which view, as the {source} reports it:',
  positionsOnIntro: 'Views on {matter}, as the {source} reports them:',
  positionsIntroAsOf: 'Who held which view as of {asOf}, as the {source} reports it:',
  positionsOnIntroAsOf: 'Views on {matter} as of {asOf}, as the {source} reports them:',
  offerIntro: 'You can ask me, for example:',
} as const;

/** Replies about the whole of a story. */
export const whole = {
  brief: 'The story in brief',
  /** To a wish for fewer or plainer words than there are; then one sentence. */
  shortest: 'In one sentence:',
  plainest: 'In one plain sentence:',
  timeline: 'Dates in the {source}',
  undated: 'Without a date in the {source}:',
  noDates: 'The {source} gives no dates.',
  people: 'Who is involved',
  countries: 'Countries in the {source}',
  placesIntro: 'Places',
  numbers: 'Numbers in the {source}',
  noNumbers: 'The {source} gives no numbers.',
  sides: 'Who holds which view',
  sidesOn: 'Views on {matter}',
  noSides: 'The {source} reports no positions.',
  view: '{stance}: {statement}',
  /** Before what is told of somebody whose name does not stand in it. */
  named: '{names}: {statement}',
  firmness: 'What is confirmed, and what is not',
  confirmed: 'Confirmed by an official source',
  declared: 'Declared by authorities that the {source} names',
  sourced: 'Reported, citing sources',
  possible: 'Given as possible',
  believed: 'Given as belief or speculation',
  rest: 'The {source} gives the rest as news, some of it with “could” or “may”, or as the view of whoever holds it.',
} as const;

/** Before a view, whether it is for or against what the story is about. */
export const stances = {
  against: 'Against',
  for: 'For',
  both: 'For and against',
} as const;

/** The parts that people and bodies have in a story, as headings. */
export const roles = {
  negotiates: 'Negotiating',
  'other-side': 'On the other side',
  mediates: 'Involved in the broader efforts',
  objects: 'Objecting',
  supports: 'In favour',
  comments: 'Commenting',
  concerned: 'Affected',
} as const;

/** Replies to what is asked about the reply before. */
export const aboutLast = {
  source: 'Who says so',
  date: 'When',
  noDate: 'The {source} gives no date for that.',
  noDateAsOf: 'The {source} gives no date for that; it tells how things stood as of {asOf}.',
  place: 'Where',
  people: 'Names',
  number: 'How many',
  noNumber: 'The {source} gives no number for that.',
  noName: 'The {source} names no person for that.',
  sorryTitle: 'Sorry, that was not it',
  sorry: 'I missed your question. Say it in other words, or take one of these if it is what you meant.',
  /** Where there is nothing to take. */
  sorryAlone: 'I missed your question. Say it in other words, and I will look again.',
  /** Before what else the source says of the same, in a list. */
  sorryMissed: 'I missed your question.',
  sorryLacking: 'I have no better answer, because the {source} does not say it.',
  noQuote:
    'My sentences retell the {source} and are not quotations; what they rest on stands in the sections named below.',
  /** In whose words and whose opinion it was said. */
  ownWords:
    'My replies retell the {source} in my own words and add no opinion of mine; what they rest on is named in the line below.',
  /** To whoever read something else somewhere else; then who says what was told. */
  elsewhere: 'I have this one {source} alone, and cannot compare it with other reports.',
  /** Which of several statements counts most. */
  noRank: 'The {source} does not say which of these weighs more.',
  /** The fifth of four. */
  noPart: 'What I said last has no such part. Please ask for it in your own words.',
  which: 'Which',
  noWhich: 'The {source} does not say which.',
  /** How many were listed by name; counted by the bot. */
  listed: 'The {source} names {count}: {names}.',
} as const;

/** Who says what was said last, and how firmly; with `By` where the article names who. */
export const whoSays = {
  /** Of what the source itself is, which it does not say in so many words. */
  ofSource: 'That describes the {source} itself, as it stands before me; nobody else is cited for it.',
  confirmed: 'The {source} says that this was officially confirmed.',
  confirmedBy: 'The {source} names {attribution} as confirming this.',
  declared: 'The {source} gives this as official, and does not say whose word it is.',
  declaredBy: 'The {source} names {attribution} for this.',
  stated: 'The {source} says this itself.',
  statedBy: 'The {source} names {attribution} for this.',
  reported: 'The {source} cites nobody where it says this.',
  reportedBy: 'The {source} cites {attribution} for this.',
  position: 'The {source} gives this as the view of one side.',
  positionBy: 'The {source} gives this as the view of {attribution}.',
  possible: 'The {source} gives this only as a possibility, and cites nobody for it.',
  possibleBy: 'The {source} gives this only as a possibility, and cites {attribution} for it.',
  believed: 'The {source} gives this only as belief or speculation, and cites nobody for it.',
  believedBy: 'The {source} gives this only as belief or speculation, and cites {attribution} for it.',
} as const;

/** Who or what somebody or something is. */
export const identity = {
  is: '{name} is {is}.',
  are: '{name} are {is}.',
  /** Of a word that stands in a statement: before that statement. */
  unexplainedWord: 'The {source} does not explain “{word}” further.',
  /** The same where no statement has it. */
  unexplainedElsewhere: 'The {source} does not explain “{word}”.',
  unexplained: 'The {source} mentions {name} but does not describe it.',
  unexplainedMany: 'The {source} mentions {name} but does not describe them.',
  notMentioned: 'The {source} does not mention “{name}”.',
  /** The same of what is written as a name. */
  notMentionedName: 'The {source} does not mention {name}.',
  term: 'The {source} does not explain the word “{term}”. In general it means {means}.',
} as const;

/** "Why this answer?": how the question led to it, and where it stands in the article. */
export const why = {
  title: 'Why this answer?',
  matched: 'Words of yours that pointed here: {words}.',
  exact: 'Your question is one that I know word for word.',
  unclear: 'No single word decided it; the question as a whole came nearest to this.',
  runnerUp: 'The next nearest question was this: {question}',
  stands: 'Where the {source} says it, and how firmly:',
  fact: '{statement} ({standing}; {section})',
  quote: 'In its own words: “{quote}”',
  forgotten: 'I do not keep questions, so I can only show where the answer stands in the {source}.',
} as const;
