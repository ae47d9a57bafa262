/** Stand-ins for the platforms, as a rehearsal uses them: a person speaks to the bot, and sees what stands. */
import { startDiscord } from '../../test/doubles/discord/server.ts';
import { CHANNEL, eventBody, mention } from '../../test/doubles/slack/payloads.ts';
import { APP_TOKEN, startSlackServer } from '../../test/doubles/slack/server.ts';

/** A message of the bot. */
export interface Standing {
  readonly id: string;
  readonly text: string;
}

export interface Stage {
  /** What a bot has to be given to come here. */
  readonly env: Readonly<Record<string, string>>;
  /** Somebody mentions the bot in a channel and says this. */
  ask(text: string): void;
  /** What the bot has said and not taken away. */
  standing(): readonly Standing[];
  close(): Promise<void>;
}

async function discordStage(): Promise<Stage> {
  const server = await startDiscord();
  return {
    env: { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl },
    ask: (text) => void server.say(`<@${server.bot.id}> ${text}`),
    standing: () => server.posts().map(({ message: { id, content } }) => ({ id, text: content })),
    close: () => server.close(),
  };
}

async function slackStage(): Promise<Stage> {
  const server = await startSlackServer();
  const team = server.world.teams[0]!;
  return {
    env: { SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: server.apiUrl },
    ask: (text) =>
      void server.socket.send('events_api', eventBody(mention({ text, user: 'U0000ANN', channel: CHANNEL }))),
    standing: () =>
      server.world.messages.filter(({ deleted }) => !deleted).map(({ ts, text }) => ({ id: ts, text })),
    close: () => server.close(),
  };
}

export const STAGES: Readonly<Record<string, () => Promise<Stage>>> = {
  discord: discordStage,
  slack: slackStage,
};
