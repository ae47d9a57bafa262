/** Commands, buttons, and "Explain this message": who gets to see the reply, and what is remembered of it. */
import type { Core } from '../core/core.ts';
import type { MessageContext } from '../core/invocation.ts';
import { makeReply, type Reply } from '../core/reply.ts';
import type { FixedKey } from '../messages/catalog.ts';
import { messagesFor } from '../messages/messages.ts';
import type { Apologies } from './apologies.ts';
import type { ButtonPress, CommandUse, ExplainUse, ReplyOrigin } from './inbox.ts';
import type { Responder } from './platform.ts';
import { refKey } from './ref-key.ts';
import type { ReplyOrigins } from './reply-origins.ts';
import { isShare, replyToShare, withShareButton } from './share.ts';
import type { StatedReplies } from './stated-replies.ts';

export interface InteractionsDeps {
  readonly core: Pick<Core, 'dispatch' | 'visibility'>;
  readonly origins: ReplyOrigins;
  readonly stated: StatedReplies;
  readonly apologies: Apologies;
  /** Told of each reply that reached nobody. */
  readonly onUndelivered: () => void;
}

export interface Interactions {
  command(use: CommandUse): Promise<void>;
  explain(use: ExplainUse): Promise<void>;
  press(press: ButtonPress): Promise<void>;
}

/** What is shown in answer to one interaction. */
interface Shown {
  readonly context: MessageContext;
  readonly responder: Responder;
  readonly key: string;
  readonly reply: Promise<Reply>;
  /** Asked when the first acknowledgement goes out. */
  readonly isPrivate: () => boolean;
  /** What the reply answers, for its own buttons; read once the reply is out. */
  readonly question: () => string | null;
}

const notice = (key: FixedKey, { locale }: MessageContext): Reply =>
  makeReply({ kind: 'notice', body: messagesFor(locale).format(key), delivery: 'private' });

export function createInteractions(deps: InteractionsDeps): Interactions {
  const { core, origins, stated, apologies, onUndelivered } = deps;

  /** Shows the reply, and notes what belongs to the message that it became; null if it could not be shown. */
  async function tryToShow({ context, responder, key, reply, isPrivate, question }: Shown) {
    // Nobody who waits for an answer gets none.
    const excused = reply
      .then((said) => (said.kind === 'silence' ? notice('conversation.nothingToSay', context) : said))
      .catch((error: unknown) => apologies.for(error, context));
    const responded = await responder.respond(excused, isPrivate, key);
    if (responded === null) return null;
    const { entry } = await excused;
    origins.remember(responded.message, context, key, { asker: context.person, question: question() });
    if (!responded.private && responded.message !== null) stated.note(responded.message, entry);
    return responded;
  }

  /** Shows the reply; there is no other way to whoever waits for it. */
  async function show(shown: Shown): Promise<void> {
    if ((await tryToShow(shown)) === null) onUndelivered();
  }

  async function share(press: ButtonPress): Promise<void> {
    const { context, responder, key, id } = press;
    const reply = await replyToShare(core, id, context);
    const say = (words: FixedKey, under: string) =>
      show({
        context,
        responder,
        key: under,
        reply: Promise.resolve(notice(words, context)),
        isPrivate: () => true,
        question: () => null,
      });
    if (reply === null) return say('conversation.cannotShareAgain', key);
    const { question } = await origins.of(press);
    const shared = await tryToShow({
      context,
      responder,
      key,
      reply: Promise.resolve(reply),
      isPrivate: () => false,
      question: () => question,
    });
    if (shared === null) return say('conversation.cannotShare', `${key}-1`);
    await responder.removeOriginal?.();
  }

  async function act(press: ButtonPress): Promise<void> {
    const { id, label, context, message, shownPrivately, responder, key } = press;
    // Until it is known who asked, the reply is for the presser alone.
    let isPrivate = true;
    async function dispatch(): Promise<Reply> {
      const origin: ReplyOrigin = await origins.of(press);
      isPrivate = shownPrivately || !(context.direct || origin.asker === context.person);
      const reply = message === null ? null : refKey(message);
      return core.dispatch({ type: 'action', id, question: origin.question, reply, context });
    }
    const mayShare = responder.sharesLater && shownPrivately && !context.direct;
    const reply = mayShare ? dispatch().then((said) => withShareButton(said, null, context)) : dispatch();
    await show({ context, responder, key, reply, isPrivate: () => isPrivate, question: () => label });
  }

  return {
    async command({ name, options, context, responder, key }) {
      const isPrivate = core.visibility(name, options) === 'private';
      const reply = core.dispatch({ type: 'command', name, options, context });
      await show({
        context,
        responder,
        key,
        reply:
          responder.sharesLater && !context.direct && !isPrivate
            ? reply.then((said) =>
                withShareButton(said, Object.keys(options).length === 0 ? name : null, context),
              )
            : reply,
        isPrivate: () => isPrivate,
        question: () => Object.values(options).find((value) => typeof value === 'string') ?? null,
      });
    },

    async explain({ text, context, responder, key }) {
      const reply =
        text === ''
          ? Promise.resolve(notice('conversation.nothingToExplain', context))
          : core.dispatch({ type: 'message', text, mode: 'direct', context });
      await show({
        context,
        responder,
        key,
        reply,
        isPrivate: () => true,
        question: () => (text === '' ? null : text),
      });
    },

    press: (press) => (isShare(press.id) ? share(press) : act(press)),
  };
}
