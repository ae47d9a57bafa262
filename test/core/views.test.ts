/** Who is told who holds which view, and how: on the shipped story and on the small one. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { viewLines } from '../../src/core/views.ts';
import type { Fact } from '../../src/knowledge/model.ts';
import { plainEnglish } from '../../src/messages/plain-english.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';
import { shippedEngine } from '../stories/shipped.ts';

const shipped = await shippedEngine();
const ask = (text: string) => createAnswerer(shipped).ask(text);

describe('a list of views', () => {
  it('says what they are on, and gives each holder one line', () => {
    const [title, ...lines] = plainText(ask('who holds which view')).split('\n');
    expect(title).toBe('Views on direct talks with Hamas');
    expect(lines.filter((line) => line.startsWith('- Against: Israel'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(4);
  });

  it('keeps views apart that are for and against, and what nobody named holds', () => {
    const [fact] = [...libraryEngine().knowledge.facts.values()] as [Fact];
    const view = (statement: string, attribution: string | null, stance: Fact['stance']): Fact => ({
      ...fact,
      statement,
      attribution,
      stance,
    });
    expect(
      viewLines(
        [
          view('The mayor objects.', 'the mayor', 'against'),
          view('Drivers agree.', 'drivers', 'for'),
          view('The mayor fears the cost.', 'the mayor', 'against'),
          view('The mayor sees a gain.', 'the mayor', 'for'),
          view('One voice objects.', null, 'against'),
          view('One more objects.', null, 'against'),
        ],
        plainEnglish,
      ),
    ).toEqual([
      '- Against: The mayor objects. The mayor fears the cost.',
      '- For: Drivers agree.',
      '- For: The mayor sees a gain.',
      '- Against: One voice objects.',
      '- Against: One more objects.',
    ]);
  });
});

describe('an opinion that is wanted', () => {
  it('offers a view of each kind, and not three of one', () => {
    const { actions } = ask('Is it right to talk to Hamas?');
    expect(actions.filter(({ group }) => group === 'question').map(({ id }) => id)).toEqual([
      'entry:israel-opposes',
      'entry:supporters-view',
      'entry:panikoff-view',
    ]);
  });

  it.each([
    'what is your own opinion of those talks',
    'are direct talks a mistake, in your opinion',
    'should they keep negotiating, do you think',
  ])('on the matter gets the views: %s', (text) => {
    expect(ask(text).body).toContain(
      'Views on direct talks with Hamas as of early 2025, as the article reports them:',
    );
  });

  it.each([
    'do you think she will marry him',
    'should I be scared of a big war now',
    'will he be back home before the summer',
    'whose bright idea was that?',
  ])('on something else gets no list of views: %s', (text) => {
    expect(ask(text).body).not.toContain('Against:');
  });

  it('of what was asked before gets no list of views for it', () => {
    const reply = talkWith(createAnswerer(shipped), [
      'who is the last American hostage who is alive?',
      'so do they think he is coming home soon?',
    ]);
    expect(reply.body).not.toContain('Against:');
  });

  it('on somebody whom the article does not speak of says so by name', () => {
    const reply = ask('Biden would never have dared this, agree?');
    expect(reply).toMatchObject({ kind: 'no-answer', reason: 'opinion', source: null });
    expect(reply.body).toMatch(/^I .+ The article does not mention Joe Biden/);
  });

  it('by a slogan gets no side, and a way to ask', () => {
    const reply = ask('Free Palestine!');
    expect(reply.body).toBe(
      'I take no side. Ask me what the article says about the secret talks between the US and Hamas.',
    );
  });
});

describe('somebody who was talked of', () => {
  it('stays whom "he" means, and is not taken for whoever fits what is asked', () => {
    const reply = talkWith(createAnswerer(shipped), [
      'who is Boehler?',
      'was he a deputy intelligence officer?',
    ]);
    expect(reply.facts).not.toContain('panikoff-who');
  });
});

describe('somebody whom the article does not speak of', () => {
  it('is said not to be mentioned to whoever asks whether it does', () => {
    expect(ask('does the article give their names').body).not.toContain('“Their');
    expect(ask('is Netanyahu mentioned in the article?').body).toContain('does not mention Netanyahu');
  });
});
