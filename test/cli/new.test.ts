/** From nothing to a bot that starts: the folder that `npm run new` writes, and the check on it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { trainEngine } from '../../src/engine/train.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { checkWording } from '../../src/knowledge/wording/check.ts';
import { run } from './program.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'backchannel-new-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const make = (args: readonly string[], stdin = '') => run('src/cli/new.ts', args, { stdin });
const folder = () => join(root, 'story');

/** The folder as the bot takes it. @throws if it has a fault. */
function opened() {
  const { knowledge, faults, drafts, locate } = loadKnowledge(folder());
  expect(faults).toEqual([]);
  expect(checkWording(knowledge!, locate).faults).toEqual([]);
  return { knowledge: knowledge!, drafts, ask: createAnswerer(trainEngine(knowledge!)).ask };
}

describe('npm run new', () => {
  it('asks five questions, and writes a story that can be talked to at once', async () => {
    const answers = [
      'The tides explained',
      'brochure https://example.org/tides',
      'March 2025',
      'the tides of the sea',
      '#help',
    ];
    const { code, stderr, stdout } = await make([folder()], `${answers.join('\n')}\n`);
    expect(code).toBe(0);
    expect(stderr.startsWith(`Knowledge: ${folder()}\n`)).toBe(true);
    expect(stderr.match(/\d of 5\./g)).toHaveLength(5);
    expect(stdout).toContain(`npm start -- --knowledge ${folder()}`);
    const { knowledge, ask } = opened();
    expect(knowledge.article).toMatchObject({
      title: 'The tides explained',
      source: { kind: 'brochure', link: 'https://example.org/tides' },
      date: { shown: 'March 2025' },
      contact: '#help',
      words: { subject: 'the tides of the sea' },
    });
    expect(ask('hello').body).toContain('the tides of the sea');
    expect(ask('When is the brochure from?')).toMatchObject({
      kind: 'answer',
      body: 'The brochure is dated March 2025.',
      source: { link: 'https://example.org/tides' },
    });
  });

  it('asks nothing that was given, and takes no answer for an answer', async () => {
    const { code, stderr } = await make([folder(), '--title', 'Tides', '--kind', 'brief', '--date', '']);
    expect(code).toBe(0);
    expect(stderr.match(/(\d) of 5\./g)).toEqual(['4 of 5.', '5 of 5.']);
    expect(opened().knowledge.article).toMatchObject({
      title: 'Tides',
      source: { kind: 'brief', link: null },
      date: { shown: 'undated' },
      contact: null,
    });
  });

  it('makes a FAQ answer at once; what would not be true as it stands waits as a draft', async () => {
    const file = join(root, 'faq.csv');
    writeFileSync(
      file,
      'question,answer,ways\nCan I bring my dog?,"No, dogs must stay outside.","are dogs allowed|dog inside"\nIs it free?,Yes.,\n',
    );
    const { code, stdout } = await make([folder(), '--from', file]);
    expect(code).toBe(0);
    expect(stdout).toContain('2 questions can be answered; 3 drafts');
    const { ask, drafts } = opened();
    expect(ask('are dogs allowed').body).toBe('Dogs must stay outside.');
    expect(drafts.map(({ id }) => id)).toContain('free');
  });

  it('lists the sentences of an article as facts to be worded, with what each has to keep', async () => {
    const file = join(root, 'tides.md');
    writeFileSync(
      file,
      '# Tides\n\n*3 June 1870*\n\n## Far away\n\nIn the Bay of Fundy the sea rose by 16 metres on 5 October 1869. Jo Kelvin, who measures it, says it will come back in May.\n',
    );
    const { code } = await make([folder(), '--from', file]);
    expect(code).toBe(0);
    const facts = readFileSync(join(folder(), 'facts.yaml'), 'utf8');
    expect(facts).toContain(
      '# In the source: In the Bay of Fundy the sea rose by 16 metres on 5 October 1869.',
    );
    expect(facts).toMatch(
      /# {3}names to keep: Bay of Fundy\n# {3}dates to keep: 5 October 1869\n# {3}numbers to keep: 16/,
    );
    // What its words propose is in force when somebody has taken "draft" out, and not before.
    expect(facts).toMatch(
      /dates to keep: May \(write the year, too: 1871\?\)\n- id: jo-kelvin-measures\n {2}draft: true\n.*\n.*\n {2}standing: position # proposed, by “says”.*\n {2}attribution: "Jo Kelvin"/,
    );
    const { knowledge, drafts } = opened();
    expect(drafts).toHaveLength(5);
    expect([...knowledge.entries.keys()]).toEqual(['what-this-is', 'date-of-this']);
    expect(knowledge.facts.has('jo-kelvin-measures')).toBe(false);
  });

  it('proposes the date at the top of an article, and makes no subject of a headline', async () => {
    const file = join(root, 'mill.md');
    writeFileSync(
      file,
      '# The town wants its mill gone. Not everyone is glad\n\n14 March 2025\n\n## The vote\n\nThe council voted.\n',
    );
    const { code, stderr } = await make([folder(), '--from', file]);
    expect(code).toBe(0);
    expect(stderr).toContain('[14 March 2025]');
    expect(stderr).toContain('[to be written later]');
    const { knowledge, drafts, ask } = opened();
    expect(knowledge.article.date.shown).toBe('14 March 2025');
    expect(knowledge.article.words.subject).toBe('what the article says');
    expect(drafts.map(({ id }) => id).filter((id) => id.includes('march'))).toEqual([]);
    expect(ask('What is the article about?').body).toBe(
      'The article has the title “The town wants its mill gone. Not everyone is glad”.',
    );
    for (const name of ['article.yaml', 'facts.yaml'])
      expect(readFileSync(join(folder(), name), 'utf8')).toContain('# To do: ');
  });

  it('overwrites nothing, and says how it is used', async () => {
    writeFileSync(join(root, 'kept.txt'), 'kept');
    const [full, file, none, empty, odd] = await Promise.all([
      make([root]),
      make([join(root, 'kept.txt')]),
      make([]),
      make(['']),
      make([folder(), '--frob']),
    ]);
    expect(full.code).toBe(1);
    expect(full.stderr).toContain('nothing in it is overwritten');
    expect(file).toMatchObject({ code: 1, stderr: expect.stringMatching(/kept\.txt is no folder/) });
    for (const { code, stderr } of [none, empty, odd]) {
      expect(code).toBe(2);
      expect(stderr).toContain('Usage: npm run new');
    }
  });
});
