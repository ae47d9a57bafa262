/** The operator's pages, and the commands in their blocks. */
import { readFileSync } from 'node:fs';

export const PAGES = ['', '/monitoring', '/data', '/upgrades', '/runbook'].map(
  (page) => `docs/operations${page}.md`,
);

export interface Block {
  readonly page: string;
  readonly line: number;
  /** What a test has not: `docker`, `systemd` and so on; null for a block that is run. */
  readonly needs: string | null;
  readonly commands: string;
}

/** What begins a command. */
const COMMAND =
  /^\$? *(sudo )?(npm|npx|node|docker|systemctl|journalctl|curl|git|openssl|pg_\w+|psql|createdb|createuser|promtool|cp|mv|ln|install|chmod|kill|df|\/opt\/backchannel\/deploy\/backchannel) /;

/** Commands that stand in no block of commands: in another kind of block, indented, or in a sentence. */
export function commandsOutside(page: string): {
  readonly inBlocks: string[];
  readonly inSentences: string[];
} {
  const text = readFileSync(page, 'utf8').replace(/^```sh(?: \(\w+\))?\n.*?^```$/gms, '');
  const fenced = [...text.matchAll(/^ *```.*\n([\s\S]*?)^ *```$/gm)].flatMap(([, body]) => body!.split('\n'));
  const prose = text.replace(/^ *```.*\n[\s\S]*?^ *```$/gm, '');
  const indented = prose.split('\n').filter((line) => /^ {4}/.test(line));
  return {
    inBlocks: [...fenced, ...indented].map((line) => line.trim()).filter((line) => COMMAND.test(line)),
    inSentences: [...prose.matchAll(/`([^`\n]+)`/g)]
      .map(([, code]) => code!)
      .filter((code) => COMMAND.test(code)),
  };
}

/** Finds a command in blocks; words in capitals stand for any others. */
export function standsIn(blocks: readonly Block[], command: string): boolean {
  const pattern = command
    .split(/\b[A-Z]{2,}\b/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('\\S+');
  return blocks.some(({ commands }) => new RegExp(pattern).test(commands.replaceAll('\\\n', ' ')));
}

/** The blocks of commands of a page, in its order. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/^```sh(?: \((\w+)\))?\n(.*?)^```$/gms)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    needs: match[1] ?? null,
    commands: match[2]!,
  }));
}
