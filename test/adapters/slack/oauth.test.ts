import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { held, sampleAnswer } from '../../doubles/core.ts';
import { createMemoryRepository } from '../../doubles/slack/bot.ts';
import { eventBody, mention } from '../../doubles/slack/payloads.ts';
import { type StartedBot, startBot, WAIT } from '../../doubles/slack/start.ts';

const ANN = 'U0000ANN';
const DATA_KEYS = { current: 'a-data-key-of-some-length', earlier: [] as string[] };
const SECOND = { id: 'T0000SECOND', token: 'xoxb-second', botUser: 'U0000BOT2', botId: 'B2', refused: null };

/** A bot that workspaces install themselves. The stand-in knows two workspaces. */
async function startInstallable(
  repository = createMemoryRepository(),
  own?: { readonly port: number; readonly redirectUrl: string },
  botToken?: string,
  more: { readonly allowed?: readonly string[]; readonly dataKeys?: typeof DATA_KEYS } = {},
  claim?: (key: string) => Promise<boolean>,
) {
  const bot = await startBot('http', {
    sealed: repository,
    ...(claim === undefined ? {} : { claim }),
    before: ({ server }) => {
      server.world.teams.push({ ...SECOND });
    },
    config: (server) => ({
      botToken,
      allowed: more.allowed ?? null,
      port: own?.port ?? 0,
      install: {
        clientId: 'client-id',
        clientSecret: 'stand-in-client-secret',
        stateSecret: 'a-state-secret-of-some-length',
        dataKeys: more.dataKeys ?? DATA_KEYS,
        authorizeUrl: own ? server.authorizeUrl : 'https://slack-gov.example/oauth/v2/authorize',
        redirectUrl: own?.redirectUrl,
      },
    }),
  });
  return { bot, repository };
}

/** What a person's browser does between "Add to Slack" and the page that says thanks. */
async function install(bot: StartedBot, team: string) {
  const page = await fetch(`${bot.adapter.address()}/slack/install`);
  const html = (await page.text()).replaceAll('&amp;', '&');
  const authorize = new URL(/href="(https:[^"]+authorize[^"]*)"/.exec(html)![1]!);
  const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
  const back = new URL(`${bot.adapter.address()}/slack/oauth_redirect`);
  back.searchParams.set('code', `code-for-${team}`);
  back.searchParams.set('state', authorize.searchParams.get('state')!);
  return { authorize, response: await fetch(back, { headers: { cookie } }), back, cookie };
}

function askIn(team: string, user = ANN) {
  const botUser = team === SECOND.id ? SECOND.botUser : 'U0000BOT';
  const event = { ...mention({ text: '', user }), text: `<@${botUser}> who talks?` };
  const authorizations = [{ team_id: team, enterprise_id: null, user_id: botUser, is_bot: true }];
  return eventBody(event, { team_id: team, authorizations });
}

/** A port that is free at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('workspaces that install the app themselves', () => {
  it('come back to the address that is configured', async () => {
    const port = await freePort();
    const redirectUrl = `http://127.0.0.1:${port}/slack/oauth_redirect`;
    const { bot, repository } = await startInstallable(createMemoryRepository(), { port, redirectUrl });
    const page = await fetch(`${bot.adapter.address()}/slack/install`);
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const authorize = /href="([^"]+authorize[^"]*)"/.exec((await page.text()).replaceAll('&amp;', '&'))![1]!;
    expect(authorize).toContain(bot.server.authorizeUrl);
    const approved = await fetch(authorize, { redirect: 'manual' });
    expect(approved.headers.get('location')).toContain(redirectUrl);
    const thanks = await fetch(approved.headers.get('location')!, { headers: { cookie } });
    expect(thanks.status).toBe(200);
    expect(bot.server.callsOf('oauth.v2.access')[0]!.args).toMatchObject({ redirect_uri: redirectUrl });
    expect([...repository.kept.keys()]).toEqual([SECOND.id]);
  });

  it('read pages that anybody can read, and that no other page can frame', async () => {
    const { bot } = await startInstallable();
    const page = await fetch(`${bot.adapter.address()}/slack/install`);
    const { response } = await install(bot, 'T0000TEAM');
    for (const answer of [page, response]) {
      expect(answer.status).toBe(200);
      const html = await answer.text();
      expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(html).toMatch(/<title>[^<]+<\/title>[\s\S]*<main>\n<h1>[^<]+<\/h1>/);
      expect(html).not.toMatch(/<(script|style|img)/);
      expect(answer.headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('may think better of it, and are told that nothing was installed', async () => {
    const { bot, repository } = await startInstallable();
    const cancelled = await fetch(
      `${bot.adapter.address()}/slack/oauth_redirect?error=access_denied&state=x`,
    );
    expect(cancelled.status).toBe(200);
    const html = await cancelled.text();
    expect(html).toContain('Nothing was installed');
    expect(html).toContain('href="install"');
    expect(html).not.toContain('slack_oauth');
    expect(repository.kept.size).toBe(0);
    // Whoever has changed their mind is no fault.
    expect(bot.log.text()).not.toMatch(/slack\.(install_failed|refused)/);
  });

  it('are answered with their own token, which the store cannot read', async () => {
    const { bot, repository } = await startInstallable();
    const { authorize, response } = await install(bot, 'T0000TEAM');
    expect(response.status).toBe(200);
    expect(authorize.host).toBe('slack-gov.example');
    expect(authorize.searchParams.get('scope')).toContain('chat:write');
    await install(bot, SECOND.id);
    await bot.deliver('event', askIn('T0000TEAM'));
    await bot.deliver('event', askIn(SECOND.id));
    await bot.posts(2);
    const tokens = bot.calls('chat.postMessage').map(({ token }) => token);
    expect(tokens.sort()).toEqual(['xoxb-second', 'xoxb-stand-in']);
    expect([...repository.kept.keys()].sort()).toEqual([SECOND.id, 'T0000TEAM']);
    expect([...repository.kept.values()].join()).not.toMatch(/xoxb|U0000/);
  });

  it('are still there after a restart', async () => {
    const { bot, repository } = await startInstallable();
    await install(bot, SECOND.id);
    const { bot: again } = await startInstallable(repository);
    await again.deliver('event', askIn(SECOND.id));
    await again.posts(1, SECOND.id);
    expect(again.calls('chat.postMessage')[0]!.token).toBe('xoxb-second');
  });

  it('are corrected with their own token', async () => {
    const { bot } = await startInstallable();
    await install(bot, SECOND.id);
    await bot.deliver('event', askIn(SECOND.id));
    const [post] = await bot.posts(1, SECOND.id);
    const [sent] = bot.core.sentReplies;
    expect(sent).toMatchObject({ workspace: SECOND.id, message: post!.ts });
    const reply = sampleAnswer({ body: 'Corrected.' });
    const { port } = bot.adapter;
    expect(await port.edit(sent!, reply, 'correction')).toBe('edited');
    expect(await port.edit({ ...sent!, workspace: 'T0000NEVER' }, reply, 'correction')).toBe('gone');
  });

  it('cannot be installed with a state of somebody else, or a code that is none', async () => {
    const { bot, repository } = await startInstallable();
    const { back } = await install(bot, 'T0000TEAM');
    repository.kept.clear();
    const expired = await fetch(back);
    expect([expired.status, await expired.text()]).toEqual([400, expect.stringContaining('has expired')]);
    expect(bot.log.lines()).toContainEqual(
      expect.objectContaining({
        event: 'slack.install_failed',
        reason: expect.stringContaining('not for this browser'),
      }),
    );
    const { response } = await install(bot, 'T0000NEVER');
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('did not work')]);
    expect(repository.kept.size).toBe(0);
  });

  it.each([
    ['Slack takes no such code', 'T0000NEVER', async () => {}, 'invalid_code'],
    [
      'the store is away',
      SECOND.id,
      () => Promise.reject(new Error('The database is away.')),
      'The database is away.',
    ],
  ])(
    'could not be installed because %s: the operator is told that and why',
    async (_, team, save, reason) => {
      const { bot } = await startInstallable({ ...createMemoryRepository(), save });
      expect((await install(bot, team)).response.status).toBe(500);
      const warnings = bot.log.lines().filter(({ level }) => Number(level) >= 40);
      expect(warnings).toEqual([
        expect.objectContaining({
          event: 'slack.install_failed',
          requests: 1,
          reason,
          msg: expect.stringContaining('could not be installed'),
        }),
      ]);
    },
  );

  it('can be installed once with each state, in whichever process', async () => {
    const claimed = new Set<string>();
    const claim = async (key: string) => !claimed.has(key) && Boolean(claimed.add(key));
    const { bot, repository } = await startInstallable(
      createMemoryRepository(),
      undefined,
      undefined,
      {},
      claim,
    );
    const { bot: replica } = await startInstallable(repository, undefined, undefined, {}, claim);
    const { back, response, cookie } = await install(bot, 'T0000TEAM');
    expect(response.status).toBe(200);
    repository.kept.clear();
    const elsewhere = new URL(back);
    elsewhere.host = new URL(replica.adapter.address()!).host;
    for (const address of [back, elsewhere]) {
      const again = await fetch(address, { headers: { cookie } });
      expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('has expired')]);
    }
    expect(repository.kept.size).toBe(0);
  });

  it.each([
    ['is made up', () => 'made.up.state'],
    ['was changed', (state: string) => `x${state}`],
    ['has another end', (state: string) => state.replace(/\.\d+\./, `.${Date.now() + 1e12}.`)],
    ['says too much', (state: string) => `${state}.more`],
  ])('cannot be installed with a state that %s, whatever the cookie says', async (_, change) => {
    const { bot, repository } = await startInstallable();
    const page = await fetch(`${bot.adapter.address()}/slack/install`);
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const [name, state = ''] = cookie.split('=');
    const back = new URL(`${bot.adapter.address()}/slack/oauth_redirect`);
    back.searchParams.set('code', 'code-for-T0000TEAM');
    back.searchParams.set('state', change(state));
    const answer = await fetch(back, { headers: { cookie: `${name}=${change(state)}` } });
    expect(answer.status).toBe(400);
    expect(repository.kept.size).toBe(0);
  });

  it('get a cookie that goes along with no request of another page', async () => {
    const { bot } = await startInstallable();
    const page = await fetch(`${bot.adapter.address()}/slack/install`);
    const [cookie] = page.headers.getSetCookie();
    for (const part of ['Secure', 'HttpOnly', 'SameSite=Lax']) expect(cookie).toContain(part);
    // Nor does its state tell or sign anything that could be guessed at offline.
    expect(cookie).not.toContain('eyJ');
  });

  it('that the operator does not serve are told so, and nothing of them is kept', async () => {
    const { bot, repository } = await startInstallable(createMemoryRepository(), undefined, undefined, {
      allowed: [SECOND.id],
    });
    const { response } = await install(bot, 'T0000TEAM');
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('Not for this')]);
    expect(bot.calls('auth.revoke').map(({ token }) => token)).toEqual(['xoxb-stand-in']);
    expect([...repository.kept.keys()]).toEqual([]);
    expect((await install(bot, SECOND.id)).response.status).toBe(200);
    await bot.deliver('event', askIn(SECOND.id));
    await bot.posts(1, SECOND.id);
  });

  it('that were served before, and are no longer, get no answer', async () => {
    const { bot: before, repository } = await startInstallable();
    await install(before, 'T0000TEAM');
    await install(before, SECOND.id);
    const { bot } = await startInstallable(repository, undefined, undefined, { allowed: [SECOND.id] });
    await bot.deliver('event', askIn('T0000TEAM'));
    await bot.deliver('event', askIn(SECOND.id));
    await bot.posts(1, SECOND.id);
    expect(bot.calls('chat.postMessage').map(({ token }) => token)).toEqual(['xoxb-second']);
  });

  it('that need the earlier key no more, or are none at all, let it be taken out', async () => {
    const rotated = { current: 'another-data-key-of-some-length', earlier: [DATA_KEYS.current] };
    const { bot } = await startInstallable(undefined, undefined, undefined, { dataKeys: rotated });
    await expect.poll(() => bot.log.text(), WAIT).toContain('slack.previous_key_unneeded');
    const { bot: usual } = await startInstallable();
    await install(usual, SECOND.id);
    expect(usual.log.text()).not.toContain('slack.previous_key_unneeded');
  });

  it('have their tokens encrypted anew when the key is another one, while the bot runs', async () => {
    const { bot: before, repository } = await startInstallable();
    await install(before, SECOND.id);
    const sealed = repository.kept.get(SECOND.id)!;
    const rotated = { current: 'another-data-key-of-some-length', earlier: [DATA_KEYS.current] };
    const { bot } = await startInstallable(repository, undefined, undefined, { dataKeys: rotated });
    await bot.deliver('event', askIn(SECOND.id));
    await bot.posts(1, SECOND.id);
    await expect.poll(() => bot.log.text(), WAIT).toContain('slack.sealed_anew');
    expect(bot.log.text()).not.toContain('slack.previous_key_unneeded');
    expect(repository.kept.get(SECOND.id)).not.toBe(sealed);
    const alone = { current: rotated.current, earlier: [] };
    const { bot: after } = await startInstallable(repository, undefined, undefined, { dataKeys: alone });
    await after.deliver('event', askIn(SECOND.id));
    await after.posts(1, SECOND.id);
    expect(after.calls('chat.postMessage')[0]!.token).toBe('xoxb-second');
  });

  it('that have not installed it get no answer, and their requests are acknowledged', async () => {
    const { bot } = await startInstallable();
    await bot.deliver('event', askIn('T0000STRANGER'));
    await expect.poll(() => bot.log.text(), WAIT).toContain('slack.not_installed');
    expect(bot.core.invocations).toEqual([]);
  });

  it.each([
    ['is removed', { type: 'app_uninstalled' }],
    ['has its token revoked', { type: 'tokens_revoked', tokens: { bot: ['U0000BOT'] } }],
  ])('are forgotten when the app %s', async (_, event) => {
    const { bot, repository } = await startInstallable();
    await install(bot, 'T0000TEAM');
    await install(bot, SECOND.id);
    await bot.deliver('event', eventBody(event));
    await expect.poll(() => [...repository.kept.keys()], WAIT).toEqual([SECOND.id]);
    await bot.deliver('event', askIn('T0000TEAM'));
    await bot.deliver('event', askIn(SECOND.id));
    await bot.posts(1, SECOND.id);
  });

  it.each([
    ['was removed', { type: 'app_uninstalled' }],
    ['had its token revoked', { type: 'tokens_revoked', tokens: { bot: ['U0000BOT'] } }],
  ])('that have installed it anew stay when Slack tells late that it %s before', async (_, event) => {
    const { bot, repository } = await startInstallable();
    await install(bot, 'T0000TEAM');
    const earlier = { event_time: Math.floor(Date.now() / 1000) - 600 };
    await bot.deliver('event', eventBody(event, earlier));
    await expect.poll(() => bot.log.text(), WAIT).toContain('slack.old_end');
    expect([...repository.kept.keys()]).toEqual(['T0000TEAM']);
    expect(bot.core.forgotten).toEqual([]);
    await bot.deliver('event', askIn('T0000TEAM'));
    await bot.posts(1);
    // A clock that is ahead keeps nobody: the token is dead.
    bot.server.world.teams[0]!.refused = 'account_inactive';
    await bot.deliver('event', eventBody(event, earlier));
    await expect.poll(() => [...repository.kept.keys()], WAIT).toEqual([]);
  });

  it('keep their token when only a person’s token is revoked', async () => {
    const { bot, repository } = await startInstallable();
    await install(bot, 'T0000TEAM');
    await bot.deliver('event', eventBody({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }));
    await bot.settled();
    expect(repository.kept.size).toBe(1);
  });

  it('are forgotten when Slack says that the token is revoked, and the others go on', async () => {
    const { bot, repository } = await startInstallable();
    await install(bot, 'T0000TEAM');
    await install(bot, SECOND.id);
    bot.server.world.teams[0]!.refused = 'token_revoked';
    await bot.deliver('event', askIn('T0000TEAM'));
    await expect.poll(() => [...repository.kept.keys()], WAIT).toEqual([SECOND.id]);
    const refused = bot.log.lines().filter(({ event }) => event === 'slack.token_refused');
    expect(refused).toMatchObject([
      { workspace: 'T0000TEAM', msg: expect.stringContaining('Install the app again') },
    ]);
    expect(bot.log.text()).not.toContain('SLACK_BOT_TOKEN');
    await bot.deliver('event', askIn(SECOND.id));
    await bot.posts(1, SECOND.id);
    expect(bot.adapter.health().connected).toBe(true);
  });

  it('are answered from memory while the store is away', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const repository = createMemoryRepository();
    const { bot } = await startInstallable(repository);
    await install(bot, 'T0000TEAM');
    await bot.deliver('event', askIn('T0000TEAM'));
    await bot.posts(1);
    repository.find = async () => {
      throw new Error('The store is away.');
    };
    vi.advanceTimersByTime(120_000);
    await bot.deliver('event', askIn('T0000TEAM'));
    await bot.posts(2);
  });

  it('that nothing is known of while the store is away are left to Slack, and answered when it delivers again', async () => {
    const repository = createMemoryRepository();
    const before = await startInstallable(repository);
    await install(before.bot, 'T0000TEAM');
    const { find } = repository;
    repository.find = async () => {
      throw new Error('The store is away.');
    };
    const { bot } = await startInstallable(repository);
    const asked = askIn('T0000TEAM');
    expect((await bot.http.send('event', asked)).status).toBe(503);
    expect(bot.log.lines()).toContainEqual(
      expect.objectContaining({ event: 'slack.left', reason: 'out of reach' }),
    );
    repository.find = find;
    expect((await bot.http.send('event', asked)).status).toBe(200);
    await bot.posts(1);
  });

  it('of an organisation are kept when one workspace of it removes the app', async () => {
    const { bot, repository } = await startInstallable();
    await repository.save('E0000ORG', 'sealed');
    await bot.deliver('event', eventBody({ type: 'app_uninstalled' }, { enterprise_id: 'E0000ORG' }));
    await expect.poll(() => bot.log.text(), WAIT).toContain('slack.uninstalled');
    expect([...repository.kept.keys()]).toEqual(['E0000ORG']);
  });

  it('as a whole organisation are answered in each of its workspaces', async () => {
    const { bot, repository } = await startInstallable();
    bot.server.world.teams[0]!.organisation = 'E0000ORG';
    expect((await install(bot, 'T0000TEAM')).response.status).toBe(200);
    expect([...repository.kept.keys()]).toEqual(['E0000ORG']);
    const { bot: again } = await startInstallable(repository);
    const authorizations = [
      { enterprise_id: 'E0000ORG', team_id: 'T0000ONE', is_enterprise_install: true, is_bot: true },
    ];
    await again.deliver('event', { ...askIn('T0000ONE'), enterprise_id: 'E0000ORG', authorizations });
    await expect.poll(() => again.messages().length, WAIT).toBe(1);
    expect(again.core.invocations[0]!.context.workspace).toBe('T0000ONE');
    // When the organisation removes it, each of them is forgotten.
    const gone = { enterprise_id: 'E0000ORG', team_id: null, is_enterprise_install: true, is_bot: true };
    const removal = eventBody(
      { type: 'app_uninstalled' },
      { authorizations: [gone], enterprise_id: 'E0000ORG' },
    );
    await again.deliver('event', { ...removal, is_enterprise_install: true });
    await expect.poll(() => again.core.forgotten, WAIT).toContain('slack T0000ONE');
    expect([...repository.kept.keys()]).toEqual([]);
  });

  it('as a whole organisation lose what is kept about each of its workspaces when it removes the app', async () => {
    const { bot } = await startInstallable();
    bot.server.world.teams[0]!.organisation = 'E0000ORG';
    await install(bot, 'T0000TEAM');
    const of = (team: string) => ({
      enterprise_id: 'E0000ORG',
      authorizations: [
        { enterprise_id: 'E0000ORG', team_id: team, is_enterprise_install: true, is_bot: true },
      ],
    });
    for (const team of ['T0000ONE', 'T0000TWO']) {
      await bot.deliver('event', { ...askIn(team), ...of(team) });
      await expect.poll(() => bot.core.invocations.at(-1)?.context.workspace, WAIT).toBe(team);
    }
    await bot.deliver('event', eventBody({ type: 'app_uninstalled' }, of('T0000ONE')));
    await expect
      .poll(() => [...bot.core.forgotten].sort(), WAIT)
      .toEqual(['slack T0000ONE', 'slack T0000TWO']);
  });

  it('whose sealed token cannot be opened are told of to the operator', async () => {
    const { bot } = await startInstallable();
    await install(bot, 'T0000TEAM');
    const repository = createMemoryRepository();
    await repository.save('T0000TEAM', 'v1.sealed.with.another.key');
    const { bot: other } = await startInstallable(repository);
    await other.deliver('event', askIn('T0000TEAM'));
    await expect.poll(() => other.log.text(), WAIT).toContain('slack.sealed_token');
    expect(other.log.text()).toContain('DATA_KEY');
  });

  it('may stand beside the workspace of a configured token', async () => {
    const { bot } = await startInstallable(createMemoryRepository(), undefined, 'xoxb-stand-in');
    await install(bot, SECOND.id);
    await bot.deliver('event', askIn(SECOND.id));
    await bot.posts(1, SECOND.id);
    await bot.deliver('event', askIn('T0000TEAM'));
    await bot.posts(2);
    expect(bot.calls('chat.postMessage').map(({ token }) => token)).toEqual(['xoxb-second', 'xoxb-stand-in']);
  });

  it('are acknowledged when the store answers, and left where it takes too long', async () => {
    const repository = createMemoryRepository();
    const { find } = repository;
    const slow = held<void>();
    const { bot } = await startInstallable(repository);
    await install(bot, 'T0000TEAM');
    repository.find = async (id) => {
      await slow.promise;
      return find(id);
    };
    const delivered = bot.deliver('event', askIn('T0000TEAM'));
    slow.release();
    await delivered;
    await bot.posts(1);
  });
});
