/** One story, asked and answered in two languages. */
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../src/core/core.ts';
import { createRouter } from '../../src/core/router.ts';
import { libraryEngine } from '../stories/library.ts';
import { frenchBeside, frenchEngine } from '../stories/translated-library.ts';
import { action, command, message } from './context.ts';

describe('a story that is told in English and in French', () => {
  let core: Core;
  beforeAll(() => {
    const own = libraryEngine();
    const languages = frenchBeside(own, frenchEngine());
    core = createRouter({
      engine: () => own,
      languages: () => languages,
      persistence: null,
      log: pino({ level: 'silent' }),
      now: () => 0,
    });
  });

  it('is answered in the language of the question, with its source and whose language that is in', async () => {
    const french = await core.dispatch(message('Est-ce que la bibliothèque est ouverte le dimanche ?'));
    expect(french).toMatchObject({ kind: 'answer', entry: 'sunday-hours', language: 'fr' });
    expect(french.body).toContain('ouvre le dimanche');
    expect(french.source!.line).toMatch(
      /^Confirmé par le conseil municipal · Les nouveaux horaires · .* · avis en anglais$/,
    );
    const english = await core.dispatch(message('is the library open on sundays', { conversation: 'other' }));
    expect(english).toMatchObject({ kind: 'answer', entry: 'sunday-hours', language: null });
    expect(english.body).toContain('opens on Sundays');
  });

  it('leads on in that language, from every button', async () => {
    const french = await core.dispatch(message('horaires du dimanche à la bibliothèque'));
    const why = french.actions.find(({ group }) => group === 'why')!;
    expect(why.id).toBe('fr~why:sunday-hours');
    const reply = await core.dispatch(action(why.id, 'horaires du dimanche'));
    expect(reply).toMatchObject({ language: 'fr' });
    expect(reply.body).toContain('À partir de mai');
  });

  it('goes on in the language of the conversation where a message tells too little', async () => {
    const conversation = 'C1:bea';
    await core.dispatch(message('la bibliothèque est ouverte le dimanche ?', { conversation }));
    expect(await core.dispatch(message('?', { conversation }))).toMatchObject({ language: 'fr' });
    expect(await core.dispatch(message('?', { conversation: 'C1:cyd' }))).toMatchObject({ language: null });
  });

  it('is told in English, with a word why, where nobody has translated it', async () => {
    const reply = await core.dispatch(message('jusqu’à quelle heure la bibliothèque est ouverte le jeudi ?'));
    expect(reply).toMatchObject({ kind: 'answer', entry: 'thursday-hours', language: 'fr' });
    expect(reply.body).toMatch(/^_.+_\nOn Thursdays the library stays open/);
  });

  it('answers commands in the reader’s language, and what is asked by one in that of the question', async () => {
    const explained = await core.dispatch(command('explain', { topic: 'hours' }, { locale: 'fr-CA' }));
    expect(explained).toMatchObject({ title: 'Les horaires', language: 'fr' });
    const asked = await core.dispatch(
      command('ask', { question: 'is the library open on sundays' }, { locale: 'fr', conversation: 'D1' }),
    );
    expect(asked.body).toContain('opens on Sundays');
    expect(await core.dispatch(command('help', {}, { locale: 'fr' }))).toMatchObject({
      title: 'Comment demander',
    });
    expect(core.complete('explain', 'topic', 'hor', 'fr').map(({ label }) => label)).toContain(
      'Les horaires',
    );
  });

  it('says in a language that it does not read which it does, with buttons that need no words', async () => {
    const reply = await core.dispatch(message('Когда библиотека открыта по воскресеньям?'));
    expect(reply).toMatchObject({ kind: 'small-talk', language: 'ru' });
    expect(reply.body).toContain('английский и французский');
    expect(reply.actions.length).toBeGreaterThan(1);
    expect(await core.dispatch(action(reply.actions[0]!.id))).toMatchObject({ kind: 'answer' });
  });

  it('says in each language which languages it reads', async () => {
    const reply = await core.dispatch(message('which languages do you speak?', { conversation: 'E1' }));
    expect(reply.body).toContain('English and French');
  });
});
