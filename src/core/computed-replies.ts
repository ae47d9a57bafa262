/** Replies that are composed of facts, all that a story has, and what a reader would stumble over in them. */
import type { Engine } from '../engine/engine.ts';
import type { Locate } from '../knowledge/places.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { fragments, repeated } from '../knowledge/wording/sentences.ts';
import { createGround, type Ground, sentencesOf } from '../knowledge/wording/stated.ts';
import { saysWhen } from '../knowledge/wording/time.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { plainEnglish } from '../messages/plain-english.ts';
import { WHOLE_ACTS } from '../text/language.ts';
import { identityReply } from './identity-reply.ts';
import { parseBody, writeBody } from './markup.ts';
import { createRefusals } from './refusals.ts';
import type { Reply } from './reply.ts';
import { factsOf } from './whole/told.ts';
import { wholeReply } from './whole/whole-reply.ts';

interface Computed {
  /** What the reply is to, for whoever mends it. */
  readonly what: string;
  /** Where it is written, as far as one place is. */
  readonly place: Parameters<Locate>;
  readonly reply: Reply;
}

/** The replies about the whole, on each name, and to each gap. */
function computedReplies(engine: Engine, messages: PlainMessages): Computed[] {
  const { knowledge, matcher } = engine;
  const telling = { knowledge, messages, confidence: 1 };
  const refusals = createRefusals(engine, messages);
  const nothingSaid = matcher.match('');
  return [
    ...WHOLE_ACTS.map((act): Computed => {
      const reply = wholeReply(act, telling, '');
      return { what: `the reply "${act}"`, place: ['fact', reply.facts[0] ?? ''], reply };
    }),
    ...knowledge.names.map(
      (name): Computed => ({
        what: `the reply on "${name.name}"`,
        place: ['fact', name.facts[0]!],
        reply: identityReply({ kind: 'name', name }, knowledge, messages),
      }),
    ),
    ...[...knowledge.gaps.values()].map((gap): Computed => {
      const { reason } = gap;
      const decision = { kind: 'no-answer', reason, gap, nearest: [], confidence: 1 } as const;
      return {
        what: `the refusal "${gap.id}"`,
        place: ['gap', gap.id, 'reply'],
        reply: refusals.refuse(decision, nothingSaid),
      };
    }),
  ];
}

/** A line that ends as a sentence; headings and the words before a list do not. */
const isSentence = (line: string): boolean => /[.!?]$/.test(line);

/** What is wrong with a composed reply: a sentence said twice, none that is whole, a present without its date. */
export function replyFaults({ title, body, facts }: Reply, ground: Ground): string[] {
  const { knowledge } = ground;
  const text = writeBody(parseBody(body), (span) => span.text, '- ');
  const lines = text.split('\n').map((line) => line.replace(/^- /, ''));
  const sentences = lines.filter(isSentence);
  const stated = factsOf(knowledge, facts);
  const faults = [
    ...(title !== null && lines.includes(title) ? [`repeats its title “${title}”`] : []),
    ...repeated(sentences.flatMap(sentencesOf), ground),
    ...fragments({ text: sentences.join(' '), facts: stated }, ground),
  ];
  if (stated.some(({ changes }) => changes) && !saysWhen(text, knowledge.article))
    faults.push('tells what may have changed since, without saying as of when');
  return faults;
}

/** Every fault in the composed replies of a story. */
export function checkComputedReplies(
  engine: Engine,
  locate: Locate,
  spoken: PlainMessages = plainEnglish,
): ValidationIssue[] {
  const messages = spoken.about(engine.knowledge.article.source.kind);
  const ground = createGround(engine.knowledge);
  return computedReplies(engine, messages).flatMap(({ what, place, reply }) =>
    replyFaults(reply, ground).map((message) => ({ ...locate(...place), message: `${what}: ${message}` })),
  );
}
