/** A language is a folder: a story that names French is asked, and told, in French. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { countries } from '../../src/core/whole/people.ts';
import { messagesFor } from '../../src/messages/messages.ts';
import { checkedFour } from './four.ts';

it('names that share a line are a list, and only the first begins the sentence', () => {
  const { engine } = checkedFour();
  const named = (name: string) => ({
    id: name,
    name,
    kind: 'country' as const,
    also: [],
    plural: false,
    is: null,
    facts: ['reouverture'],
    role: null,
    part: 'reouverture',
  });
  const knowledge = { ...engine!.knowledge, names: [named('le Bourg'), named('l’Écart')] };
  const { body } = countries({ knowledge, messages: messagesFor('fr'), confidence: 1 });
  expect(body).toContain('**Le Bourg**, **l’Écart**');
});

describe('the bot with a French story, for a French reader', () => {
  let answerer: Answerer;
  beforeAll(() => {
    const { engine, faults } = checkedFour();
    expect(faults).toEqual([]);
    answerer = createAnswerer(engine!, messagesFor('fr-CA'));
  });

  it.each([
    ['quand est-ce que le four rouvre', 'reouverture'],
    ['Pouvez-vous me dire à quelle date rouvrira le four communal ?', 'reouverture'],
    ['cmb ça a couté la reparation de la voute', 'cout'],
    ['c’est quels jours qu’on chauffe le four ?', 'samedi'],
    ['qui se plaint de la fumée ?', 'fumee'],
    ['il y aura un concours ?', 'concours'],
  ])('answers: %s', (text, fact) => {
    const reply = answerer.ask(text);
    expect(reply).toMatchObject({ kind: 'answer' });
    expect(reply.facts).toContain(fact);
  });

  it('says in French how firmly, where, and how old', () => {
    expect(answerer.ask('Quand rouvre le four ?').source!.line).toBe(
      'Confirmé par la mairie · La réouverture · du printemps 2025',
    );
  });

  it('refuses in French what the page does not say, and takes no side', () => {
    const phone = answerer.ask('quel est le téléphone de la mairie');
    expect(phone).toMatchObject({ kind: 'no-answer', gap: 'telephone' });
    expect(plainText(phone)).toContain('La page ne donne aucun numéro de téléphone');
    expect(answerer.ask('est-ce que c’est une bonne idée')).toMatchObject({ reason: 'opinion' });
    expect(answerer.ask('quelle est la capitale de l’Italie')).toMatchObject({ kind: 'no-answer' });
  });

  it('answers two questions in one message', () => {
    const both = answerer.ask('Combien ont coûté les travaux et quand le four rouvre-t-il ?');
    expect(both.title).toBeNull();
    expect(new Set(both.facts)).toEqual(new Set(['cout', 'reouverture']));
  });

  it('talks small, tells the whole and goes on in French', () => {
    expect(answerer.ask('bonjour').body).toMatch(/^Bonjour\. Interrogez-moi sur la réouverture/);
    const dates = answerer.ask('donne-moi la chronologie');
    expect(dates.title).toBe('Dates dans l’article');
    expect(dates.body).toContain('**14 juin 2025**');
    const { entry, facts } = answerer.ask('combien a coûté la réparation ?');
    const before = { entry, facts, gap: null, offered: [], question: 'combien a coûté la réparation ?' };
    expect(answerer.ask('qui le dit ?', { before }).title).toBe(messagesFor('fr').format('aboutLast.source'));
  });
});
