/** What commands say, in French. */

export const commands = {
  unknown: 'Je ne connais pas la commande « {name} ». Demandez-moi « help ».',
  badOption: 'Pour « {option} », choisissez s’il vous plaît parmi : {choices}.',
  missingOption: 'Ajoutez s’il vous plaît « {option} ».',
  missingQuestion: 'Que voulez-vous savoir ? Ajoutez votre question après la commande.',
  managersOnly: 'Seules les personnes qui gèrent ce serveur ou cet espace de travail peuvent faire cela.',
  channelsOnly:
    '{command} concerne un salon d’un serveur ou d’un espace de travail. Utilisez-la dans ce salon.',
  workspacesOnly: '{command} concerne un serveur ou un espace de travail. Utilisez-la là-bas.',
  needsMemory: 'Il faudrait pour cela une mémoire, et je n’en ai pas ici.',

  topicsIntro: 'Sujets que vous pouvez demander avec /explain :',
  unknownTopic: 'Je n’ai pas de sujet « {topic} ». Les plus proches sont :',
  topicQuestions: 'Pour en savoir plus :',

  nextTitle: 'Et ensuite ?',
  nextFocus: 'L’essentiel pour l’instant',
  nextWatch: 'À suivre',
  nextUncertain: 'Incertain',

  aboutTitle: 'À propos de ce robot',
  about:
    'Mon sujet : {subject}, d’après une seule source : {about} Je ne dis que ce qu’elle dit, avec quelle fermeté et selon qui, et je préviens quand elle ne le dit pas. Je ne prends pas parti, et il n’y a pas de modèle de langage en moi.',
  aboutCovers: 'L’article traite de ceci :',

  helpTitle: 'Comment demander',
  help: 'Posez vos questions avec vos propres mots ; les fautes de frappe ne gênent pas. Dans un salon, mentionnez-moi d’abord. Commandes :',
  helpExamples: 'Par exemple :',
};

export const settings = {
  title: 'Réglages de ce salon',

  'mode.mentions':
    'Je réponds ici quand quelqu’un me mentionne ou utilise une de mes commandes, et pas autrement.',
  'mode.questions':
    'Je réponds aussi ici aux simples questions, sans être mentionné, quand je suis sûr de la réponse.',
  'mode.off': 'Je ne réponds pas aux messages de ce salon, pas même aux mentions.',
  mode: '**Mode : {mode}.** {meaning}',
  howToChange: 'Pour le changer : "/settings channel mode:mentions", "mode:questions" ou "mode:off".',
  missingMode:
    'Quel mode ? "/settings channel mode:mentions" (seulement quand on me mentionne), "mode:questions" (les simples questions aussi) ou "mode:off" (jamais).',

  questionsSwitchedOn: `Pour ne pas gêner :
- Je ne prends la parole que si je suis sûr, et pas là où des personnes se répondent dans un fil ou une réponse.
- Je dis la même chose au plus une fois par jour ici, et je prends la parole au plus {anHour, plural, one {une fois} other {# fois}} par heure.
- Après deux votes « pas utile » de suite, je me tais pendant une semaine.
Pour m’arrêter : "/settings channel mode:mentions", ou "mode:off" pour m’arrêter tout à fait.`,
  cannotListen: 'Mais je ne peux pas encore lire ici les messages qui ne me mentionnent pas.',
  howToReturn: 'Pour me faire revenir : "/settings channel mode:mentions".',
  held: 'C’est en vigueur maintenant, mais je ne peux pas le noter pour l’instant. Je le ferai dès que possible ; si l’on me redémarre avant, réglez-le s’il vous plaît encore une fois.',

  channelOff: 'Je suis désactivé dans ce salon. Vous pouvez m’interroger en message privé.',
};

export const insights = {
  title: '{days, plural, one {Le dernier jour} other {Les # derniers jours}}',
  unavailable:
    'Je n’ai pas accès à mes relevés pour l’instant. Réessayez s’il vous plaît dans quelques minutes.',
  logOff: 'Le journal des questions est désactivé, il n’y a donc pas de décompte des questions.',
  onlyUnanswered:
    'Seules les questions sans réponse sont notées, celles qui en ont eu une ne sont donc pas comptées ici.',
  nothing: 'Rien n’a encore été demandé.',
  asked: '**Demandé :** {count}',
  answered: '**Répondu :** {count}',
  offered: '**Plusieurs réponses proposées :** {count}',
  refused: '**Refusé :** {count}',
  'refused.not-in-article': 'l’article ne le dit pas : {count}',
  'refused.off-topic': 'hors sujet : {count}',
  'refused.opinion': 'opinion, conseil ou pronostic : {count}',
  'refused.after-article': 'après l’article : {count}',
  helpful: '**Utile :** {percent} % ({helpful} sur {all, plural, one {# vote} other {# votes}})',
  noVotes: '**Utile :** pas encore de vote',
  topEntries: '**Le plus demandé :**',
  topUnanswered: '**Sans réponse, le plus demandé :**',
  counted: '{what} ({count, plural, one {une fois} other {# fois}})',
  review: 'Pour m’apprendre celles qui sont sans réponse, l’exploitant lance : npm run review',
};

export const privacy = {
  title: 'Ce que je garde',
  intro: 'Je garde le moins possible, et seulement pour ce qui est dit ici.',

  'questions.off': '**Questions :** rien. Le journal des questions est désactivé.',
  'questions.unanswered':
    '**Questions auxquelles je n’ai pas pu répondre :** {masked} Gardé {days, plural, one {# jour} other {# jours}}. Les questions auxquelles j’ai répondu ne sont pas gardées.',
  'questions.all': '**Questions :** {masked} Gardé {days, plural, one {# jour} other {# jours}}.',
  masked:
    'les mots de la question en minuscules, sans les mentions, les liens, les adresses électroniques, les nombres (sauf les années) ni aucun mot qui n’est pas de mon propre vocabulaire, comme les noms ; ce qu’elle est devenue ; la plateforme ; le jour. Pas d’utilisateur, pas de salon, pas d’heure, pas le texte tel qu’il a été tapé.',

  votes:
    '**Votes :** utile ou non, sur quelle réponse, quel jour, sur quelle plateforme. Pour compter une voix par personne et par réponse, je garde un code dont on ne peut pas tirer l’utilisateur. Gardé {days, plural, one {# jour} other {# jours}}.',
  votesWithQuestions:
    '**Votes :** utile ou non, sur quelle réponse, quel jour, sur quelle plateforme. Pour compter une voix par personne et par réponse, je garde un code dont on ne peut pas tirer l’utilisateur. Avec « pas utile », aussi la question, masquée de la même façon. Gardé {days, plural, one {# jour} other {# jours}}.',
  review:
    '**Parmi celles-ci :** une question masquée que les personnes qui s’occupent de moi ajoutent à ce que je sais, ou décident d’ignorer, reste.',

  noReplies: '**Mes réponses :** rien.',
  replies:
    '**Mes réponses :** les identifiants du message, de son salon et de son serveur ou espace de travail, et de quelle réponse il s’agissait, pour que je puisse la corriger. Gardé {days, plural, one {# jour} other {# jours}}.',
  channels:
    '**Salons :** l’identifiant d’un salon dont les réglages ont été changés, avec son mode. Là où je réponds sans qu’on me le demande : quelles réponses j’ai données le dernier jour, et si des votes m’ont fait faire une pause.',
  memory:
    '**Pour un moment :** ce dont vous avez parlé en dernier avec moi, combien de fois vous avez demandé, et (là où je réponds sans qu’on me le demande) qui parle dans un fil, restent en mémoire vive et disparaissent après peu de temps ou un redémarrage. Les identifiants des événements que j’ai traités sont gardés une heure au plus.',
  not: 'Je ne garde ni noms, ni identifiants d’utilisateurs, ni messages, et je ne transmets rien à personne.',

  nothing:
    'Je ne garde rien de ce qui est dit ici. Ce que vous avez demandé en dernier reste en mémoire quelques minutes, pour que je comprenne ce que vous demandez ensuite, et disparaît quand je m’arrête. Je ne transmets rien à personne.',
};
