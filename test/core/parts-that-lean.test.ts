/** Questions in one message that leave something to each other, on the small story and on the shipped one. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { openEngine } from '../../src/engine/open.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';

const library = createAnswerer(libraryEngine());
const shipped = createAnswerer(await openEngine('knowledge'));
const ofShipped = (text: string) => plainText(shipped.ask(text));

describe('several questions in one message', () => {
  it('are each answered without a sign between them', () => {
    expect(library.ask('who pays for it when does it open on sundays')).toMatchObject({
      kind: 'answer',
      facts: ['cost', 'sunday'],
    });
  });

  it('are answered in the words that they leave to the one before', () => {
    expect(ofShipped('whats the second phase and when is it')).toContain('no date for the second phase');
    expect(ofShipped('who wrote the article and when')).not.toMatch(/^When$/m);
  });

  it('ask by whom of what the last alternative says, or of what was asked in the turn before', () => {
    const unsaid = 'does not say who told Israel or how';
    expect(ofShipped('did Israel agree, or was it just informed? and by whom?')).toContain(unsaid);
    const turns = ['was israel informed', 'informed before the talks or after? and by whom?'];
    expect(plainText(talkWith(shipped, turns))).toContain(unsaid);
  });

  it('are answered where one is surely answered by itself, whoever "they" of the one before are', () => {
    expect(ofShipped('who leads the talks? did they tell Israel before?')).toContain('Israel was informed');
  });

  it('are told what lies beyond the source beside what it tells', () => {
    const said = ofShipped("what's the date of the article and has anything happened since?");
    expect(said).toContain('gives no date of its own');
    expect(said).toContain('I know nothing of later events');
  });

  it('are told what comes closest to what is missing where just that is asked next', () => {
    const said = ofShipped('how many people died on october 7 and what happened on that day');
    expect(said).toContain('does not say how many people were killed');
    expect(said).toContain('were seized on 7 October 2023');
  });

  it('find no more of what was not found', () => {
    const said = ofShipped(
      'The last American hostage is Edan Alexander, right? Where is he being held and by who exactly',
    );
    expect(said).toContain('“Where is Alexander being held” or “by who is Alexander being held?”');
  });

  it('are about the bot together, where one of them surely is', () => {
    const said = shipped.ask('does it cost anything and can i turn it off');
    expect(said).toMatchObject({ kind: 'small-talk', facts: [], ofBot: true });
    expect(said.body).toContain('bears the cost');
    expect(said.body).toContain('/settings');
  });

  it('are about the story where none of them surely is about the bot', () => {
    expect(shipped.ask('does it help Hamas and can Israel stop it').ofBot).toBe(false);
  });

  it('decline a judgement by no name that nobody said', () => {
    const said = ofShipped('where do they meet and do you think its a good idea');
    expect(said).toContain('Doha');
    expect(said).toContain('no judgement');
    expect(said).not.toContain('proposal for Gaza is not');
  });

  it('are answered where another tells of the same, and alone they would be', () => {
    const said = ofShipped('What did the envoy do and with whom?');
    expect(said).not.toContain('without finding');
    expect(said).toContain('authority to negotiate');
  });

  it('say nothing twice where the rest of an answer can be told alone', () => {
    const said = ofShipped('what is Boehler allowed to do and where did he meet them?');
    expect(said).toContain('Doha');
    expect(said.match(/Adam Boehler/g)).toHaveLength(1);
  });

  it('of nobody are not told what is missing of somebody', () => {
    expect(ofShipped('is it true they paid a ransom, and how many hostages got out')).not.toContain(
      'Boehler',
    );
  });
});

describe('a wish for the whole', () => {
  it.each([
    'could somebody give me the long and short of it? three months on a ship',
    'what should I tell my students this is about?',
    'Been ill for weeks so missed everything, what is this hostage thing?',
    'me das un resumen corto? in English please',
  ])('is met however it is led up to: %s', (text) => {
    const { kind, facts } = shipped.ask(text);
    expect(kind).toBe('answer');
    expect(facts.slice(0, 2)).toEqual(['talks-secret', 'talks-purpose']);
  });
});
