import { describe, expect, it } from 'vitest';
import { partsIn } from './parts-in.ts';

const partsOf = partsIn('de', 'die Kur');

describe('a message in German', () => {
  it.each([
    ['Was ist passiert, und wer hat das bezahlt?', ['Was ist passiert', 'wer hat das bezahlt?']],
    ['wer ist der neue chef und darf der das', ['wer ist der neue chef', 'darf der das']],
    ['kurz zwei sachen: lebt der hund noch und gibts ein foto', ['lebt der hund noch', 'gibts ein foto']],
    [
      'Wann war das, hat es schon geklappt und wie geht es weiter?',
      ['Wann war das', 'hat es schon geklappt', 'wie geht es weiter?'],
    ],
    ['wo wars und mit wem haben sie geredet', ['wo wars', 'mit wem haben sie geredet']],
    ['ist er Arzt, ist er berühmt?', ['ist er Arzt', 'ist er berühmt?']],
    ['War es das erste Mal, und falls ja, warum?', ['War es das erste Mal', 'falls ja, warum?']],
  ])('falls into the parts that ask: %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each([
    'Weißt du, wer das ist?',
    'Können Sie mir sagen, wann das Bad öffnet?',
    'sag mal, wie heißt der typ, der das leitet?',
    'Das ist doch alles geheim, oder?',
    'geht es um geld oder um die bücher?',
    'Wenn es regnet, ist das Bad dann zu?',
  ])('is one part, with what leads up to it: %s', (text) => {
    expect(partsOf(text)).toEqual([text]);
  });

  it('takes what leads up to several questions with the first', () => {
    expect(partsOf('Mich würde interessieren, seit wann es offen ist und ob es so bleibt.')).toEqual([
      'Mich würde interessieren, seit wann es offen ist',
      'ob es so bleibt.',
    ]);
  });

  it('asks for the sides of the matter in a word each', () => {
    expect(partsOf('Nur kurz: wer, wo, Gründe?')).toEqual([
      'wer nimmt teil an die Kur',
      'wo fanden die Kur statt',
      'was ist der grund für die Kur',
    ]);
    expect(partsOf('die fünf ws bitte')).toHaveLength(5);
  });

  it('takes up what the sentence before says', () => {
    expect(partsOf('Die Bürgermeisterin hat alles bezahlt. Stimmt das?')).toEqual([
      'Die Bürgermeisterin hat alles bezahlt?',
    ]);
    // A question is not taken up: what is asked of it stands by itself.
    expect(partsOf('Hat die Bürgermeisterin bezahlt? Stimmt das?')[0]).toBe(
      'Hat die Bürgermeisterin bezahlt?',
    );
  });

  it('asks the same of each of several', () => {
    expect(partsOf('Die Haltung der Nachbarn, der Händler und der Gäste zum Bad')).toEqual([
      'Haltung der Nachbarn zum Bad',
      'Haltung der Händler zum Bad',
      'Haltung der Gäste zum Bad',
    ]);
    expect(partsOf('Erwähnt der Artikel den Bach oder den See?')).toEqual([
      'Erwähnt der Artikel den Bach',
      'Erwähnt der Artikel den See',
    ]);
  });

  it('hears question marks as they are dictated', () => {
    expect(partsOf('wer leitet das bad fragezeichen wie viele kamen fragezeichen')).toHaveLength(2);
  });

  it('asks for the sides that stand behind what leads up to a list', () => {
    expect(partsOf('Ein Überblick bitte, samt Datum, Ort und Gründe')).toEqual([
      'wann fanden die Kur statt',
      'wo fanden die Kur statt',
      'was ist der grund für die Kur',
    ]);
  });
});
