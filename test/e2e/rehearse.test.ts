/** The rehearsal as an operator holds it: a stand-in, and a whole bot beside it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { type BotProcess, startBot } from './bot-process.ts';

const TSX = import.meta.resolve('tsx');
let bot: BotProcess | undefined;
afterEach(() => bot?.clear());

it.each(['discord', 'slack'])(
  'a bot answers on the stand-in for %s with what that prints',
  async (platform) => {
    const stage = spawn(process.execPath, ['--import', TSX, 'tools/rehearse.ts', platform]);
    const ended = new Promise<number | null>((done) => stage.once('close', done));
    try {
      let out = '';
      stage.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      await expect.poll(() => out, { timeout: 60_000 }).toContain('npm start');
      const env = Object.fromEntries(
        [...out.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
      );
      // The bot's own data and port are left alone.
      expect(existsSync(env['DATA_DIR']!)).toBe(true);
      expect(env['HTTP_PORT']).toBe('0');
      expect(out).toContain(' DATABASE_URL= ');
      bot = startBot(env);
      await bot.logged('Backchannel runs. ');
      stage.stdin.write('who leads the talks?\n');
      await expect.poll(() => out, { timeout: 15_000 }).toMatch(/^bot: [\s\S]*Boehler/m);
      stage.stdin.end();
      expect(await ended).toBe(0);
      expect(existsSync(env['DATA_DIR']!)).toBe(false);
    } finally {
      stage.kill('SIGKILL');
    }
  },
  120_000,
);
