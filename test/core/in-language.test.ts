import { describe, expect, it } from 'vitest';
import { parseAction } from '../../src/core/actions.ts';
import { inLanguage, languageOfAction, withWordWhy } from '../../src/core/in-language.ts';
import { makeReply } from '../../src/core/reply.ts';
import { messagesFor } from '../../src/messages/messages.ts';
import { LIBRARY, libraryKnowledge } from '../stories/library.ts';

const reply = makeReply({
  kind: 'answer',
  entry: 'cost',
  facts: ['cost'],
  body: 'قاد Adam المفاوضات',
  actions: [{ id: 'entry:cost', label: 'Adam هنا', group: 'question' }],
  relabels: { 'vote:up:entry:cost': 'x' },
});

describe('a reply in another language', () => {
  it('says which, and its buttons lead on in it', () => {
    const french = inLanguage(reply, 'fr');
    expect(french).toMatchObject({ language: 'fr', body: reply.body });
    expect(french.actions[0]!.id).toBe('fr~entry:cost');
    expect(french.relabels).toEqual({ 'fr~vote:up:entry:cost': 'x' });
    expect(parseAction('fr~entry:cost')).toEqual(parseAction('entry:cost'));
    expect(languageOfAction('fr~entry:cost')).toEqual({ language: 'fr', id: 'entry:cost' });
    expect(languageOfAction('entry:cost').language).toBeNull();
  });

  it('is laid out from right to left where its language is, once', () => {
    const arabic = inLanguage(reply, 'ar');
    expect(arabic.body).toBe('قاد \u2068Adam\u2069 المفاوضات');
    expect(arabic.actions[0]!.label).toBe('\u2068Adam\u2069 هنا');
    expect(inLanguage(arabic, 'ar')).toEqual(arabic);
  });

  it('says why something in it is English, and says it once', () => {
    const knowledge = { ...libraryKnowledge(), untranslated: new Set(['entry:cost', 'fact:noise']) };
    const messages = messagesFor(null);
    const why = withWordWhy(reply, knowledge, messages);
    expect(why.body).toBe(`_${messages.format('answers.untranslated')}_\n${reply.body}`);
    expect(withWordWhy(why, knowledge, messages)).toEqual(why);
    const list = { ...reply, entry: null, facts: ['cost', 'noise'] };
    expect(withWordWhy(list, knowledge, messages).body).toContain('translated');
    expect(withWordWhy({ ...reply, entry: 'overview' }, knowledge, messages).body).toBe(reply.body);
    expect(withWordWhy(reply, libraryKnowledge(), messages), LIBRARY).toBe(reply);
  });
});
