import { describe, expect, it } from 'vitest';
import { facetOf } from '../../src/dialogue/facets.ts';
import { askingParts } from '../../src/dialogue/parts.ts';
import { libraryKnowledge } from '../stories/library.ts';

const { parts: forms } = libraryKnowledge().language;
const partsOf = (text: string) => askingParts(text, forms, 'the new hours');

describe('a message', () => {
  it('has a question in a bare word behind another one, which takes nothing from the next', () => {
    expect(partsOf('who pays for it, when, and can I come')).toEqual([
      'who pays for it',
      'when',
      'can I come',
    ]);
  });

  it.each([
    ['when does it open, and who pays?', ['when does it open', 'who pays?']],
    ['when does it open n y did they change it', ['when does it open', 'y did they change it']],
    ['Is it open on Sundays? What does it cost?', ['Is it open on Sundays?', 'What does it cost?']],
    [
      'where and when did they meet, and who paid?',
      ['where did they meet', 'when did they meet', 'who paid?'],
    ],
    ['who gains from it? the town? readers?', ['who gains from it? the town? readers?']],
    ['who is the treasurer? and the mayor?', ['who is the treasurer?', 'and the mayor?']],
    ['who pays, did they ask the town first, and why?', ['who pays', 'did they ask the town first', 'why?']],
    ['(i) when it opens (ii) who pays (iii) who objects', ['when it opens', 'who pays', 'who objects']],
    ['1) when it opens, 2) who pays. Two lines each.', ['when it opens,', 'who pays.']],
    ['Name the hours, then explain why they change', ['Name the hours', 'explain why they change']],
    ['1 the hours 2 who pays 3 who objects', ['the hours', 'who pays', 'who objects']],
    ['I have no clue, sorry, but what is a warden. And who pays?', ['what is a warden.', 'And who pays?']],
    ['So they know. Could be anybody. Who told them?', ['Who told them?']],
    ['Summary please. Who pays?', ['Summary please.', 'Who pays?']],
    ['is she the treasurer, is she honest?', ['is she the treasurer', 'is she honest?']],
    ['she a librarian, is she local?', ['she a librarian', 'is she local?']],
    [
      'The mayor said it shuts in May. Is that so, and if so, who said it?',
      ['The mayor said it shuts in May?', 'who said it?'],
    ],
    [
      'I need the views of the mayor, the readers and the neighbours on this.',
      ['views of the mayor on this', 'views of the readers on this', 'views of the neighbours on this'],
    ],
    [
      'State the council position and the neighbour position.',
      ['the council position', 'the neighbour position'],
    ],
    [
      'Does the notice mention parking or the treasurer?',
      ['Does the notice mention parking', 'Does the notice mention the treasurer'],
    ],
    [
      'explain to my class who the two sides are and why they met',
      ['who takes part in the new hours', 'why they met'],
    ],
    ['tell us what the new hours are and who pays', ['what are the new hours', 'who pays']],
    ['who pays question mark and when does it open question mark', ['who pays', 'when does it open,']],
    ['One line on who pays, another on when it opens.', ['who pays', 'another on when it opens.']],
    ['who pays for it, and did it work?', ['who pays for it', 'what is the result of the new hours']],
    [
      'library hours timeline people outcome',
      ['timeline', 'who takes part in the new hours', 'what is the result of the new hours'],
    ],
    ['has she a plan, does she care?', ['has she a plan', 'does she care?']],
    ['the treasurer is who, and what does she want', ['the treasurer is who', 'what does she want']],
  ])('falls into the parts that ask: %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it('keeps a statement that nothing takes up apart from what is asked behind it', () => {
    expect(partsOf('The mayor said it shuts in May. Who pays?')).toEqual(['Who pays?']);
    expect(partsOf('It opens on Sundays. What does it cost?')).toEqual(['What does it cost?']);
  });

  it('keeps what does not ask with the part that it leads up to', () => {
    expect(partsOf('I work on Sundays, is the library open? Thanks!')).toEqual([
      'I work on Sundays, is the library open?',
    ]);
    expect(partsOf('For the school paper: who pays and who objects?')).toEqual(['who pays', 'who objects?']);
  });

  it('keeps a name put as a question with what is asked of it', () => {
    expect(partsOf('And the treasurer? What does she say?')).toEqual([
      'And the treasurer? What does she say?',
    ]);
    expect(partsOf('Only families? What about the others?')).toHaveLength(2);
    expect(partsOf('Bit shorter? He has gone home. Who pays?')).toEqual(['Bit shorter?', 'Who pays?']);
    expect(partsOf('Really? Who pays? Timeline?')).toHaveLength(3);
  });

  it('is one part where the rest only asks whether the source has it', () => {
    expect(partsOf('What of the cafe, is that in there?')).toEqual(['What of the cafe']);
    expect(partsOf('And the cafe? Does the notice say when? Is it in the article?')).not.toContain(
      'Is it in the article?',
    );
    expect(partsOf('is that in there?')).toHaveLength(1);
  });

  it('is one part where a tag only asks for a yes', () => {
    expect(partsOf('It opens on Sundays, does it?')).toHaveLength(1);
    expect(partsOf('She is the treasurer, is she not?')).toHaveLength(1);
  });
});

describe('sides of the matter, in a word or two each', () => {
  it('stand for a question each, where several are listed', () => {
    expect(partsOf('Facts only: who, where, result.')).toEqual([
      'who takes part in the new hours',
      'where did the new hours take place',
      'what is the result of the new hours',
    ]);
    expect(partsOf('could you give me the who/when/why')).toEqual([
      'who takes part in the new hours',
      'when did the new hours take place',
      'what is the reason for the new hours',
    ]);
    expect(partsOf('the five ws please')).toHaveLength(5);
    expect(partsOf('who what when where why')).toEqual(partsOf('the five ws please'));
  });

  it('need no comma between them, where nothing else is said', () => {
    expect(partsOf('timeline key people outcome')).toEqual([
      'timeline',
      'who takes part in the new hours',
      'what is the result of the new hours',
    ]);
    expect(partsOf('Cause, course, consequence')).toHaveLength(3);
    expect(partsOf('what happened when')).toHaveLength(1);
    expect(partsOf('who paid the outcome people')).toHaveLength(1);
  });

  it('are none where the first is a question of its own', () => {
    expect(partsOf('how many meetings took place, and where?')).toEqual([
      'how many meetings took place',
      'where?',
    ]);
  });

  it('are none where one such word goes on with a question', () => {
    expect(partsOf('did the neighbours object, and why?')).toEqual(['did the neighbours object', 'why?']);
    expect(facetOf('the neighbours', forms)).toBeNull();
  });
});
