/** The least that Bolt needs to reply: what our own reply is compared with. */
import './tell-memory.ts';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';

const {
  SLACK_API_URL: slackApiUrl = '',
  SLACK_SIGNING_SECRET: signingSecret = '',
  TEAMS = '[]',
} = process.env;
const teams = new Map(
  (JSON.parse(TEAMS) as { id: string; token: string; botUser: string; botId: string }[]).map((team) => [
    team.id,
    team,
  ]),
);
const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl },
  async authorize({ teamId }) {
    const team = teams.get(teamId ?? '')!;
    return { botToken: team.token, botUserId: team.botUser, botId: team.botId };
  },
});
app.event('app_mention', async ({ event, client }) => {
  await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: 'A constant.' });
});
const server = await receiver.start(0);
const address = server.address();
process.stdout.write(`ready address=http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
