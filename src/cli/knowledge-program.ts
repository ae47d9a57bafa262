/** What the programs over a knowledge folder have in common: which folder they read, and what `--help` says. */
import { parseArgs } from 'node:util';
import { describeArgumentError } from './argument-error.ts';
import { endWithReader } from './closed-pipe.ts';
import { loadEnvFile } from './env-file.ts';

/** For `parseArgs`, beside a program's own options. */
export const KNOWLEDGE_OPTIONS = {
  knowledge: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const USAGE_OF_THESE = `  --knowledge DIR   the story's folder (or KNOWLEDGE_DIR in the environment; knowledge if neither is given)
  -h, --help        this text
`;

/** The folder named on the command line, else the one in the environment or in `.env`, else the shipped one. */
const knowledgeFolder = (named?: string): string => named ?? (process.env['KNOWLEDGE_DIR'] || 'knowledge');

interface Parsed {
  readonly values: { readonly knowledge?: string | undefined; readonly help?: boolean | undefined };
  readonly positionals?: readonly string[];
}

/**
 * Reads the command line of a program, and which folder it is about. `--help` prints the usage and ends the process
 * with 0; an option that is unknown or lacks its value prints it too, and ends with 2.
 *
 * @param usage What the program does and its own options; the shared ones are added.
 * @param parse Calls `parseArgs` with the program's options and `KNOWLEDGE_OPTIONS`.
 */
export function readCommandLine<T extends Parsed>(
  usage: string,
  parse: () => T,
): { readonly values: T['values']; readonly positionals: readonly string[]; readonly dir: string } {
  endWithReader();
  loadEnvFile();
  let parsed: T;
  try {
    parsed = parse();
  } catch (error) {
    process.stderr.write(`${describeArgumentError(error)}\n`);
    process.stderr.write(`${usage.trim()}\n${USAGE_OF_THESE}`);
    process.exit(2);
  }
  if (parsed.values.help) {
    process.stdout.write(`${usage.trim()}\n${USAGE_OF_THESE}`);
    process.exit(0);
  }
  const dir = knowledgeFolder(parsed.values.knowledge);
  sayFolder(dir);
  return { values: parsed.values, positionals: parsed.positionals ?? [], dir };
}

/** Says which folder a program is about, before anything else and beside what it prints. */
export const sayFolder = (dir: string): void => {
  process.stderr.write(`Knowledge: ${dir}\n`);
};

/**
 * Takes `--knowledge DIR` of a program whose configuration comes from the environment into it, and ends the process
 * with 2 at anything else on its command line.
 *
 * @param version Printed for `--version`.
 */
export function takeKnowledgeArgument(usage: string, version: string): void {
  const usageInFull = `${usage.trim()}\n  --version         the bot's version, and that of Node.js\n${USAGE_OF_THESE}`;
  try {
    const { values } = parseArgs({
      options: { ...KNOWLEDGE_OPTIONS, version: { type: 'boolean', default: false } },
    });
    if (values.version) {
      process.stdout.write(`Backchannel ${version}, Node.js ${process.version}\n`);
      process.exit(0);
    }
    if (values.knowledge !== undefined) process.env['KNOWLEDGE_DIR'] = values.knowledge;
    if (!values.help) return;
    process.stdout.write(usageInFull);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${describeArgumentError(error)}\n`);
    process.stderr.write(usageInFull);
    process.exit(2);
  }
}
