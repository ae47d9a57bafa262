/** What a question gets: answers, offers, refusals. */

/** Answers and offers: what a question gets that the article, or its absence, decides. */
export const answers = {
  /** The line under every answer: how firmly and by whom, where in the article, how old. */
  source: '{standing} · {section} · {date}',
  sourceOfRefusal: 'Not in the article · {date}',

  timeNote: 'Mind the date: the article is {date}. What came later is not in it.',

  closestTitle: 'The article may not say exactly that',
  closest: 'The closest it says: {statement}',
  closestOthers: 'You can read on with one of these:',

  /** A reply to several questions at once, each with its own source. */
  severalTitle: 'One by one',
  severalSource: 'Each with its own source · {date}',

  suggestionsTitle: 'Did you mean one of these?',
  suggestions:
    'I am not sure what you are asking about {subject}. These are the nearest things that the article tells:',

  nothingSaid: 'I see no words in that message. Ask me a question in your own words, and I will look.',

  why: 'Why this answer?',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
} as const;

/** How firmly the article says something, as people read it; with `By` where it names who. */
export const standings = {
  confirmed: 'Confirmed by an official source',
  confirmedBy: 'Confirmed by {attribution}',
  reported: 'Reported by the article',
  reportedBy: 'Reported, citing {attribution}',
  position: "A party's position",
  positionBy: 'A position held by {attribution}',
  believed: 'Marked as belief or speculation',
  believedBy: 'Marked as belief or speculation',
} as const;

/** Refusals, by their reason. What only the story can say (what is missing, what is nearest) is in its folder. */
export const refusals = {
  'title.not-in-article': 'The article does not say',
  'title.off-topic': 'Not my subject',
  'title.opinion': 'I take no side',
  'title.after-article': 'After the article',
  'title.statement': 'I do not argue',

  notInArticle: 'The article does not say that, so I cannot tell you.',
  nearestIntro: 'What it does say nearest to it:',
  bearingIntro: 'What the article says that bears on it:',
  positionsIntro: 'Who holds which view, as the article reports it:',
  offerIntro: 'You can ask me, for example:',
} as const;

/** Replies about the whole of a story. */
export const whole = {
  brief: 'The story in brief',
  timeline: 'What the article dates',
  undated: 'The article gives no date for these:',
  noDates: 'The article gives no dates.',
  people: 'Who is involved',
  countries: 'Countries that the article names',
  numbers: 'Numbers in the article',
  noNumbers: 'The article gives no numbers.',
  sides: 'Who holds which view',
  noSides: 'The article reports no positions.',
  firmness: 'What is confirmed, and what is not',
  confirmed: 'Confirmed by an official source, or an official act:',
  sourced: 'Reported, citing sources:',
  believed: 'Marked as belief, speculation or possibility:',
  rest: 'The article states everything else as news, or as the view of whoever holds it.',
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
  noDate: 'The article gives no date for that.',
  place: 'Where',
  people: 'Names',
  number: 'How many',
  noNumber: 'The article gives no number for that.',
  shorter: 'In short',
  sorryTitle: 'Not what you asked',
  sorry:
    'I am sorry that I missed your question. Say it in other words, or take one of these if it is what you meant.',
} as const;

/** Who or what somebody or something is. */
export const identity = {
  is: '{name} is {is}.',
  unexplained: 'The article does not explain what {name} is. It names it here:',
  alsoSays: 'What else the article says of it:',
  notMentioned: 'The article does not mention “{name}”.',
  term: 'The article does not explain the word “{term}”. In general it means {means}. This meaning is general knowledge, and not from the article.',
} as const;

/** "Why this answer?": how the question led to it, and where it stands in the article. */
export const why = {
  title: 'Why this answer?',
  matched: 'Words of yours that pointed here: {words}.',
  exact: 'Your question is one that I know word for word.',
  unclear: 'No single word decided it; the question as a whole came nearest to this.',
  runnerUp: 'The next nearest question was: {question}',
  stands: 'Where the article says it:',
  fact: '{statement} ({standing}; {section})',
  forgotten: 'I do not keep questions, so I can only show where the answer stands in the article.',
} as const;
