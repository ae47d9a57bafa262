/** A question that gets nothing new is told so, and in short: on the small story. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { notTwice } from '../../src/core/not-twice.ts';
import { plainText } from '../../src/core/plain.ts';
import { makeReply } from '../../src/core/reply.ts';
import { plainEnglish } from '../../src/messages/plain-english.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';
import { shippedEngine } from '../stories/shipped.ts';

const engine = libraryEngine();
const story = await shippedEngine();
const answerer = createAnswerer(engine);
const NOTHING_MORE = 'I find nothing more exact on this than what I just told you.';

describe('an answer that was given just now', () => {
  const entry = engine.knowledge.entries.get('sunday-hours')!;
  const [one = '', other = ''] = entry.phrasings;

  it('is given in short where another question gets it, and that it is all is said', () => {
    expect(talkWith(answerer, [one, other]).body).toBe(`${NOTHING_MORE} ${entry.short}`);
  });

  it('is given whole where the same question is put again, and where something was said in between', () => {
    expect(talkWith(answerer, [one, one]).body).toBe(entry.answer);
    expect(talkWith(answerer, [one, 'who pays for it', other]).body).toBe(entry.answer);
  });
});

describe('the closest that the article says', () => {
  const { analyze } = engine.analyzer;
  const speaking = { knowledge: engine.knowledge, messages: plainEnglish, analyze };
  const offer = makeReply({
    kind: 'suggestions',
    facts: ['sunday'],
    body: 'I do not find it.\nWhat it says that comes closest:\n- It opens on Sundays.\nAnd this is left.',
  });
  const before = { entry: null, gap: null, offered: [], facts: ['sunday', 'cost'], question: 'is it open?' };

  it('is not listed again where all of it was stated just now', () => {
    const reply = notTwice(offer, 'when exactly?', before, speaking);
    expect(reply.body).toBe('I do not find it.\nAnd this is left.');
    expect(reply.facts).toEqual([]);
  });

  it('is said to be all where it was offered as the closest', () => {
    const closest = { entry: 'sunday-hours', title: 'When?', facts: ['sunday'] };
    const reply = notTwice({ ...offer, closest }, 'when exactly?', before, speaking);
    expect(reply.body).toBe(`${NOTHING_MORE}\nAnd this is left.`);
  });

  it('is listed where something of it is new, and to the same question put again', () => {
    expect(notTwice(offer, 'when exactly?', { ...before, facts: ['cost'] }, speaking)).toBe(offer);
    expect(notTwice(offer, 'Is it open?', before, speaking)).toBe(offer);
  });
});

describe('who holds which view', () => {
  const shipped = createAnswerer(story);
  const asked = ['should they talk to terrorists at all', 'it is a disgrace to talk to them'];

  it('is listed once in a conversation, however much was said in between', () => {
    const [first = '', second = ''] = asked;
    expect(talkWith(shipped, [first]).body).toContain('- Against: ');
    const later = talkWith(shipped, [first, 'who is adam boehler', second]);
    expect(later).toMatchObject({ kind: 'no-answer', reason: 'opinion', facts: [] });
    expect(later.body).toMatch(/not for me to judge|no judgement/);
    expect(later.body).toContain('further up');
    expect(later.body).not.toContain('- Against: ');
  });

  it('is listed again where the same is asked again', () => {
    const [first = ''] = asked;
    expect(talkWith(shipped, [first, first]).body).toContain('- Against: ');
  });
});

describe('what the article was just said to lack', () => {
  const lack = 'The article does not say whether the Senate had to approve Adam Boehler for his post.';
  const asked = 'does boehler need approval by the senate';

  it.each(['is he religious', 'does he play chess'])('is not what another question lacks: %s', (next) => {
    const before = talkWith(createAnswerer(story), [asked]);
    expect(before.body).toContain(lack);
    expect(talkWith(createAnswerer(story), [asked, next]).body).not.toContain(lack);
  });

  it('is owned to be all to the same in other words', () => {
    const reply = talkWith(createAnswerer(story), [asked, 'so did the senate approve him?']);
    expect(reply.body).toContain(`${NOTHING_MORE} ${lack}`);
  });
});

describe('whether the article says it', () => {
  it.each([
    'so does it say or not',
    'just tell me yes or no',
    'does the article say anything about that at all',
    'so no?',
    'so thats a no then',
  ])('is told by what was said last, in short: %s', (asked) => {
    const gap = talkWith(answerer, ['is there parking near the library', asked]);
    expect(gap.body).toMatch(/^I find nothing more exact .* parking/);
    expect(talkWith(answerer, ['who pays for the longer hours', asked]).body).toMatch(
      /^I find nothing more exact .*town/,
    );
  });

  it('is told of the last question where that found nothing, not of what was stated before it', () => {
    const turns = ['who pays for the longer hours', 'which planets have rings of ice', 'so no?'];
    expect(talkWith(answerer, turns.slice(0, 2)).kind).toBe('no-answer');
    expect(talkWith(answerer, turns).body).toBe(NOTHING_MORE);
  });

  it('is a question of its own where nothing was said before', () => {
    expect(answerer.ask('just tell me yes or no').body).not.toContain(NOTHING_MORE);
  });
});

describe('several questions in one message', () => {
  it('get no line twice, and of each that is not surely answered it is said which it is', () => {
    const said = plainText(
      answerer.ask(
        'when does it open on sundays, when does it close on sundays, and who cleans the windows?',
      ),
    );
    const lines = said.split('\n').filter((line) => line.startsWith('- '));
    expect(new Set(lines).size).toBe(lines.length);
    expect(said).toContain('without finding an answer to “who cleans the windows?”');
  });

  it('are not told that nothing is found about one that may well be answered by what comes closest', () => {
    const said = plainText(
      answerer.ask('when does it open on sundays, and how come they changed the hours so late?'),
    );
    expect(said).toContain(
      'On “how come they changed the hours so late?” the article may not say exactly that. The closest that I find:',
    );
    expect(said).not.toContain('without finding');
  });

  it('are told which one the notice does not answer', () => {
    const said = plainText(answerer.ask('when does it open on sundays, and how many books has the library?'));
    expect(said).toContain('without finding an answer to “how many books has the library?”');
  });
});
