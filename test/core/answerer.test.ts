import { describe, expect, it } from 'vitest';
import { parseAction } from '../../src/core/actions.ts';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import type { Decision } from '../../src/decision/decision.ts';
import { smallTalk } from '../../src/messages/en/small-talk.ts';
import { libraryEngine } from '../stories/library.ts';

const engine = libraryEngine();
const { knowledge } = engine;
const { article, entries } = knowledge;
const answerer = createAnswerer(engine);

/** What decides that of each message, and what reads each as asking for what the notice lacks with this probability. */
const refusing = (reason: 'not-in-article' | 'off-topic') => {
  const refused = { kind: 'no-answer', reason, gap: null, nearest: [], confidence: 1 } as const;
  return { direct: () => refused, ambient: () => refused };
};
const lacking = (share: number) => (text: string) => {
  const read = engine.match(text, null);
  return { ...read, others: { ...read.others, 'not-in-article': share } };
};

describe('when does it open on sundays', () => {
  it('is answered with who says it, where it stands and how old it is, in plain text', () => {
    const reply = answerer.ask('when does the library open on sundays, please');
    expect(reply).toMatchObject({
      kind: 'answer',
      reason: null,
      entry: 'sunday-hours',
      facts: ['sunday'],
      title: null,
    });
    const text = plainText(reply);
    expect(text).toContain('from ten to four');
    expect(text).toContain('Confirmed by the town council');
    expect(text).toContain('The new hours');
    expect(text).toContain('from the spring of 2024');
    expect(text.split('\n').at(-1)).toBe(reply.source!.line);
  });

  it.each(['whats the time it opens on a sundy', 'WHEN DOES IT OPEN SUNDAYS??', 'opning times on sundays'])(
    'is answered however it is misspelt: %s',
    (text) => {
      expect(answerer.ask(text).facts).toContain('sunday');
    },
  );
});

describe('who the protagonists are', () => {
  it('asks for everybody who is named, though no such word stands in the notice', () => {
    const reply = answerer.ask('who are the protagonists');
    expect(reply.kind).toBe('answer');
    expect(reply.facts.length).toBeGreaterThan(1);
  });
});

describe('an answer', () => {
  it('states an entry, with its source and ways to go on', () => {
    for (const entry of entries.values()) {
      const reply = answerer.state(entry);
      expect(reply).toMatchObject({
        kind: 'answer',
        entry: entry.id,
        facts: entry.facts,
        title: entry.question,
      });
      expect(reply.source!.line).toMatch(/^.+ · .+ · .+$/);
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
    expect(answerer.state(entries.get('sunday-hours')!).source!.standing).toBe('confirmed');
    expect(answerer.state(entries.get('trial-year')!).source!.standing).toBe('believed');
  });

  it('says behind it as of when it is, where the present is asked for', () => {
    expect(answerer.ask('when does it open on sundays at the moment').body).toMatch(
      /^From May.*\n_I know only what the article says \(from the spring of 2024\);.*_$/s,
    );
    expect(answerer.ask('when does it open on sundays').body).not.toContain('I know only');
  });

  it('that says itself as of when it holds, or that no time can change, is not dated again', () => {
    const dated = { ...article, date: { ...article.date, asOf: 'spring 2024' } };
    const answererOf = (changes: boolean, answer: string) => {
      const facts = new Map([...knowledge.facts].map(([id, fact]) => [id, { ...fact, changes }]));
      const sunday = { ...entries.get('sunday-hours')!, answer };
      const own = {
        ...knowledge,
        article: dated,
        facts,
        entries: new Map([...entries, [sunday.id, sunday]]),
      };
      const decide = () => ({ kind: 'answer', entry: sunday, confidence: 1 }) as const;
      return createAnswerer({ ...engine, knowledge: own, decide: { direct: decide, ambient: decide } });
    };
    const now = 'when does it open on sundays at the moment';
    const note = 'It opens at ten.\n_This is as of spring 2024; it may have changed since._';
    expect(answererOf(true, 'It opens at ten.').ask(now).body).toBe(note);
    expect(answererOf(false, 'It opens at ten.').ask(now).body).toBe('It opens at ten.');
    const itself = 'As of spring 2024, it opens at ten.';
    expect(answererOf(true, itself).ask(now).body).toBe(itself);
  });

  it('bears its question as a title where it was asked for by name, and does not say back what was typed', () => {
    const sunday = entries.get('sunday-hours')!;
    expect(answerer.state(sunday).title).toBe(sunday.question);
    expect(answerer.ask(sunday.question)).toMatchObject({ entry: 'sunday-hours', title: null });
  });
});

describe('a refusal', () => {
  it('of what the article does not say names what is missing, and nothing that is merely near', () => {
    const reply = answerer.ask('is there parking near it');
    expect(reply).toMatchObject({
      kind: 'no-answer',
      reason: 'not-in-article',
      title: null,
      entry: null,
      gap: 'parking',
    });
    expect(reply.body).toBe('The notice says nothing about parking.');
    expect(reply.facts).toEqual([]);
    expect(reply.source!.line).toContain('the spring of 2024');
    expect(reply.actions.map(({ id }) => id)).toContain('vote:down:gap:parking');
  });

  it('of an opinion gives all sides, always in the same order', () => {
    for (const text of ['Is it a good idea?', 'were the longer hours a mistake in your opinion']) {
      const reply = answerer.ask(text);
      expect(reply).toMatchObject({ kind: 'no-answer', reason: 'opinion', title: null });
      const stated = article.words.positions.flatMap((id) => entries.get(id)!.facts);
      const places = stated.map((id) => reply.body.indexOf(knowledge.facts.get(id)!.statement));
      expect(Math.min(...places)).toBeGreaterThan(0);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('that no gap has words for names the kind of thing that is missing', () => {
    const names = [
      {
        id: 'council',
        name: 'the town council',
        plural: false,
        kind: 'body',
        also: ['council'],
        is: null,
        facts: ['sunday'],
        role: null,
        part: 'sunday',
      },
    ] as const;
    const decide = refusing('not-in-article');
    const ask = createAnswerer({
      ...engine,
      knowledge: { ...knowledge, names },
      match: lacking(0.9),
      decide,
    });
    expect(ask.ask('how many librarians are there').body).toBe('The article gives no number for that.');
    expect(ask.ask('when does the council meet').body).toBe('The article gives no date or time for that.');
    expect(ask.ask('is it nice there').body).toBe(
      'I looked through the article without finding an answer to “is it nice there”.',
    );
    expect(ask.ask('does the article say that parking is free').body).toBe(
      'I looked through the article without finding that.',
    );
    expect(ask.ask('does the article mention parking').body).toBe('The article does not mention “parking”.');
  });

  it('of another matter is none where the article itself is asked about', () => {
    const decide = refusing('off-topic');
    const ask = createAnswerer({ ...engine, decide });
    expect(ask.ask('can my horse read')).toMatchObject({ reason: 'off-topic', source: null });
    const reply = ask.ask('is there a horse in the article');
    expect(reply).toMatchObject({
      reason: 'not-in-article',
      body: 'I looked through the article without finding an answer to this; other words may help.',
    });
    expect(reply.source?.line).toContain('The whole article');
  });

  it('of what is only not found says so, and not that it is missing', () => {
    const decide = refusing('not-in-article');
    const reply = createAnswerer({ ...engine, match: lacking(0.1), decide }).ask(
      'how many librarians are there',
    );
    expect(reply).toMatchObject({
      title: null,
      body: 'I looked through the article without finding an answer to “how many librarians are there”.',
    });
  });

  it('of what came later says the age of the article first', () => {
    const reply = answerer.ask('how did the trial end');
    expect(reply).toMatchObject({ kind: 'no-answer', reason: 'after-article', title: 'After the article' });
    expect(reply.body.startsWith(article.words.cannot_know!)).toBe(true);
    expect(reply.body).toContain(`- ${knowledge.facts.get('trial')!.statement}`);
    expect(reply.facts).toEqual(['trial']);
  });

  it('of another subject says what can be asked instead, and has no source', () => {
    const reply = answerer.ask('what is the best recipe for banana bread');
    expect(reply).toMatchObject({ kind: 'no-answer', reason: 'off-topic', source: null, facts: [] });
    for (const example of article.words.examples.slice(0, 3)) expect(reply.body).toContain(`- ${example}`);
  });

  it('never answers the questions of the gaps', () => {
    for (const { id, phrasings } of knowledge.gaps.values())
      for (const phrasing of phrasings) {
        const reply = answerer.ask(phrasing);
        expect(reply.kind, `${id}: ${phrasing}`).toBe('no-answer');
        expect(reply.gap).toBe(id);
      }
  });

  it('of a message without words says that there are none', () => {
    expect(answerer.ask('...')).toMatchObject({ kind: 'no-answer', reason: 'off-topic', actions: [] });
    expect(answerer.ask('...').body).toMatch(/^I see no words/);
  });
});

describe('small talk', () => {
  it.each([
    ['hello', /^Hello\. Ask me about the new opening hours of the town library/],
    ['thanks a lot', /welcome/],
  ])('%s', (text, reply) => {
    expect(answerer.ask(text)).toMatchObject({ kind: 'small-talk', facts: [], source: null });
    expect(answerer.ask(text).body).toMatch(reply);
  });

  /** What is said to small talk of this kind, wherever a story may have it from. */
  function saidTo(talk: string): string {
    const decided = (): Decision => ({ kind: 'small-talk', talk, confidence: 1 });
    const decide = { direct: decided, ambient: decided };
    return createAnswerer({ ...engine, decide }).ask('hello').body;
  }

  it('has a reply of its own for each kind, and one for those that it does not know', () => {
    const kinds = Object.keys(smallTalk);
    expect(new Set(kinds.map(saidTo)).size).toBe(kinds.length);
    for (const unknown of ['weather', 'constructor', '__proto__'])
      expect(saidTo(unknown)).toBe(saidTo('other'));
  });

  it('answers an insult with one calm sentence or two', () => {
    expect(saidTo('insult').split(/[.!?]\s/).length).toBeLessThanOrEqual(2);
    expect(saidTo('insult')).not.toMatch(/!/);
  });

  it('says that it is a bot without a language model', () => {
    expect(saidTo('bot')).toMatch(/a bot, not a person.*no language model/);
  });
});

describe('the answerer', () => {
  it('gives an equal reply to the same question', () => {
    for (const text of ['who pays for it', 'hi', 'how much is that', 'banana bread', 'is it right?'])
      expect(answerer.ask(text)).toEqual(answerer.ask(text));
  });

  it('keeps quiet about what nobody asked it', () => {
    expect(answerer.ask('lunch anyone?', { mode: 'ambient' })).toMatchObject({ kind: 'silence', body: '' });
  });

  it('offers at most three questions', () => {
    const between = ['books and noise', 'the hours and the money', 'sundays and noise', 'the second thing'];
    const offers = [
      'hours',
      'library',
      'who',
      'the town and the hours',
      'how long and how much',
      'why did the council wait',
      'council and books',
      'what of the evenings for the neighbours',
      ...between,
    ].map((text) => answerer.ask(text));
    expect(offers.some(({ kind }) => kind === 'suggestions')).toBe(true);
    for (const { suggestions } of offers) expect(suggestions.length).toBeLessThanOrEqual(3);
  });
});

describe('whoever wants a human', () => {
  const wish = 'I want to talk to a human';

  it('is told that nobody sits behind the bot', () => {
    expect(answerer.ask(wish).body).toMatch(/nobody sits behind me/);
  });

  it('is told how to reach the people who look after it, where they have said so', () => {
    const { body } = createAnswerer(engine, undefined, { contact: 'help@library.example' }).ask(wish);
    expect(body).toContain('help@library.example');
    expect(body).not.toContain('nobody');
  });
});

describe('who somebody is whom facts name and no list does', () => {
  const statement = 'Ada Brandt, head of the library, wants to keep the reading room open.';
  const base = knowledge.facts.get('reason')!;
  const facts = new Map([
    ...[...knowledge.facts].map(([id, fact]) => [id, fact] as const),
    ['visit', { ...base, id: 'visit', statement: 'Children met Ada Brandt in June.' }] as const,
    ['head', { ...base, id: 'head', statement }] as const,
  ]);
  const { ask } = createAnswerer({ ...engine, knowledge: { ...knowledge, facts } });

  it.each(['who is Ada Brandt', 'Who is Brandt?', 'whos ada brandt'])(
    'is told by these facts, the one that explains first: %s',
    (text) => {
      const reply = ask(text);
      expect(reply).toMatchObject({ kind: 'answer', facts: ['head', 'visit'] });
      expect(reply.body).toContain(statement);
    },
  );

  it('is told by what they are, too', () => {
    expect(ask('who is the head of the library').facts).toContain('head');
    expect(ask('who is the head of the fire brigade').facts).not.toContain('head');
  });

  it('is told in full behind another question, too', () => {
    const reply = ask('when does it open on sundays? then who is brandt');
    expect(reply).toMatchObject({ kind: 'answer', facts: ['sunday', 'head', 'visit'] });
    expect(reply.body).toContain('**Brandt**');
  });

  it('is not told by a word that merely begins a sentence, nor of somebody else', () => {
    expect(ask('what are children').facts).not.toContain('visit');
    expect(ask('who is Ada Lovelace').facts).toEqual([]);
  });
});

describe('a topic asked for by its name alone', () => {
  it.each(['money', 'COSTS', 'complaints?', 'why the hours change'])('is told: %s', (text) => {
    const reply = answerer.ask(text);
    expect(reply.kind).toBe('answer');
    expect(knowledge.topics.find(({ title }) => title === reply.title) ?? reply.entry).toBeTruthy();
  });

  it('gives way to an entry that knows the very words', () => {
    expect(answerer.ask('When does the library open on Sundays?').entry).toBe('sunday-hours');
  });
});
