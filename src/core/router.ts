/** Takes every invocation to the reply it deserves. The one way from the platforms into the core. */
import type { Logger } from 'pino';
import type { about as aboutCommand } from '../../commands/about.ts';
import type { ask as askCommand } from '../../commands/ask.ts';
import type { explain as explainCommand } from '../../commands/explain.ts';
import { commands } from '../../commands/index.ts';
import { soundsLikeQuestion } from '../dialogue/sounds-like-question.ts';
import type { Engine } from '../engine/engine.ts';
import { core as words } from '../messages/core.ts';
import { parseAction, type Voted } from './actions.ts';
import { type Answerer, createAnswerer } from './answerer.ts';
import type { CommandDeclaration, OptionsOf } from './command.ts';
import { commandFromText } from './command-text.ts';
import { about, explain, explainTopic, help, whatsNext } from './commands.ts';
import type { Core, Page } from './core.ts';
import { createDialogueMemory, topicAfter } from './dialogue-memory.ts';
import { newReportId, UserError } from './errors.ts';
import type {
  ActionInvocation,
  CommandInvocation,
  Invocation,
  MessageContext,
  MessageInvocation,
} from './invocation.ts';
import type { Persistence } from './persistence.ts';
import { makeReply, type Reply, SILENCE } from './reply.ts';
import { echoed, headAndTail } from './shorten.ts';
import { createTopicFinder, type TopicFinder } from './topics.ts';
import { whyReply } from './why.ts';

/** Replies about the bot itself, which rest on its memory. */
export interface MemoryReplies {
  settings(invocation: CommandInvocation): Promise<Reply>;
  insights(invocation: CommandInvocation): Promise<Reply>;
  privacy(): Reply;
  /** @param nextBest Entries to offer after "not helpful". */
  vote(
    invocation: ActionInvocation,
    helpful: boolean,
    about: Voted,
    nextBest: readonly string[],
  ): Promise<Reply>;
}

/** Lets a message through, or gives the reply to one too many; null lets it through. */
export type Limiter = (invocation: Invocation, now: number) => Reply | null;

export interface RouterDeps {
  /** The engine in force; another one after a reload. */
  readonly engine: () => Engine;
  readonly persistence: Persistence | null;
  readonly replies: MemoryReplies | null;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limiter?: Limiter;
}

const MAX_COMPLETIONS = 25;

/** What is made from one engine, made anew when the engine is another. */
interface Brain {
  readonly engine: Engine;
  readonly answerer: Answerer;
  readonly finder: TopicFinder;
}

const declarations: readonly CommandDeclaration[] = commands;

/** Checks options against the declaration. @throws {UserError} in words for whoever typed them. */
function checkOptions(command: CommandDeclaration, options: CommandInvocation['options']): void {
  for (const [name, option] of Object.entries(command.options)) {
    const value = options[name];
    if (value === undefined || value === '') {
      if (option.required)
        throw new UserError(name === 'question' ? words.missingQuestion : words.missingOption(name));
    } else if (option.type === 'choice' && !option.choices.includes(String(value)))
      throw new UserError(words.badOption(name, option.choices.join(', ')));
  }
}

/** Characters of a question that are worked on: more than the engine reads of it, and few enough for milliseconds. */
const LONGEST_QUESTION = 4000;

/** The core, ready to be handed to the adapters. */
export function createRouter(deps: RouterDeps): Core {
  const { persistence, replies, log } = deps;
  const conversations = createDialogueMemory();
  let brain: Brain | null = null;

  function current(): Brain {
    const engine = deps.engine();
    if (brain?.engine !== engine)
      brain = { engine, answerer: createAnswerer(engine), finder: createTopicFinder(engine.knowledge) };
    return brain;
  }

  function remember(context: MessageContext, reply: Reply): void {
    const { conversation } = context;
    const topic = topicAfter(reply, conversations.before(conversation, deps.now()));
    if (topic !== null) conversations.remember(conversation, topic, deps.now());
  }

  function askDirect(said: string, context: MessageContext): Reply {
    const question = headAndTail(said, LONGEST_QUESTION);
    const before = conversations.before(context.conversation, deps.now());
    const reply = current().answerer.ask(question, { mode: 'direct', before });
    remember(context, reply);
    persistence?.record({ platform: context.platform, question, reply });
    return reply;
  }

  async function onCommand(invocation: CommandInvocation): Promise<Reply> {
    const { name, options, context } = invocation;
    const command = declarations.find((candidate) => candidate.name === name);
    if (command === undefined) throw new UserError(words.unknownCommand(echoed(name, 40)));
    if (command.permission === 'managers' && !(await context.canManage()))
      throw new UserError(words.managersOnly);
    checkOptions(command, options);
    const { engine, answerer, finder } = current();
    const reply = await replyToCommand();
    remember(context, reply);
    return options['private'] === true ? { ...reply, delivery: 'private' } : reply;

    async function replyToCommand(): Promise<Reply> {
      switch (name) {
        case 'explain':
          return explain(
            engine.knowledge,
            answerer,
            finder,
            (options as OptionsOf<typeof explainCommand>).topic ?? '',
          );
        case 'whats-next':
          return whatsNext(engine.knowledge);
        case 'ask':
          return askDirect((options as OptionsOf<typeof askCommand>).question, context);
        case 'about':
          if ((options as OptionsOf<typeof aboutCommand>).subject === 'privacy')
            return needMemory(replies).privacy();
          return about(engine.knowledge);
        case 'help':
          return help(engine.knowledge);
        case 'settings':
          return needMemory(replies).settings(invocation);
        case 'insights':
          return needMemory(replies).insights(invocation);
        default:
          throw new UserError(words.unknownCommand(name));
      }
    }
  }

  async function onAmbient({ text, context }: MessageInvocation): Promise<Reply> {
    if (persistence === null || (await persistence.channelMode(context)) !== 'questions') return SILENCE;
    const reply = current().answerer.ask(text, { mode: 'ambient' });
    if (reply.kind !== 'answer' || reply.entry === null) return SILENCE;
    if (!(await persistence.mayInterrupt(context, reply.entry, deps.now()))) return SILENCE;
    persistence.interrupted(context, reply.entry);
    remember(context, reply);
    persistence.record({ platform: context.platform, question: text, reply });
    return reply;
  }

  async function onMessage(invocation: MessageInvocation): Promise<Reply> {
    const { text, mode, context } = invocation;
    if (mode === 'ambient') return onAmbient(invocation);
    const typed = commandFromText(text);
    if (typed && (declarations.some(({ name }) => name === typed.name) || text.trim().startsWith('/')))
      return onCommand({ type: 'command', ...typed, context });
    if (persistence !== null && !context.direct && (await persistence.channelMode(context)) === 'off')
      return makeReply({ kind: 'notice', body: words.channelOff, delivery: 'private' });
    return askDirect(text, context);
  }

  async function onAction(invocation: ActionInvocation): Promise<Reply> {
    const action = parseAction(invocation.id);
    const { engine, answerer } = current();
    const entry = action && 'id' in action ? engine.knowledge.entries.get(action.id) : undefined;
    if (action?.type === 'entry' && entry) {
      const reply = answerer.state(entry);
      remember(invocation.context, reply);
      return reply;
    }
    if (action?.type === 'why' && entry) return whyReply(engine, entry, invocation.question);
    if (action?.type === 'topic') {
      const reply = explainTopic(engine.knowledge, answerer, action.id);
      if (reply) return reply;
    }
    if (action?.type === 'vote') {
      const nextBest = action.helpful ? [] : nextBestAfter(action.about, invocation.question);
      return needMemory(replies).vote(invocation, action.helpful, action.about, nextBest);
    }
    throw new UserError(words.gone);
  }

  /** Entries to offer to somebody whom a reply did not help. */
  function nextBestAfter(about: Voted, question: string | null): string[] {
    const { knowledge, matcher } = current().engine;
    const stated = knowledge.entries.get(about.id)?.facts ?? [];
    const candidates =
      question === null
        ? (knowledge.entries.get(about.id)?.related ?? [])
        : matcher.match(question).entries.map(({ entry }) => entry.id);
    return candidates
      .filter((id) => !knowledge.entries.get(id)?.facts.some((fact) => stated.includes(fact)))
      .slice(0, 3);
  }

  function route(invocation: Invocation): Promise<Reply> {
    switch (invocation.type) {
      case 'command':
        return onCommand(invocation);
      case 'message':
        return onMessage(invocation);
      case 'action':
        return onAction(invocation);
    }
  }

  function page(name: Page): Reply | null {
    const { knowledge } = current().engine;
    switch (name) {
      case 'about':
        return about(knowledge);
      case 'help':
        return help(knowledge);
      case 'privacy':
        return replies?.privacy() ?? null;
    }
  }

  async function dispatch(invocation: Invocation): Promise<Reply> {
    try {
      return deps.limiter?.(invocation, deps.now()) ?? (await route(invocation));
    } catch (error) {
      if (error instanceof UserError)
        return makeReply({ kind: 'notice', body: error.message, delivery: 'private' });
      const id = newReportId();
      log.error({ err: error, report: id, platform: invocation.context.platform }, 'could not answer');
      // Nobody who was merely overheard is told of it.
      if (invocation.type === 'message' && invocation.mode === 'ambient') return SILENCE;
      return makeReply({
        kind: 'error',
        title: words.apologyTitle,
        body: words.apology(id),
        delivery: 'private',
      });
    }
  }

  return {
    dispatch,
    complete(command, option, typed) {
      const declared = declarations.find(({ name }) => name === command)?.options[option];
      return declared?.type === 'text' && declared.complete
        ? current().finder.complete(typed, MAX_COMPLETIONS)
        : [];
    },
    async listens(context) {
      return persistence !== null && (await persistence.channelMode(context)) === 'questions';
    },
    visibility(command, options) {
      const declared = declarations.find(({ name }) => name === command);
      // Whatever is wrong with a command concerns its asker alone.
      return options['private'] === true ? 'private' : (declared?.visibility ?? 'private');
    },
    soundsLikeQuestion: (text) => soundsLikeQuestion(text, deps.engine().knowledge.language.followUps),
    page,
    sent(reply) {
      persistence?.sentReply(reply);
    },
    async channels(context) {
      return (await persistence?.channels(context)) ?? [];
    },
  };
}

function needMemory(replies: MemoryReplies | null): MemoryReplies {
  if (replies === null) throw new UserError(words.notReady);
  return replies;
}
