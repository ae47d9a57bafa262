/** Knowledge that changes while the bot runs. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeDiscord, startDiscord } from '../doubles/discord/server.ts';
import { type BotProcess, startBot } from './bot-process.ts';

let bot: BotProcess | undefined;
let discord: FakeDiscord | undefined;
let folder: string | undefined;

afterEach(async () => {
  await bot?.clear();
  await discord?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

describe('knowledge that changes while the bot runs', () => {
  it('is checked aside and swapped in; a faulty change is reported and changes nothing', async () => {
    folder = mkdtempSync(join(tmpdir(), 'backchannel-reload-'));
    cpSync(resolve(process.env['KNOWLEDGE_DIR'] ?? 'knowledge'), folder, { recursive: true });
    const article = join(folder, 'article.yaml');
    const before = readFileSync(article, 'utf8');
    discord = await startDiscord();
    bot = startBot({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      KNOWLEDGE_DIR: folder,
      BACKCHANNEL_CACHE: join(folder, '.cache'),
      HTTP_PORT: '0',
    });
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(
      String((await bot.logged('Backchannel runs'))['msg']),
    )![0];
    const metric = async (name: string) =>
      (await (await fetch(`${address}/metrics`)).text()).split('\n').find((line) => line.startsWith(name));
    const revision = await metric('backchannel_knowledge_info');

    writeFileSync(article, `${before}\nunknown_key: 1\n`);
    await bot.logged('The changed knowledge has faults');
    expect(bot.stderr()).toMatch(/article\.yaml:\d+: .*unknown_key/);
    expect(await metric('backchannel_knowledge_info')).toBe(revision);

    writeFileSync(article, before.replace(/^title: .*$/m, 'title: Another title of the same story'));
    await bot.logged('is in force');
    expect(await metric('backchannel_knowledge_info')).not.toBe(revision);
    expect(await metric('backchannel_knowledge_reloads_total{outcome="taken"}')).toMatch(/ 1$/);
    discord.say(`<@${discord.bot.id}> who leads the talks?`);
    await expect.poll(() => discord!.posts().length).toBe(1);
  }, 400_000);

  it('holds up nothing that people wait for, even where nothing compiled can be kept', async () => {
    folder = mkdtempSync(join(tmpdir(), 'backchannel-reload-'));
    cpSync(resolve(process.env['KNOWLEDGE_DIR'] ?? 'knowledge'), folder, { recursive: true });
    const article = join(folder, 'article.yaml');
    discord = await startDiscord();
    bot = startBot({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      KNOWLEDGE_DIR: folder,
      BACKCHANNEL_CACHE: '/proc/backchannel',
      HTTP_PORT: '0',
    });
    const started = String((await bot.logged('Backchannel runs'))['msg']);
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(started)![0];
    writeFileSync(article, readFileSync(article, 'utf8').replace(/^title: .*$/m, 'title: Another title'));
    const reloaded = bot.logged('is in force');
    let longest = 0;
    for (let over = false; !over; ) {
      const asked = performance.now();
      await (await fetch(`${address}/healthz`)).text();
      longest = Math.max(longest, performance.now() - asked);
      over = await Promise.race([reloaded.then(() => true), sleep(20, false)]);
    }
    // Training in the process itself would take several seconds.
    expect(longest).toBeLessThan(2000);
  }, 400_000);
});
