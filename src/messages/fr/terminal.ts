/** What only the terminal says, in French. */
export const terminal = {
  greeting:
    'Posez vos questions avec vos propres mots, utilisez une commande, ou tapez le numéro de ce qui est proposé. Quittez avec /quit ou Ctrl-D.',
  farewell: 'Au revoir.',
  nobodyToTalkTo:
    'Aucune plateforme n’est configurée, et personne n’est au terminal. Définissez DISCORD_TOKEN, ou SLACK_BOT_TOKEN et SLACK_APP_TOKEN (.env.example en dit plus).',
};
