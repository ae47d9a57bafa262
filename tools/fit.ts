/** `npm run fit`: fits a story's calibration on its labelled messages. See `--help`. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KNOWLEDGE_OPTIONS, readCommandLine } from '../src/cli/knowledge-program.ts';
import { CALIBRATION_FILE, defaultCalibrationFile } from '../src/decision/read-calibration.ts';
import { loadTranslation } from '../src/engine/check-translation.ts';
import { trainMatchEngine } from '../src/engine/train.ts';
import { languageCodes } from '../src/knowledge/language-folder.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { translationsFolder } from '../src/knowledge/translations.ts';
import { formatIssue } from '../src/knowledge/validation-issue.ts';
import { FITTED_LANGUAGES, readForeign } from './evaluation/by-language.ts';
import { writeCalibration } from './evaluation/calibration-file.ts';
import { matchLabelled, matchPeople, matchStances } from './evaluation/cross-validate.ts';
import { fitCalibration } from './evaluation/fit.ts';
import { fitFewPhrasings } from './evaluation/fit-few-phrasings.ts';
import { fitTranslations } from './evaluation/fit-translations.ts';
import { matchOutOfFold } from './evaluation/out-of-fold.ts';
import { LABELLED, readLabelledOrExit } from './evaluation/questions.ts';
import { matchFollowUps } from './evaluation/sets.ts';

/** On whose messages the calibration for all stories is fitted. */
const SHIPPED = 'knowledge';

const USAGE = `
Usage: npm run fit [-- options]

Fits the gates and cut-offs of the decision on a story's labelled messages and its own phrasings, and writes them into
its folder as ${CALIBRATION_FILE}. For the story that ships with the engine the calibration for all stories in each
language is written too, with the gate of folders that have few phrasings. Then run: npm run eval

  --labelled DIR    folder of labelled messages (${LABELLED})
  --translations    fit the calibration that the story's translations share, on the messages in other languages in
                    ${FITTED_LANGUAGES}
  --output FILE     write there instead
`;

const { values, dir } = readCommandLine(USAGE, () =>
  parseArgs({
    options: {
      ...KNOWLEDGE_OPTIONS,
      labelled: { type: 'string', default: LABELLED },
      output: { type: 'string' },
      translations: { type: 'boolean', default: false },
    },
  }),
);

const { knowledge, faults } = loadKnowledge(dir);
for (const fault of faults) process.stderr.write(`${formatIssue(fault)}\n`);
if (knowledge === null || faults.length > 0) process.exit(1);
if (values.translations) {
  const engineOf = (code: string) => {
    const { knowledge: told, faults } = loadTranslation(dir, code, knowledge);
    for (const fault of faults) process.stderr.write(`${formatIssue(fault)}\n`);
    return told && trainMatchEngine(told);
  };
  const messages = readForeign(values.labelled, FITTED_LANGUAGES);
  const fitted = fitTranslations(messages, engineOf, trainMatchEngine(knowledge));
  const target = values.output ?? join(translationsFolder(dir), CALIBRATION_FILE);
  writeCalibration(target, {
    about: 'Shared by all translations. Written by `npm run fit -- --translations`. Do not edit by hand.',
    fittedOn: {
      story: knowledge.article.id,
      labelled: fitted.labelled,
      ownPhrasings: fitted.ownPhrasings,
      followUps: 0,
    },
    calibration: fitted.calibration,
  });
  console.log(`${dir}: ${target} written. Now run: npm run eval -- --knowledge ${dir} --lang all`);
  process.exit();
}

const sets = readLabelledOrExit(values.labelled, knowledge);

// What was fitted before is not looked at: it may be for other evidence than is computed now.
const engine = trainMatchEngine(knowledge);
const labelled = [...matchLabelled(engine, sets.questions), ...matchPeople(engine, sets.people)];
const own = matchOutOfFold(knowledge);
const followUps = matchFollowUps(engine, sets.dialogues);
const fitted = {
  fittedOn: {
    story: knowledge.article.id,
    labelled: labelled.length,
    ownPhrasings: own.length,
    followUps: followUps.length,
  },
  calibration: fitCalibration(labelled, own, followUps, matchStances(engine, sets.stances)),
};
const target = values.output ?? join(dir, CALIBRATION_FILE);
writeCalibration(target, { about: 'Written by `npm run fit`. Do not edit by hand.', ...fitted });
const isShared = values.output === undefined && resolve(dir) === resolve(SHIPPED);
if (isShared) {
  const fewPhrasings = fitFewPhrasings(knowledge, [...sets.questions, ...sets.people]);
  // What the numbers mean is no matter of the language: a story told in any takes the same over.
  for (const language of languageCodes()) {
    const { path, about, story } = defaultCalibrationFile(language);
    writeCalibration(path, {
      about,
      fittedOn: { ...fitted.fittedOn, story },
      calibration: { ...fitted.calibration, fewPhrasings },
    });
  }
}
const written = isShared ? `${target} and that of every language` : target;
console.log(`${dir}: ${written} written. Now run: npm run eval -- --knowledge ${dir}`);
