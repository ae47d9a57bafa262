import { describe, expect, it } from 'vitest';
import type { ActionInvocation, CommandInvocation, MessageContext } from '../../src/core/invocation.ts';
import type {
  ChannelMode,
  Insights,
  Persistence,
  RetentionPolicy,
  Vote,
  WriteResult,
} from '../../src/core/persistence.ts';
import { plainText } from '../../src/core/plain.ts';
import type { Entry } from '../../src/knowledge/model.ts';
import { createMemoryReplies } from '../../src/persistence/replies.ts';

const context: MessageContext = {
  platform: 'discord',
  conversation: 'c',
  person: 'p',
  workspace: 'w',
  channel: 'ch',
  direct: false,
  canManage: true,
};

const entry = (id: string): Entry => ({
  id,
  topic: 't',
  question: `What about ${id}?`,
  answer: '',
  short: '',
  facts: ['f'],
  related: [],
  revision: 1,
  overview: false,
  phrasings: [],
});

const noCounts: Insights = {
  days: 90,
  asked: 0,
  answered: 0,
  offered: 0,
  refused: { 'not-in-article': 0, 'off-topic': 0, opinion: 0, 'after-article': 0 },
  helpful: 0,
  notHelpful: 0,
  topEntries: [],
  topUnanswered: [],
};

/** A memory that remembers one mode and the votes, and does as it is told. */
function setup(
  parts: {
    kept?: WriteResult;
    insights?: Insights | null;
    policy?: Partial<RetentionPolicy>;
    listens?: boolean;
  } = {},
) {
  const votes: Vote[] = [];
  let mode: ChannelMode = 'mentions';
  const persistence = {
    policy: { questionLog: 'all', questionDays: 90, correctionDays: 7, ...parts.policy },
    channels: async () => [],
    channelMode: async () => mode,
    setChannelMode: async (_scene, next) => {
      mode = next;
      return parts.kept ?? 'stored';
    },
    mayInterrupt: async () => true,
    interrupted: () => {},
    record: () => {},
    vote: async (vote) => {
      votes.push(vote);
      return 'stored';
    },
    sentReply: () => {},
    claim: async () => true,
    insights: async () => (parts.insights === undefined ? noCounts : parts.insights),
    health: () => ({ available: true, detail: '', waiting: 0, lost: 0 }),
  } satisfies Persistence;
  const replies = createMemoryReplies({
    persistence,
    entryOf: (id) => (id === 'gone' ? undefined : entry(id)),
    listensTo: () => parts.listens ?? true,
  });
  return { replies, votes, mode: () => mode };
}

const command = (
  name: string,
  options: CommandInvocation['options'],
  where: Partial<MessageContext> = {},
): CommandInvocation => ({
  type: 'command',
  name,
  options,
  context: { ...context, ...where },
});

describe('/settings', () => {
  it('shows the mode and how to change it, to the asker alone', async () => {
    const reply = await setup().replies.settings(command('settings', { action: 'show' }));
    expect(reply).toMatchObject({ kind: 'notice', delivery: 'private', title: 'Settings of this channel' });
    expect(plainText(reply)).toMatch(/Mode: mentions\..*\/settings channel mode:mentions/s);
  });

  it('says on switching questions on what it will do, and how to stop it', async () => {
    const { replies, mode } = setup();
    const reply = await replies.settings(command('settings', { action: 'channel', mode: 'questions' }));
    expect(mode()).toBe('questions');
    const text = plainText(reply);
    for (const promise of [
      /only when I am sure/,
      /once a day/,
      /6 times an hour/,
      /not where people answer each other/,
      /quiet for a week/,
      /To stop me: .*mode:mentions.*mode:off/,
    ])
      expect(text).toMatch(promise);
  });

  it('says so when it cannot read the channel, or cannot write the setting down', async () => {
    const change = command('settings', { action: 'channel', mode: 'questions' });
    expect((await setup({ listens: false }).replies.settings(change)).body).toMatch(
      /DISCORD_MESSAGE_CONTENT/,
    );
    expect((await setup({ kept: 'held' }).replies.settings(change)).body).toMatch(
      /in force now, but I cannot write it down/,
    );
    expect(
      (await setup().replies.settings(command('settings', { action: 'channel', mode: 'off' }))).body,
    ).toMatch(/bring me back/);
  });

  it.each([
    [{ canManage: false }, /Manage Server/],
    [{ canManage: false, platform: 'slack' as const }, /admins and owners/],
    [{ direct: true }, /Settings are for channels/],
  ])('refuses kindly: %j', async (where, why) => {
    const { replies, mode } = setup();
    const reply = await replies.settings(command('settings', { action: 'channel', mode: 'off' }, where));
    expect(reply.body).toMatch(why);
    expect(mode()).toBe('mentions');
  });

  it('helps with what is missing', async () => {
    const { replies } = setup();
    expect((await replies.settings(command('settings', { action: 'channel' }))).body).toMatch(/Which mode\?/);
    expect((await replies.settings(command('settings', { action: 'channel', mode: 'loud' }))).body).toMatch(
      /Which mode\?/,
    );
    expect((await replies.settings(command('settings', { action: 'dance' }))).body).toMatch(/settings show/);
  });
});

describe('/insights', () => {
  const counts: Insights = {
    ...noCounts,
    asked: 10,
    answered: 6,
    offered: 1,
    refused: { 'not-in-article': 2, 'off-topic': 1, opinion: 0, 'after-article': 0 },
    helpful: 3,
    notHelpful: 1,
    topEntries: [
      { id: 'talks', count: 4 },
      { id: 'gone', count: 1 },
    ],
    topUnanswered: [{ id: 'which hotel?', count: 2 }],
  };

  it('shows the counts to managers alone', async () => {
    const reply = await setup({ insights: counts }).replies.insights(command('insights', {}));
    expect(reply.delivery).toBe('private');
    expect(plainText(reply)).toBe(
      [
        'The last 90 days',
        'QuestionType: 10',
        'Answered: 6',
        'Several answers offered: 1',
        'Refused: 3',
        '- the article does not say: 2',
        '- off topic: 1',
        'QuestionType most:',
        '- What about talks? (4 times)',
        '- gone (once)',
        'Unanswered, asked most:',
        '- which hotel? (2 times)',
        'To teach me the unanswered ones, the operator runs: npm run review',
        'Helpful: 75% (3 of 4 votes)',
      ].join('\n'),
    );
    const refused = await setup({ insights: counts }).replies.insights(
      command('insights', {}, { canManage: false }),
    );
    expect(refused.body).not.toMatch(/10/);
  });

  it('says what cannot be counted', async () => {
    const ask = command('insights', {});
    expect((await setup({ insights: null }).replies.insights(ask)).body).toMatch(/cannot reach my records/);
    expect((await setup().replies.insights(ask)).body).toMatch(/Nothing has been asked yet.*no votes yet/s);
    const off = await setup({ policy: { questionLog: 'off' } }).replies.insights(ask);
    expect(off.body).toMatch(/log is switched off/);
    const some = await setup({ insights: counts, policy: { questionLog: 'unanswered' } }).replies.insights(
      ask,
    );
    expect(some.body).toMatch(/Only unanswered questions are logged/);
    expect(some.body).not.toMatch(/Answered/);
  });
});

describe('a vote', () => {
  const press: ActionInvocation = {
    type: 'action',
    id: 'vote:down:entry:talks',
    question: 'who',
    reply: 'm1',
    context,
  };
  const about = { kind: 'entry', id: 'talks' } as const;

  it('is thanked for privately; "not helpful" offers the next best', async () => {
    const { replies, votes } = setup();
    const down = await replies.vote(press, false, about, ['doha', 'gone', 'envoy']);
    expect(down).toMatchObject({ kind: 'notice', delivery: 'private' });
    expect(down.suggestions.map(({ entry: id }) => id)).toEqual(['doha', 'envoy']);
    expect(down.actions.map(({ id }) => id)).toEqual(['entry:doha', 'entry:envoy']);
    expect(down.body).toMatch(/Perhaps one of these/);
    expect(votes).toEqual([{ context, reply: 'm1', helpful: false, subject: about, question: 'who' }]);

    const up = await replies.vote(press, true, about, ['doha']);
    expect(up).toMatchObject({ suggestions: [], actions: [] });
    expect(up.body).toMatch(/change your vote/);
  });

  it('on a refusal says "you should know this"', async () => {
    const { replies } = setup();
    const reply = await replies.vote(press, false, { kind: 'none', id: 'not-in-article' }, []);
    expect(reply.body).toMatch(/I should know this/);
    expect(reply.body).not.toMatch(/Perhaps/);
  });
});

describe('/about privacy', () => {
  it('says exactly what is kept, by the configuration in force', () => {
    const text = plainText(setup({ policy: { questionDays: 30, correctionDays: 1 } }).replies.privacy());
    for (const said of [
      /Kept for 30 days/,
      /Kept for 1 day\./,
      /No user, no channel, no time of day/,
      /cannot be turned back/,
      /I keep no names, no user ids/,
    ])
      expect(text).toMatch(said);
    const least = plainText(setup({ policy: { questionLog: 'off', correctionDays: 0 } }).replies.privacy());
    expect(least).toMatch(/Questions: nothing/);
    expect(least).toMatch(/My replies: nothing/);
    expect(least).not.toMatch(/masked in the same way/);
    expect(plainText(setup({ policy: { questionLog: 'unanswered' } }).replies.privacy())).toMatch(
      /Questions that I did answer are not kept/,
    );
  });

  it('fits a message of the stricter platform', () => {
    expect(plainText(setup().replies.privacy()).length).toBeLessThanOrEqual(2000);
  });
});
