import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { MessageContext } from '../../src/core/invocation.ts';
import type { RetentionPolicy } from '../../src/core/persistence.ts';
import { plainText } from '../../src/core/plain.ts';
import type { DeclaredTraits } from '../../src/core/platform-traits.ts';
import { createFakePersistence } from '../doubles/persistence.ts';
import { libraryEngine, libraryKnowledge } from '../stories/library.ts';
import { createBot, manager } from './bot.ts';

it('/whats-next says the focus, what to watch and what is uncertain', async () => {
  const { article, entries } = libraryKnowledge();
  const { focus, watch, uncertain } = article.words.next!;
  const short = (id: string) => entries.get(id)!.short;
  const reply = await createBot().use('whats-next');
  const text = plainText(reply);
  const places = [
    'In focus',
    short(focus),
    'To watch',
    ...watch.filter((id) => id !== focus && id !== uncertain).map((id) => `- ${short(id)}`),
    'Uncertain',
    short(uncertain),
    reply.source!.line,
  ];
  let from = 0;
  for (const place of places) {
    const at = text.indexOf(place, from);
    expect(at, place).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
  // What is in focus is not said again under what to watch.
  expect(text.split(short(focus))).toHaveLength(2);
  expect(reply).toMatchObject({ kind: 'answer', entry: uncertain, delivery: 'public' });
  expect(text.length).toBeLessThan(1900);
});

it('/whats-next says where nobody has chosen what to watch that it is so, and not that the source names nothing', async () => {
  const { knowledge, ...engine } = libraryEngine();
  const article = { ...knowledge.article, words: { ...knowledge.article.words, next: null } };
  const reply = await createBot({
    engine: () => ({ ...engine, knowledge: { ...knowledge, article } }),
  }).use('whats-next');
  expect(reply).toMatchObject({ kind: 'no-answer', title: "What's next" });
  expect(reply.body).toMatch(/^Nobody has put together/);
});

describe('/about', () => {
  it('says where the answers come from, how old they are, and that nobody makes them up', async () => {
    const { article } = libraryKnowledge();
    const reply = await createBot().use('about');
    const text = plainText(reply);
    expect(text).toContain(article.about);
    for (const item of article.covers) expect(text).toContain(item);
    expect(text).toContain(article.credit);
    expect(text).toContain('no language model');
    expect(reply).toMatchObject({ kind: 'notice', delivery: 'private' });
    expect(await createBot().use('about', { subject: 'source' })).toEqual(reply);
  });
});

describe('/about privacy', () => {
  const keeping = async (policy: Partial<RetentionPolicy> = {}) => {
    const all: RetentionPolicy = {
      questionLog: 'all',
      questionDays: 90,
      minAskers: 2,
      correctionDays: 7,
      ...policy,
    };
    const bot = createBot({ persistence: { ...createFakePersistence(), policy: all } });
    return plainText(await bot.use('about', { subject: 'privacy' }));
  };

  it('says exactly what is kept, by the configuration in force', async () => {
    const text = await keeping({ questionDays: 30, correctionDays: 1 });
    for (const said of [
      /Kept for 30 days/,
      /Kept for 1 day\./,
      /No user, no channel, no time of day/,
      /nobody can turn back/,
      /no names, no messages, and no user ids but of those who change settings/,
    ])
      expect(text).toMatch(said);
    const least = await keeping({ questionLog: 'off', correctionDays: 0 });
    expect(least).toMatch(/Questions: nothing/);
    expect(least).toMatch(/My replies: nothing/);
    expect(least).not.toMatch(/masked in the same way/);
    expect(await keeping({ questionLog: 'unanswered' })).toMatch(/Questions that I did answer are not kept/);
  });

  it('fits a message of the stricter platform', async () => {
    expect((await keeping()).length).toBeLessThanOrEqual(2000);
  });

  it('adds what one platform keeps besides, there alone', async () => {
    const slack = {
      name: 'slack',
      readsUnaddressed: true,
      sentences: { privacy: 'slack.installations' },
    } as const;
    const bot = createBot({ platforms: [slack] });
    const ask = async (platform: string) =>
      plainText(await bot.use('about', { subject: 'privacy' }, { platform }));
    expect(await ask('slack')).toContain('Add to Slack');
    expect(await ask('discord')).not.toContain('Slack');
  });

  it('without a memory says that nothing is kept', async () => {
    const reply = await createBot({ persistence: null }).use('about', { subject: 'privacy' });
    expect(reply.title).toBe('What I keep');
    expect(reply.body).toMatch(/^I store nothing that is said here\./);
  });
});

const listed = async (where: Partial<MessageContext>, platforms: DeclaredTraits[] = []) => {
  const { body } = await createBot({ platforms }).use('help', {}, where);
  return [...body.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, name]) => name);
};
const OPEN = ['explain', 'whats-next', 'ask', 'about', 'help'];

describe('/help', () => {
  it('names every command to those who may use them all, and every example', async () => {
    const text = plainText(await createBot().use('help', {}, manager));
    for (const { name, description, subcommands } of commands) {
      expect(text).toContain(`/${name}`);
      for (const one of Object.values(subcommands ?? { description: { description } }))
        expect(text).toContain(one.description);
    }
    for (const example of libraryKnowledge().article.words.examples) expect(text).toContain(example);
    expect(text.length).toBeLessThan(1900);
  });

  it.each([
    ['to everybody in a channel', {}, OPEN],
    ['to a manager in a channel', manager, [...OPEN, 'settings show', 'settings channel', 'insights']],
    ['to a manager in a direct message', { ...manager, direct: true }, [...OPEN, 'insights']],
    ['where there is no server or workspace', { ...manager, direct: true, workspace: null }, OPEN],
  ])('names what can be used %s', async (_, where, names) => {
    expect(await listed(where)).toEqual(names.map((name) => `/${name}`));
  });

  it('tells of each thing that a command does, and how to type it', async () => {
    const { body } = await createBot().use('help', {}, manager);
    expect(body).toContain('\n- **/settings show**: Shows');
    expect(body).toContain('\n- **/settings channel** mode:mentions|questions|off: Changes');
  });

  it('uses the names that the commands have on the platform', async () => {
    const platform: DeclaredTraits = {
      name: 'pigeons',
      readsUnaddressed: false,
      commandName: (name) => `/pigeon ${name}`,
    };
    expect(await listed({ platform: 'pigeons' }, [platform])).toEqual(OPEN.map((name) => `/pigeon ${name}`));
    const { core } = createBot({ platforms: [platform] });
    expect(core.page('help', { platform: 'pigeons', locale: null }).body).toContain('**/pigeon ask**');
  });

  it('tells of the menu of a message where there is one', async () => {
    const withMenu = { name: 'discord', readsUnaddressed: true } as const;
    const sentences = { messageMenu: 'discord.messageMenu' } as const;
    const named = await listed({ platform: 'discord' }, [{ ...withMenu, sentences }]);
    expect(named.at(-1)).toBe('Apps → Explain this message');
    expect(await listed({ platform: 'discord' }, [withMenu])).not.toContain('Apps → Explain this message');
  });
});
