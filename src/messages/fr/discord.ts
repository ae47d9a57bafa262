/** What Discord users read that no other platform needs, in French. */
export const discord = {
  /** At most 32 characters. */
  explainMessage: 'Expliquer ce message',
  about: 'Sur votre message dans {channel} :',
  managersOnly: 'Seules les personnes qui ont la permission « Gérer le serveur » peuvent faire cela ici.',
  cannotListen:
    'Mais je ne peux pas encore lire ici les messages qui ne me mentionnent pas : l’exploitant n’a pas activé l’intent Message Content (DISCORD_MESSAGE_CONTENT=true). D’ici là, je ne vois que les mentions.',
};
