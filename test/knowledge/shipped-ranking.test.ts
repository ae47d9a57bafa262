import { beforeAll, describe, expect, it } from 'vitest';
import { readJsonLines } from '../../src/cli/json-lines.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { wordKey } from '../../src/text/normalise.ts';
import { shippedEngine } from '../stories/shipped.ts';
import { ENGLISH } from '../text/english.ts';

/** Clear questions in the six styles, each with the facts of which the first entry must state one. */
const CLEAR: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  plain: [
    ['which american leads the negotiations with hamas', 'talks-envoy'],
    ['where are the two sides meeting', 'talks-place'],
    [
      'why is washington willing to speak to a group it calls terrorist',
      'talks-break-policy',
      'policy-urgency',
    ],
    ['did anybody official confirm the talks', 'talks-authority'],
    ['is israel against these talks', 'israel-opposes'],
    ['are all other american hostages dead', 'four-dead'],
    ['what happens after the first phase of the ceasefire', 'ceasefire-phase-two'],
    ['what should i look out for in the coming weeks', 'next-focus', 'watch-ceasefire', 'watch-reactions'],
  ],
  terse: [
    ['boehler job title', 'talks-envoy'],
    ['talks location city', 'talks-place'],
    ['last american hostage alive name', 'edan-last-living'],
    ['israel opposition reasons', 'israel-reasons'],
    ['hamas terrorist list who', 'hamas-designation'],
    ['hamas comment on talks', 'hamas-silent'],
    ['critics argument', 'critics-view'],
  ],
  typos: [
    ['wher did teh tlaks take plase', 'talks-place'],
    ['is the ceesfire stil holding', 'ceasefire-start'],
    ['wat do isreal think abuot the talks', 'israel-opposes'],
    ['how meny amercan hostiges are dead', 'four-dead'],
    ['why did usa chanj its polisy', 'policy-urgency', 'talks-break-policy'],
    ['whos adm boelher', 'talks-envoy'],
  ],
  formal: [
    ['Could you kindly inform me who represents the United States in these negotiations?', 'talks-envoy'],
    ['In which city have the discussions been conducted?', 'talks-place'],
    ['For what reasons does the Israeli government object to the contacts?', 'israel-reasons'],
    ['I should like to know what the principal aim of the talks is.', 'talks-purpose'],
    ['Which countries have hitherto acted as mediators?', 'policy-mediators'],
    ['What became of the President’s proposal concerning Gaza?', 'trump-plan-sidelined', 'trump-gaza-plan'],
  ],
  loaded: [
    ["isn't this just giving hamas legitimacy", 'critics-view', 'risk-reward'],
    ['how can israel be against getting hostages home', 'israel-opposes', 'israel-reasons'],
    ['so we just reward hostage takers now?', 'critics-view', 'risk-reward'],
    ['and hamas of course has nothing to say about any of this?', 'hamas-silent'],
    ['did they even bother to tell israel before going behind its back', 'israel-informed'],
    ['why is trump cuddling up to terrorists all of a sudden', 'policy-urgency', 'talks-break-policy'],
  ],
  workplace: [
    ['<@U12AB> need the name and title of the US negotiator for slide 2', 'talks-envoy'],
    ['quick one for the briefing: where do the talks take place', 'talks-place'],
    [
      'for the risk register: what could go wrong with these talks',
      'risk-reward',
      'panikoff-view',
      'stakes-balance',
    ],
    ['comms asks: what is the white house line on talking to hamas', 'talks-authority', 'talks-secret'],
    ['pls summarise the story in two lines for the newsletter', 'talks-secret', 'article-about'],
    ['what do we put under next steps for the weekly digest', 'next-focus', 'next-uncertain'],
    ['who do I credit for the photo on the handout', 'photo-credit'],
  ],
};

const keyOf = (text: string) => wordKey(text, ENGLISH.words);

describe('clear questions about the shipped story', () => {
  let shipped: Engine;
  beforeAll(async () => {
    shipped = await shippedEngine();
  });

  describe.each(Object.entries(CLEAR))('in the %s style', (_, questions) => {
    it.each(questions)('%s', (text, ...facts) => {
      const [first] = shipped.matcher.match(text).entries;
      expect(
        first!.entry.facts.filter((fact) => facts.includes(fact)),
        first!.entry.id,
      ).not.toEqual([]);
    });
  });

  it('are forty, and none is from a labelled set', () => {
    const asked = Object.values(CLEAR).flatMap((questions) => questions.map(([text]) => text));
    expect(asked.length).toBeGreaterThanOrEqual(40);
    const labelled = new Set(
      readJsonLines<{ text: string }>('test/questions/dev.jsonl').map(({ text }) => keyOf(text)),
    );
    expect(asked.filter((text) => labelled.has(keyOf(text)))).toEqual([]);
  });

  it('rank entries by how much they say to it, and those that dump facts lower', () => {
    for (const [text] of Object.values(CLEAR).flat()) {
      const { entries, facts } = shipped.matcher.match(text);
      const utilities = entries.map(({ utility }) => utility);
      expect(utilities).toEqual([...utilities].sort((a, b) => b - a));
      expect(facts.map(({ probability }) => probability)).toEqual(
        [...facts.map(({ probability }) => probability)].sort((a, b) => b - a),
      );
      expect(entries[0]!.entry.facts.length).toBeLessThanOrEqual(6);
    }
  });

  it('get the same match every time, however it is cased or dressed', () => {
    const match = (text: string) => shipped.matcher.match(text).entries.map(({ entry }) => entry.id);
    const plain = match('where do the talks take place');
    for (const variant of [
      'where do the talks take place',
      'WHERE DO THE TALKS TAKE PLACE',
      '<@123456789> where do the talks take place',
      '**where** do the _talks_ take place 🤔',
      'where do the ta\u200blks take place',
    ])
      expect(match(variant), variant).toEqual(plain);
  });
});
