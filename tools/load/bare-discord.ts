/** The least that discord.js needs to reply: what our own reply is compared with. */
import './tell-memory.ts';
import { Client, GatewayIntentBits, Partials } from 'discord.js';

const { DISCORD_TOKEN: token = '', DISCORD_API_URL: api = '' } = process.env;
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  rest: { api },
});
client.on('messageCreate', (message) => {
  if (message.author.bot || !message.mentions.has(client.user!)) return;
  void message.reply({ content: 'A constant.', allowedMentions: { parse: [], repliedUser: false } });
});
client.once('clientReady', () => process.stdout.write('ready\n'));
await client.login(token);
