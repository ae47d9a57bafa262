import { beforeAll, describe, expect, it } from 'vitest';
import { parseAction } from '../../src/core/actions.ts';
import { type Answerer, createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/open.ts';

let engine: Engine;
let answerer: Answerer;
beforeAll(async () => {
  engine = await openEngine('knowledge');
  answerer = createAnswerer(engine);
});

describe('who is adam bohler', () => {
  it('is answered with who says it, where it stands and how old it is, in plain text', () => {
    const reply = answerer.ask('who is adam bohler');
    expect(reply).toMatchObject({
      kind: 'answer',
      reason: null,
      facts: expect.arrayContaining(['talks-envoy']),
    });
    expect(reply.body).toContain('Boehler');
    const text = plainText(reply);
    expect(text).toContain('sources familiar with the matter');
    expect(text).toContain('“What is known about the talks”');
    expect(text).toContain('undated, from early 2025');
    expect(text.split('\n').at(-1)).toBe(reply.source!.line);
  });

  it('is answered however it is misspelt', () => {
    for (const text of ['who is adam boehler?', 'whos adm bohler', 'adam boeler??', 'WHO IS BOELHER'])
      expect(answerer.ask(text).facts, text).toContain('talks-envoy');
  });
});

describe('an answer', () => {
  it('states an entry, with its source and ways to go on', () => {
    for (const entry of engine.knowledge.entries.values()) {
      const reply = answerer.state(entry);
      expect(reply).toMatchObject({
        kind: 'answer',
        entry: entry.id,
        facts: entry.facts,
        title: entry.question,
      });
      expect(reply.source!.line).toMatch(/^.+ · “.+” · .+$/);
      expect(plainText(reply)).toContain(reply.source!.line);
      const actions = reply.actions.map(({ id }) => parseAction(id));
      expect(actions).not.toContain(null);
      expect(actions.filter((action) => action?.type === 'entry').length).toBeLessThanOrEqual(3);
      expect(actions.filter((action) => action?.type === 'why')).toEqual([{ type: 'why', id: entry.id }]);
      expect(actions.filter((action) => action?.type === 'vote')).toHaveLength(2);
      expect(reply.actions.length).toBeLessThanOrEqual(25);
    }
  });

  it('is as firm as the weakest of its facts', () => {
    const believed = [...engine.knowledge.facts.values()].find(({ standing }) => standing === 'believed')!;
    const entry = [...engine.knowledge.entries.values()].find(({ facts }) => facts.includes(believed.id))!;
    expect(answerer.state(entry).source!.standing).toBe('believed');
  });

  it('says the date first when the present is asked for', () => {
    const reply = answerer.ask('where do the talks take place at the moment');
    if (reply.kind === 'answer') expect(reply.body).toMatch(/^_Mind the date: .*early 2025/);
    else expect(reply.reason).toBe('after-article');
    expect(answerer.ask('where do the talks take place').body).not.toContain('Mind the date');
  });

  it('fits into one message of any platform', () => {
    for (const entry of engine.knowledge.entries.values())
      expect(plainText(answerer.state(entry)).length).toBeLessThan(1900);
  });
});

describe('a refusal', () => {
  it('of what the article does not say names what is missing and what is nearest', () => {
    const reply = answerer.ask('how old is edan alexander');
    expect(reply).toMatchObject({ kind: 'no-answer', reason: 'not-in-article', entry: null });
    expect(reply.gap).not.toBeNull();
    expect(reply.body).toContain(engine.knowledge.gaps.get(reply.gap!)!.reply);
    expect(reply.body).toContain('nearest');
    expect(reply.source!.line).toContain('early 2025');
    expect(reply.actions.map(({ id }) => id)).toContain(`vote:down:gap:${reply.gap}`);
  });

  it('of an opinion gives all sides, always in the same order', () => {
    const { positions } = engine.knowledge.article.words;
    for (const text of [
      'do you think the talks are a good idea',
      'should the us negotiate with terrorists in your opinion',
    ]) {
      const reply = answerer.ask(text);
      expect(reply).toMatchObject({ kind: 'no-answer', reason: 'opinion' });
      const places = positions.map((id) => reply.body.indexOf(engine.knowledge.entries.get(id)!.short));
      expect(Math.min(...places)).toBeGreaterThan(0);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('of what came later says the age of the article first', () => {
    const reply = answerer.ask('has edan alexander been freed since');
    expect(reply).toMatchObject({ kind: 'no-answer', reason: 'after-article' });
    expect(reply.body.startsWith(engine.knowledge.article.words.cannot_know)).toBe(true);
  });

  it('of another subject says what can be asked instead, and has no source', () => {
    const reply = answerer.ask('what is the best recipe for banana bread');
    expect(reply).toMatchObject({ kind: 'no-answer', reason: 'off-topic', source: null, facts: [] });
    for (const example of engine.knowledge.article.words.examples.slice(0, 3))
      expect(reply.body).toContain(example);
  });

  it('never answers the questions of the gaps', () => {
    for (const { id, phrasings } of engine.knowledge.gaps.values())
      for (const phrasing of phrasings.slice(0, 2)) {
        const reply = answerer.ask(phrasing);
        expect(reply.kind, `${id}: ${phrasing}`).toBe('no-answer');
        expect(reply.gap).toBe(id);
      }
  });

  it('never fills more than one message of any platform', () => {
    for (const { phrasings } of engine.knowledge.gaps.values())
      expect(plainText(answerer.ask(phrasings[0]!)).length).toBeLessThan(1900);
  });
});

describe('small talk', () => {
  it.each([
    ['hello', /Ask me about/],
    ['thanks a lot', /welcome/],
    ['are you a bot?', /no language model/],
    ['what can you do', /\/explain/],
    ['you stupid bot', /sorry/i],
  ])('%s', (text, reply) => {
    expect(answerer.ask(text)).toMatchObject({ kind: 'small-talk', facts: [], source: null });
    expect(answerer.ask(text).body).toMatch(reply);
  });

  it('answers an insult with one calm sentence or two, and no fact', () => {
    const { body } = answerer.ask('you are an idiot');
    expect(body.split(/[.!?]\s/).length).toBeLessThanOrEqual(2);
    expect(body).not.toMatch(/!/);
  });
});

describe('the answerer', () => {
  it('gives an equal reply to the same question', () => {
    for (const text of ['who leads the talks', 'hi', 'how old is he', 'banana bread', 'is it right?'])
      expect(answerer.ask(text)).toEqual(answerer.ask(text));
  });

  it('keeps quiet about what nobody asked it', () => {
    expect(answerer.ask('lunch anyone?', { mode: 'ambient' })).toMatchObject({ kind: 'silence', body: '' });
  });

  it('offers at most three questions', () => {
    for (const text of ['talks', 'hamas', 'israel hostages', 'trump', 'the second thing'])
      expect(answerer.ask(text).suggestions.length).toBeLessThanOrEqual(3);
  });
});
