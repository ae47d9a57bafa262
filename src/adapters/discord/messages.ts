/** Messages: who is meant, the reply to them, and the reply's following when the question changes. */
import type { Logger } from 'pino';
import type { Core } from '../../core/adapter.ts';
import type { MessageContext } from '../../core/invocation.ts';
import type { Reply } from '../../core/reply.ts';
import type { Work } from '../in-flight.ts';
import { createFirstTime, createRecentMap } from '../recent.ts';
import { createThreadParticipants } from '../thread-participants.ts';
import type { DiscordApi } from './api.ts';
import { apologyFor } from './apology.ts';
import type { Dispatch } from './dispatch.ts';
import { describeError } from './errors.ts';
import type { Guilds } from './guilds.ts';
import { type IncomingMessage, incomingDeletion, incomingMessage } from './incoming.ts';
import { FOLLOW_MS, LOOKUP_MS, NONCE_LENGTH } from './limits.ts';
import type { Origins } from './origins.ts';
import type { Outbox } from './outbox.ts';
import { isFromPerson, mentions, messageScene, repliedTo, withoutMention } from './parse.ts';
import { typingWhile } from './typing.ts';

export interface MessageDeps {
  readonly core: Pick<Core, 'listens' | 'sent'>;
  readonly dispatch: Dispatch;
  readonly api: DiscordApi;
  readonly outbox: Outbox;
  readonly origins: Origins;
  readonly guilds: Guilds;
  readonly self: () => string | undefined;
  readonly claim: (event: string) => Promise<boolean>;
  readonly work: Pick<Work, 'isCrowded'>;
  readonly log: Logger;
}

export interface Messages {
  created(data: unknown): Promise<void>;
  updated(data: unknown): Promise<void>;
  deleted(data: unknown): Promise<void>;
  /** True when this reply, as it reads now, states no entry: its question was edited since. */
  statesNothing(reply: string): boolean;
}

/** A question that was put to the core, for as long as its reply may have to follow it. */
interface QuestionType {
  readonly message: IncomingMessage;
  readonly context: MessageContext;
  text: string;
  mode: 'direct' | 'ambient';
  gone: boolean;
  reply: string | undefined;
  replies: number;
  /** Answering and following happen one after the other. */
  turn: Promise<void>;
}

const REMEMBERED = 10_000;

export function createMessages({
  core,
  dispatch,
  api,
  outbox,
  origins,
  guilds,
  self,
  claim,
  work,
  log,
}: MessageDeps): Messages {
  const firstTime = createFirstTime(REMEMBERED);
  const asked = createRecentMap<QuestionType>(REMEMBERED, FOLLOW_MS);
  const ownMessages = createRecentMap<true>(REMEMBERED);
  const voices = createThreadParticipants();
  /** Replies that stated an entry once, and do no longer. */
  const emptied = createRecentMap<true>(REMEMBERED);

  const ownRole = (message: IncomingMessage): string | undefined =>
    message.guild_id === undefined ? undefined : guilds.ownRole(message.guild_id);

  async function isReplyToSelf(message: IncomingMessage): Promise<boolean> {
    const target = repliedTo(message);
    if (target === undefined) return false;
    if (ownMessages.get(target.message)) return true;
    if (message.referenced_message?.author !== undefined)
      return message.referenced_message.author.id === self();
    if (!message.content) return false;
    try {
      const found = await api.message(target.channel, target.message, AbortSignal.timeout(LOOKUP_MS));
      return found?.author?.id !== undefined && found.author.id === self();
    } catch (error) {
      log.debug(describeError(error), 'The message replied to could not be fetched');
      return false;
    }
  }

  async function modeOf(message: IncomingMessage): Promise<'direct' | 'ambient'> {
    const id = self();
    if (message.guild_id === undefined) return 'direct';
    if (id !== undefined && mentions(message, id, ownRole(message))) return 'direct';
    return (await isReplyToSelf(message)) ? 'direct' : 'ambient';
  }

  const textOf = (message: IncomingMessage): string =>
    withoutMention(message.content ?? '', self(), ownRole(message));

  /** Whether the message, as it reads now, is for the bot. */
  async function isForBot(
    mode: 'direct' | 'ambient',
    text: string,
    context: MessageContext,
  ): Promise<boolean> {
    if (mode === 'direct') return true;
    // Without the Message Content intent other people's talk arrives empty.
    return text !== '' && (await core.listens(context));
  }

  /** Said to another person, or in a thread where people talk to each other. */
  function isAmongPeople(message: IncomingMessage, { channel, person }: MessageContext): boolean {
    const joins = guilds.isThread(channel) && voices.joins(channel, person);
    return joins || repliedTo(message) !== undefined;
  }

  function remember(question: QuestionType, reply: string): void {
    question.reply = reply;
    ownMessages.set(reply, true);
    origins.remember(reply, { asker: question.context.person, question: question.text });
  }

  /** Puts the question and brings the reply up to date: posted, changed or taken back. */
  async function answer(question: QuestionType): Promise<void> {
    const { context, text, mode } = question;
    const pending = dispatch({ type: 'message', text, mode, context });
    // Nobody who was not asked shows that they think about it.
    const reply = mode === 'direct' ? await typingWhile(api, context.channel, pending, log) : await pending;
    if (question.gone) return;
    if (reply.delivery === 'private' || reply.delivery === 'none') return aside(question, reply);
    if (reply.kind === 'silence') return takeBack(question);
    if (question.reply !== undefined) {
      const result = await outbox.edit(context.channel, question.reply, reply);
      if (result === 'edited') {
        remember(question, question.reply);
        if (reply.entry === null) emptied.set(question.reply, true);
        else noteSent(context, question.reply, reply.entry);
      }
      if (result !== 'failed') return;
    }
    const posted = await post(question, reply);
    if (posted === undefined) return;
    remember(question, posted);
    // The question was deleted while its reply was on its way.
    if (question.gone) return takeBack(question);
    if (reply.entry !== null) noteSent(context, posted, reply.entry);
  }

  /**
   * What is for the asker alone, such as a limit: by direct message where they take one, else in the channel. What
   * others see of an earlier reply stays as it is.
   */
  async function aside(question: QuestionType, reply: Reply): Promise<void> {
    if (reply.kind === 'silence') return;
    const { person, channel, direct } = question.context;
    const told = direct
      ? undefined
      : await outbox.tell(person, channel, reply, { nonce: nextNonce(question) });
    if (told?.message !== undefined)
      origins.remember(told.message, { asker: person, question: question.text });
    if (told !== undefined) return;
    const posted = await post(question, reply);
    if (posted === undefined || question.reply !== undefined) return;
    remember(question, posted);
    if (question.gone) await takeBack(question);
  }

  async function post(question: QuestionType, reply: Reply): Promise<string | undefined> {
    const { message, context } = question;
    const options = { question: message.id, nonce: nextNonce(question) };
    return (await outbox.post(context.channel, reply, options))?.message;
  }

  /** What tells one reply to a question from the next. */
  function nextNonce(question: QuestionType): string {
    const { id } = question.message;
    const nonce = question.replies === 0 ? id : `${id}-${question.replies}`;
    question.replies += 1;
    return nonce.slice(-NONCE_LENGTH);
  }

  async function answerOrApologise(question: QuestionType): Promise<void> {
    try {
      await answer(question);
    } catch (error) {
      const apology = apologyFor(error, log);
      if (question.mode === 'direct') await aside(question, apology);
    }
  }

  function noteSent({ workspace, channel }: MessageContext, message: string, entry: string): void {
    emptied.delete(message);
    core.sent({ platform: 'discord', workspace, channel, message, entry });
  }

  async function takeBack(question: QuestionType): Promise<void> {
    const { reply } = question;
    if (reply === undefined) return;
    question.reply = undefined;
    await outbox.remove(question.context.channel, reply);
  }

  function inTurn(question: QuestionType, task: () => Promise<void>): Promise<void> {
    question.turn = question.turn.catch(() => {}).then(task);
    return question.turn;
  }

  return {
    statesNothing: (reply) => emptied.get(reply) === true,

    async created(data) {
      const message = incomingMessage.parse(data);
      const { author, channel_id: channel } = message;
      if (channel === undefined || author === undefined || !isFromPerson(message, self())) return;
      if (!firstTime(message.id)) return;
      const roles = message.member?.roles ?? [];
      const context = messageScene(message, channel, author.id, {
        thread: guilds.isThread(channel),
        canManage: message.guild_id !== undefined && guilds.canManage(message.guild_id, author.id, roles),
      });
      const mode = await modeOf(message);
      const text = textOf(message);
      if (!(await isForBot(mode, text, context))) return;
      if (mode === 'ambient' && (work.isCrowded() || isAmongPeople(message, context))) return;
      const question: QuestionType = {
        message,
        context,
        text,
        mode,
        gone: false,
        reply: undefined,
        replies: 0,
        turn: Promise.resolve(),
      };
      asked.set(message.id, question);
      // Another process may have it too; only after it is known to be for us, since most talk is not.
      if (!(await claim(`discord message ${message.id}`))) {
        asked.delete(message.id);
        return;
      }
      await inTurn(question, () => answerOrApologise(question));
    },

    async updated(data) {
      const changed = incomingMessage.safeParse(data);
      if (!changed.success) return;
      const question = asked.get(changed.data.id);
      // Discord also sends an update when it merely adds a preview; then the text is missing or the same.
      if (question === undefined || changed.data.content === undefined) return;
      const message = {
        ...question.message,
        content: changed.data.content,
        mentions: changed.data.mentions,
        mention_roles: changed.data.mention_roles,
      };
      const text = textOf(message);
      if (text === question.text) return;
      question.text = text;
      question.mode = await modeOf(message);
      const stillMeant = await isForBot(question.mode, text, question.context);
      await inTurn(question, () => (stillMeant ? answerOrApologise(question) : takeBack(question)));
    },

    async deleted(data) {
      const { id, ids } = incomingDeletion.parse(data);
      for (const one of id === undefined ? ids : [id, ...ids]) {
        const question = asked.get(one);
        if (question === undefined) continue;
        question.gone = true;
        await inTurn(question, () => takeBack(question));
      }
    },
  };
}
