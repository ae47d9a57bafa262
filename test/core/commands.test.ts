import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Answerer, createAnswerer } from '../../src/core/answerer.ts';
import { about, explain, explainTopic, help, whatsNext } from '../../src/core/commands.ts';
import { plainText } from '../../src/core/plain.ts';
import { createTopicFinder, type TopicFinder } from '../../src/core/topics.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/open.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { fastest, NASTY } from '../text/strings.ts';

let engine: Engine;
let knowledge: Knowledge;
let answerer: Answerer;
let finder: TopicFinder;
beforeAll(async () => {
  engine = await openEngine('knowledge');
  knowledge = engine.knowledge;
  answerer = createAnswerer(engine);
  finder = createTopicFinder(knowledge);
  // The first refusal gathers what all later ones need.
  answerer.ask('what is the best recipe for banana bread');
  answerer.ask('how old is the president');
});

const explained = (topic: string) => explain(knowledge, answerer, finder, topic);
const topic = (id: string) => knowledge.topics.find((candidate) => candidate.id === id)!;

describe('/explain', () => {
  it('alone gives the story in brief and every topic', () => {
    const reply = explained('');
    expect(reply).toMatchObject({ kind: 'answer', entry: knowledge.article.words.overview });
    for (const { title } of knowledge.topics) expect(reply.body).toContain(`- ${title}`);
    expect(reply.actions.filter(({ group }) => group === 'topic')).toHaveLength(knowledge.topics.length);
    expect(reply.actions.length).toBeLessThanOrEqual(25);
    expect(plainText(reply).length).toBeLessThan(1900);
    expect(explained('  ')).toEqual(reply);
  });

  it.each([
    ['talks', 'talks'],
    ['Talks', 'talks'],
    ['boehler', 'envoy'],
    ['adam boehler', 'envoy'],
    ['israel', 'israel'],
    ['isreal', 'israel'],
    ['hostges', 'hostages'],
    ['ceasfire', 'ceasefire'],
    ['gaza-plan', 'gaza-plan'],
  ])('finds the topic: %s', (typed, id) => {
    expect(explained(typed).title).toBe(topic(id).title);
    expect(explained(typed)).toMatchObject({ kind: 'answer' });
  });

  it('a topic is its leading entry, and what else can be asked', () => {
    for (const { id, title, lead, entries } of knowledge.topics) {
      const reply = explainTopic(knowledge, answerer, id)!;
      expect(reply).toMatchObject({ kind: 'answer', title, entry: lead ?? entries[0] });
      expect(reply.source).not.toBeNull();
      expect(plainText(reply).length).toBeLessThan(1900);
    }
    expect(explainTopic(knowledge, answerer, 'constructor')).toBeNull();
  });

  it('takes an entry by its id, as completion sends it', () => {
    for (const id of knowledge.entries.keys()) {
      const reply = explained(id);
      if (!knowledge.topics.some((candidate) => candidate.id === id)) expect(reply.entry).toBe(id);
    }
  });

  it('takes a question as well', () => {
    expect(explained('why does israel object to the talks').facts).toContain('israel-reasons');
  });

  it('gives an unknown topic the nearest ones', () => {
    for (const typed of ['quantum physics', 'zzzzzz', '🤔', 'constructor']) {
      const reply = explained(typed);
      expect(reply.kind).toBe('suggestions');
      expect(reply.suggestions).toHaveLength(3);
      expect(reply.actions).toHaveLength(3);
    }
  });

  it('repeats an unknown topic without its mark-up or its line breaks, and not at length', () => {
    const { body } = explained('**qwrtz** _asdfgh_\nsecond line');
    expect(body).not.toMatch(/[*_\n]/);
    expect(explained(`qqq ${'zyx '.repeat(1000)}`).body.length).toBeLessThan(200);
  });

  it('is quick and safe, whatever is typed', () => {
    for (const text of Object.values(NASTY)) {
      expect(plainText(explained(text)).length).toBeGreaterThan(5);
      expect(fastest(() => explained(text))).toBeLessThan(100);
    }
  });
});

describe('/whats-next', () => {
  it('says the date first, then the focus, the three things to watch and what is uncertain', () => {
    const reply = whatsNext(knowledge);
    const text = plainText(reply);
    const { next } = knowledge.article.words;
    const short = (id: string) => knowledge.entries.get(id)!.short;
    const places = [
      knowledge.article.date.shown,
      'Now in focus',
      short(next.focus),
      'To watch',
      ...next.watch.map((id) => `- ${short(id)}`),
      'Uncertain',
      short(next.uncertain),
      reply.source!.line,
    ];
    let from = 0;
    for (const place of places) {
      const at = text.indexOf(place, from);
      expect(at, place).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
    expect(text.split('\n')[1]).toContain(knowledge.article.date.shown);
    expect(next.watch).toHaveLength(3);
    expect(text.length).toBeLessThan(1900);
  });
});

describe('/about and /help', () => {
  it('/about says where the answers come from, how old they are, and that nobody makes them up', () => {
    const text = plainText(about(knowledge));
    expect(text).toContain(knowledge.article.about);
    for (const item of knowledge.article.covers) expect(text).toContain(item);
    expect(text).toContain(knowledge.article.credit);
    expect(text).toContain('no language model');
    expect(about(knowledge)).toMatchObject({ kind: 'notice', delivery: 'private' });
  });

  it('/help names every command and example', () => {
    const text = plainText(help(knowledge));
    for (const { name, description } of commands) {
      expect(text).toContain(`/${name}`);
      expect(text).toContain(description);
    }
    for (const example of knowledge.article.words.examples) expect(text).toContain(example);
    expect(text.length).toBeLessThan(1900);
  });
});

describe('completion of a topic', () => {
  it('begins with the topics, in their order', () => {
    expect(finder.complete('', 25).map(({ value }) => value)).toEqual(
      knowledge.topics.map(({ id }) => id).slice(0, 25),
    );
  });

  it.each([
    ['host', 'hostages'],
    ['isr', 'israel'],
    ['isreal', 'israel'],
    ['boeh', 'envoy'],
  ])('%s: %s first', (typed, id) => {
    expect(finder.complete(typed, 25)[0]?.value).toBe(id);
  });

  it('gives what /explain understands, within the limits of the platforms', () => {
    for (const typed of ['', 'a', 'why', 'talks', 'where do the', 'x'.repeat(500)]) {
      const completions = finder.complete(typed, 25);
      expect(completions.length).toBeLessThanOrEqual(25);
      expect(new Set(completions.map(({ value }) => value)).size).toBe(completions.length);
      for (const { label, value } of completions) {
        expect(label.length).toBeLessThanOrEqual(100);
        expect(value.length).toBeLessThanOrEqual(100);
        expect(finder.find(value)).not.toBeNull();
      }
    }
  });

  it('is quick: people are typing', () => {
    for (const typed of ['w', 'what', 'what is the', ...Object.values(NASTY)]) {
      expect(fastest(() => finder.complete(typed, 25))).toBeLessThan(50);
    }
  });
});
