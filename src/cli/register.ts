/**
 * `npm run register -- discord|slack [--dry-run] [--print] [--agent]`
 *
 * Brings what a platform knows of the bot's commands in line with `commands/`. `--dry-run` only prints the
 * difference; `--print` prints the payload as JSON on standard output and needs no token; `--agent` makes the bot an
 * agent on Slack.
 */
import { parseArgs } from 'node:util';
import { config as loadEnvFile } from 'dotenv';
import { levels } from 'pino';
import { platforms } from '../adapters/platforms.ts';
import { secretsOf } from '../config/load.ts';
import { createLog } from '../observability/log.ts';

const USAGE = `Usage: npm run register -- ${platforms.map(({ name }) => name).join('|')} [--dry-run] [--print] [--agent]\n`;

async function main(argv: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const platform = platforms.find(({ name }) => name === parsed.positionals[0]);
  if (platform === undefined || parsed.positionals.length !== 1) {
    process.stderr.write(USAGE);
    return 2;
  }
  loadEnvFile({ quiet: true });
  // Standard output belongs to --print; everything for people to read goes to standard error.
  const level = process.env['LOG_LEVEL']?.trim() ?? '';
  const log = createLog({
    level: level in levels.values ? level : 'info',
    secrets: secretsOf(process.env, platforms),
  });
  const register = await platform.loadRegister();
  const { 'dry-run': dryRun, print, agent } = parsed.values;
  return register({ dryRun, print, agent }, process.env, process.stdout, log);
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      print: { type: 'boolean', default: false },
      agent: { type: 'boolean', default: false },
    },
  });
}

process.exitCode = await main(process.argv.slice(2));
