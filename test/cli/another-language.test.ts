/** A language is a folder: one that nobody ships is added by files alone, and the programs speak it. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUESTION_TYPES } from '../../src/text/language.ts';
import { LIBRARY } from '../stories/library.ts';
import { run } from './program.ts';

/** What Esperanto needs to be read at all; as little as there may be. */
const LANGUAGE: Readonly<Record<string, unknown>> = {
  'words.yaml': {
    function_words: [
      'la',
      'kiu',
      'kio',
      'kiam',
      'kie',
      'ĉu',
      'en',
      'de',
      'kaj',
      'estas',
      'por',
      'ĝis',
      'oni',
      'je',
    ],
    common_words: [],
    contractions: { signs: ["'"], rules: [] },
    stemming: { irregular: {}, shortest: 4, steps: [[{ from: 'n$', to: '' }]] },
  },
  'questions.yaml': {
    openings: ['kaj'],
    greetings: ['saluton'],
    asking_words: ['kiu', 'kio', 'kiam', 'kie', 'ĉu'],
    asking_verbs: ['estas'],
    now: ['nun'],
    parts: { joins: ['kaj'], requests: ['diru'], short_forms: ['ktp'] },
    types: Object.fromEntries(
      QUESTION_TYPES.map((type) => [type, { anywhere: [type === 'time' ? 'kiam' : `q${type}`] }]),
    ),
  },
  'follow-ups.yaml': {
    points_back: ['ĝi'],
    person: ['li'],
    carries_on: ['kaj'],
    about_last: {},
    asks_for_more: { expressions: ['pli'] },
    asks_on: { expressions: ['kiu'] },
    takes_one: { choices: [['unua']], last: ['lasta'] },
    takes_it: { expressions: ['jes'] },
  },
  'acts.yaml': {
    signs: [],
    acts: [],
    identity: { after: ['kaj'], before: ['kiu estas'], articles: ['la'], behind: ['nun'] },
  },
  'conversation.yaml': {
    small_talk: [{ id: 'greeting', phrasings: ['saluton', 'bonan tagon'] }],
    off_topic: ['kiom kostas pano', 'kia estas la vetero', 'kiu gajnis la matĉon'],
    chatter: ['mi iras hejmen', 'ĝis poste ĉiuj'],
  },
  'glossary.yaml': { glossary: [] },
  'values.yaml': {
    months:
      'januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro decembro'.split(' '),
    numbers: { dek: 10 },
    approximately: ['ĉirkaŭ'],
    pieces: ['punktoj'],
    one_piece: ['unu'],
    source: ['artikolo'],
    long: ['detale'],
  },
  'wording.yaml': {
    numbers: ['tri'],
    marks: { confirmed: ['konfirm\\w*'], possible: ['eble', 'povus'], believed: ['laŭdire'] },
    judgements: ['terura'],
    agreements: ['jes', 'ne'],
  },
  'messages.json': {
    standings: { confirmedBy: 'Konfirmite de {attribution}' },
    smallTalk: { greeting: 'Saluton. Demandu min pri {subject}.' },
    answers: { untranslated: 'Tio ankoraŭ ne estas tradukita.' },
  },
};

const TRANSLATION: Readonly<Record<string, unknown>> = {
  'article.yaml': {
    title: 'Novaj horoj de la biblioteko',
    about: 'Avizo pri la novaj horoj de la biblioteko.',
    written_in: 'avizo en la angla',
    date: { shown: 'de la printempo de 2024' },
    credit: 'Foto: la urba arkivo',
    covers: ['la novaj horoj'],
    words: {
      subject: 'la novaj horoj de la biblioteko',
      cannot_know: 'La avizo estas malnova.',
      opinion: 'Mi ne juĝas.',
      off_topic: 'Pri tio mi nenion scias.',
      examples: ['Kiam la biblioteko malfermiĝas dimanĉe?'],
    },
  },
  'facts.yaml': {
    sunday: {
      statement: 'Ekde majo la biblioteko malfermiĝas dimanĉe je la dek horoj.',
      attribution: 'la urba konsilio',
    },
  },
  'faq/hours.yaml': {
    'sunday-hours': {
      question: 'Kiam la biblioteko malfermiĝas dimanĉe?',
      answer: 'Ekde majo la biblioteko malfermiĝas dimanĉe je la dek horoj, konfirmas la konsilio.',
      short: 'Ekde majo la biblioteko malfermiĝas dimanĉe je la dek horoj, konfirmas la konsilio.',
      phrasings: ['ĉu la biblioteko malfermas dimanĉe', 'dimanĉaj horoj', 'dimanĉe kiam', 'kiam dimanĉe'],
    },
    'thursday-hours': {
      phrasings: ['ĝis kiam la biblioteko malfermas ĵaŭde', 'ĵaŭdaj horoj', 'ĵaŭde vespere', 'kiam ĵaŭde'],
    },
  },
};

describe('a language that is added as a folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'backchannel-language-'));
  const languages = join(root, 'languages');
  const story = join(root, 'story');
  const env = { BACKCHANNEL_CACHE: join(root, 'cache'), BACKCHANNEL_LANGUAGES: languages };
  const program = (name: string, ...args: string[]) =>
    run(`src/cli/${name}.ts`, [...args, '--knowledge', story], { env });

  // YAML reads JSON too.
  const write = (folder: string, files: Readonly<Record<string, unknown>>) => {
    for (const [name, value] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), JSON.stringify(value));
    }
  };

  beforeAll(() => {
    mkdirSync(env.BACKCHANNEL_CACHE);
    cpSync('languages/en', join(languages, 'en'), { recursive: true });
    cpSync('languages/en/calibration.json', join(languages, 'eo', 'calibration.json'));
    write(join(languages, 'eo'), LANGUAGE);
    cpSync(LIBRARY, story, { recursive: true });
    write(join(story, 'translations', 'eo'), TRANSLATION);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('is asked and answered in, with what is missing in English and a word why', async () => {
    const sunday = await program('ask', 'Ĉu la biblioteko malfermiĝas dimanĉe?');
    expect(sunday.stdout).toContain('konfirmas la konsilio.');
    expect(sunday.stdout).toContain('Konfirmite de la urba konsilio');
    expect(sunday.stdout).toContain('avizo en la angla');
    const thursday = await program('ask', 'Ĝis kiam la biblioteko malfermas ĵaŭde?');
    expect(thursday.stdout).toMatch(
      /^Tio ankoraŭ ne estas tradukita\.\nOn Thursdays the library stays open/m,
    );
    expect((await program('ask', 'saluton')).stdout).toContain('Demandu min pri la novaj horoj');
    expect((await program('ask', 'Is the library open on Sundays?')).stdout).toContain(
      'the town council confirms',
    );
  });

  it('is checked: what is missing is named, and is no fault', async () => {
    const { stdout, stderr } = await program('check', '--labelled', root);
    expect(stdout).toContain('translation "eo": 0 faults');
    expect(stderr).toContain('eo: the entry "thursday-hours" has no question, answer, short');
    expect(stderr).toContain('eo: no translation of the fact "noise"');
    expect(stderr).toMatch(/messages\.json: is said in English: .*answers\.source/);
  });
});
