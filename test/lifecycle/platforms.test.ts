import { describe, expect, it } from 'vitest';
import { createInbox } from '../../src/conversation/create-inbox.ts';
import type { Adapter } from '../../src/conversation/platform.ts';
import type { PlatformName } from '../../src/core/invocation.ts';
import { createPlatforms, type PlatformSpec } from '../../src/lifecycle/platforms.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { createFakeCore } from '../doubles/core.ts';
import { createMemoryPlatform } from '../doubles/memory-platform.ts';

interface Scripted extends PlatformSpec {
  readonly attempts: () => number;
  readonly stops: () => number;
  cutOff(error: Error): void;
}

/** A platform whose n-th start does what the n-th step says; the last step holds for all after it. */
function scripted(name: PlatformName, steps: readonly (Error | 'ok' | 'never')[]): Scripted {
  let attempts = 0;
  let stops = 0;
  let fatal: (error: Error) => void = () => {};
  return {
    name,
    attempts: () => attempts,
    stops: () => stops,
    cutOff: (error) => fatal(error),
    isLasting: (error) => error instanceof TypeError,
    async create(onFatal) {
      fatal = onFatal;
      let connected = false;
      return {
        name,
        port: createMemoryPlatform().adapter.port,
        async start() {
          const step = steps[Math.min(attempts++, steps.length - 1)];
          if (step === 'never') return new Promise<string>(() => {});
          if (step instanceof Error) throw step;
          connected = true;
          return `${name} runs`;
        },
        async stop() {
          stops += 1;
          connected = false;
        },
        health: () => ({ connected, detail: connected ? '' : 'connecting' }),
      } satisfies Adapter;
    },
  };
}

function run(specs: readonly PlatformSpec[]) {
  const lost: string[][] = [];
  const started: string[] = [];
  const captured = captureLog();
  const platforms = createPlatforms(specs, {
    openInbox: ({ name, port }) =>
      createInbox({ platform: name, port, core: createFakeCore(), log: captured.log }),
    log: captured.log,
    backOff: () => 5,
    onStarted: (_, line) => started.push(line),
    onAllLost: (sentences) => lost.push([...sentences]),
  });
  return { platforms, lost, started, captured };
}

describe('platforms', () => {
  it('start side by side and say what runs', async () => {
    const { platforms } = run([scripted('discord', ['ok']), scripted('slack', ['ok'])]);
    expect(await platforms.start(1000)).toEqual(['discord runs', 'slack runs']);
    expect(platforms.states().map(({ connected }) => connected)).toEqual([true, true]);
    expect(platforms.adapters()).toHaveLength(2);
    await platforms.stop();
  });

  it('leave the others alone when one fails, and try that one again until it runs', async () => {
    const slack = scripted('slack', [new Error('no network'), new Error('no network'), 'ok']);
    const { platforms, started, lost } = run([scripted('discord', ['ok']), slack]);
    const lines = await platforms.start(1000);
    expect(lines).toEqual(['discord runs', 'slack: not connected yet. no network']);
    expect(platforms.states()).toMatchObject([
      { name: 'discord', connected: true },
      { name: 'slack', connected: false, detail: 'no network' },
    ]);
    await expect.poll(() => started, { interval: 2 }).toEqual(['discord runs', 'slack runs']);
    expect(slack.attempts()).toBe(3);
    expect(slack.stops()).toBe(2);
    expect(lost).toEqual([]);
    await platforms.stop();
  });

  it('give up when the only platform refuses the token', async () => {
    const { platforms, lost } = run([scripted('discord', [new TypeError('The token is refused.')])]);
    await platforms.start(1000);
    expect(lost).toEqual([['The token is refused.']]);
    await platforms.stop();
  });

  it('go on with one platform when the other refuses its token', async () => {
    const { platforms, lost } = run([
      scripted('discord', [new TypeError('The token is refused.')]),
      scripted('slack', ['ok']),
    ]);
    await platforms.start(1000);
    expect(lost).toEqual([]);
    expect(platforms.states()).toMatchObject([
      { name: 'discord', connected: false, detail: 'The token is refused.' },
      { name: 'slack', connected: true },
    ]);
    await platforms.stop();
  });

  it('do not wait for ever for one that does not answer', async () => {
    const { platforms } = run([scripted('discord', ['never']), scripted('slack', ['ok'])]);
    expect(await platforms.start(30)).toEqual(['discord: not connected yet.', 'slack runs']);
    expect(platforms.states()[0]).toMatchObject({ connected: false, detail: 'connecting' });
    await platforms.stop();
  });

  it('give up when the last one is cut off while it runs', async () => {
    const discord = scripted('discord', ['ok']);
    const { platforms, lost } = run([discord]);
    await platforms.start(1000);
    discord.cutOff(new Error('The token was reset.'));
    expect(lost).toEqual([['The token was reset.']]);
    expect(platforms.states()).toMatchObject([{ connected: false, detail: 'The token was reset.' }]);
    await platforms.stop();
  });

  it('make no new attempt after the stop', async () => {
    const discord = scripted('discord', [new Error('no network')]);
    const { platforms } = run([discord, scripted('slack', ['ok'])]);
    await platforms.start(1000);
    await platforms.stop();
    const before = discord.attempts();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(discord.attempts()).toBe(before);
  });
});
