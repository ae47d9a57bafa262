import { beforeEach, describe, expect, it } from 'vitest';
import type { Insights, RetentionPolicy } from '../../src/core/persistence.ts';
import { plainText } from '../../src/core/plain.ts';
import { createFakePersistence, type FakePersistence } from '../doubles/persistence.ts';
import { type Bot, createBot, manager } from './bot.ts';

const deaf = {
  name: 'discord',
  readsUnaddressed: false,
  sentences: { managersOnly: 'discord.managersOnly', cannotListen: 'discord.cannotListen' },
} as const;

let persistence: FakePersistence;
let bot: Bot;
beforeEach(() => {
  persistence = createFakePersistence();
  bot = createBot({ persistence });
});

const show = () => bot.use('settings', { action: 'show' }, manager);
const change = (mode: string, where = {}) =>
  bot.use('settings', { action: 'channel', mode }, { ...manager, ...where });

describe('/settings', () => {
  it('shows the mode and how to change it, to the asker alone', async () => {
    expect(await show()).toMatchObject({
      kind: 'notice',
      delivery: 'private',
      title: 'Settings of this channel',
    });
    expect(plainText(await show())).toMatch(/Mode: mentions\..*\/settings channel mode:mentions/s);
  });

  it('shows who changed it last, to those who manage the place', async () => {
    expect(plainText(await show())).not.toContain('Last changes');
    persistence.changes.push({ person: 'U0000ANN', mode: 'off', at: Date.UTC(2026, 2, 10, 23, 59) });
    expect(plainText(await show())).toMatch(/Last changes[\s\S]*2026-03-10: off, by U0000ANN/);
    expect(plainText(await bot.use('settings', { action: 'show' }))).not.toContain('U0000ANN');
  });

  it('says on switching questions on what it will do, and how to stop it', async () => {
    const text = plainText(await change('questions'));
    expect(persistence.mode).toBe('questions');
    for (const promise of [
      /only when I am sure/,
      /once a day/,
      /6 times an hour/,
      /not where people answer each other/,
      /quiet for a week/,
      /To stop me: .*mode:mentions.*mode:off/,
    ])
      expect(text).toMatch(promise);
    expect(text).not.toMatch(/But I cannot read/);
  });

  it('says so when it cannot read the channel, in the words of the platform if it has some', async () => {
    bot = createBot({ platforms: [{ name: 'discord', readsUnaddressed: false }] });
    expect((await change('questions')).body).toMatch(/cannot read messages here yet/);
    bot = createBot({ platforms: [deaf] });
    expect((await change('questions')).body).toMatch(/DISCORD_MESSAGE_CONTENT/);
  });

  it('shows no answers that cannot come', async () => {
    bot = createBot({ persistence, platforms: [deaf] });
    expect((await show()).body).not.toMatch(/DISCORD_MESSAGE_CONTENT/);
    await change('questions');
    expect((await show()).body).toMatch(/DISCORD_MESSAGE_CONTENT/);
  });

  it('says so when it cannot write the setting down', async () => {
    persistence.setChannelMode = async () => 'held';
    expect((await change('mentions')).body).toMatch(/in force now, but I cannot write it down/);
  });

  it('says on switching off how to bring it back', async () => {
    expect((await change('off')).body).toMatch(/bring me back/);
    expect(persistence.mode).toBe('off');
  });

  it('refuses those who may not, in the words of the platform if it has some', async () => {
    const nobody = { canManage: () => false };
    expect((await change('off', nobody)).body).toMatch(/^Only people who manage this server or workspace/);
    bot = createBot({ persistence, platforms: [deaf] });
    expect((await change('off', nobody)).body).toMatch(/Manage Server/);
    expect(persistence.mode).toBe('mentions');
  });

  it('helps with what is missing or wrong', async () => {
    expect((await bot.use('settings', { action: 'channel' }, manager)).body).toMatch(/Which mode\?/);
    expect((await change('loud')).body).toMatch(/“mode” .*mentions, questions, off/);
    expect((await bot.use('settings', { action: 'dance' }, manager)).body).toMatch(
      /“action” .*show, channel/,
    );
    expect(persistence.mode).toBe('mentions');
  });
});

const nothing: Insights = {
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
const counts: Insights = {
  ...nothing,
  asked: 10,
  answered: 6,
  offered: 1,
  refused: { 'not-in-article': 2, 'off-topic': 1, opinion: 0, 'after-article': 0 },
  helpful: 3,
  notHelpful: 1,
  topEntries: [
    { id: 'costs', count: 4 },
    { id: 'gone', count: 1 },
  ],
  topUnanswered: [{ id: 'which hotel?', count: 2 }],
};

function insights(
  counted: Insights | null,
  questionLog: RetentionPolicy['questionLog'] = 'all',
  who = manager.canManage,
) {
  const persistence = createFakePersistence();
  const policy = { ...persistence.policy, questionLog };
  const bot = createBot({ persistence: { ...persistence, policy, insights: async () => counted } });
  return bot.use('insights', {}, { canManage: who });
}

describe('/insights', () => {
  it('shows the counts to managers alone', async () => {
    const reply = await insights(counts);
    expect(reply.delivery).toBe('private');
    expect(plainText(reply)).toBe(
      [
        'The last 90 days',
        'Asked: 10',
        'Answered: 6',
        'Several answers offered: 1',
        'Refused: 3',
        '- the article does not say: 2',
        '- off topic: 1',
        'Asked most:',
        '- Who pays for the longer hours? (4 times)',
        '- gone (once)',
        'Unanswered, asked most:',
        '- which hotel? (2 times)',
        'To teach me the unanswered ones, the operator runs: npm run review',
        'Helpful: 75% (3 of 4 votes)',
      ].join('\n'),
    );
    expect(plainText(await insights(counts, 'all', () => false))).not.toMatch(/\d/);
  });

  it('counts one day, one vote and one question in the singular', async () => {
    const text = plainText(await insights({ ...counts, days: 1, helpful: 1, notHelpful: 0 }));
    expect(text).toMatch(/^The last day\n/);
    expect(text).toMatch(/100% \(1 of 1 vote\)$/);
  });

  it('says what cannot be counted', async () => {
    expect((await insights(null)).body).toMatch(/cannot reach my records/);
    expect((await insights(nothing)).body).toMatch(/Nothing has been asked yet.*no votes yet/s);
    expect((await insights(nothing, 'off')).body).toMatch(/log is switched off/);
    const some = await insights(counts, 'unanswered');
    expect(some.body).toMatch(/Only unanswered questions are logged/);
    expect(some.body).not.toMatch(/Answered/);
  });
});
