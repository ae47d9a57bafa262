/** What stands around the questions of a message, and what is claimed side by side before it is asked whether it holds. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { openEngine } from '../../src/engine/open.ts';
import { libraryEngine } from '../stories/library.ts';

const library = createAnswerer(libraryEngine());
const shipped = createAnswerer(await openEngine('knowledge'));
const say = (question: string) => plainText(library.ask(question));

describe('what asks for nothing beside questions', () => {
  it.each([
    ['a cry before a question', 'wow, so who pays for it. and when does it open on sundays?'],
    ['a nod before a question', 'fair enough, who pays for it. ok and when does it open on sundays?'],
    ['what was asked before', 'I asked what it says. Who pays for it? When does it open on Sundays?'],
    [
      'what the questions are about',
      'I want to know about the library. Who pays? When does it open on Sundays?',
    ],
    ['a fragment', 'And the other half? Who pays for it? When does it open on Sundays?'],
    ['a complaint', 'Why you never told me this before! Who pays for it? When does it open on Sundays?'],
  ])('is left out: %s', (_what, message) => {
    const reply = library.ask(message);
    expect([...reply.facts].sort()).toEqual(['cost', 'sunday']);
    expect(plainText(reply)).not.toContain('without finding');
  });

  it('is none where it is a question without its sign', () => {
    expect(say('Who pays for it? and how many books has the library')).toContain(
      'without finding an answer to “how many books has the library”',
    );
  });
});

describe('what is claimed side by side', () => {
  it('is read each', () => {
    const said = say('My neighbour says that the town pays and that the mayor drives a bus. Is either true?');
    expect(said).toContain('the town pays');
    expect(said).toContain('without finding an answer to the last part');
  });

  it('is read each in a text that is quoted', () => {
    const asked = 'I want to post "the library opens on sundays, the town pays for it". Is that accurate?';
    expect([...library.ask(asked).facts].sort()).toEqual(['cost', 'sunday']);
    const rumours = 'they say the US paid hamas and that Israel agreed to it. any truth in that?';
    const reply = shipped.ask(rumours);
    expect(reply.facts).toContain('israel-opposes');
    expect(plainText(reply)).toContain('mentions no payment');
  });
});

describe('one of several questions', () => {
  it('is not answered with what is missing of somebody else', () => {
    const said = plainText(shipped.ask("who sent Boehler? And what's the age and hometown of Alexander?"));
    expect(said).not.toContain('details for Adam Boehler');
  });

  it('is answered though it asks more of those of whom something is missing', () => {
    expect(shipped.ask('what did trump promise them and where did they meet').facts).toContain('talks-place');
  });

  it('is told in a line where it asks who says what another is answered with', () => {
    const said = plainText(shipped.ask('where did they meet, and who says so?'));
    expect(said).toContain('The article cites sources familiar with the matter for this.');
    expect(said.match(/Doha/g)).toHaveLength(1);
  });

  it('is not asked again where a list has it', () => {
    const said = plainText(shipped.ask('Give me the arguments for and against, and who says them'));
    expect(said).not.toContain('militant');
  });

  it('asks for the reason of what is reported before it', () => {
    expect(shipped.ask("Earlier you said that Israel doesn't like it. Why not?").facts).toContain(
      'israel-reasons',
    );
  });

  it('is told for each of several names that nobody is found for', () => {
    const said = plainText(shipped.ask('was Kushner or Rubio there'));
    expect(said).toMatch(/does not mention Kushner\..*does not mention Rubio\./);
  });

  it('does not decline a judgement that was hardly asked for', () => {
    const said = plainText(shipped.ask('what does Qatar do in it? just lend them a room?'));
    expect(said).not.toContain('judgement');
  });
});
