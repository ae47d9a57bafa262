import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSourceFile, readSourceText } from '../../src/authoring/read-source.ts';
import { temporaryFolder } from '../store/databases.ts';

const article = (text: string, name = 'text.md') => readSourceFile(name, text);

describe('an article', () => {
  const MARKDOWN = `# How tides work

Tides are the rise and fall of the sea. They are caused by the [Moon](https://example.org/moon).

## Spring tides

Twice a month the pulls add up. In the *Bay of Fundy* the range may reach 16 metres.
Dr. Kelvin built a machine in 1872.

## Neap tides
- They are weak.
- They come about 7 days after spring tides.
`;

  it('gives its title, its sections, and each sentence as a fact to be worded', () => {
    const { title, sections, facts, topics } = article(MARKDOWN);
    expect(title).toBe('How tides work');
    expect(sections.map((section) => section.title)).toEqual(['Introduction', 'Spring tides', 'Neap tides']);
    expect(facts.map(({ sentence }) => sentence)).toEqual([
      'Tides are the rise and fall of the sea.',
      'They are caused by the Moon.',
      'Twice a month the pulls add up.',
      'In the Bay of Fundy the range may reach 16 metres.',
      'Dr. Kelvin built a machine in 1872.',
      'They are weak.',
      'They come about 7 days after spring tides.',
    ]);
    expect(facts.every(({ statement }) => statement === null)).toBe(true);
    expect(facts.map(({ where }) => where)).toEqual([
      ...['introduction/1', 'introduction/1', 'spring-tides/1', 'spring-tides/1', 'spring-tides/1'],
      ...['neap-tides/1', 'neap-tides/2'],
    ]);
    expect(topics.flatMap(({ entries }) => entries).every(({ isDraft }) => isDraft)).toBe(true);
  });

  it('may be plain text, where a short line of its own is a heading', () => {
    const text =
      'How tides work\n\nTides rise and fall.\n\nSpring tides\n\nThey are strong. They come twice a month.\n';
    const { title, sections, facts } = article(text, 'text.txt');
    expect(title).toBe('How tides work');
    expect(sections.map(({ id }) => id)).toEqual(['introduction', 'spring-tides']);
    expect(facts).toHaveLength(3);
  });

  it('has ids that are each used once, whatever its headings', () => {
    const { sections, facts } = article('## 東京\n\nA b.\n\n## Same\n\nC d.\n\n## Same\n\nC d.\n');
    expect(sections.map(({ id }) => id)).toEqual(['section', 'same', 'same-2']);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(3);
  });
});

describe('a FAQ', () => {
  const expected = {
    topics: [
      {
        title: 'Visits',
        entries: [
          {
            question: 'Can I bring my dog?',
            phrasings: ['Can I bring my dog?', 'are dogs allowed', 'dog inside'],
            isDraft: false,
          },
          { question: 'When do you open?', phrasings: ['When do you open?'] },
        ],
      },
    ],
  };
  const DOG = 'Dogs must stay outside, except for guide dogs.';

  it.each([
    [
      'CSV',
      'faq.csv',
      '\uFEFFquestion,answer,ways,topic\r\nCan I bring my dog?,"No, dogs must stay outside, except for guide dogs.","are dogs allowed|dog inside",Visits\r\nWhen do you open?,We open at nine.,,Visits\r\n',
    ],
    [
      'CSV with semicolons and a column for each way',
      'faq.csv',
      'Topic;Question;Answer;Way 1;Way 2\nVisits;Can I bring my dog?;No, dogs must stay outside, except for guide dogs.;are dogs allowed;dog inside\nVisits;When do you open?;We open at nine.;;\n',
    ],
    [
      'JSON',
      'faq.json',
      JSON.stringify({
        faq: [
          {
            question: 'Can I bring my dog?',
            answer: DOG,
            variants: ['are dogs allowed', 'dog inside'],
            category: 'Visits',
          },
          { question: 'When do you open?', answer: 'We open at nine.', category: 'Visits' },
        ],
      }),
    ],
    [
      'Markdown',
      'faq.md',
      `# Handbook\n\n## Visits\n\n### Can I bring my dog?\n\nNo, ${DOG.replace('Dogs', 'dogs')}\n\nAlso asked:\n\n- are dogs allowed\n- dog inside\n\n### When do you open?\nWe open at nine.\n`,
    ],
    [
      'text with Q and A',
      'faq.txt',
      `## Visits\n\nQ: Can I bring my dog?\n\nA: ${DOG}\n\nWays to ask:\n\n- are dogs allowed\n- dog inside\n\nQ: When do you open?\nA: We open at nine.\n`,
    ],
  ])('as %s gives questions, answers and ways to ask', (_, name, text) => {
    const found = readSourceFile(name, text);
    expect(found).toMatchObject(expected);
    expect(found.facts).toMatchObject([
      // "No" would agree with whoever asks the other way round.
      { statement: DOG, standing: 'stated' },
      { statement: 'We open at nine.', standing: 'stated' },
    ]);
  });

  it('without names of columns has the question first, then the answer, then ways to ask', () => {
    const { topics } = readSourceFile('faq.csv', 'Is it free?,Entry is free.,what does it cost,price\n');
    expect(topics[0]!.entries[0]).toMatchObject({
      question: 'Is it free?',
      phrasings: ['Is it free?', 'what does it cost', 'price'],
    });
  });

  it('keeps as drafts what cannot be told as it is, and says why', () => {
    const sentence = `Entry ${'and entry '.repeat(50)}is free.`;
    const { topics, facts } = readSourceFile(
      'faq.json',
      JSON.stringify([
        { q: 'Is it free?', a: 'Yes.' },
        { q: 'Why?', a: sentence },
      ]),
    );
    expect(topics[0]!.entries).toMatchObject([
      { isDraft: true, remark: expect.stringMatching(/only yes or no/) },
      { isDraft: true, remark: expect.stringMatching(/longer than 400/) },
    ]);
    expect(facts.map(({ statement }) => statement)).toEqual([null, null]);
  });

  it.each([
    ['faq.csv', 'question,answer\n'],
    ['faq.json', '{"a": 1}'],
    ['faq.json', 'no JSON'],
    ['faq.csv', 'question,answer\n"open,quote\n'],
  ])('that is none is told as such: %s', (name, text) => {
    expect(() => readSourceFile(name, text)).toThrow(/question|JSON|CSV/);
  });
});

describe('a file that somebody else has written', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());
  const written = (bytes: string | Buffer): string => {
    const path = join(folder.path, 'article.md');
    writeFileSync(path, bytes);
    return path;
  };

  it('brings no signs into the folder that nobody sees', () => {
    const path = written('# Tides\n\nThe sea \u001b[2J\u202e rose \u0007 by 3 metres.\n');
    expect(article(readSourceText(path)).facts).toMatchObject([
      { sentence: 'The sea [2J rose by 3 metres.' },
    ]);
  });

  it('is read only as the bot would read it: a file of its own, not too large, in UTF-8', () => {
    expect(() => readSourceText(folder.path)).toThrow(/is no file/);
    expect(() => readSourceText(join(folder.path, 'none'))).toThrow(/is missing/);
    expect(() => readSourceText(written('a'.repeat(5_000_000)))).toThrow(/larger than 4 MB/);
    for (const encoding of ['utf16le', 'latin1'] as const)
      expect(() => readSourceText(written(Buffer.from('\ufeffDas Café öffnet.', encoding)))).toThrow(/UTF-8/);
  });

  it('is refused before anything is written where no folder could hold it', () => {
    const sentences = (count: number) => 'The town has a school. '.repeat(count);
    expect(article(sentences(5_000)).facts).toHaveLength(5_000);
    expect(() => article(sentences(5_001))).toThrow(/more than 5000 sentences/);
  });

  it('without an end to its sentence gives the beginning of one', () => {
    const [fact] = article(`It says: ${'Big Cat sat '.repeat(10_000)}`).facts;
    expect(fact?.sentence).toHaveLength(2_000);
  });

  it('gives ids that YAML reads as text, whatever the headings are', () => {
    const headings = ['2020', 'Null', 'true', '1e5', '0x1F', 'No'];
    const { sections } = article(headings.map((one) => `## ${one}\n\nThe town has a school.\n`).join('\n'));
    expect(sections.map(({ id }) => id)).toEqual(
      ['2020', 'null', 'true', '1e5', '0x1f', 'no'].map((one) => `section-${one}`),
    );
  });

  it('gives ids of their own to thousands of sentences that begin alike', () => {
    const ids = article('The town has a school. '.repeat(3_000)).facts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3_000);
  });
});
