/** A conversation with the bot as both platforms would have it, told anew from its turns each time. */
import { pino } from 'pino';
import { traits as discord } from '../../../src/adapters/discord/definition.ts';
import { encodeMessage } from '../../../src/adapters/discord/encode.ts';
import { traits as slack } from '../../../src/adapters/slack/definition.ts';
import { encode } from '../../../src/adapters/slack/encode.ts';
import { overhearInLanguage } from '../../../src/core/ask-in-language.ts';
import type { Core } from '../../../src/core/core.ts';
import { topicAfter } from '../../../src/core/dialogue-memory.ts';
import { createEngineServices } from '../../../src/core/engine-services.ts';
import type { Invocation, MessageContext } from '../../../src/core/invocation.ts';
import type { Languages } from '../../../src/core/languages.ts';
import { plainText } from '../../../src/core/plain.ts';
import { createTraitsLookup, type DeclaredTraits } from '../../../src/core/platform-traits.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { createRouter } from '../../../src/core/router.ts';
import type { DialogueState } from '../../../src/dialogue/follow-up.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { explain, type Why } from './why.ts';

/** Something that was typed, or a button that was pressed. */
export interface Turn {
  readonly did: 'say' | 'press';
  readonly what: string;
}

/** `mentioned`: said to the bot. `overheard`: said in a channel that has the bot answer plain questions. */
export const MODES = ['mentioned', 'overheard'] as const;
export type Mode = (typeof MODES)[number];

export interface TalkOptions {
  readonly mode: Mode;
  /** The reader's language as a platform says it. */
  readonly locale: string;
  /** Those that the story is told in besides its own; null for none. */
  readonly languages: Languages | null;
}

/** A turn with what both platforms would be sent; null for silence. */
export interface ToldTurn {
  readonly turn: Turn;
  /** What was asked: the words, or the label of the button. */
  readonly asked: string;
  readonly reply: Reply;
  readonly discord: ReturnType<typeof encodeMessage> | null;
  readonly slack: ReturnType<typeof encode> | null;
  readonly plain: string;
  /** How the message was read; null where a button or a command asked. */
  readonly why: Why | null;
}

const contextOf = (platform: string, locale: string): MessageContext => ({
  platform,
  conversation: 'desk',
  person: 'editor',
  workspace: 'desk',
  channel: 'desk',
  direct: false,
  canManage: () => true,
  locale,
});

function createRouterFor(engine: Engine, languages: Languages | null, traits: DeclaredTraits): Core {
  return createRouter({
    engine: () => engine,
    persistence: null,
    log: pino({ level: 'silent' }),
    now: Date.now,
    traitsOf: createTraitsLookup([traits]),
    languages: () => languages,
  });
}

const labelOf = (replies: readonly Reply[], id: string): string =>
  replies.flatMap(({ actions }) => actions).findLast((action) => action.id === id)?.label ?? id;

/** The whole conversation: each turn with its replies. The same turns give the same replies. */
export async function tell(
  engine: Engine,
  turns: readonly Turn[],
  { mode, locale, languages }: TalkOptions,
): Promise<ToldTurn[]> {
  const routers = [discord, slack].map((traits) => ({
    traits,
    core: createRouterFor(engine, languages, traits),
  }));
  const services = createEngineServices(
    () => engine,
    {},
    () => languages,
  );
  const said: Reply[] = [];
  const told: ToldTurn[] = [];
  let before: DialogueState | null = null;
  let question: string | null = null;

  const invocationOf = ({ did, what }: Turn, platform: string): Invocation => {
    const context = contextOf(platform, locale);
    return did === 'say'
      ? { type: 'message', text: what, mode: 'direct', context }
      : { type: 'action', id: what, question, reply: null, context };
  };
  const replyTo = (turn: Turn, core: Core, platform: string): Promise<Reply> =>
    turn.did === 'say' && mode === 'overheard'
      ? Promise.resolve(overhearInLanguage(services(), turn.what, null, { spoken: null, locale }))
      : core.dispatch(invocationOf(turn, platform));

  for (const [n, turn] of turns.entries()) {
    const asked = turn.did === 'say' ? turn.what : labelOf(said, turn.what);
    const [forDiscord, forSlack] = await Promise.all(
      routers.map(({ traits, core }) => replyTo(turn, core, traits.name)),
    );
    if (forDiscord === undefined || forSlack === undefined) continue;
    const isQuestion = turn.did === 'say' && !turn.what.startsWith('/');
    const reader = (forDiscord.language && languages?.open(forDiscord.language)) || engine;
    told.push({
      turn,
      asked,
      reply: forDiscord,
      discord: forDiscord.kind === 'silence' ? null : encodeMessage(forDiscord, `desk-${n}`),
      slack: forSlack.kind === 'silence' ? null : encode(forSlack, `desk-${n}`),
      plain: plainText(forDiscord),
      why: isQuestion ? explain(reader, turn.what, mode === 'overheard' ? null : before) : null,
    });
    said.push(forDiscord);
    before = topicAfter(forDiscord, before, turn.did === 'say' ? turn.what : null);
    if (turn.did === 'say') question = turn.what;
  }
  return told;
}
