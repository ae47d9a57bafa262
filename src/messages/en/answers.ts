/** What a question gets: answers, offers, refusals. */

/** Answers and offers: what a question gets that the article, or its absence, decides. */
export const answers = {
  /** The line under every answer: how firmly and by whom, where in the article, how old. */
  source: '{standing} · {section} · {date}',
  /** Where each sentence says for itself how firm it is. */
  sourceOfMixed: 'In the article: {section} · {date}',
  sourceOfRefusal: 'The whole article · {date}',
  severalSections: 'several sections',

  /** Before an answer to a question about the present. */
  timeNote: 'This is the state of {asOf}; it may have changed.',
  timeNoteUndated: 'The article is {date}; things may have changed since.',

  /** Before what the article says, in a list. */
  says: 'The article says:',
  saysAsOf: 'As of {asOf}, the article says:',

  closestTitle: 'The article may not say exactly that',
  closest: 'The closest that it says is this: {statement}',
  closestOthers: 'These are questions that I can answer:',

  /** A reply to several questions at once, each with its own source. */
  severalTitle: 'One by one',
  severalSource: 'Each part has its own source · {date}',

  suggestionsTitle: 'Did you mean one of these?',
  suggestions: 'I am not sure what you are asking. I can answer these questions about {subject}:',

  nothingSaid: 'I see no words in that message. Ask me a question in your own words, and I will look.',

  why: 'Why this answer?',
  helpful: 'Helpful',
  helpfulNoted: '✓ Helpful',
  notHelpful: 'Not helpful',
  notHelpfulNoted: '✓ Not helpful',
} as const;

/** How firmly the article says something, as people read it; with `By` where it names who. */
export const standings = {
  confirmed: 'Confirmed by an official source',
  confirmedBy: 'Confirmed by {attribution}',
  declared: 'Declared by a named body',
  declaredBy: 'Declared by {attribution}',
  /** Another act than a declaration, such as "Classified". */
  actBy: '{act} by {attribution}',
  reported: 'Reported',
  reportedBy: 'Reported, citing {attribution}',
  position: 'The view of one side',
  positionBy: 'The view of {attribution}',
  possible: 'Given as a possibility',
  possibleBy: 'Given as a possibility, citing {attribution}',
  believed: 'Given as belief or speculation',
  believedBy: 'Given as belief or speculation, citing {attribution}',
} as const;

/** Refusals, by their reason. What only the story can say (what is missing, what is nearest) is in its folder. */
export const refusals = {
  'title.not-in-article': 'Not in the article',
  'title.off-topic': 'Not my subject',
  'title.opinion': 'I take no side',
  'title.after-article': 'After the article',
  'title.statement': 'I do not argue',

  /** What is missing, by what was asked for; "that" where nothing in particular was. */
  'lacks.time': 'the article does not give the date that you ask for',
  'lacks.place': 'the article does not give the place that you ask for',
  'lacks.person': 'the article does not name whom you ask for',
  'lacks.number': 'the article does not say how many or how much',
  'lacks.reason': 'the article does not give the reason that you ask for',
  'lacks.manner': 'the article does not explain what you ask for',
  'lacks.that': 'the article does not answer that question',
  lack: '{lack}.',
  lackAbout: 'About {name}, {lack}.',
  bearingIntro: 'What the article says that bears on it:',
  positionsIntro: 'Who holds which view, as the article reports it:',
  offerIntro: 'You can ask me, for example:',
} as const;

/** Replies about the whole of a story. */
export const whole = {
  brief: 'The story in brief',
  timeline: 'What the article dates',
  undated: 'Without a date, the article says:',
  noDates: 'The article gives no dates.',
  people: 'Who is involved',
  countries: 'Countries that the article names',
  numbers: 'Numbers in the article',
  noNumbers: 'The article gives no numbers.',
  sides: 'Who holds which view',
  noSides: 'The article reports no positions.',
  firmness: 'What is confirmed, and what is not',
  confirmed: 'Confirmed by an official source',
  declared: 'Acts of named bodies',
  sourced: 'Reported, citing sources',
  possible: 'Given as possible',
  believed: 'Given as belief or speculation',
  rest: 'The article gives everything else as news, or as the view of whoever holds it.',
} as const;

/** The parts that people and bodies have in a story, as headings. */
export const roles = {
  negotiates: 'Negotiating',
  'other-side': 'On the other side',
  mediates: 'Mediating',
  objects: 'Objecting',
  comments: 'Commenting',
  concerned: 'Concerned',
} as const;

/** Replies to what is asked about the reply before. */
export const aboutLast = {
  source: 'How firmly the article says it, and where',
  date: 'When',
  noDate: 'The article gives no date for what I said last.',
  place: 'Where',
  people: 'Names',
  number: 'How many',
  noNumber: 'The article gives no number for what I said last.',
  shorter: 'In short',
  sorryTitle: 'Not what you asked',
  sorry:
    'I am sorry that I missed your question. Say it in other words, or take one of these if it is what you meant.',
} as const;

/** Who or what somebody or something is. */
export const identity = {
  is: '{name} is {is}.',
  are: '{name} are {is}.',
  unexplained: 'The article names {name} but does not describe it.',
  unexplainedMany: 'The article names {name} but does not describe them.',
  notMentioned: 'The article does not mention “{name}”.',
  term: 'The article does not explain the word “{term}”. In general it means {means}. This meaning is general knowledge, and not from the article.',
} as const;

/** "Why this answer?": how the question led to it, and where it stands in the article. */
export const why = {
  title: 'Why this answer?',
  matched: 'Words of yours that pointed here: {words}.',
  exact: 'Your question is one that I know word for word.',
  unclear: 'No single word decided it; the question as a whole came nearest to this.',
  runnerUp: 'The next nearest question was this: {question}',
  stands: 'Where the article says it, and how firmly:',
  fact: '{statement} ({standing}; {section})',
  forgotten: 'I do not keep questions, so I can only show where the answer stands in the article.',
} as const;
