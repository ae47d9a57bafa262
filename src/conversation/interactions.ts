/** Commands, buttons, and "Explain this message": who gets to see the reply, and what is remembered of it. */
import { leadsOn } from '../core/actions.ts';
import type { Core } from '../core/core.ts';
import type { MessageContext } from '../core/invocation.ts';
import { makeReply, type Reply } from '../core/reply.ts';
import type { FixedKey } from '../messages/catalog.ts';
import { messagesFor } from '../messages/messages.ts';
import type { Apologies } from './apologies.ts';
import { sharedBy } from './byline.ts';
import type { ButtonPress, CommandUse, ExplainUse, ReplyOrigin } from './inbox.ts';
import type { PlatformPort, Responder } from './platform.ts';
import { refKey } from './ref-key.ts';
import { isRemoval, withRemoveButton } from './removal.ts';
import type { ReplyOrigins } from './reply-origins.ts';
import { destinationOf } from './said-by.ts';
import { isShare, replyToShare, withShareButton } from './share.ts';
import type { StatedReplies } from './stated-replies.ts';

export interface InteractionsDeps {
  readonly core: Pick<Core, 'dispatch' | 'visibility'>;
  readonly port: Pick<PlatformPort, 'post' | 'remove'>;
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
  const { core, port, origins, stated, apologies, onUndelivered } = deps;

  /** Nobody who waits for an answer gets none. */
  const excusedFrom = (reply: Promise<Reply>, context: MessageContext): Promise<Reply> =>
    reply
      .then((said) => (said.kind === 'silence' ? notice('conversation.nothingToSay', context) : said))
      .catch((error: unknown) => apologies.for(error, context));

  /** Shows the reply, and notes what belongs to the message that it became; null if it could not be shown. */
  async function tryToShow({ context, responder, key, reply, isPrivate, question }: Shown) {
    const excused = excusedFrom(reply, context);
    const responded = await responder.respond(excused, isPrivate, key);
    if (responded === null) return null;
    origins.remember(responded.message, context, key, { asker: context.person, question: question() });
    if (!responded.private && responded.message !== null)
      stated.stands(responded.message, null, await excused, question());
    return responded;
  }

  /** Shows the reply; there is no other way to whoever waits for it. */
  async function show(shown: Shown): Promise<void> {
    if ((await tryToShow(shown)) === null) onUndelivered();
  }

  /** Says something to the presser alone. */
  const tell = ({ context, responder, key }: ButtonPress, words: FixedKey, under = key): Promise<void> =>
    show({
      context,
      responder,
      key: under,
      reply: Promise.resolve(notice(words, context)),
      isPrivate: () => true,
      question: () => null,
    });

  async function share(press: ButtonPress): Promise<void> {
    const { context, responder, key, id } = press;
    const reply = await replyToShare(core, id, context);
    if (reply === null) return tell(press, 'conversation.cannotShareAgain');
    const { question } = await origins.of(press);
    const byline = sharedBy(context.person, question, messagesFor(context.locale));
    const shared = await tryToShow({
      context,
      responder,
      key,
      reply: Promise.resolve(withRemoveButton({ ...reply, byline }, context)),
      isPrivate: () => false,
      question: () => question,
    });
    if (shared === null) return tell(press, 'conversation.cannotShare', `${key}-1`);
    await responder.removeOriginal?.();
  }

  async function remove(press: ButtonPress): Promise<void> {
    const { context, message, responder } = press;
    const { asker } = await origins.of(press);
    if (asker !== context.person && !context.direct && !(await context.canManage()))
      return tell(press, 'conversation.notYours');
    await responder.removeOriginal?.();
    if (message === null) return;
    stated.gone(message);
    await port.remove(message);
  }

  /** One thing leads to the next in the same place: the asker's walk does not fill the channel. */
  async function stepOn(press: ButtonPress, reply: Promise<Reply>): Promise<boolean> {
    const { context, responder, key, message, label } = press;
    const excused = reply.then((said) => withRemoveButton(said, context));
    const replaced = (await responder.replaceOriginal?.(excused, key)) ?? null;
    if (replaced === null) return false;
    const said = await excused;
    origins.remember(message, context, key, { asker: context.person, question: label });
    if (message !== null && !replaced.private) stated.stands(message, null, said, null);
    return true;
  }

  async function act(press: ButtonPress): Promise<void> {
    const { id, label, context, message, shownPrivately, responder, key } = press;
    const origin: ReplyOrigin = await origins.of(press);
    const isOwn = context.direct || origin.asker === context.person;
    const reply = core.dispatch({
      type: 'action',
      id,
      question: origin.question,
      reply: message === null ? null : refKey(message),
      context,
    });
    if (leadsOn(id) && isOwn && !context.direct && (await stepOn(press, excusedFrom(reply, context)))) return;
    const said = await reply;
    // The button itself shows that a vote was taken; words only where there is more to say.
    if (said.relabels !== null && (await responder.relabel?.(said.relabels)) && said.actions.length === 0)
      return;
    const mayShare = responder.sharesLater && shownPrivately && !context.direct;
    await show({
      context,
      responder,
      key,
      reply: Promise.resolve(mayShare ? withShareButton(said, null, context) : said),
      isPrivate: () => shownPrivately || !isOwn,
      question: () => label,
    });
  }

  /** Tells everybody in the channel. */
  async function announce(body: string, context: MessageContext, key: string): Promise<void> {
    await port.post(destinationOf(context), makeReply({ kind: 'notice', body }), `${key}-2`);
  }

  return {
    async command({ name, options, context, responder, key }) {
      const isPrivate = core.visibility(name, options) === 'private';
      const reply = core.dispatch({ type: 'command', name, options, context });
      const mayShare = responder.sharesLater && !context.direct && !isPrivate;
      const command = Object.keys(options).length === 0 ? name : null;
      await show({
        context,
        responder,
        key,
        reply: reply.then((said) => {
          if (mayShare) return withShareButton(said, command, context);
          return isPrivate || responder.sharesLater ? said : withRemoveButton(said, context);
        }),
        isPrivate: () => isPrivate,
        question: () => Object.values(options).find((value) => typeof value === 'string') ?? null,
      });
      const { announcement } = await excusedFrom(reply, context);
      if (announcement !== null) await announce(announcement, context, key);
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

    press(press) {
      if (isShare(press.id)) return share(press);
      return isRemoval(press.id) ? remove(press) : act(press);
    },
  };
}
