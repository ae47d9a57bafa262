import { describe, expect, it } from 'vitest';
import { withRestOf, withThingOf } from '../../src/dialogue/lean-on-part.ts';
import { askingParts } from '../../src/dialogue/parts.ts';
import { libraryKnowledge } from '../stories/library.ts';

const { language } = libraryKnowledge();
const partsOf = (text: string) => askingParts(text, language.parts, 'the new hours');

describe('one of several questions', () => {
  it.each([
    ['and with whom', 'do they speak about parking also?', 'with whom do they speak about parking also?'],
    ['by who exactly', 'Where is she held', 'by who is she held?'],
    ['why', 'how long has the town refused to pay', 'why has the town refused to pay?'],
    ['when', 'who wrote the notice', 'when wrote the notice?'],
    ['And why not?', 'Did the mayor say anything?', 'why Did the mayor say anything?'],
  ])('has the rest of the one before it where it only asks: %s', (part, before, written) => {
    expect(withRestOf(part, before, language)).toBe(written);
  });

  it('has words of its own, or goes on with another bare word, and is left as it is', () => {
    expect(withRestOf('and why now', 'who pays for it', language)).toBeNull();
    expect(withRestOf('why', 'when', language)).toBeNull();
    expect(withRestOf('why', 'the mayor paid for it', language)).toBeNull();
  });

  it.each([
    ['who pays it', ['what is the fee'], 'who pays the fee'],
    ['can i read it', ['what is the notice about', 'who wrote it'], 'can i read the notice'],
    ['who is it', ["what's an extra librarian"], 'who is extra librarian'],
    ['and when is it', ['whats the second phase', 'who pays'], 'and when is the second phase'],
    ['who wants it', ['is the new plan still happening'], 'who wants the new plan'],
  ])('has the thing that those before it name in the place of "it": %s', (part, before, written) => {
    expect(withThingOf(part, before, language)).toBe(written);
  });

  it('keeps "it" where no thing was named', () => {
    expect(withThingOf('who pays for it', ['when does she open'], language)).toBeNull();
    expect(withThingOf('who pays for the fee', ['what is the plan'], language)).toBeNull();
  });
});

describe('a message', () => {
  it('is told of each thing that it wants to be told of', () => {
    expect(partsOf('Tell me about the mayor, her plan and her age')).toEqual([
      'Tell me about the mayor',
      'Tell me about her plan',
      'Tell me about her age',
    ]);
    expect(partsOf('Tell me about the row between the town and the readers')).toHaveLength(1);
  });

  it('asks what its wish to know asks, whatever stands before that', () => {
    expect(partsOf('as a reader of the library I just want to know if it opens on Sundays')).toEqual([
      'if it opens on Sundays',
    ]);
  });

  it('says behind its last question how each is to be answered, and before the first one nods', () => {
    expect(partsOf('who pays and why, in one line each')).toEqual(['who pays', 'why']);
    expect(partsOf('k. who pays? and when does it open')).toEqual(['who pays?', 'and when does it open']);
    expect(partsOf('J. Miller pays what? and when does it open')[0]).toMatch(/^J\. Miller/);
  });
});
