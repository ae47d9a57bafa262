import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Checked, checkFiles, checkKnowledge } from '../../src/engine/check.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { formatIssue } from '../../src/knowledge/validation-issue.ts';
import { copyLibrary, LIBRARY, type LibraryCopy } from '../stories/library.ts';

let library: LibraryCopy;
beforeEach(() => {
  library = copyLibrary();
});
afterEach(() => library.remove());

/** As people read them, with paths from the story's folder. */
const told = (issues: Checked['faults']) =>
  issues.map((issue) => formatIssue(issue).replaceAll(`${library.dir}/`, ''));

const faults = () => told(checkFiles(library.dir).faults);

const warnings = () => told(checkFiles(library.dir).warnings);

/** Those too that show when the folder has been learned. */
function learnedWarnings() {
  library.calibrate();
  return told(checkKnowledge(library.dir).warnings);
}

/** The one fault that there is now; `at` is a text on the line that it must name. */
function expectFault(file: string, at: string, message: RegExp, found = faults()): void {
  expect(found).toHaveLength(1);
  expect(found[0]!.startsWith(`${file}:${library.lineOf(file, at)}: `), found[0]).toBe(true);
  expect(found[0]).toMatch(message);
}

describe('a knowledge folder without fault', () => {
  it('is read whole', () => {
    const { knowledge, faults: none } = loadKnowledge(LIBRARY);
    expect(none).toEqual([]);
    expect(knowledge!.facts.size).toBe(6);
    expect(knowledge!.entries.size).toBe(8);
    expect(knowledge!.gaps.size).toBe(4);
    expect(knowledge!.topics.map(({ id }) => id)).toEqual(['hours', 'reasons', 'voices']);
    expect(knowledge!.article.words.subject).toContain('library');
    expect(knowledge!.facts.get('reason')!.attribution).toBeNull();
  });

  it('has a revision that goes by the contents alone', () => {
    const revision = (dir: string) => loadKnowledge(dir).knowledge!.revision;
    expect(revision(library.dir)).toBe(revision(LIBRARY));
    library.write('lexicon.yaml', `${library.read('lexicon.yaml')}\n# one more remark\n`);
    expect(revision(library.dir)).not.toBe(revision(LIBRARY));
  });

  it('has topics in the order that the article names', () => {
    library.replace('article.yaml', '[hours, reasons, voices]', '[voices, hours]');
    expect(loadKnowledge(library.dir).knowledge!.topics.map(({ id }) => id)).toEqual([
      'voices',
      'hours',
      'reasons',
    ]);
  });
});

describe('a folder of the first format', () => {
  it('may say what is shown nowhere, and needs not say by which letters points are cited', () => {
    library.replace('article.yaml', 'date:', 'date:\n  written: spring 2024');
    library.replace('article.yaml', '  opinion:', '  greeting: Hello!\n  opinion:');
    library.replace('article.yaml', '    places: r\n', '');
    library.replace('facts.yaml', 'where: [r.1]', 'where: [k.1, m.2]');
    expect(faults()).toEqual([]);
    const { sections } = loadKnowledge(library.dir).knowledge!.article;
    expect(sections.map(({ id, places }) => [id, places])).toEqual([
      ['hours', null],
      ['reasons', 'k'],
      ['voices', 'm'],
    ]);
  });
});

describe('the language of a story', () => {
  it('is English unless the article names another', () => {
    expect(loadKnowledge(LIBRARY).knowledge!.language.code).toBe('en');
  });

  it('is a fault if there is none of this name', () => {
    library.replace('article.yaml', 'id: library-hours', 'id: library-hours\nlanguage: tlh');
    expectFault('article.yaml', 'language: tlh', /unknown language "tlh"/);
  });

  it.each(['../en', 'EN', ''])('is a code, and no path: %j', (code) => {
    library.replace('article.yaml', 'id: library-hours', `id: library-hours\nlanguage: "${code}"`);
    expectFault('article.yaml', 'language:', /must be a language code/);
  });

  it('brings filler and abbreviations with it, to which the story adds its own', () => {
    const { filler, abbreviations } = loadKnowledge(LIBRARY).knowledge!;
    expect(filler).toContain('can anyone tell me');
    expect(abbreviations).toMatchObject({ libary: 'library' });
  });
});

describe('the places of a section', () => {
  it('are letters that a fact may cite by', () => {
    library.replace('facts.yaml', 'where: [r.1]', 'where: [q.1]');
    expectFault('facts.yaml', 'q.1', /unknown section "q"/);
  });
});

describe('a reference to nothing', () => {
  it('an entry names an unknown fact', () => {
    library.replace('faq/hours.yaml', 'facts: [sunday]', 'facts: [monday]');
    const found = faults();
    expect(found).toContain(
      `faq/hours.yaml:${library.lineOf('faq/hours.yaml', '[monday]')}: unknown fact "monday"; did you mean "sunday"?`,
    );
  });

  it('a gap names an unknown fact', () => {
    library.replace('gaps.yaml', 'nearest: [reason, noise]', 'nearest: [reason, silence]');
    expectFault('gaps.yaml', 'silence', /unknown fact "silence"/);
  });

  it('a fact stands in an unknown section', () => {
    library.replace('facts.yaml', 'where: [voices/1]', 'where: [attic/1]');
    expectFault('facts.yaml', 'attic', /unknown section "attic"/);
  });

  it('an entry is related to an unknown one', () => {
    library.replace('faq/reasons.yaml', 'related: [costs, sunday-hours]', 'related: [costs, monday-hours]');
    expectFault('faq/reasons.yaml', 'monday-hours', /unknown related entry "monday-hours"/);
  });

  it('an entry is related to itself', () => {
    library.replace('faq/reasons.yaml', 'related: [why-change]', 'related: [costs]');
    expectFault(
      'faq/reasons.yaml',
      'related: [costs]\n    phrasings:\n      - "How much',
      /not related to itself/,
    );
  });

  it.each([
    ['overview: overview', 'overview: overall', /unknown entry "overall"/],
    [
      '[readers-glad, neighbours-worried]',
      '[readers-sad, neighbours-worried]',
      /unknown entry "readers-sad"/,
    ],
    ['focus: sunday-hours', 'focus: monday-hours', /unknown entry "monday-hours"/],
    ['[trial-year, costs]', '[trial-year, prices]', /unknown entry "prices"/],
    ['[hours, reasons, voices]', '[hours, reasons, noises]', /unknown topic "noises"/],
  ])('the article names something unknown: %s', (what, by, message) => {
    library.replace('article.yaml', what, by);
    expectFault('article.yaml', by, message);
  });

  it('a topic is led by an entry that it has not', () => {
    library.replace('faq/hours.yaml', 'lead: overview', 'lead: costs');
    expectFault('faq/hours.yaml', 'lead: costs', /no entry "costs"/);
  });

  it('no entry states a fact', () => {
    library.write(
      'facts.yaml',
      `${library.read('facts.yaml')}- {id: roof, statement: "The roof is new.", where: [hours/3]}\n`,
    );
    expect(faults()).toEqual([]);
    expect(warnings()).toContain(
      `facts.yaml:${library.lineOf('facts.yaml', '- {id: roof')}: no entry states the fact "roof": nobody will be told it; name it under "facts" of an entry, or take it out`,
    );
  });

  it('a name of an object is a reference to nothing, too', () => {
    library.replace('gaps.yaml', 'nearest: [reason, noise]', 'nearest: [reason, constructor]');
    expectFault('gaps.yaml', 'constructor', /unknown fact "constructor"/);
  });
});

describe('something that stands twice', () => {
  it.each([
    ['facts.yaml', '- id: evening', '- id: sunday', 'fact'],
    ['faq/hours.yaml', '- id: thursday-hours', '- id: costs', 'entry'],
    ['gaps.yaml', '- id: parking', '- id: phone', 'gap'],
    ['faq/voices.yaml', 'topic: voices', 'topic: hours', 'topic'],
  ])('an id, in %s', (file, what, by, kind) => {
    library.replace(file, what, by);
    const id = by.split(': ')[1];
    expect(faults().join('\n')).toMatch(
      new RegExp(`^[a-z/]+\\.yaml:\\d+: ${kind} id "${id}" is already used at [a-z/]+\\.yaml:\\d+$`, 'm'),
    );
  });

  it('a phrasing, however it is cased and dotted', () => {
    library.replace('faq/reasons.yaml', '"cost per year"', '"Sunday HOURS??"');
    expect(faults()).toEqual([]);
    const [repeated] = warnings();
    expectFault('faq/reasons.yaml', 'Sunday HOURS??', /stands already at faq\/hours\.yaml:\d+/, [repeated!]);
    expect(repeated).toContain(`faq/hours.yaml:${library.lineOf('faq/hours.yaml', '"sunday hours"')}`);
  });

  it('a phrasing of an entry and of a gap', () => {
    library.replace('gaps.yaml', '"number to ring"', '"who pays for it"');
    expectFault(
      'gaps.yaml',
      'who pays for it',
      /stands already at faq\/reasons\.yaml/,
      warnings().slice(0, 1),
    );
  });

  it('a concept', () => {
    library.replace('lexicon.yaml', 'id: THURSDAY', 'id: SUNDAY');
    expectFault(
      'lexicon.yaml',
      'id: SUNDAY\n    role: subject\n    words: [thursday',
      /"SUNDAY" stands twice/,
    );
  });

  it('a key', () => {
    library.replace('faq/hours.yaml', 'title: The new hours', 'title: The new hours\ntitle: Hours');
    expectFault('faq/hours.yaml', 'title: Hours', /the field "title" stands twice/);
  });
});

describe('lengths and forms', () => {
  const long = (length: number) => `Sunday ${'x'.repeat(length - 7)}`;

  it.each([
    [
      'answer',
      'faq/voices.yaml',
      'answer: "Some neighbours object that',
      601,
      /"answer".* is 601 characters long, and may have at most 600: shorten it by 1/,
    ],
    [
      'short',
      'faq/voices.yaml',
      'short: "Some neighbours object that',
      141,
      /"short".* is 141 characters long, and may have at most 140: shorten it by 1/,
    ],
    [
      'question',
      'faq/voices.yaml',
      'question: What do the neighbours say?',
      101,
      /"question".* is 101 characters long, and may have at most 100: shorten it by 1/,
    ],
    [
      'reply',
      'gaps.yaml',
      'reply: "The notice says nothing',
      401,
      /"reply".* is 401 characters long, and may have at most 400: shorten it by 1/,
    ],
    [
      'title',
      'article.yaml',
      'title: New opening hours',
      121,
      /"title".* is 121 characters long, and may have at most 120: shorten it by 1/,
    ],
  ])('%s is too long', (field, file, what, length, message) => {
    const line = library
      .read(file)
      .split('\n')
      .find((candidate) => candidate.includes(what))!;
    library.replace(file, line, `${line.slice(0, line.indexOf(field))}${field}: "${long(length)}"`);
    expectFault(file, `${field}: "Sunday`, message);
  });

  it('a length is counted in characters as people see them', () => {
    library.replace(
      'faq/voices.yaml',
      'short: "Some neighbours object that Sundays will no longer be quiet."',
      `short: "Some neighbours object ${'😀'.repeat(100)}"`,
    );
    expect(faults()).toEqual([]);
  });

  it.each([
    [
      'an empty text',
      'faq/hours.yaml',
      'question: What changes at the library?',
      'question: " "',
      /"question" of "overview" must not be empty/,
    ],
    ['an id with capitals', 'facts.yaml', '- id: noise', '- id: Noise', /"id" must be lower-case/],
    ['a standing that is none', 'facts.yaml', 'standing: believed', 'standing: rumoured', /standing/],
    [
      'a list for a text',
      'facts.yaml',
      'statement: "It is believed that the hours are tried for one year only."',
      'statement: [5]',
      /"statement" of "trial" must be text, and is a list/,
    ],
    [
      'a field that is nearly one',
      'facts.yaml',
      'standing: believed',
      'standng: believed',
      /"standng" is no field here; did you mean "standing"\?/,
    ],
    [
      'nothing where there must be something',
      'facts.yaml',
      'statement: "It is believed that the hours are tried for one year only."',
      '# no statement',
      /"statement" of "trial" is missing; write one sentence of your own/,
    ],
    [
      'an entry where a fact is meant',
      'faq/hours.yaml',
      'facts: [sunday]',
      'facts: [sunday-hours]',
      /unknown fact "sunday-hours": that is the id of an entry, and no fact/,
    ],
    [
      'a field that is none',
      'gaps.yaml',
      'title: "Parking at the library"',
      'title: "Parking"\n  mood: bad',
      /mood/,
    ],
    ['a list that is empty', 'faq/voices.yaml', 'facts: [trial]', 'facts: []', /facts/],
    ['a reason that is none', 'gaps.yaml', 'reason: opinion', 'reason: off-topic', /reason/],
  ])('%s', (_, file, what, by, message) => {
    library.replace(file, what, by);
    const found = faults();
    expect(found.join('\n')).toMatch(message);
    for (const fault of found) expect(fault).toMatch(/^[a-z/]+\.yaml:\d+: /);
  });

  it.each([
    ['facts.yaml', '- id: trial', '- idd: trial', /"idd" is no field here; did you mean "id"\?/],
    ['faq/voices.yaml', 'question:', 'qestion:', /"qestion" is no field here; did you mean "question"\?/],
    ['article.yaml', 'title:', 'titel:', /"titel" is no field here; did you mean "title"\?/],
  ])('a needed field of %s under a wrong name is one fault', (file, what, by, message) => {
    library.replace(file, what, by);
    expectFault(file, by, message);
  });

  it('a position and a confirmation say whose they are', () => {
    library.replace('facts.yaml', '  attribution: some neighbours\n', '');
    expectFault('facts.yaml', '- id: noise', /is position and needs an attribution/);
  });

  it('more than six facts need an overview', () => {
    library.replace(
      'facts.yaml',
      '- id: trial',
      '- id: extra\n  statement: "The library opens."\n  where: [hours/1]\n  standing: reported\n- id: trial',
    );
    library.replace(
      'faq/reasons.yaml',
      'facts: [cost]',
      'facts: [cost, sunday, evening, reason, noise, trial, extra]',
    );
    expect(faults().join('\n')).toMatch(/^faq\/reasons\.yaml:\d+: states 7 facts; at most 6/m);
  });
});

describe('an answer that goes beyond its facts', () => {
  const shortOfCosts = 'short: "The town pays 40,000 euros a year, the treasurer says."';
  const answerOfTrial =
    'answer: "The hours are believed to be tried for one year only; the notice does not say more."';

  it.each([
    [
      'a number of its own',
      shortOfCosts,
      'short: "The town pays 45,000 euros a year, the treasurer says."',
      /the number 45000 is in none of its facts/,
    ],
    [
      'a number word of its own',
      shortOfCosts,
      'short: "The town pays it for seven years, the treasurer says."',
      /the number "seven"/,
    ],
    [
      'a date of its own',
      shortOfCosts,
      'short: "The town has paid since 2019, the treasurer says."',
      /the number 2019/,
    ],
    ['a name of its own', shortOfCosts, 'short: "The town pays it, says Brunhilde."', /the name "Brunhilde"/],
    [
      'a judgement of its own',
      shortOfCosts,
      'short: "The town pays a shameful sum, the treasurer says."',
      /"shameful" is a judgement/,
    ],
    [
      'a yes to whatever was assumed',
      shortOfCosts,
      'short: "Yes, the town pays it, the treasurer says."',
      /begins with yes or no/,
    ],
  ])('%s', (_, what, by, message) => {
    library.replace('faq/reasons.yaml', what, by);
    expectFault('faq/reasons.yaml', by, message);
  });

  it('a belief told as a fact', () => {
    library.replace('faq/voices.yaml', answerOfTrial, 'answer: "The hours are tried for one year only."');
    expectFault('faq/voices.yaml', 'answer: "The hours are tried', /tells the belief "trial" as a fact/);
  });

  it('a position told as a fact', () => {
    library.replace(
      'faq/voices.yaml',
      'short: "Some neighbours object that Sundays will no longer be quiet."',
      'short: "Sundays will no longer be quiet."',
    );
    expectFault('faq/voices.yaml', 'short: "Sundays', /does not say who holds the position "noise"/);
  });
});

describe('a phrasing that does not come back', () => {
  it('is told with its place and what it is taken for', () => {
    // What sounds just like it stands under another entry now.
    library.replace('faq/voices.yaml', '"temporary or for good"', '"sunday hours please"');
    expect(faults()).toEqual([]);
    expectFault(
      'faq/hours.yaml',
      '"sunday hours"',
      /"sunday hours" of "sunday-hours" is taken for "trial-year"; reword it/,
      learnedWarnings().slice(0, 1),
    );
  });
});

describe('a file that cannot be read', () => {
  it.each(['article', 'facts'])('%s.yaml is missing', (name) => {
    rmSync(join(library.dir, `${name}.yaml`));
    expect(faults()).toContain(`${name}.yaml: is missing`);
  });

  it('there is no topic at all', () => {
    rmSync(join(library.dir, 'faq'), { recursive: true });
    expect(faults().join('\n')).toContain('faq: holds no topic');
  });

  it('there is no folder at all', () => {
    const { engine, faults: found } = checkKnowledge(join(library.dir, 'nowhere'));
    expect(engine).toBeNull();
    expect(found.length).toBeGreaterThan(2);
  });

  it('is no YAML', () => {
    library.replace('facts.yaml', 'where: [hours/2]', 'where: [hours/2');
    const found = faults();
    expect(found.length).toBeGreaterThan(0);
    for (const fault of found) expect(fault).toMatch(/^facts\.yaml:\d+: /);
  });

  it.each([
    ['empty', ''],
    ['a word', 'hello'],
    ['a number', '42'],
    ['nothing but a remark', '# nothing'],
    ['several documents', 'a: 1\n---\nb: 2\n'],
    ['control characters', '\0\u0001\u0002'],
    ['a list of lists', '[[[[[]]]]]'],
    ['a tag of another language', '!!python/object/apply:os.system ["true"]'],
  ])('is %s', (_, text) => {
    library.write('facts.yaml', text);
    for (const fault of faults()) expect(fault).toMatch(/^facts\.yaml(:\d+)?: /);
    expect(faults().length).toBeGreaterThan(0);
  });

  it('unfolds into something huge', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`,
    );
    library.write('gaps.yaml', `l0: &l0 [x, x]\n${levels.join('\n')}\n`);
    expect(faults()).toEqual([expect.stringMatching(/^gaps\.yaml: .*alias/i)]);
  });

  it('is huge', () => {
    library.write('gaps.yaml', `# ${'x'.repeat(5 * 1024 * 1024)}`);
    expect(faults()).toEqual(['gaps.yaml: is larger than 4 MB']);
  });

  it('is a folder', () => {
    rmSync(join(library.dir, 'facts.yaml'));
    mkdirSync(join(library.dir, 'facts.yaml'));
    library.write('faq/extra.yml', '');
    expect(faults()).toEqual(
      expect.arrayContaining(['facts.yaml: is no file', expect.stringMatching(/^faq\/extra\.yml/)]),
    );
  });
});

describe('a file as an editor may leave it', () => {
  it('may begin with a byte-order mark and have the line ends of Windows', () => {
    for (const file of ['facts.yaml', 'gaps.yaml', 'faq/hours.yaml'])
      library.write(file, `\uFEFF${library.read(file).replaceAll('\n', '\r\n')}`);
    expect(faults()).toEqual([]);
  });

  it.each([
    ['a tab before a field', '  where: [hours/2]', '\twhere: [hours/2]', /a tab stands at the beginning/],
    [
      'a colon in a text',
      'statement: "On Thursdays the library stays open until nine in the evening."',
      'statement: Thursdays: until nine',
      /second colon on the line; put the whole text in quotation marks/,
    ],
    ['a quotation mark too few', 'nine in the evening."', 'nine in the evening.', /quotation mark/],
    ['a bracket too few', 'where: [hours/2]', 'where: [hours/2', /bracket/],
    ['a line out of place', '  where: [hours/2]', '   where: [hours/2]', /spaces|colon|quotation/],
  ])('%s is told in words, and by its line', (_, what, by, message) => {
    library.replace('facts.yaml', what, by);
    const found = faults();
    expect(found.join('\n')).toMatch(message);
    expect(found.length).toBeLessThanOrEqual(3);
    for (const fault of found) expect(fault).toMatch(/^facts\.yaml:\d+: /);
  });

  it('may be in another coding, which is told', () => {
    writeFileSync(join(library.dir, 'gaps.yaml'), Buffer.from(library.read('gaps.yaml'), 'utf16le'));
    expect(faults().join()).toMatch(/^gaps\.yaml/);
    writeFileSync(join(library.dir, 'gaps.yaml'), Buffer.from('- id: caf\xe9', 'latin1'));
    expect(faults()).toEqual(['gaps.yaml: holds signs that are no UTF-8; save it as UTF-8']);
  });

  it('may lose the end of a way to ask to a remark, however short it is', () => {
    library.replace('gaps.yaml', '"parking fee"', 'when # stop');
    expect(faults()).toEqual([]);
    expect(warnings().join('\n')).toMatch(/gaps\.yaml:\d+: "when" ends before the # on this line/);
  });

  it('may have a colon in a text, which is told with what to do', () => {
    library.replace('gaps.yaml', '"parking fee"', 'stop: when');
    expect(faults().join('\n')).toMatch(
      /gaps\.yaml:\d+: .*makes a field of it \(stop: …\): .*quotation marks/,
    );
  });

  it('may lose the end of a text to a remark, which is told', () => {
    library.replace('gaps.yaml', '"parking fee"', 'parking in lot #4');
    expect(faults()).toEqual([]);
    expect(warnings().join('\n')).toMatch(
      /gaps\.yaml:\d+: "parking in lot" ends before the # on this line.* quotation marks/,
    );
  });
});

describe('a folder with nothing but what it must have', () => {
  const write = (more = '') => {
    for (const file of ['gaps.yaml', 'lexicon.yaml', 'conversation.yaml']) library.removeFile(file);
    for (const file of ['hours', 'reasons', 'voices']) library.removeFile(`faq/${file}.yaml`);
    library.write(
      'article.yaml',
      'id: bread\ntitle: Bread for beginners\ndate: { shown: May 2024 }\nwords: { subject: baking bread }\n',
    );
    library.write(
      'facts.yaml',
      '- id: flour\n  statement: "A loaf needs 500 grams of flour."\n- id: oven\n  statement: "The loaf bakes in the oven for an hour."\n',
    );
    library.write(
      'faq/bread.yaml',
      `topic: bread\ntitle: Bread\nentries:\n  - id: how-much-flour\n    question: How much flour does a loaf need?\n    facts: [flour]\n  - id: how-long\n    question: How long does it bake?\n    facts: [oven]\n${more}`,
    );
  };

  it('is whole: the rest is taken from these', () => {
    write();
    expect(faults()).toEqual([]);
    const knowledge = loadKnowledge(library.dir).knowledge!;
    expect(knowledge.entries.get('how-much-flour')).toMatchObject({
      answer: 'A loaf needs 500 grams of flour.',
      short: 'A loaf needs 500 grams of flour.',
      phrasings: ['How much flour does a loaf need?'],
    });
    expect(knowledge.facts.get('flour')).toMatchObject({ standing: 'reported', where: ['source'] });
    expect(knowledge.article.sections).toMatchObject([{ id: 'source', title: 'Bread for beginners' }]);
    expect(knowledge.article.words.examples).toEqual([
      'How much flour does a loaf need?',
      'How long does it bake?',
    ]);
    expect(learnedWarnings().join('\n')).toContain('"how-long" knows one way to ask it');
  });

  it('keeps drafts out until they are finished, and names them', () => {
    write(
      '  - id: which-oven\n    draft: true\n    question: ""\n    facts: [oven-kind]\n    phrasings: ["which oven"]\n',
    );
    const { knowledge, faults: none, drafts } = loadKnowledge(library.dir);
    expect(none).toEqual([]);
    expect(drafts).toEqual([{ id: 'which-oven', phrasings: ['which oven'] }]);
    expect([...knowledge!.entries.keys()]).toEqual(['how-much-flour', 'how-long']);
    library.replace('faq/bread.yaml', '    draft: true\n', '');
    const found = faults();
    expect(found.join('\n')).toMatch(
      /"question" of "which-oven" is missing; write the question as people read it/,
    );
  });
});

describe('a refusal', () => {
  it('with a number that nothing of the story has is a fault', () => {
    library.replace(
      'gaps.yaml',
      'reply: "The notice says nothing about parking."',
      'reply: "The notice says nothing about the 80 parking places."',
    );
    expectFault('gaps.yaml', '80 parking', /the number 80 is in no fact of the story/);
  });
});

describe('many faults', () => {
  it('are told all at once, each with its file and line', () => {
    library.replace('facts.yaml', 'where: [voices/1]', 'where: [attic/1]');
    library.replace('gaps.yaml', 'nearest: [reason, noise]', 'nearest: [reason, silence]');
    library.replace('faq/reasons.yaml', 'related: [costs, sunday-hours]', 'related: [costs, monday-hours]');
    library.replace('faq/voices.yaml', 'facts: [trial]', 'facts: [trail]');
    library.replace('article.yaml', 'overview: overview', 'overview: overall');
    library.replace('lexicon.yaml', 'id: THURSDAY', 'id: SUNDAY');
    library.replace('conversation.yaml', 'small_talk:', 'smalltalk: 1\nsmall_talk:');
    const found = faults();
    expect(found).toHaveLength(7);
    for (const fault of found) expect(fault).toMatch(/^[a-z/]+\.yaml:\d+: .{10,}/);
    expect(new Set(found.map((fault) => fault.split(':')[0])).size).toBe(7);
  });

  it('of the wording come all at once, too', () => {
    library.replace('faq/reasons.yaml', 'the treasurer says."', 'the treasurer Brunhilde says, in 2019."');
    library.replace(
      'faq/voices.yaml',
      'short: "The hours are believed to be tried',
      'short: "They are tried',
    );
    expect(faults().length).toBeGreaterThanOrEqual(3);
  });
});
