/** `npm run register`: brings what a platform knows of the bot's commands in line with `commands/`. */
import { parseArgs } from 'node:util';
import { levels } from 'pino';
import { platforms } from '../adapters/platforms.ts';
import { secretsOf } from '../config/load.ts';
import { commandOf } from '../core/programs.ts';
import { createLog } from '../observability/log.ts';
import { describeArgumentError } from './argument-error.ts';
import { endWithReader } from './closed-pipe.ts';
import { loadEnvFile } from './env-file.ts';
import { register } from './registration.ts';

const USAGE = `Usage: ${commandOf('register', `${platforms.map(({ name }) => name).join('|')} [options]`)}

Brings what a platform knows of the bot's commands in line with commands/. Tokens come from the environment or .env.

  --dry-run    only print what would change; needs the same token
  --print      print the payload as JSON, and contact nobody; needs no token
  --agent      make the bot an agent (Slack alone)
  -h, --help   this text
`;

async function main(argv: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    process.stderr.write(`${describeArgumentError(error)}\n${USAGE}`);
    return 2;
  }
  if (parsed.values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const platform = platforms.find(({ name }) => name === parsed.positionals[0]);
  if (platform === undefined || parsed.positionals.length !== 1) {
    const known = platforms.map(({ name }) => name).join(' or ');
    process.stderr.write(`Name one platform: ${known}.\n${USAGE}`);
    return 2;
  }
  loadEnvFile();
  // Standard output belongs to --print; everything for people to read goes to standard error.
  const level = process.env['LOG_LEVEL']?.trim() ?? '';
  const log = createLog({
    level: level in levels.values ? level : 'info',
    secrets: secretsOf(process.env, platforms),
  });
  const { 'dry-run': dryRun, print, agent } = parsed.values;
  return register(platform, { dryRun, print, agent }, process.env, process.stdout, log);
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      print: { type: 'boolean', default: false },
      agent: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

endWithReader();
process.exitCode = await main(process.argv.slice(2));
