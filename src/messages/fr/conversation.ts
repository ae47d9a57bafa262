/** How replies reach people, votes, and faults, in French. */

export const conversation = {
  nothingToExplain: 'Ce message ne contient aucun texte que je pourrais chercher.',
  nothingToSay:
    'Je n’ai pas de réponse à cela pour l’instant. Réessayez s’il vous plaît dans une minute, avec « /ask » et une question.',
  couldNotPost: 'Je n’ai pas pu écrire dans le salon où vous avez demandé, voici donc ma réponse :',
  apology:
    'Désolé, c’est de mon côté que cela a échoué, pas du vôtre. Réessayez s’il vous plaît. (Rapport {report})',
  share: 'Partager dans le salon',
  cannotShare: 'Je n’ai pas pu écrire ici. Si c’est un salon, ajoutez-m’y, puis partagez de nouveau.',
  cannotShareAgain:
    'Je n’ai plus cette réponse. Utilisez s’il vous plaît la commande encore une fois, puis partagez-la.',
  correctedOn: 'Corrigé le {day}.',
};

export const votes = {
  helpful: 'Merci. C’est noté : utile.',
  notHelpful: 'Merci. C’est noté : pas utile.',
  shouldKnow: 'Merci. C’est noté : je devrais le savoir. Les personnes qui s’occupent de moi le verront.',
  changeable: 'Vous pouvez changer votre vote avec l’autre bouton.',
  perhaps: 'C’est peut-être l’une de ces questions que vous vouliez poser :',
};

export const faults = {
  apologyTitle: 'Quelque chose a échoué de mon côté',
  apology:
    'Je suis désolé, je n’ai pas pu répondre à cela. Réessayez s’il vous plaît. Si cela se répète, donnez cet identifiant à la personne qui m’exploite : {report}',
  goneButton:
    'Ce bouton date d’avant, et ce qu’il désignait n’est plus là. Redemandez-moi s’il vous plaît avec vos propres mots.',
  tooManyQuestions:
    'Cela fait beaucoup de questions à la fois. Laissez-moi une minute, puis continuez à demander.',
  busy: 'Un très grand nombre de personnes m’interrogent à la fois. Réessayez s’il vous plaît dans une minute.',
  stopping: 'On me redémarre. Redemandez-moi s’il vous plaît dans une minute.',
};
