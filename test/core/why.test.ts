import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/core/plain.ts';
import { whyReply } from '../../src/core/why.ts';
import { plainEnglish } from '../../src/messages/plain-english.ts';
import { libraryEngine } from '../stories/library.ts';
import { NASTY } from '../text/strings.ts';

const entry = (id: string) => libraryEngine().knowledge.entries.get(id)!;
const why = (id: string, question: string | null) =>
  whyReply(libraryEngine(), entry(id), question, plainEnglish);

describe('why this answer?', () => {
  it('names the words that decided it, the runner-up, and where the article says it', () => {
    const reply = why('costs', 'how much money must they pay each year');
    const text = plainText(reply);
    expect(text).toMatch(/Words of yours that pointed here: .*(money|pay)/);
    expect(text).toContain('The next nearest question was this: ');
    expect(text).toContain('the longer hours cost 40,000 euros a year, which the town pays.');
    expect(text).toContain('Reported, citing the treasurer');
    expect(text).toContain('Why the hours change');
    expect(reply).toMatchObject({ kind: 'notice', delivery: 'private', entry: 'costs' });
  });

  it('offers the runner-up, which states something else', () => {
    const [action] = why('costs', 'how much money must they pay each year').actions;
    const runnerUp = entry(action!.id.replace('entry:', ''));
    expect(runnerUp.facts).not.toContain('cost');
  });

  it('says so when the question is known word for word', () => {
    expect(plainText(why('costs', 'Who pays for it??'))).toContain('word for word');
  });

  it('says so when the question is forgotten, and shows where the answer stands all the same', () => {
    const text = plainText(why('costs', null));
    expect(text).toContain('I do not keep questions');
    expect(text).toContain('Reported, citing the treasurer');
  });

  it('says every fact of an entry with several', () => {
    const text = plainText(why('overview', null));
    for (const id of entry('overview').facts)
      expect(text).toContain(libraryEngine().knowledge.facts.get(id)!.statement);
  });

  it('finds words for any question, or says that no single one decided', () => {
    for (const question of Object.values(NASTY)) {
      const text = plainText(why('costs', question));
      expect(text).toContain('Where the article says it');
      expect(text.length).toBeLessThan(1900);
    }
  });

  it('shows the source’s own words beside ours, where they may be shown', () => {
    const { knowledge, ...engine } = libraryEngine();
    const cost = { ...knowledge.facts.get('cost')!, quote: 'forty thousand a year' };
    const quoting = { ...knowledge, facts: new Map([...knowledge.facts, ['cost', cost]]) };
    const text = plainText(whyReply({ ...engine, knowledge: quoting }, entry('costs'), null, plainEnglish));
    expect(text).toMatch(/the town pays\..*\nIn its own words: “forty thousand a year”/);
    expect(plainText(why('costs', null))).not.toContain('own words');
  });
});
