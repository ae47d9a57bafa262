/** `npm run check`: the whole check of a story's folder; faults fail it, warnings do not. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { commandOf } from '../core/programs.ts';
import { findCopies } from '../engine/check-copies.ts';
import { findOverlaps } from '../engine/check-overlaps.ts';
import { checkTranslation } from '../engine/check-translation.ts';
import { coverageOf } from '../engine/coverage.ts';
import { describeReport, describeWrong } from '../engine/coverage-words.ts';
import { phrasingCount } from '../knowledge/model.ts';
import { translationsOf } from '../knowledge/translations.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { formatIssue, gathered } from '../knowledge/validation-issue.ts';
import { commandsFile, commandsIn } from '../messages/command-translations.ts';
import { DEFAULT_LANGUAGE, messagesFile, spokenLanguages } from '../messages/languages.ts';
import { readMessages } from '../messages/read-messages.ts';
import { checkFolder, labelledTexts } from './check-folder.ts';
import { folderOrExit } from './knowledge-or-exit.ts';
import { KNOWLEDGE_OPTIONS, readCommandLine } from './knowledge-program.ts';
import { askAgain, changedReplies, diffOf, readReviewed, writeReviewed } from './reviewed-replies.ts';

const USAGE = `
Usage: ${commandOf('check', '[options]')}

Checks a story's folder: every file against its form, the wording of all that people read against the facts it states,
that each phrasing finds its way home, and that none is a copy of a labelled message. Faults, which would make the bot
say what is not so, end it with 1; warnings do not.

  --quiet           no warnings
  --all             each warning on a line of its own, and the whole of the report
  --strict          warnings count as faults, but for near-duplicates and overlaps
  --report          for the entries and gaps where more ways to ask would help most: how many the bot finds when it has
                    not seen them, what it takes them for and by which words, and what to write more of
  --wrong           of the report nothing but the ways to ask that got the answer or refusal of another, and the sums
  --labelled DIR    folder of labelled messages (test/questions, for the story that comes with the bot)
  --replies         also asks the reviewed questions again, and shows as a diff which replies are no longer the ones
                    that were read; any ends it with 1
  --accept          writes the replies as they are now, once somebody has read the diff
  --reviewed FILE   the reviewed questions and replies (test/replies/reviewed.yaml)
`;

const { values, dir } = readCommandLine(USAGE, () =>
  parseArgs({
    options: {
      ...KNOWLEDGE_OPTIONS,
      labelled: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      wrong: { type: 'boolean', default: false },
      replies: { type: 'boolean', default: false },
      accept: { type: 'boolean', default: false },
      reviewed: { type: 'string', default: 'test/replies/reviewed.yaml' },
    },
  }),
);

folderOrExit(dir);
if ((values.replies || values.accept) && !existsSync(values.reviewed)) {
  console.error(
    `There is no file ${resolve(values.reviewed)} of reviewed questions. Name the story's own: --reviewed FILE.`,
  );
  process.exit(1);
}

/** What judges one story says nothing of another. */
const isShipped = resolve(dir) === resolve('knowledge');
const labelled = values.labelled ?? (isShipped ? 'test/questions' : '');

/** Things of a kind in words: "1 fault", "2 faults". */
const count = (many: number, kind: string): string => `${many} ${kind}${many === 1 ? '' : 's'}`;

/** Many alike are one line, unless all are wanted. */
const told = values.all ? (issues: readonly ValidationIssue[]) => issues : gathered;

const { engine, faults, warnings, drafts, locate } = checkFolder(dir, labelled);
const all = [...faults, ...(values.strict ? warnings : [])];
for (const fault of all) console.error(formatIssue(fault));
if (!values.quiet)
  for (const warning of told([
    ...(values.strict ? [] : warnings),
    ...(engine ? findOverlaps(engine, locate) : []),
  ]))
    console.error(`warning: ${formatIssue(warning)}`);
for (const code of engine ? translationsOf(dir) : []) {
  const checked = checkTranslation(dir, code, engine!.knowledge);
  const { missing } = checked;
  const found = [
    ...checked.faults,
    ...(checked.engine ? findCopies(checked.engine.knowledge, labelledTexts(labelled), checked.locate) : []),
  ];
  for (const fault of found) console.error(formatIssue(fault));
  if (!values.quiet) for (const warning of missing) console.error(`warning: ${formatIssue(warning)}`);
  console.log(`${dir}: translation "${code}": ${count(found.length, 'fault')}, ${missing.length} missing.`);
  all.push(...found);
}
// The bot's own words in other languages are no matter of whoever writes another story, but in those that it is told in.
const translated = translationsOf(dir);
const others = spokenLanguages().filter(
  (spoken) => spoken !== DEFAULT_LANGUAGE && (isShipped || translated.includes(spoken)),
);
for (const code of others) {
  const { faults: inMessages, missing } = readMessages(code);
  const place = { file: messagesFile(code), line: 0 };
  const found = [
    ...inMessages.map((message) => ({ ...place, message })),
    ...commandsIn(code).faults.map((message) => ({ file: commandsFile(code), line: 0, message })),
  ];
  all.push(...found);
  for (const fault of found) console.error(formatIssue(fault));
  if (!values.quiet && missing.length > 0)
    console.error(
      `warning: ${formatIssue({ ...place, message: `is said in English: ${missing.join(', ')}` })}`,
    );
}
if (drafts.length > 0) {
  const named = drafts.slice(0, 5).map(({ id }) => id);
  const more = drafts.length > named.length ? ' …' : '';
  console.error(
    `${dir}: ${count(drafts.length, 'draft')} left out until finished: ${named.join(', ')}${more}`,
  );
}
if (all.length > 0) {
  console.error(`${dir}: ${count(all.length, 'fault')}.`);
  process.exitCode = 1;
} else if (engine) {
  const { facts, entries, gaps, concepts, revision } = engine.knowledge;
  console.log(
    `${dir}: ${facts.size} facts, ${entries.size} entries, ${gaps.size} gaps, ${phrasingCount(engine.knowledge)} phrasings, ` +
      `${concepts.length} concepts, revision ${revision}. No fault.`,
  );
}

if (engine && values.wrong) console.log(describeWrong(coverageOf(engine)));
else if (engine && values.report) console.log(describeReport(coverageOf(engine), values.all));

if (engine && (values.replies || values.accept)) {
  const before = readReviewed(values.reviewed);
  const after = await askAgain(engine, before);
  const changes = changedReplies(before, after);
  if (changes.length > 0) console.log(diffOf(changes));
  if (values.accept) writeReviewed(values.reviewed, after);
  else if (changes.length > 0) process.exitCode = 1;
  console.log(
    `${values.reviewed}: ${changes.length} of ${after.flatMap(({ asked }) => asked).length} replies changed${values.accept ? ', accepted' : ''}.`,
  );
}
