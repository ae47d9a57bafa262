/** What the check finds in texts that people read: for each check, texts that it must find and texts that it must not. */
import { describe, expect, it } from 'vitest';
import type { Fact, Gap, Knowledge, Name } from '../../src/knowledge/model.ts';
import { lacksNot, nothingElse } from '../../src/knowledge/wording/claims.ts';
import { firmer, stronger } from '../../src/knowledge/wording/limits.ts';
import { besideThePoint } from '../../src/knowledge/wording/nearness.ts';
import { bareEnds, fragments, numbersAlone, repeatedWithin } from '../../src/knowledge/wording/sentences.ts';
import {
  halfMarked,
  toldAsFact,
  unattributed,
  uncited,
  unconfirmed,
  unmarked,
} from '../../src/knowledge/wording/standing.ts';
import { createGround, type WordingRule } from '../../src/knowledge/wording/stated.ts';
import { maybeStale, stale } from '../../src/knowledge/wording/time.ts';
import { libraryKnowledge } from '../stories/library.ts';

const fact = (id: string, statement: string, more: Partial<Fact> = {}): Fact => ({
  id,
  statement,
  quote: null,
  where: ['hours/1'],
  standing: 'reported',
  attribution: null,
  act: null,
  holders: [],
  stance: null,
  allPlaces: false,
  changes: false,
  state: false,
  counts: false,
  ofSource: false,
  ...more,
});

const all = [
  fact('bridge', 'The bridge may be closed for about 300 lorries, at least temporarily.', {
    standing: 'possible',
  }),
  fact('pressure', 'The mayor is under significant pressure.'),
  fact('quarrel', 'The closing has not been without controversy.'),
  fact('details', 'The exact costs of the ferry are unclear.'),
  fact('drivers', 'Some drivers argue that the closing could ruin the harbour.', {
    standing: 'position',
    attribution: 'some drivers',
    holders: ['drivers'],
  }),
  fact('smith', 'Smith rejects the ferry.', {
    standing: 'position',
    attribution: 'Ann Smith',
    holders: ['Smith'],
  }),
  fact('listed', 'The heritage office classifies the bridge as a monument.', {
    standing: 'declared',
    attribution: 'the heritage office',
    act: 'classified',
    holders: ['heritage office'],
  }),
  fact('visit', 'The minister is believed to have visited the harbour.', { standing: 'believed' }),
  fact('signed', 'The council has confirmed the order.', {
    standing: 'confirmed',
    attribution: 'the council',
    holders: ['council'],
  }),
  fact('works', 'The works began on 3 May 2024.'),
  fact(
    'rule',
    'By hiring carters directly, the port departs from its rule of not dealing directly with carters.',
  ),
  fact('open', 'The quay is open to walkers.', { changes: true }),
];

const smith: Name = {
  id: 'smith',
  name: 'Smith',
  plural: false,
  kind: 'person',
  also: [],
  is: null,
  facts: ['smith', 'pressure'],
  role: null,
  part: 'smith',
};

const library = libraryKnowledge();
const knowledge: Knowledge = {
  ...library,
  article: { ...library.article, date: { shown: 'spring 2024', asOf: 'spring 2024' } },
  facts: new Map(all.map((one) => [one.id, one])),
  names: [smith],
};
const ground = createGround(knowledge);

const check = (rule: WordingRule, text: string, ...ids: string[]) =>
  rule({ text, facts: ids.map((id) => knowledge.facts.get(id)!) }, ground);

describe('an answer firmer than its facts', () => {
  it.each([
    [
      'loses "may"',
      'The bridge is closed for about 300 lorries, at least temporarily.',
      'bridge',
      /leaves out "may"/,
    ],
    [
      'loses "about"',
      'The bridge may be closed for 300 lorries, at least temporarily.',
      'bridge',
      /leaves out "about"/,
    ],
    [
      'loses "at least"',
      'The bridge may be closed for about 300 lorries temporarily, or for good.',
      'bridge',
      null,
    ],
    [
      'loses "some"',
      'The drivers argue that the closing could ruin the harbour.',
      'drivers',
      /leaves out "some"/,
    ],
    ['loses "significant"', 'The mayor is under pressure.', 'pressure', /leaves out "significant"/],
    [
      'loses "not been without"',
      'The closing has caused controversy.',
      'quarrel',
      /leaves out "not been without"/,
    ],
    ['loses "unclear"', 'There are no exact costs of the ferry.', 'details', /leaves out "unclear"/],
    [
      'loses the second of two',
      'By hiring carters directly, the port departs from its rule of not dealing with carters.',
      'rule',
      /leaves out "not dealing directly"/,
    ],
    ['keeps them all', 'Some drivers argue that it could ruin the harbour.', 'drivers', null],
    ['says it otherwise', 'The exact costs of the ferry are not clear.', 'details', null],
    ['says another part', 'The mayor has an office.', 'pressure', null],
  ])('%s', (_, text, id, fault) => {
    const found = check(firmer, text, id);
    if (fault === null) expect(found).toEqual([]);
    else expect(found.join()).toMatch(fault);
  });

  it('uses a word that is stronger than any of them', () => {
    expect(check(stronger, 'The mayor is under heavy pressure.', 'pressure')).toEqual([
      '"heavy" is stronger than its facts: use the word that they use, or leave it out',
    ]);
    expect(check(stronger, 'Nobody knows the exact costs of the ferry.', 'details')).toHaveLength(1);
    expect(check(stronger, 'The mayor is under significant pressure.', 'pressure')).toEqual([]);
  });
});

describe('a position', () => {
  it.each([
    ['without anybody', 'The closing could ruin the harbour.', 'drivers', false],
    ['of somebody else', 'Some walkers argue that the closing could ruin the harbour.', 'drivers', false],
    ['that is only about its holder', 'The ferry is rejected with Smith in mind.', 'smith', false],
    [
      'of its holder, whatever the verb',
      'Some drivers moan that the closing could ruin the harbour.',
      'drivers',
      true,
    ],
    ['according to its holder', 'According to Smith, the ferry is no good.', 'smith', true],
    ['of whom the sentence before named', 'Smith has spoken. She rejects the ferry.', 'smith', true],
    ['of nobody in the sentence before', 'The ferry is slow. It is rejected.', 'smith', false],
    ['that is an act of a body', 'The bridge is a monument by classification.', 'listed', false],
    [
      'that is an act of a body, named',
      'The heritage office classifies the bridge as a monument.',
      'listed',
      true,
    ],
    [
      'of a body, in the passive',
      'The bridge was classified by the heritage office as a monument.',
      'listed',
      true,
    ],
  ])('%s', (_, text, id, isFine) => {
    expect(check(unattributed, text, id).length === 0).toBe(isFine);
  });

  it('is found in a text that is not said to state it, but not where it is said to be missing', () => {
    expect(check(unattributed, 'The closing could ruin the harbour.')).toHaveLength(1);
    expect(
      check(unattributed, 'The article does not say whether the closing could ruin the harbour.'),
    ).toEqual([]);
  });
});

describe('what the article has from somebody', () => {
  const cited = fact('costs', 'According to the treasurer, the ferry is cheap.', {
    attribution: 'the treasurer',
  });

  it('is told with whom it cites', () => {
    const tell = (text: string) => uncited({ text, facts: [cited] }, ground);
    expect(tell('The ferry is cheap.')).toHaveLength(1);
    expect(tell('The ferry is cheap, the treasurer says.')).toEqual([]);
  });
});

describe('a standing', () => {
  it('of belief or possibility is marked in the sentence itself', () => {
    expect(check(unmarked, 'The minister visited the harbour. It may rain.', 'visit')).toHaveLength(1);
    expect(check(unmarked, 'The minister is believed to have visited the harbour.', 'visit')).toEqual([]);
    expect(check(unmarked, 'The bridge is closed for lorries.', 'bridge')).toHaveLength(1);
    expect(check(unmarked, 'The bridge might be closed for lorries.', 'bridge')).toEqual([]);
  });

  it('is the least that is asked of a story: no belief and no view told as a fact', () => {
    expect(check(toldAsFact, 'The minister visited the harbour.', 'visit')).toHaveLength(1);
    expect(check(toldAsFact, 'The minister may have visited the harbour.', 'visit')).toEqual([]);
    expect(check(toldAsFact, 'The closing ruins the harbour.', 'drivers')).toHaveLength(1);
    expect(check(toldAsFact, 'The closing ruins the harbour, say drivers.', 'drivers')).toEqual([]);
  });

  it('of a confirmation is claimed of nothing else', () => {
    expect(check(unconfirmed, 'It is confirmed that the works began.', 'works')).toHaveLength(1);
    expect(check(unconfirmed, 'It is not confirmed that the works began.', 'works')).toEqual([]);
    expect(check(unconfirmed, 'The council has confirmed the order.', 'signed')).toEqual([]);
  });
});

describe('what is possible, in two parts of a sentence', () => {
  const piles = fact('piles', 'Piles last as long as they stay wet; if the river sinks, they may rot.', {
    standing: 'possible',
  });
  const withPiles = { ...knowledge, facts: new Map([...knowledge.facts, [piles.id, piles]]) };
  const ground = createGround(withPiles);
  const found = (rule: WordingRule, text: string) => rule({ text, facts: [piles] }, ground);

  it('is told with the mark that the fact has in one of them, and whoever writes is asked about the other', () => {
    expect(found(unmarked, piles.statement)).toEqual([]);
    expect(found(halfMarked, piles.statement)).toHaveLength(1);
  });

  it('stays a fault where the mark is gone, or the mark is another sentence’s', () => {
    expect(
      found(unmarked, 'Piles last as long as they stay wet; if the river sinks, they rot.'),
    ).toHaveLength(1);
    expect(found(unmarked, 'Piles last as long as they stay wet. It may rain.')).toHaveLength(1);
    expect(check(unmarked, 'The bridge is closed for 300 lorries; it may rain.', 'bridge')).toHaveLength(1);
  });
});

describe('a claim that there is nothing', () => {
  it('else is contradicted by another fact on the same name', () => {
    expect(check(nothingElse, 'It says only that Smith rejects the ferry.', 'smith').join()).toMatch(
      /pressure/,
    );
    expect(check(nothingElse, 'It says that Smith rejects the ferry.', 'smith')).toEqual([]);
    expect(check(nothingElse, 'It says only that.', 'smith', 'pressure')).toEqual([]);
  });

  it('at all is contradicted by what has it', () => {
    expect(check(lacksNot, 'The article does not mention Smith.')).toHaveLength(1);
    expect(check(lacksNot, 'The article does not mention Jones.')).toEqual([]);
    expect(check(lacksNot, 'The article gives no date for the works.').join()).toMatch(/"works" has it/);
    expect(check(lacksNot, 'The article gives no date for the ferry.')).toEqual([]);
    expect(check(lacksNot, 'The article gives no number of lorries.').join()).toMatch(/"bridge" has it/);
    expect(check(lacksNot, 'The article gives no exact number of lorries.')).toEqual([]);
  });
});

describe('a sentence', () => {
  it.each([
    'Since 3 May 2024, the notice.',
    'Four.',
    'A flooded quay over the river.',
    'Lorries barred from the bridge.',
    'Sources familiar with them.',
    'The quay is open; a ferry for lorries.',
    'Two votes on the quay.',
    'The date of the vote.',
    'The council’s plans for the bridge.',
    'More ferries to the island.',
  ])('needs a verb: %s', (text) => expect(check(fragments, text)).toHaveLength(1));
  it.each([
    'The works began.',
    'The quay is open; the bridge may be closed.',
    'The council cites Smith.',
    'The passenger group Harbour Users backs the ferry, with reservations.',
    'Residents challenge the permit; the treasurer criticises the price.',
    'Engineers expected a flood.',
    'A counter logged 41 lorries.',
    'Divers surveyed the quay.',
    'The council scrapped it.',
    'The planks of the old quay date from 1934.',
    'The council votes on the quay in May.',
    'The ferry docks at the quay.',
    'The harbour funds two ferries.',
    'The wardens staff the quay at night.',
  ])('has one: %s', (text) => expect(check(fragments, text)).toEqual([]));

  it('that comes first has a subject of its own, and the last one an end', () => {
    expect(check(bareEnds, 'They were seized.')).toHaveLength(1);
    expect(check(bareEnds, 'The works were halted')).toHaveLength(1);
    expect(check(bareEnds, 'The mayor says: “We are safe.”')).toEqual([]);
    expect(check(bareEnds, 'It is believed that they end.')).toEqual([]);
    expect(check(bareEnds, 'It is not settled how they end.')).toEqual([]);
    expect(check(bareEnds, 'The works were halted. They go on.')).toEqual([]);
  });

  it('is said once', () => {
    expect(check(repeatedWithin, 'The quay is open to walkers. Open to walkers is the quay.')).toHaveLength(
      1,
    );
    expect(check(repeatedWithin, 'The quay is open to walkers. The bridge is closed.')).toEqual([]);
  });

  it.each([
    ['The bridge may be closed for about 300.', false],
    ['About 300 for now, the bridge may be closed.', false],
    ['The bridge may be closed for about 300 lorries.', true],
    ['The works began on 3 May 2024.', true],
    ['The bridge cost £300 and may be closed.', true],
    ['The bridge cost 300.5 million.', true],
    ['The bridge took 300 % of it.', true],
  ])('leaves no number without its noun: %s', (text, isFine) => {
    expect(check(numbersAlone, text, 'bridge', 'works').length === 0).toBe(isFine);
  });
});

describe('the present', () => {
  it('is told as of when where it may have changed, and only there', () => {
    expect(check(stale, 'The quay is open to walkers.', 'open').join()).toContain('("open")');
    expect(check(stale, 'As of spring 2024, the quay was open to walkers.', 'open')).toEqual([]);
    expect(check(stale, 'The mayor is now under pressure.', 'pressure')).toHaveLength(1);
    expect(check(stale, 'The mayor is under pressure.', 'pressure')).toEqual([]);
    expect(check(stale, 'As of spring 2024, the mayor is under pressure.', 'pressure')).toHaveLength(1);
  });

  it('is not told by "still" that means calm: where it may, whoever writes is asked', () => {
    for (const text of [
      'The mayor keeps the water deep and still.',
      'The mayor stands still today or not, they say.',
    ]) {
      expect(check(maybeStale, text, 'pressure')).toHaveLength(1);
    }
    expect(check(stale, 'The mayor keeps the water deep and still.', 'pressure')).toEqual([]);
    expect(
      check(stale, 'The mayor keeps the water deep and still; she is now under pressure.', 'pressure'),
    ).toHaveLength(1);
    expect(check(stale, 'The mayor is still under pressure.', 'pressure')).toHaveLength(1);
    expect(check(maybeStale, 'The mayor is still under pressure.', 'pressure')).toEqual([]);
  });

  it('names the fact whose word of the present an answer took over', () => {
    const stated = fact('fog', 'Fog is still a danger.');
    expect(
      stale({ text: 'Fog is still a danger. So is ice.', facts: [stated] }, createGround(knowledge))[0],
    ).toContain('in the statement of "fog"');
    expect(stale({ text: stated.statement, facts: [stated] }, createGround(knowledge))[0]).not.toContain(
      'fog',
    );
  });

  it('needs nothing where nobody knows the time of the article', () => {
    const undated = { ...knowledge, article: library.article };
    const stated = { text: 'The quay is open to walkers.', facts: [knowledge.facts.get('open')!] };
    expect(stale(stated, createGround(undated))).toEqual([]);
  });
});

describe('a refusal', () => {
  const gap: Gap = {
    id: 'ferry-price',
    title: 'What the ferry costs',
    reason: 'not-in-article',
    reply: 'The article does not say what a ticket for the ferry costs.',
    nearest: [],
    tells: [],
    views: true,
    phrasings: ['how much is a ticket', 'ticket price'],
  };
  const beside = (...ids: string[]) =>
    besideThePoint(
      gap,
      ids.map((id) => knowledge.facts.get(id)!),
      ground,
    );

  it('tells beside what is missing only what is about the same thing', () => {
    expect(beside('details')).toEqual([]);
    expect(beside('drivers')).toEqual([
      'tells "drivers", which is about something else: take it out of "tells"',
    ]);
  });
});
