/** What somebody means who corrects the bot without a question of their own: "no, I mean all of them", "not him, the others". */
import { asksIn } from '../dialogue/parts.ts';
import type { FollowUpForms } from '../text/follow-up-forms.ts';
import type { Language, WordForms } from '../text/language.ts';
import { hasQuestionMark, wordKey, wordsIn } from '../text/normalise.ts';

/** What is meant has few words; what is longer says something of its own. */
const MOST_WORDS = 8;

/** So few words may lead up to "I mean": "no sorry wait". */
const MOST_BEFORE = 3;

/** "No the tall man". */
const MOST_BEHIND_NO = 3;

/** Set off by a sign, what is not meant may stand before it: "that is only the price, I mean the hours". */
const MOST_BEFORE_A_SIGN = 7;
const SIGN_AT_END = /[,،;؛.!?…–—]\s*$/;

/** A sentence of its own puts right what was understood, whatever the one before it says. */
const SENTENCE_AT_END = /[.!?…]\s*$/;

type Forms = Pick<FollowUpForms, 'restates' | 'restatesBehind' | 'refuses' | 'denies' | 'leavesOut'>;

const bare = (text: string): string => text.replace(/^[\s,;:.!–—-]+|(?<![\s,;:.!?])[\s,;:.!?]+$/g, '');

/** The typed text behind its first so many plain words. */
export function textBehind(typed: string, count: number, words: WordForms): string {
  const pieces = typed.split(/\s+/);
  let left = count;
  const from = pieces.findIndex((piece) => {
    left -= wordsIn(piece, words).length;
    return left < 0;
  });
  return from < 0 ? '' : pieces.slice(from).join(' ');
}

/** What stands before words that say that it was asked or meant: "who pays is what I asked"; null where none do. */
export function beforeTail(message: string, { restatesBehind }: Forms, words: WordForms): string | null {
  const key = wordKey(message, words);
  const tail = restatesBehind.exec(key);
  if (tail === null) return null;
  const kept = key.slice(0, tail.index).split(' ').length;
  const behind = textBehind(message.trim(), kept, words);
  return bare(message.trim().slice(0, message.trim().length - behind.length));
}

/** What stands behind words that put something right. */
function behindLead(message: string, forms: Forms, words: WordForms): string | null {
  const key = wordKey(message, words);
  const lead = [...key.matchAll(forms.restates)].at(-1);
  if (lead === undefined) return null;
  const before = key.slice(0, lead.index).trim();
  const count = before === '' ? 0 : before.split(' ').length;
  const rest = textBehind(message.trim(), count, words);
  const leadingUp = message.trim().slice(0, message.trim().length - rest.length);
  const most = SIGN_AT_END.test(leadingUp) ? MOST_BEFORE_A_SIGN : MOST_BEFORE;
  if (count > most && !SENTENCE_AT_END.test(leadingUp)) return null;
  return textBehind(message.trim(), `${before} ${lead[0]}`.trim().split(/\s+/).length, words);
}

/** What stands behind what is not meant: "not him, the others". */
function behindDenial(message: string, { denies }: Forms, words: WordForms): string | null {
  const commas = [...message.matchAll(/[,،.;؛!–—]\s+/g)];
  const last = commas.findLast(({ index }) => denies.test(wordKey(message.slice(0, index), words)));
  return last === undefined ? null : message.slice(last.index + last[0].length);
}

/** What stands before what is left out: "the others, not him". */
function beforeLeftOut(message: string, { leavesOut }: Forms): string | null {
  const comma = [...message.matchAll(/[,،;؛–—]\s+/g)].at(-1);
  if (comma === undefined) return null;
  return message.slice(comma.index + comma[0].length).search(leavesOut) === 0
    ? message.slice(0, comma.index)
    : null;
}

/** What has an article right behind a word that says no: "no the others". Longer, it is a statement. */
function behindNo(message: string, { refuses }: Forms, words: WordForms, determiner: RegExp): string | null {
  const no = refuses.exec(wordKey(message, words))?.[0];
  if (no === undefined || hasQuestionMark(message)) return null;
  const rest = textBehind(message.trim(), no.split(' ').length, words);
  return determiner.test(rest) && wordsIn(rest, words).length <= MOST_BEHIND_NO ? rest : null;
}

/** Between what is meant and what is asked of it. */
const BETWEEN = /[,،.;؛!–—]\s+/gu;

/**
 * What is asked of somebody or something else than was understood, with whom or what is meant in the place of the word that
 * stands for it: "no, the neighbours. when did they come?".
 *
 * @returns null where a message puts nothing right, or asks nothing behind it.
 */
export function askedOfMeant(message: string, { followUps, words, parts }: Language): string | null {
  for (const { index, 0: sign } of message.matchAll(BETWEEN)) {
    const asks = message.slice(index + sign.length);
    if (!asksIn(asks, parts) || !parts.standsForName.test(asks)) return null;
    const meant = meantInstead(message.slice(0, index), followUps, words, parts.determiner);
    if (meant === null) continue;
    const isNamed = meant.search(parts.asking) !== 0 && !parts.asks.test(meant);
    return isNamed ? asks.replace(parts.standsForName, () => meant) : null;
  }
  return null;
}

/**
 * In whose or what's place something else is meant than was understood; null where a message says nothing of the sort.
 *
 * @param determiner Begins a noun and what belongs to it: "the".
 */
export function meantInstead(
  message: string,
  forms: Forms,
  words: WordForms,
  determiner: RegExp,
): string | null {
  const tailed = beforeTail(message, forms, words);
  const said =
    (tailed === null ? null : (behindDenial(tailed, forms, words) ?? tailed)) ??
    behindLead(message, forms, words) ??
    behindDenial(message, forms, words) ??
    beforeLeftOut(message, forms) ??
    behindNo(message, forms, words, determiner);
  if (said === null) return null;
  const [kept = ''] = said.split(forms.leavesOut);
  const meant = bare(kept);
  const count = wordsIn(meant, words).length;
  return count > 0 && count <= MOST_WORDS ? meant : null;
}
