import { expect, it, onTestFinished } from 'vitest';
import { mention } from '../../doubles/slack/payloads.ts';
import { startBot, WAIT } from '../../doubles/slack/start.ts';
import { startBot as startDiscordBot } from '../discord/bot.ts';

const askSlack = (text: string) => mention({ text, user: 'U0000ANN' });

async function startBoth() {
  const discord = await startDiscordBot();
  onTestFinished(() => discord.close());
  return { discord, slack: await startBot('socket') };
}

it('Slack and Discord run in one process', async () => {
  const { discord, slack } = await startBoth();
  await slack.event(askSlack('who talks?'));
  discord.discord.say(`<@${discord.discord.bot.id}> who talks?`);
  await slack.posts(1);
  await expect.poll(() => discord.discord.posts().length, WAIT).toBe(1);
});

it('Discord answers while Slack is in trouble', async () => {
  const { discord, slack } = await startBoth();
  slack.server.faults.arm('*', { drop: true }, 1000);
  slack.server.socket.cut();
  await expect.poll(() => slack.adapter.health().connected, WAIT).toBe(false);
  discord.discord.say(`<@${discord.discord.bot.id}> who talks?`);
  await expect.poll(() => discord.discord.posts().length, WAIT).toBe(1);
  expect(discord.adapter.health().connected).toBe(true);
});

it('Slack answers while Discord is in trouble', async () => {
  const { discord, slack } = await startBoth();
  discord.discord.gateway.drop();
  discord.discord.gateway.refuseWith = 4004;
  await expect.poll(() => discord.adapter.health().connected, WAIT).toBe(false);
  await slack.event(askSlack('who talks?'));
  await slack.posts(1);
  expect(slack.adapter.health().connected).toBe(true);
});
