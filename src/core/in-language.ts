/** Makes a reply one in another language: its buttons lead on in it, its text is laid out, and what is not translated is said to be. */
import type { Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { runsRightToLeft, withIsolates } from './bidi.ts';
import type { Reply } from './reply.ts';

/** Between the language and what the button does. */
const SIGN = '~';

const MARKED = new RegExp(`^(?:([a-z]{2,3})${SIGN})?(.*)$`, 's');

/** The language that a button leads on in, where it is not the reader's own, and what it does. */
export function languageOfAction(id: string): { readonly language: string | null; readonly id: string } {
  const [, language, rest] = MARKED.exec(id) ?? [];
  return { language: language ?? null, id: rest ?? id };
}

const inLanguageOf = (language: string, id: string): string =>
  languageOfAction(id).language === null ? `${language}${SIGN}${id}` : id;

/** Whether the reply says something that nobody has translated. */
function isUntranslated({ entry, facts, kind }: Reply, { untranslated }: Knowledge): boolean {
  if (untranslated.size === 0 || kind === 'notice') return false;
  return entry === null
    ? facts.some((fact) => untranslated.has(`fact:${fact}`))
    : untranslated.has(`entry:${entry}`);
}

/** The reply laid out for a language. Idempotent. */
export function laidOut(reply: Reply, language: string): Reply {
  if (!runsRightToLeft(language)) return reply;
  const { title, body, source, actions } = reply;
  return {
    ...reply,
    title: title === null ? null : withIsolates(title),
    body: withIsolates(body),
    source: source && { ...source, line: withIsolates(source.line) },
    actions: actions.map((action) => ({ ...action, label: withIsolates(action.label) })),
  };
}

/** A word why, before what stands in the story's own language because nobody has translated it. */
export function withWordWhy(reply: Reply, knowledge: Knowledge, messages: PlainMessages): Reply {
  if (!isUntranslated(reply, knowledge)) return reply;
  const why = `_${messages.format('answers.untranslated')}_`;
  return reply.body.startsWith(why) ? reply : { ...reply, body: `${why}\n${reply.body}` };
}

/**
 * The reply as one in this language. Idempotent.
 *
 * @param language Not the story's own, in which replies need nothing of this.
 */
export function inLanguage(reply: Reply, language: string): Reply {
  const { actions, relabels } = reply;
  return laidOut(
    {
      ...reply,
      language,
      actions: actions.map((action) => ({ ...action, id: inLanguageOf(language, action.id) })),
      relabels:
        relabels &&
        Object.fromEntries(
          Object.entries(relabels).map(([id, label]) => [inLanguageOf(language, id), label]),
        ),
    },
    language,
  );
}
