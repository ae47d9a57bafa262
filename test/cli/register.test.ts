/** The program that registers commands, as it is started: its usage, and what becomes of its output. */
import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { run } from './program.ts';

describe('npm run register', () => {
  it('says with --help how it is used, with every option', async () => {
    const { code, stdout, stderr } = await run('src/cli/register.ts', ['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: npm run register -- discord\|slack/);
    for (const option of ['--dry-run', '--print', '--agent', '--help'])
      expect(stdout).toContain(`${option} `);
  });

  it.each([
    ['no platform', []],
    ['two platforms', ['slack', 'discord']],
    ['a platform that is none', ['irc']],
    ['an option that is none', ['slack', '--frobnicate']],
  ])('says so on standard error, with status 2, when it is given %s', async (_, args) => {
    const { code, stdout, stderr } = await run('src/cli/register.ts', args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: ');
    if (!args.includes('--frobnicate')) expect(stderr).toContain('Name one platform: discord or slack.');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it.each(['discord', 'slack'])(
    'ends quietly when nobody reads on what it prints for %s',
    async (platform) => {
      const child = spawn(
        process.execPath,
        ['--import', import.meta.resolve('tsx'), 'src/cli/register.ts', platform, '--print'],
        { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'pipe'] },
      );
      let complaints = '';
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        complaints += chunk;
      });
      child.stdout.destroy();
      const code = await new Promise((done) => child.on('close', done));
      expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    },
  );
});
