/** The composition root: reads the configuration, opens the knowledge and the memory, starts what is configured. */
import { existsSync } from 'node:fs';
import { config as loadDotenv } from 'dotenv';
import { createTerminalAdapter } from './adapters/terminal/adapter.ts';
import { openEngineOrExit } from './cli/knowledge-or-exit.ts';
import { ConfigError, loadConfig, secretsOf } from './config/load.ts';
import { createRouter } from './core/router.ts';
import { createLog } from './observability/log.ts';

if (existsSync('.env')) loadDotenv({ quiet: true });

function configOrExit() {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

const config = configOrExit();
const log = createLog({ level: config.logLevel, secrets: secretsOf(process.env) });
const engine = await openEngineOrExit(config.knowledgeDir);

if (config.discord === undefined && config.slack === undefined) {
  const router = createRouter({ engine: () => engine, memory: null, replies: null, log, now: Date.now });
  const terminal = createTerminalAdapter({ input: process.stdin, output: process.stdout }, Boolean(process.env['NO_COLOR']));
  await terminal.start(router);
  await terminal.ended;
}
