/** Replies to what is said to the bot, or asked about it. */
import type { Article } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { smallTalk } from '../messages/en/small-talk.ts';
import { languageNames } from '../messages/language-names.ts';
import { makeReply, type Reply } from './reply.ts';

/** What the bot can say of itself and of those who look after it. */
export interface Talker {
  readonly article: Article;
  readonly messages: PlainMessages;
  readonly contact: string;
  readonly languages: readonly string[];
}

const isKnownTalk = (id: string): id is keyof typeof smallTalk => Object.hasOwn(smallTalk, id);

/** Kinds that tell something of the bot. */
const OF_BOT: readonly string[] = [
  'bot',
  'abilities',
  'model',
  'maker',
  'open-source',
  'privacy',
  'trust',
  'bias',
  'how-it-works',
  'limits',
  'cite',
  'full-text',
  'instructions',
  'settings',
  'languages',
  'school',
  'contact',
  'name',
] satisfies (keyof typeof smallTalk)[];

/** The reply to a kind of small talk that can be told more of, where there is more to tell. */
function talkFor(id: string, has: { readonly contact: boolean; readonly link: boolean }): string {
  if (id === 'contact' && has.contact) return 'contactGiven';
  return id === 'full-text' && has.link ? 'fullTextLinked' : id;
}

/** The reply to a kind of small talk. */
export function talkReply(
  id: string,
  confidence: number,
  { article, messages, contact, languages }: Talker,
): Reply {
  const { about, words, source } = article;
  const reached = contact === '' ? (article.contact ?? '') : contact;
  const values = { subject: words.subject, about: about ?? '', contact: reached, link: source.link ?? '' };
  const kind = talkFor(id, { contact: reached !== '', link: source.link !== null });
  const body =
    kind === 'languages' && languages.length > 1
      ? messages.format('smallTalk.languagesOf', { languages: languageNames(languages, messages.locale) })
      : messages.format(`smallTalk.${isKnownTalk(kind) ? kind : 'other'}`, values).trim();
  return makeReply({
    kind: 'small-talk',
    confidence,
    body,
    acknowledges: id === 'thanks',
    ofBot: OF_BOT.includes(id),
  });
}
