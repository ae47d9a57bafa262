/** Whoever an answer names alone is introduced, once, in the words of the statements. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { createIntroduce } from '../../src/core/introduce.ts';
import { makeReply } from '../../src/core/reply.ts';
import { openEngine } from '../../src/engine/open.ts';
import { literally } from '../../src/text/expressions.ts';
import { talkWith } from '../dialogue/talk.ts';

const engine = await openEngine('knowledge');
const shipped = createAnswerer(engine);
const introduce = createIntroduce(engine.knowledge);
const introducedIn = (body: string) => introduce(makeReply({ kind: 'answer', body }), null).body;

const ROLE = 'Adam Boehler, the US special envoy for hostage affairs';

describe('somebody who is named alone', () => {
  it('is introduced by what the article says beside the name', () => {
    expect(shipped.ask('does boehler have the authority?').body).toContain(`that ${ROLE}, has`);
  });

  it('is introduced once, and not where they were just now', () => {
    const reply = talkWith(shipped, ['who is negotiating?', 'does boehler have the authority?']);
    expect(reply.body).not.toContain(ROLE);
    expect(introducedIn('Boehler spoke, and Boehler left.')).toBe(`${ROLE}, spoke, and Boehler left.`);
  });

  it('needs no comma where the sentence ends', () => {
    expect(introducedIn('They met Boehler.')).toBe(`They met ${ROLE}.`);
    expect(introducedIn('They met Boehler')).toBe(`They met ${ROLE}`);
  });

  it.each([
    'The envoy Adam Boehler spoke.',
    'Adam Boehler, who spoke, left.',
    'It is Boehler’s view.',
    '**Adam Boehler**: he spoke.',
    'Jonathan Panikoff, a former US intelligence officer, says so.',
    'Edan Alexander is alive.',
  ])('is left as it stands: %s', (body) => {
    expect(introducedIn(body)).toBe(body);
  });

  it('is found by a name with any sign in it', () => {
    for (const name of ['Ann-Marie O’Neil', 'A. B. (C) [D]', 'x*y+z?', 'a/b|c\\d'])
      expect(new RegExp(`^${literally(name)}$`, 'u').test(name)).toBe(true);
  });

  it('is introduced in answers alone', () => {
    const refusal = makeReply({ kind: 'no-answer', reason: 'not-in-article', body: 'No age of Boehler.' });
    expect(introduce(refusal, null)).toBe(refusal);
  });
});
