/** Measures, for each language, what becomes of labelled messages in it: answered rightly, wrongly, falsely, and in it. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonLines } from '../../src/cli/json-lines.ts';
import { askInLanguage, overhearInLanguage } from '../../src/core/ask-in-language.ts';
import type { StoryServices } from '../../src/core/engine-services.ts';
import type { Reply } from '../../src/core/reply.ts';
import { isHonest, type PersonsMessage, type Share } from './people.ts';

/** A message with its language. */
export type ForeignMessage = PersonsMessage & { readonly lang: string };

/** Of the messages in one language. */
export interface LanguageMeasures {
  readonly language: string;
  readonly messages: number;
  /** Of those that the article answers. */
  readonly right: Share;
  readonly wrong: Share;
  /** Of those that it does not answer: got an answer. */
  readonly false: Share;
  /** Said in the language of the message. */
  readonly inLanguage: Share;
  /** Overheard where nobody asked, and answered although the article does not answer it. */
  readonly interruptions: Share;
  readonly misses: readonly { readonly message: ForeignMessage; readonly got: string }[];
}

const ANSWERED = ['answerable', 'list', 'identity', 'compound'];
const isAnswerable = ({ kind }: ForeignMessage): boolean => ANSWERED.includes(kind);

/** Where in the folder of labelled messages those in other languages lie: what judges, and what fitting may use. */
const JUDGING_LANGUAGES = ['', 'languages'];
export const FITTED_LANGUAGES = ['languages/fitted'];

/** The labelled messages in other languages than the story's: every line in these folders that says which it is in. */
export function readForeign(folder: string, within: readonly string[] = JUDGING_LANGUAGES): ForeignMessage[] {
  const folders = within.map((name) => join(folder, name));
  const files = folders.filter(existsSync).flatMap((dir) =>
    readdirSync(dir)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => join(dir, name)),
  );
  return files
    .flatMap((file) => readJsonLines<Partial<ForeignMessage>>(file))
    .filter((one): one is ForeignMessage => one.lang !== undefined && one.text !== undefined);
}

const gotOf = ({ kind, reason, entry, facts, language }: Reply): string =>
  [language ?? 'own', kind, reason, entry ?? facts.slice(0, 2).join('+')].filter(Boolean).join(' ');

const shareOf = <T>(all: readonly T[], isGood: (one: T) => boolean): Share => ({
  good: all.filter(isGood).length,
  of: all.length,
});

/** @param views Facts that hold somebody's view: what a question for a verdict may be answered with. */
export function measureLanguages(
  story: StoryServices,
  messages: readonly ForeignMessage[],
  views: readonly string[],
): LanguageMeasures[] {
  const nobody = { spoken: null, locale: null };
  return [...new Set(messages.map(({ lang }) => lang))].sort().map((language) => {
    const { wording } = story.in(language).engine.knowledge.language;
    const lacks = new RegExp(wording.negations.source, 'iu');
    const asked = messages
      .filter(({ lang }) => lang === language)
      .map((message) => ({
        message,
        reply: askInLanguage(story, message.text, null, nobody).reply,
        overheard: overhearInLanguage(story, message.text, null, nobody),
      }));
    const answerable = asked.filter(({ message }) => isAnswerable(message));
    const others = asked.filter(({ message }) => !isAnswerable(message));
    const isRight = ({ message, reply }: (typeof asked)[number]) => isHonest(reply, message, views, lacks);
    const own = story.language;
    return {
      language,
      messages: asked.length,
      right: shareOf(answerable, isRight),
      wrong: shareOf(answerable, (one) => one.reply.kind === 'answer' && !isRight(one)),
      false: shareOf(others, (one) => one.reply.kind === 'answer' && !isRight(one)),
      inLanguage: shareOf(asked, ({ reply }) => (reply.language ?? own) === language),
      interruptions: shareOf(others, ({ overheard }) => overheard.kind !== 'silence'),
      misses: asked
        .filter((one) => !isRight(one))
        .map(({ message, reply }) => ({ message, got: gotOf(reply) })),
    };
  });
}

const percent = ({ good, of }: Share): string =>
  of === 0 ? '–' : `${((100 * good) / of).toFixed(1)} % of ${of}`;

/** Prints the figures, and the misses of each language. @param most Misses that are shown. */
export function printLanguages(measured: readonly LanguageMeasures[], most: number): void {
  console.log(
    ['language', 'messages', 'right', 'wrong', 'false', 'in the language', 'interruptions'].join(' | '),
  );
  for (const one of measured)
    console.log(
      [
        one.language,
        one.messages,
        ...[one.right, one.wrong, one.false, one.inLanguage, one.interruptions].map(percent),
      ].join(' | '),
    );
  for (const { language, misses } of measured)
    for (const { message, got } of misses.slice(0, most))
      console.log(`${language} ${message.kind}: ${message.text}\n    got ${got}`);
}
