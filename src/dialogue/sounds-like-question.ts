/** Whether words read as if they wanted an answer, among people who also talk to each other. */
import type { FollowUpForms } from '../text/language.ts';

const QUESTION_MARK = /[?？؟]\s*$/;

/** A question, a wish that goes on with an answer ("shorter, please"), or a choice of what was offered ("the second"). */
export function soundsLikeQuestion(text: string, forms: FollowUpForms): boolean {
  if (QUESTION_MARK.test(text)) return true;
  const typed = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
  return [forms.asksOn, forms.takesLast, ...forms.takesNth].some((form) => form.test(typed));
}
