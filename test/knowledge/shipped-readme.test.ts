/** The conversation that the README shows is one that the bot has. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { talkWith } from '../dialogue/talk.ts';
import { shippedEngine } from '../stories/shipped.ts';

/** What stands for the rest of a reply. */
const CUT = /\n…$/;

const [, shown = ''] = /```\n(> .+?)\n```/s.exec(readFileSync('README.md', 'utf8')) ?? [];
const turns = shown.split(/\n\n(?=> )/).map((turn) => {
  const [asked = '', ...reply] = turn.split('\n');
  return { asked: asked.slice(2), reply: reply.join('\n') };
});

it('the README shows what the bot says', async () => {
  const answerer = createAnswerer(await shippedEngine());
  expect(turns.length).toBeGreaterThan(2);
  for (const [at, { reply }] of turns.entries()) {
    const said = plainText(
      talkWith(
        answerer,
        turns.slice(0, at + 1).map(({ asked }) => asked),
      ),
    );
    if (CUT.test(reply)) expect(said.startsWith(reply.replace(CUT, '\n'))).toBe(true);
    else expect(said).toBe(reply);
  }
});
