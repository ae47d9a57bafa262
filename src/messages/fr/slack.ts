/** What Slack users read that no other platform needs, in French. */
export const slack = {
  /** At most 24 characters. */
  explainMessage: 'Expliquer ce message',
  /** At most 150 characters. */
  explainMessageDescription: 'Cherche ce que l’article dit sur la question de ce message, pour vous seul',
  commandOfAll: 'Tout ce que je sais faire, par exemple : help',
  commandOfAllUsage: 'help | explain un sujet | une question',

  status: 'cherche…',
  greeting:
    'Bonjour. Interrogez-moi sur l’histoire avec vos propres mots, ou choisissez une des suggestions. Je réponds d’après un seul article, et je le dis quand il n’en dit rien.',
  promptsTitle: 'Vous pourriez commencer par :',
  nextPrompt: 'Et ensuite ?',

  homeTopics: 'Sujets',
  homeAsk: 'Comment demander',
  homeHow:
    '- Dans un salon : mentionnez-moi avec votre question. Je réponds dans le fil ; continuez-y sans mention.\n' +
    '- Ici, sous **Messages**, ou dans le volet de l’assistant : écrivez, tout simplement.\n' +
    '- Partout : /explain, /whats-next, /ask, /about. Vous seul voyez la réponse, tant que vous n’appuyez pas sur **Partager dans le salon**.\n' +
    '- Sur le message de quelqu’un : **Plus d’actions** → **Expliquer ce message**.\n' +
    '- Tout le reste : /backchannel help.',
  homePrivacy: 'Confidentialité',
  homeChannels: 'Salons de cet espace de travail',
  homeChannelDefault:
    'Je réponds quand on me mentionne. Un administrateur peut le changer pour un salon avec /settings dans ce salon.',
  mentions: 'quand on me mentionne',
  questions: 'quand on me mentionne, et aux simples questions dont je suis sûr',
  off: 'désactivé',
  homeMoreChannels: 'et {count} de plus',

  /** Names at most 35, short descriptions at most 140 characters. */
  appName: 'Backchannel',
  botName: 'backchannel',
  appDescription: 'Explique une actualité d’après un seul article, et dit ce que l’article ne dit pas.',
  /** Slack wants 175 to 4,000 characters. */
  appLongDescription:
    'Posez vos questions sur l’histoire avec vos propres mots, dans un salon, un message privé ou le volet de l’assistant. Chaque réponse dit où elle se trouve dans l’article et avec quelle fermeté l’article le dit. Quand l’article n’a pas la réponse, Backchannel le dit et propose ce qu’il a. Il ne prend pas parti, n’invente rien, et il n’y a pas de modèle de langage en lui.',
  assistantDescription: 'Répond aux questions sur une actualité d’après un seul article, avec sa source.',

  managersOnly:
    'Seuls les administrateurs et propriétaires de cet espace de travail, et les personnes que l’exploitant a nommées, peuvent faire cela.',
  cannotListen: 'Mais je ne peux pas encore lire les messages ici : invitez-moi d’abord dans ce salon.',
  installations:
    '**Espaces de travail Slack :** là où l’application a été installée par "Add to Slack" : ce que Slack a envoyé pour elle (dont un jeton d’accès), chiffré, jusqu’à ce qu’elle soit retirée.',
};
