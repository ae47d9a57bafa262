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
