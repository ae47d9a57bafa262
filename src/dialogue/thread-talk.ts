/**
 * Whether what somebody says right after a reply of the bot, in a thread with other people, is meant for the bot. They
 * did not name it; what they say may go on with the talk, or be for the others in the room.
 */
import type { FollowUpForms } from '../text/follow-up-forms.ts';
import { endsInQuestionMark } from '../text/normalise.ts';

/** A name that is spoken to: "Tariq, is he in?", "can you look, Ines?". */
const VOCATIVE = /(?:^|[.!?]\s+)(?<first>\p{Lu}\p{Ll}+),\s|,\s+(?<last>\p{Lu}\p{Ll}+)\s*[?.!]*$/gu;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

/**
 * Names those whom it is said to.
 *
 * @param isOfStory Whether a lower-case word is one that the story uses: its names are talked of, not to.
 */
export function isToOthers(
  text: string,
  forms: FollowUpForms,
  isOfStory: (word: string) => boolean,
): boolean {
  if (forms.toOthers.test(plain(text))) return true;
  return [...text.matchAll(VOCATIVE)].some(({ groups }) => {
    const name = (groups?.['first'] ?? groups?.['last'] ?? '').toLowerCase();
    return !forms.opening.test(name) && !isOfStory(name);
  });
}

/** Says no more than that the message above is to be answered, or says nothing at all. */
export function pointsAbove(text: string, forms: FollowUpForms): boolean {
  const typed = plain(text);
  return typed === '' || forms.pointsAbove.test(typed);
}

/** A question, a wish that goes on with an answer ("shorter, please"), or a choice of what was offered ("the second"). */
export function goesOn(text: string, forms: FollowUpForms): boolean {
  if (endsInQuestionMark(text)) return true;
  const typed = plain(text);
  return [forms.asksOn, forms.asksOnAlone, forms.takesLast, ...forms.takesNth].some((form) =>
    form.test(typed),
  );
}
