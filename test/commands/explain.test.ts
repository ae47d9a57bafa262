import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/core/plain.ts';
import { createTopicFinder } from '../../src/core/topics.ts';
import { libraryKnowledge } from '../stories/library.ts';
import { NASTY } from '../text/strings.ts';
import { createBot } from './bot.ts';

const knowledge = libraryKnowledge();
const finder = createTopicFinder(knowledge);
const bot = createBot();
const LISTS = ['timeline', 'people', 'countries', 'numbers', 'sides', 'firmness'];
const explained = (topic: string) => bot.use('explain', { topic });

describe('/explain', () => {
  it('alone gives the story in brief and every topic', async () => {
    const reply = await bot.use('explain');
    expect(reply).toMatchObject({ kind: 'answer', entry: knowledge.article.words.overview });
    for (const { title } of knowledge.topics) expect(reply.body).toContain(`- ${title}`);
    expect(reply.actions.filter(({ group }) => group === 'topic')).toHaveLength(knowledge.topics.length);
    expect(reply.actions.length).toBeLessThanOrEqual(25);
    expect(plainText(reply).length).toBeLessThan(1900);
    expect(await explained('  ')).toEqual(reply);
  });

  it.each([
    ['hours', 'The new hours'],
    ['The new hours', 'The new hours'],
    ['sunday', 'The new hours'],
    ['opening hours', 'The new hours'],
    ['openning hours', 'The new hours'],
    ['money', 'Why the hours change'],
    ['neigbours', 'What people say'],
    ['complaints', 'What people say'],
  ])('finds the topic by its names, typos or not: %s', async (typed, title) => {
    expect(await explained(typed)).toMatchObject({ kind: 'answer', title });
  });

  it('a topic is its leading entry, and what else can be asked', async () => {
    for (const { id, title, lead, entries } of knowledge.topics) {
      const reply = await explained(id);
      expect(reply).toMatchObject({ kind: 'answer', title, entry: lead ?? entries[0] });
      expect(reply.source).not.toBeNull();
      // What is said already is not offered again.
      const others = entries
        .map((entry) => knowledge.entries.get(entry)!)
        .filter(({ facts }) => facts.some((fact) => !reply.facts.includes(fact)));
      for (const { question } of others.slice(0, 5)) expect(reply.body).toContain(`- ${question}`);
      expect(plainText(reply).length).toBeLessThan(1900);
    }
  });

  it('takes an entry by its id, as completion sends it', async () => {
    for (const id of knowledge.entries.keys()) expect((await explained(id)).entry).toBe(id);
  });

  it('takes a question as well, and tells what is missing from the story', async () => {
    expect((await explained('why do the opening hours change')).facts).toContain('reason');
    expect(await explained('is there parking near it')).toMatchObject({ kind: 'no-answer', gap: 'parking' });
  });

  it.each(LISTS)('tells of the whole: %s', async (list) => {
    const reply = await explained(list);
    expect(reply).toMatchObject({ kind: 'answer', entry: null, confidence: 1 });
    expect(await explained(list.toUpperCase())).toEqual(reply);
  });

  it('gives an unknown topic the nearest ones', async () => {
    for (const typed of ['quantum physics', 'zzzzzz', '🤔', 'constructor']) {
      const reply = await explained(typed);
      expect(reply.kind).toBe('suggestions');
      expect(reply.suggestions).toHaveLength(3);
      expect(reply.actions).toHaveLength(3);
    }
  });

  it('reads what names no topic as a question with its own word', async () => {
    expect((await explained('it simply please, english is not my first language')).kind).toBe('answer');
  });

  it('repeats an unknown topic without its mark-up or its line breaks, and not at length', async () => {
    const { body } = await explained('**qwrtz** _asdfgh_\nsecond line');
    expect(body).toContain('qwrtz asdfgh second line');
    expect(body).not.toMatch(/[*_\n]/);
    expect((await explained(`qqq ${'zyx '.repeat(1000)}`)).body.length).toBeLessThan(200);
  });

  it('has something to say to whatever is typed', async () => {
    for (const text of Object.values(NASTY))
      expect(plainText(await explained(text)).length).toBeGreaterThan(5);
  });
});

describe('completion of a topic', () => {
  const complete = (typed: string) => bot.core.complete('explain', 'topic', typed);

  it('begins with the topics, in their order', () => {
    const values = complete('').map(({ value }) => value);
    expect(values.slice(0, knowledge.topics.length)).toEqual(knowledge.topics.map(({ id }) => id));
    expect(values).toEqual(expect.arrayContaining(['timeline', 'people', 'numbers', 'sides']));
  });

  it.each([
    ['sun', 'hours'],
    ['opening', 'hours'],
    ['mon', 'reasons'],
    ['neig', 'voices'],
    ['complants', 'voices'],
    ['time', 'timeline'],
    ['Who is', 'people'],
    ['numb', 'numbers'],
  ])('%s: %s first', (typed, id) => {
    expect(complete(typed)[0]?.value).toBe(id);
  });

  it('gives what /explain understands, within the limits of the platforms', () => {
    for (const typed of [
      '',
      'a',
      'why',
      'hours',
      'when does the',
      'x'.repeat(500),
      ...Object.values(NASTY),
    ]) {
      const completions = complete(typed);
      expect(completions.length).toBeLessThanOrEqual(25);
      expect(new Set(completions.map(({ value }) => value)).size).toBe(completions.length);
      for (const { label, value } of completions) {
        expect(label.length).toBeLessThanOrEqual(100);
        expect(value.length).toBeLessThanOrEqual(100);
        expect(finder.find(value) ?? (LISTS.includes(value) || null)).not.toBeNull();
      }
    }
  });

  it('belongs to that option alone', () => {
    expect(bot.core.complete('explain', 'private', '')).toEqual([]);
    expect(bot.core.complete('ask', 'question', 'w')).toEqual([]);
    expect(bot.core.complete('constructor', '__proto__', '')).toEqual([]);
    expect(bot.core.complete('explain', '__proto__', '')).toEqual([]);
  });
});
