import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/knowledge/files.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { type KnowledgeWatch, type ReloadOptions, watchKnowledge } from '../../src/knowledge/reload.ts';
import { memoryLog, temporaryFolder } from '../store/databases.ts';

const SOON = { timeout: 5_000, interval: 10 } as const;

/** Reads as the bot does, less the training. */
function open(dir: string): Knowledge {
  const { knowledge, faults } = loadKnowledge(dir);
  if (knowledge === null || faults.length > 0)
    throw Object.assign(new Error('The knowledge has faults.'), { faults });
  return knowledge;
}

describe('a change under knowledge/', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let dir: string;
  let log: ReturnType<typeof memoryLog>;
  let inForce: Knowledge;
  let swaps: number;
  let watching: KnowledgeWatch;

  function start(options: Partial<ReloadOptions<Knowledge>> = {}): void {
    inForce = open(dir);
    swaps = 0;
    watching = watchKnowledge({
      dir,
      revision: inForce.revision,
      open,
      swap: (opened) => {
        inForce = opened;
        swaps += 1;
      },
      log,
      settle: 20,
      poll: 50,
      ...options,
    });
  }

  const gaps = () => join(dir, 'gaps.yaml');
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  const titled = (title: string) => (text: string) => text.replace(/^ {2}title: .*/m, `  title: "${title}"`);
  const firstGap = () => [...inForce.gaps.values()][0]?.title;

  beforeEach(() => {
    folder = temporaryFolder();
    dir = join(folder.path, 'knowledge');
    cpSync('knowledge', dir, { recursive: true });
    log = memoryLog();
  });
  afterEach(() => {
    watching.stop();
    folder.remove();
  });

  it('is in force without a restart, and the log says so', async () => {
    start();
    edit(gaps(), titled('Something new'));
    await expect.poll(firstGap, SOON).toBe('Something new');
    expect(watching.state).toEqual({ revision: fingerprint(dir), faults: [] });
    expect(log.lines).toEqual([expect.objectContaining({ level: 'info' })]);
  });

  it('is found with a file that is put in the place of another, and with a new topic', async () => {
    start();
    writeFileSync(`${gaps()}.new`, titled('Replaced')(readFileSync(gaps(), 'utf8')));
    renameSync(`${gaps()}.new`, gaps());
    await expect.poll(firstGap, SOON).toBe('Replaced');

    const topics = inForce.topics.length;
    const fact = [...inForce.facts.keys()][0];
    writeFileSync(
      join(dir, 'faq', 'zz.yaml'),
      `topic: zz\ntitle: Last\nentries:\n  - id: zz-one\n    question: Is this the last one?\n    answer: The article says so.\n    short: Yes.\n    facts: [${fact}]\n    phrasings:\n      - "is this zz the last one"\n`,
    );
    await expect.poll(() => inForce.topics.length, SOON).toBe(topics + 1);
  });

  it('with a fault is reported once with file and line, and the last good knowledge stays', async () => {
    start();
    const before = inForce;
    edit(gaps(), (text) => text.replace(/^ {2}reason: .*/m, '  reason: because'));
    await expect
      .poll(() => watching.state.faults, SOON)
      .toEqual([expect.stringMatching(/gaps\.yaml:\d+: .*reason/)]);
    await watching.look();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(inForce).toBe(before);
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toMatchObject({
      level: 'error',
      message: expect.stringMatching(/last good one stays/),
    });

    edit(gaps(), (text) =>
      text
        .replace('reason: because', 'reason: not-in-article')
        .replace(/^ {2}title: .*/m, '  title: "Mended"'),
    );
    await expect.poll(firstGap, SOON).toBe('Mended');
    expect(watching.state.faults).toEqual([]);
  });

  it('that breaks the YAML, or takes the folder away, leaves the bot as it is', async () => {
    start();
    const before = inForce;
    edit(gaps(), (text) => `${text}\n  - ]`);
    await expect.poll(() => watching.state.faults.length, SOON).toBeGreaterThan(0);
    renameSync(dir, `${dir}-away`);
    await expect.poll(() => watching.state.faults.join(), SOON).toMatch(/is missing/);
    expect(inForce).toBe(before);

    renameSync(`${dir}-away`, dir);
    edit(gaps(), (text) => titled('Back')(text.replace('\n  - ]', '')));
    await expect.poll(firstGap, SOON).toBe('Back');
  });

  it('that could not be read for a reason that passes is tried again, and says why', async () => {
    const outcomes: string[] = [];
    let memory = 'none left';
    start({
      open: (where) => {
        if (memory !== '') throw new Error(`The process ended: ${memory}`);
        return open(where);
      },
      onOutcome: (outcome) => outcomes.push(outcome),
      retry: () => 20,
    });
    edit(gaps(), titled('At last'));
    await expect.poll(() => outcomes.length, SOON).toBeGreaterThan(2);
    expect(watching.state.faults).toEqual(['The process ended: none left']);
    expect(log.lines[0]).toMatchObject({
      level: 'error',
      fields: { event: 'knowledge.not_read', reason: 'The process ended: none left', retryInMs: 20 },
    });
    memory = '';
    await expect.poll(firstGap, SOON).toBe('At last');
    expect(watching.state.faults).toEqual([]);
    expect(new Set(outcomes.slice(0, -1))).toEqual(new Set(['failed']));
    expect(outcomes.at(-1)).toBe('taken');
  });

  it('that was faulty already at the start is told of by the state, and is in force once it is mended', async () => {
    const faults = ['gaps.yaml:3: no reason'];
    start({ revision: 'from before', refused: { revision: fingerprint(dir), faults } });
    await watching.look();
    expect(watching.state).toEqual({ revision: 'from before', faults });
    expect(log.lines).toEqual([]);
    edit(gaps(), titled('Mended'));
    await expect.poll(firstGap, SOON).toBe('Mended');
    expect(watching.state.faults).toEqual([]);
  });

  it('that is taken back is no change', async () => {
    start();
    const text = readFileSync(gaps(), 'utf8');
    writeFileSync(gaps(), `${text}\n  - ]`);
    await expect.poll(() => watching.state.faults.length, SOON).toBeGreaterThan(0);
    writeFileSync(gaps(), text);
    await expect.poll(() => watching.state.faults.length, SOON).toBe(0);
    expect(swaps).toBe(0);
  });

  it('serves as far as it is known while the whole is made of it', async () => {
    let finish: (() => void) | undefined;
    start({
      open: async (where, takeMeanwhile) => {
        takeMeanwhile(open(where));
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return open(where);
      },
      swapMeanwhile: (opened) => {
        inForce = opened;
      },
    });
    edit(gaps(), titled('Soon'));
    await expect.poll(firstGap, SOON).toBe('Soon');
    expect(swaps).toBe(0);
    expect(log.lines).toEqual([
      expect.objectContaining({
        level: 'info',
        fields: expect.objectContaining({ event: 'knowledge.meanwhile' }),
      }),
    ]);
    finish!();
    await expect.poll(() => swaps, SOON).toBe(1);
    expect(watching.state).toEqual({ revision: fingerprint(dir), faults: [] });
  });

  it('gives way to what was in force where it is taken back while it is being learned', async () => {
    const before = readFileSync(gaps(), 'utf8');
    const title = [...open(dir).gaps.values()][0]!.title;
    start({
      open: async (where, takeMeanwhile, outrun) => {
        const opened = open(where);
        if ([...opened.gaps.values()][0]!.title === title) return opened;
        takeMeanwhile(opened);
        await new Promise((_, reject) => outrun.addEventListener('abort', () => reject(new Error('outrun'))));
        return opened;
      },
      swapMeanwhile: (opened) => {
        inForce = opened;
      },
    });
    edit(gaps(), titled('Soon'));
    await expect.poll(firstGap, SOON).toBe('Soon');
    writeFileSync(gaps(), before);
    await expect.poll(firstGap, SOON).toBe(title);
    await expect.poll(() => watching.state.revision, SOON).toBe(fingerprint(dir));
    expect(swaps).toBe(1);
  });

  it('is not waited for where another one has come meanwhile, nor does it serve', async () => {
    const served: string[] = [];
    let ended = 0;
    start({
      open: async (where, takeMeanwhile, outrun) => {
        const opened = open(where);
        if (opened.gaps.values().next().value!.title === 'Last') return opened;
        edit(gaps(), titled('Last'));
        takeMeanwhile(opened);
        await new Promise((_, reject) => outrun.addEventListener('abort', () => reject(new Error('outrun'))));
        return opened;
      },
      swapMeanwhile: (opened) => {
        served.push([...opened.gaps.values()][0]!.title);
      },
      onOutcome: (outcome) => {
        if (outcome === 'failed') ended += 1;
      },
    });
    edit(gaps(), titled('First'));
    await expect.poll(firstGap, SOON).toBe('Last');
    expect(served).toEqual([]);
    expect(ended).toBe(0);
    expect(swaps).toBe(1);
  });

  it('while another one is being read is not lost, and never half of it is used', async () => {
    let reads = 0;
    start({
      open: async (where) => {
        reads += 1;
        const opened = open(where);
        if (reads === 1) edit(gaps(), titled('The second'));
        await new Promise((resolve) => setTimeout(resolve, 50));
        return opened;
      },
    });
    edit(gaps(), titled('The first'));
    await expect.poll(firstGap, SOON).toBe('The second');
    expect(swaps).toBe(1);
  });

  it('is seen by looking at the files where the system reports nothing', async () => {
    // The folder watched does not exist yet, so there is nothing to be told about.
    renameSync(dir, `${dir}-away`);
    mkdirSync(dir);
    rmSync(dir, { recursive: true });
    renameSync(`${dir}-away`, dir);
    start({ poll: 20 });
    rmSync(join(dir, 'faq'), { recursive: true });
    await expect.poll(() => watching.state.faults.length, SOON).toBeGreaterThan(0);
    cpSync('knowledge', dir, { recursive: true });
    edit(gaps(), titled('Polled'));
    await expect.poll(firstGap, SOON).toBe('Polled');
  });
});
