/** What a question gets, in French. Apostrophes are typographic: before a brace, a straight one would escape it. */

export const answers = {
  source: '{standing} · {section} · {date}',
  sourceOfRefusal: 'Pas dans l’article · {date}',

  timeNote: 'Attention à la date : l’article est {date}. Ce qui est venu après n’y figure pas.',

  closestTitle: 'L’article ne dit peut-être pas exactement cela',
  closest: 'Ce qu’il dit de plus proche : {statement}',
  closestOthers: 'Vous pouvez continuer avec l’une de ces questions :',

  severalTitle: 'Une chose après l’autre',
  severalSource: 'Chaque réponse avec sa source · {date}',

  suggestionsTitle: 'Vouliez-vous demander l’une de ces choses ?',
  suggestions:
    'Je ne suis pas sûr de ce que vous demandez sur {subject}. Voici ce que l’article dit de plus proche :',

  nothingSaid:
    'Je ne vois aucun mot dans ce message. Posez-moi une question avec vos propres mots, et je chercherai.',

  why: 'Pourquoi cette réponse ?',
  helpful: 'Utile',
  notHelpful: 'Pas utile',
};

export const standings = {
  confirmed: 'Confirmé par une source officielle',
  confirmedBy: 'Confirmé par {attribution}',
  reported: 'Rapporté par l’article',
  reportedBy: 'Rapporté, source citée : {attribution}',
  position: 'Position d’une des parties',
  positionBy: 'Position défendue par {attribution}',
  believed: 'Donné comme une croyance ou une hypothèse',
  believedBy: 'Donné comme une croyance ou une hypothèse',
};

export const refusals = {
  'title.not-in-article': 'L’article ne le dit pas',
  'title.off-topic': 'Ce n’est pas mon sujet',
  'title.opinion': 'Je ne prends pas parti',
  'title.after-article': 'Après l’article',

  notInArticle: 'L’article ne le dit pas, je ne peux donc pas vous répondre.',
  nearestIntro: 'Ce qu’il dit de plus proche :',
  positionsIntro: 'Qui défend quelle position, selon l’article :',
  offerIntro: 'Vous pouvez me demander, par exemple :',
};

export const whole = {
  brief: 'L’histoire en bref',
  timeline: 'Ce que l’article date',
  undated: 'L’article ne donne pas de date pour ceci :',
  noDates: 'L’article ne donne aucune date.',
  people: 'Qui est concerné',
  countries: 'Pays que l’article nomme',
  numbers: 'Chiffres de l’article',
  noNumbers: 'L’article ne donne aucun chiffre.',
  sides: 'Qui défend quelle position',
  noSides: 'L’article ne rapporte aucune prise de position.',
  firmness: 'Ce qui est confirmé, et ce qui ne l’est pas',
  confirmed: 'Confirmé par une source officielle, ou acte officiel :',
  sourced: 'Rapporté, sources citées :',
  believed: 'Donné comme une croyance, une hypothèse ou une possibilité :',
  rest: 'Tout le reste, l’article le donne comme une nouvelle, ou comme l’avis de qui le défend.',
};

export const roles = {
  negotiates: 'Négocie',
  'other-side': 'De l’autre côté',
  mediates: 'Sert d’intermédiaire',
  objects: 'S’oppose',
  comments: 'Commente',
  concerned: 'Concerné',
};

export const aboutLast = {
  source: 'Avec quelle fermeté l’article le dit, et où',
  date: 'Quand',
  noDate: 'L’article ne donne pas de date pour cela.',
  place: 'Où',
  people: 'Noms',
  number: 'Combien',
  noNumber: 'L’article ne donne pas de nombre pour cela.',
  shorter: 'En bref',
  sorryTitle: 'Ce n’était pas votre question',
  sorry:
    'Je suis désolé d’être passé à côté de votre question. Dites-la autrement, ou prenez l’une de celles-ci si c’est ce que vous vouliez dire.',
};

export const identity = {
  is: '{name} : {is}.',
  unexplained: 'L’article n’explique pas ce nom : {name}. Il le mentionne ici :',
  alsoSays: 'Ce que l’article en dit aussi :',
  notMentioned: 'L’article ne mentionne pas « {name} ».',
  term: 'L’article n’explique pas le mot « {term} ». En général, il désigne {means}. Ce sens relève de la culture générale et ne vient pas de l’article.',
};

export const why = {
  title: 'Pourquoi cette réponse ?',
  matched: 'Ceux de vos mots qui y ont mené : {words}.',
  exact: 'Votre question est de celles que je connais mot pour mot.',
  unclear: 'Aucun mot n’a décidé à lui seul ; c’est la question entière qui en était la plus proche.',
  runnerUp: 'La question suivante la plus proche était : {question}',
  stands: 'Où l’article le dit :',
  fact: '{statement} ({standing} ; {section})',
  forgotten:
    'Je ne garde pas les questions, je peux donc seulement montrer où la réponse se trouve dans l’article.',
};

export const smallTalk = {
  greeting: 'Bonjour. Interrogez-moi sur {subject}, avec vos propres mots.',
  thanks: 'Je vous en prie. Posez d’autres questions quand vous voulez.',
  farewell: 'Au revoir, et prenez soin de vous.',
  bot: 'Oui, je suis un robot. Il n’y a pas de modèle de langage en moi : je cherche ce qu’un article dit sur {subject}, et je le dis quand il n’en dit rien.',
  abilities:
    'Mon sujet : {subject}, d’après un seul article. Posez vos questions avec vos propres mots, ou utilisez /explain, /whats-next, /about et /help.',
  howareyou: 'Je suis un programme, donc toujours pareil, merci. Que voulez-vous savoir ?',
  'apology-accept': 'Il n’y a pas de mal. Que voulez-vous savoir ?',
  praise: 'Merci. Je suis content si cela vous a aidé.',
  insult:
    'Je suis désolé de ne pas vous avoir aidé. Dites-moi ce que vous voulez savoir, et je chercherai encore.',
  test: 'Je suis là.',
  other: 'Je suis là. Interrogez-moi sur {subject}, avec vos propres mots.',
};
