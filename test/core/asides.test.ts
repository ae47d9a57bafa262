import { describe, expect, it } from 'vitest';
import { createAsides } from '../../src/core/asides.ts';
import { makeReply } from '../../src/core/reply.ts';
import { libraryEngine } from '../stories/library.ts';
import { languageOf } from '../text/languages.ts';

const { knowledge } = libraryEngine();
const names = [
  {
    id: 'town',
    name: 'Ashby',
    plural: false,
    kind: 'place' as const,
    also: [],
    is: null,
    facts: ['cost'],
    role: null,
    part: 'cost',
  },
];
const lacking = makeReply({ kind: 'no-answer', reason: 'not-in-article', confidence: 0.9, body: 'Nothing.' });
const answer = makeReply({ kind: 'answer', confidence: 0.9, body: 'So it is.' });

/** What is asked alone of a message, if anything is. */
function askedOf(message: string, language = knowledge.language): string | undefined {
  const asked: string[] = [];
  const withoutAside = createAsides(
    { knowledge: { ...knowledge, names, language }, match: (text) => asked.push(text) as never },
    { one: () => answer },
  );
  withoutAside(message, lacking);
  return asked[0];
}

describe('a question with a clause beside it', () => {
  it.each([
    ['why is it shut while others are open', 'why is it shut?'],
    ['since it is shut on Mondays, who pays for the heating', 'who pays for the heating'],
    ['Given that Ashby asked for this, why is it complaining now?', 'why is Ashby complaining now?'],
  ])('is read without it where all of it has no answer: %s', (message, asked) => {
    expect(askedOf(message)).toBe(asked);
  });

  it.each(['they are open while others are shut', 'why is it shut', 'since when is it shut, on Mondays'])(
    'is none: %s',
    (message) => {
      expect(askedOf(message)).toBeUndefined();
    },
  );

  it.each([
    ['بما أن المكتبة مغلقة، من يدفع ثمن التدفئة؟', 'من يدفع ثمن التدفئة؟'],
    ['لماذا تُغلق المكتبة، بينما غيرها مفتوح للقراء؟', 'لماذا تُغلق المكتبة?'],
    ['ليش بيسكروها مع انها مليانة ناس', 'ليش بيسكروها?'],
  ])('has the commas of its script: %s', (message, asked) => {
    expect(askedOf(message, languageOf('ar'))).toBe(asked);
  });

  it('keeps the answer to all of it', () => {
    const withoutAside = createAsides({ knowledge, match: () => null as never }, { one: () => lacking });
    expect(withoutAside('why is it shut while others are open', answer)).toBe(answer);
  });
});
