/** Later turns of a conversation: what is meant instead, shorter, as of when, who else, why they would, that government. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { askedOfMeant } from '../../src/core/corrections.ts';
import { plainText } from '../../src/core/plain.ts';
import { askedAboutLast } from '../../src/dialogue/follow-up.ts';
import { openEngine } from '../../src/engine/open.ts';
import { wordKey } from '../../src/text/normalise.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';
import { languageOf } from '../text/languages.ts';

const shipped = createAnswerer(await openEngine('knowledge'));
const library = createAnswerer(libraryEngine());
const said = (...turns: string[]): string => plainText(talkWith(shipped, turns));

describe('what is asked of what is meant instead', () => {
  it.each([
    ['no the neighbours. when did they come and why', 'when did the neighbours come and why'],
    ['no, the hall, who built it?', 'who built the hall?'],
    ['nope, i mean the mayor. what does she want?', 'what does the mayor want?'],
  ])('names it: %s', (message, asked) => {
    expect(askedOfMeant(message, languageOf('en'))).toBe(asked);
  });

  it.each([
    'no the neighbours',
    'no, when did they come?',
    'the mayor came late. when did they come?',
    'no the neighbours. who pays for the hall?',
  ])('is nothing of the sort: %s', (message) => {
    expect(askedOfMeant(message, languageOf('en'))).toBeNull();
  });

  it('is told of that, and not of what was asked before', () => {
    const reply = talkWith(shipped, [
      'since when does the truce hold',
      'no, the negotiations. where are they?',
    ]);
    expect(reply.facts).toContain('talks-place');
    expect(reply.facts).not.toContain('ceasefire-start');
  });

  it('takes the place of the one thing that was asked about, with the word that asks', () => {
    const turns = [
      'when did the truce begin',
      'no, that is another matter. i am talking about the negotiations',
    ];
    expect(said(...turns)).toContain('does not say when the talks began');
    expect(talkWith(library, ['when does it open on sundays', 'I speak of the neighbours']).facts).toEqual([
      'noise',
    ]);
  });
});

describe('shorter', () => {
  it.each(['but short', "i don't understand, more simple please", 'too long, simpler', 'very brief please'])(
    'is told by its form: %s',
    (wish) => {
      const turns = ['what are the arguments against the talks', wish];
      const reply = talkWith(shipped, turns);
      expect(reply.facts).toEqual(shipped.ask(turns[0]!).facts);
      expect(reply.body.length).toBeLessThan(shipped.ask(turns[0]!).body.length / 2);
    },
  );

  it.each(['too long, who wrote it', 'a short man', 'when, where'])(
    'is not what asks something else: %s',
    (text) => {
      expect(talkWith(shipped, ['what does israel think', text]).body).not.toBe(
        talkWith(shipped, ['what does israel think', 'shorter']).body,
      );
    },
  );

  it('of a list tells that list, with every side that it had', () => {
    const list = shipped.ask('who holds which view');
    const reply = talkWith(shipped, ['who holds which view', 'put it in two sentences']);
    expect(list.facts).toEqual(expect.arrayContaining([...reply.facts]));
    expect(reply.facts).toEqual(expect.arrayContaining(['supporters-view', 'critics-view']));
    const sentences = reply.body.split('\n').filter((line) => !line.startsWith('_'));
    expect(sentences.length).toBeLessThanOrEqual(3);
    expect(reply.body.length).toBeLessThan(list.body.length / 2);
  });

  it.each(['That is a lot for my old eyes. Shorter, please.', 'shorter please, my eyes'])(
    'is wanted beside a remark: %s',
    (turn) => {
      const reply = talkWith(library, ['when does it open on sundays', turn]);
      expect(reply.facts).toEqual(['sunday']);
      expect(reply.kind).toBe('answer');
    },
  );

  it('of a list of another story leaves out none of its numbers', () => {
    const reply = talkWith(library, ['numbers', 'but short']);
    expect(reply.facts).toEqual(expect.arrayContaining(['sunday', 'evening', 'cost']));
    expect(reply.body).not.toContain('- ');
  });

  it('of the story in brief is its overview', () => {
    expect(said('what is this about', 'make it shorter')).toMatch(
      /^As of early 2025, the US had been holding secret/,
    );
  });
});

describe('as of when', () => {
  it.each([
    'from when are your numbers',
    'as of when is this',
    'when are those figures from',
    'how old is that number',
  ])('asks for the date of what was told: %s', (text) => {
    const { followUps, words } = languageOf('en');
    expect(askedAboutLast(wordKey(text, words), followUps)).toBe('date');
  });

  it('is told of each number, be it by the date of the article', () => {
    const reply = said('how many hostages are left', 'as of when is this');
    expect(reply).toContain('By January 2025');
    expect(reply).toContain('As of early 2025, the article says:\n- Edan Alexander');
    expect(said('who is the envoy', 'as of when is this')).toContain(
      'gives no date for that; it tells how things stood as of early 2025.',
    );
  });
});

describe('who says so', () => {
  it('names whoever it is once, over what they say', () => {
    const reply = said('who negotiates with hamas for the us and where', 'who says so');
    expect(reply).toContain('cites sources familiar with the matter for this:\n- Adam Boehler,');
    expect(reply).toContain('\n- The negotiations with Hamas have been conducted in Doha');
  });
});

describe('buttons', () => {
  it('do not ask again what was answered just now', () => {
    const buttons = (...turns: string[]) =>
      talkWith(shipped, turns)
        .actions.filter(({ group }) => group === 'question')
        .map(({ label }) => label);
    const asked = 'How long will the ceasefire last?';
    const answered = 'Since when has the ceasefire held?';
    expect(buttons(asked)).toContain(answered);
    expect(buttons(answered, asked)).not.toContain(answered);
  });
});

describe('views', () => {
  it('of those who were not told are told to whoever asks who is against it, too', () => {
    const reply = talkWith(shipped, ['what is the view of israel', 'and who is against it']);
    expect(reply.facts).toEqual(expect.arrayContaining(['critics-view', 'supporters-view']));
    expect(talkWith(library, ['who objects', 'and who is against it']).facts).toEqual(['reason', 'noise']);
  });

  it.each([
    'give me the cons',
    'tell me the pros and cons of the negotiations',
    'is anybody not upset with it?',
  ])('are told to: %s', (question) => {
    expect(shipped.ask(question).facts).toEqual(expect.arrayContaining(['critics-view', 'supporters-view']));
    expect(library.ask(question).facts).toEqual(['reason', 'noise']);
  });
});

describe('why somebody does something', () => {
  it.each([
    ['who leads the negotiations', 'why would he do this'],
    ['how many hostages are there', 'why did they take them'],
  ])('is not told by what gives no reason of theirs: %s, %s', (...turns) => {
    const reply = talkWith(shipped, turns);
    expect(reply.kind).not.toBe('answer');
    expect(reply.reason).not.toBe('opinion');
    expect(plainText(reply)).toMatch(/without finding an answer to this|does not say why/);
  });

  it('is told where the article gives a reason', () => {
    expect(talkWith(shipped, ['what is the view of israel', 'why do they reject it']).facts).toContain(
      'israel-reasons',
    );
  });
});

describe('a turn without words of its own', () => {
  it('asks once more for what is lacking', () => {
    const reply = said('when does the ceasefire end', 'so when does it');
    expect(reply).toContain('nothing more exact');
    expect(reply).toContain('gives no end date');
  });
});

describe('a government', () => {
  it('is that of the one country that was told', () => {
    expect(said('where are the negotiations held', 'did that government say anything?')).toContain('Qatar');
    expect(said('what is the view of israel', 'why does that country reject it')).toContain('wrong message');
  });
});

describe('a sigh', () => {
  it('before a question is no part of it', () => {
    for (const sigh of ['oh for goodness sake just', 'grr'])
      expect(shipped.ask(`${sigh} tell me about the envoy`).facts).toContain('talks-envoy');
  });

  it('that speaks of the story is', () => {
    expect(shipped.ask('the talks made my neighbour cry, tell me about a good recipe').kind).not.toBe(
      'answer',
    );
  });
});
