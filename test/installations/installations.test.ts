/** What workspaces give when they install the app, and whose tokens are refused, on a made-up platform. */
import { describe, expect, it } from 'vitest';
import { createInstallations } from '../../src/installations/installations.ts';
import { createOwnIdentity } from '../../src/installations/own-identity.ts';
import { createRefusedTokens } from '../../src/installations/refused-tokens.ts';
import { createFaults } from '../../src/network/faults.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { createMemoryRepository } from '../doubles/slack/bot.ts';

const dataKeys = { current: '8c1f7ab2e05d9346b7e8a1d3f6c25097', earlier: [] };
const faults = createFaults({ platform: 'made-up', answerIn: () => null, withoutSecrets: (text) => text });

function open() {
  const { log, lines } = captureLog();
  const repository = createMemoryRepository();
  const installations = createInstallations<{ token: string }>({
    repository,
    dataKeys,
    log,
    note: faults.note,
  });
  return { installations, events: () => lines().map(({ event }) => event) };
}

describe('an installation', () => {
  it('is found under the workspace, else under its organisation', async () => {
    const { installations } = open();
    await installations.save('organisation', { token: 'of all' });
    expect(await installations.find('workspace', 'organisation')).toMatchObject({ token: 'of all' });
    await installations.save('workspace', { token: 'its own' });
    expect(await installations.find('workspace', 'organisation')).toMatchObject({ token: 'its own' });
    expect(await installations.find(undefined, null)).toBeNull();
  });

  it('ends with the word of the platform', async () => {
    const { installations, events } = open();
    await installations.save('workspace', { token: 'old' });
    expect(await installations.end('workspace', Date.now() + 60_000, async () => true)).toBe(true);
    expect(await installations.find('workspace')).toBeNull();
    expect(events()).toEqual(['made-up.installed', 'made-up.uninstalled']);
  });

  it('that is later than the end, and whose token works, goes on', async () => {
    const { installations, events } = open();
    await installations.save('workspace', { token: 'new' });
    const before = Date.now() - 60_000;
    expect(await installations.end('workspace', before, async ({ token }) => token === 'new')).toBe(false);
    expect(await installations.find('workspace')).toMatchObject({ token: 'new' });
    expect(events()).toContain('made-up.old_end');
    expect(await installations.end('workspace', before, async () => false)).toBe(true);
    expect(await installations.find('workspace')).toBeNull();
  });
});

describe('a refused token', () => {
  it('is told of once, and once more when it is accepted again', () => {
    const { log, lines } = captureLog();
    const revoked: string[] = [];
    const refused = createRefusedTokens({
      log,
      note: faults.note,
      remedyFor: () => 'Mend it.',
      isRevocation: (code) => code === 'revoked',
      onRevoked: (owner) => revoked.push(owner),
    });
    for (const code of ['bad', 'bad', null, null]) refused.told('workspace', code);
    expect(lines()).toMatchObject([
      { event: 'made-up.token_refused', code: 'bad', msg: expect.stringContaining('Mend it.') },
      { event: 'made-up.token_accepted' },
    ]);
    expect(refused.of('workspace')).toBeNull();
    refused.told('workspace', 'revoked');
    expect(refused.of('workspace')).toBe('revoked');
    expect(revoked).toEqual(['workspace']);
    refused.forget('workspace');
    expect(refused.of('workspace')).toBeNull();
  });
});

describe('who the bot is', () => {
  function asking(...errors: string[]) {
    const { log, lines } = captureLog();
    const ask = async () => {
      const error = errors.shift();
      if (error !== undefined) throw new Error(error);
      return { name: 'the bot' };
    };
    const isRefused = (error: unknown) => error instanceof Error && error.message === 'refused';
    const own = createOwnIdentity(ask, { ...faults, platform: 'Made-up', log, isRefused });
    const pauses = { minTimeout: 1, retries: 9, signal: new AbortController().signal };
    return { own, pauses, events: () => lines().map(({ event }) => event) };
  }

  it('is asked again where nobody says it at the start', async () => {
    const { own, pauses, events } = asking('away', 'away');
    expect(await own.introduce()).toBeNull();
    expect(own.unreached()).toBe('away');
    await own.seek(pauses);
    expect(own.known()).toEqual({ name: 'the bot' });
    expect(own.unreached()).toBeNull();
    expect(events()).toEqual(['made-up.unknown_self', 'made-up.known_self']);
  });

  it('is not asked again with a token that is refused', async () => {
    await expect(asking('refused').own.introduce()).rejects.toThrow('refused');
    const { own, pauses } = asking('away', 'refused');
    await own.introduce();
    await own.seek(pauses);
    expect(own.known()).toBeUndefined();
  });
});
