/** Whose token speaks in a workspace, on a made-up platform. */
import { describe, expect, it } from 'vitest';
import { createInstallations } from '../../src/installations/installations.ts';
import { createTokens } from '../../src/installations/tokens.ts';
import { createFaults } from '../../src/network/faults.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { createMemoryRepository } from '../doubles/slack/bot.ts';

const dataKeys = { current: '8c1f7ab2e05d9346b7e8a1d3f6c25097', earlier: [] };
const faults = createFaults({ platform: 'made-up', answerIn: () => null, withoutSecrets: (text) => text });
const WAY = { connected: true, detail: 'by wire' };

interface Setting {
  /** What the platform says of the configured token; null where there is none. */
  readonly configured?: (() => Promise<string>) | null;
  readonly installs?: boolean;
}

function open({ configured = async () => 'the bot', installs = true }: Setting = {}) {
  const { log } = captureLog();
  const repository = createMemoryRepository();
  const installations = installs
    ? createInstallations<{ token: string }>({ repository, dataKeys, log, note: faults.note })
    : null;
  const tokens = createTokens<{ token: string; name?: string }, { token: string }>({
    ...faults,
    platform: 'Made-up',
    log,
    variable: 'MADE_UP_TOKEN',
    remedy: 'Make it up again.',
    ask: configured && (async () => ({ token: 'configured', name: await configured() })),
    installations,
    identityIn: ({ token }) => ({ token }),
    isServed: (...ids) => !ids.includes('stranger'),
    codeOf: (error) => (error instanceof Error ? error.message : undefined),
    isRefusal: (code) => code === 'revoked',
    isRevocation: (code) => code === 'revoked',
    patienceMs: 1000,
    firstPauseMs: 1,
  });
  return { tokens, installations };
}

describe('the token of a workspace', () => {
  it('is its own, else that of its organisation as it was heard of, else the configured one', async () => {
    const { tokens, installations } = open();
    await installations?.save('organisation', { token: 'of all' });
    expect(await tokens.identityFor('workspace')).toMatchObject({ token: 'configured' });
    expect(await tokens.isWithinReach('workspace', 'organisation')).toBe(true);
    expect(await tokens.identityFor('workspace')).toMatchObject({ token: 'of all' });
    await installations?.save('workspace', { token: 'its own' });
    expect(await tokens.identityFor('workspace')).toMatchObject({ token: 'its own' });
  });

  it('is none where the operator serves nobody, or nothing is configured', async () => {
    const { tokens, installations } = open({ configured: null });
    await installations?.save('stranger', { token: 'kept from before' });
    expect(await tokens.identityFor('stranger')).toBeNull();
    expect(await tokens.identityFor('workspace')).toBeNull();
    expect(tokens.isWithinReach('stranger', undefined)).toBe(true);
  });

  it('is out of reach while nobody says who the bot is', async () => {
    const { tokens } = open({ configured: () => Promise.reject(new Error('away')) });
    expect(await tokens.isWithinReach('workspace', undefined)).toBe(false);
  });

  it('that is revoked is forgotten', async () => {
    const { tokens, installations } = open({ configured: null });
    await installations?.save('workspace', { token: 'its own' });
    tokens.told('workspace', 'revoked');
    await expect.poll(() => tokens.identityFor('workspace')).toBeNull();
  });
});

it('an end concerns the workspace, or all of the organisation that were heard of', async () => {
  const { tokens } = open();
  for (const workspace of ['one', 'two']) await tokens.isWithinReach(workspace, 'organisation');
  await tokens.isWithinReach('three', 'another');
  const concerned = (workspace: string | undefined, organisation: string | null) =>
    tokens.end({ workspace, organisation }, Date.now(), async () => false);
  expect(await concerned('one', null)).toEqual(['one']);
  expect((await concerned(undefined, 'organisation')).sort()).toEqual(['one', 'two']);
});

describe('health', () => {
  it('is that of the way in, as long as the bot knows who it is and is let in', async () => {
    const { tokens } = open({ installs: false });
    await tokens.introduce();
    expect(tokens.health(WAY)).toEqual(WAY);
    tokens.told(null, 'revoked');
    expect(tokens.health(WAY)).toMatchObject({
      connected: false,
      detail: expect.stringContaining('refuses'),
    });
    const down = { connected: false, detail: 'down' };
    expect(tokens.health(down)).toEqual(down);
  });

  it('is none where the configured token is refused: that is told with its remedy', async () => {
    const { tokens } = open({ configured: () => Promise.reject(new Error('revoked')) });
    await expect(tokens.introduce()).rejects.toMatchObject({
      code: 'made-up.bad_token',
      message: 'Made-up refuses MADE_UP_TOKEN (revoked). Make it up again.',
    });
  });

  it('lacks something where nobody says who the bot is, unless workspaces have tokens of their own', async () => {
    const configured = () => Promise.reject(new Error('away'));
    for (const installs of [false, true]) {
      const { tokens } = open({ configured, installs });
      expect(await tokens.introduce()).toBeNull();
      expect(tokens.health(WAY).connected).toBe(installs);
    }
  });
});
