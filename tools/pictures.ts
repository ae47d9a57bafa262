/** `npm run pictures`: one conversation as Discord and one as Slack shows it, from the desk itself, for README and docs. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { openEngineOrExit } from '../src/cli/knowledge-or-exit.ts';
import { KNOWLEDGE_OPTIONS, readCommandLine } from '../src/cli/knowledge-program.ts';
import { startDesk } from './desk/start.ts';

const USAGE = `
Usage: npm run pictures [-- options]

Renders a conversation on Discord and one on Slack to PNG, in Chromium without a window.

  --browser PATH    Chromium, or a browser made of it (/usr/bin/chromium)
  --out DIR         where the pictures go (docs/pictures)
  --ask TEXT        what is asked, turn by turn; may be given several times
`;

/** The story's own examples serve where nothing is asked. */
const TURNS = 2;
const SIZE = { width: 1400, height: 900 };

const { values, dir } = readCommandLine(USAGE, () =>
  parseArgs({
    options: {
      ...KNOWLEDGE_OPTIONS,
      browser: { type: 'string', default: '/usr/bin/chromium' },
      out: { type: 'string', default: 'docs/pictures' },
      ask: { type: 'string', multiple: true, default: [] },
    },
  }),
);

/** Each picture shows one platform, as its people have it: Discord dark, Slack light. */
const PICTURES = [
  { platform: 'discord', colorScheme: 'dark' },
  { platform: 'slack', colorScheme: 'light' },
] as const;

async function render(address: string, asked: readonly string[]): Promise<void> {
  // Without a user of its own Chromium has no sandbox; it sees nothing here but the desk.
  const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox'] });
  try {
    for (const { platform, colorScheme } of PICTURES) {
      const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 2, colorScheme });
      await page.goto(address);
      const query = new URLSearchParams(asked.map((text): [string, string] => ['turn', `say:${text}`]));
      await page.goto(new URL(`/try/picture/${platform}?${query}`, address).href);
      const file = join(values.out, `${platform}.png`);
      await page.locator('.picture').screenshot({ path: file });
      console.log(file);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

if (!existsSync(values.browser)) {
  console.error(
    `There is no browser at ${values.browser}: install Chromium, or name another with --browser PATH.`,
  );
  process.exitCode = 1;
} else {
  const engine = await openEngineOrExit(dir);
  const asked = values.ask.length > 0 ? values.ask : engine.knowledge.article.words.examples.slice(0, TURNS);
  const open = async () => ({ store: null, without: 'Pictures need none.' }) as const;
  const nothing = { open, queue: '', days: 1, minCount: 1, reviewed: '', labelled: '' };
  const desk = await startDesk({ ...nothing, dir, engine, port: 0 });
  mkdirSync(values.out, { recursive: true });
  try {
    await render(desk.address, asked);
  } finally {
    await desk.close();
  }
}
