/** What Slack's Web API does with the methods that the bot uses. State is kept; faults are armed elsewhere. */
import { faultsOfBlocks } from './blocks.ts';
import { manifestSchema } from './manifest-schema.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** A message that the stand-in keeps. */
export interface KeptMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  /** Who alone can see it; null for everybody. */
  readonly onlyFor: string | null;
  /** The bot, or a person. */
  readonly user: string;
  text: string;
  blocks: readonly Record<string, unknown>[];
  deleted: boolean;
  /** The arguments of the call that made it. */
  readonly args: Args;
}

/** A workspace that has installed the bot. */
export interface Team {
  readonly id: string;
  readonly token: string;
  readonly botUser: string;
  readonly botId: string;
  /** It is installed for a whole organisation, which this is. */
  organisation?: string;
  /** The token is refused with this word. */
  refused: string | null;
}

export interface World {
  readonly teams: Team[];
  readonly messages: KeptMessage[];
  readonly homes: Map<string, Record<string, unknown>[]>;
  readonly admins: Set<string>;
  /** People of other organisations, by the workspace that they belong to. */
  readonly guests: Map<string, string>;
  /** Channels that cannot be posted in, with Slack's word for it. */
  readonly closed: Map<string, string>;
  /** What the server does not know. */
  readonly unknownMethods: Set<string>;
  readonly prompts: Args[];
  readonly statuses: Args[];
  readonly reactions: Args[];
  /** The names of an agent's threads, by thread. */
  readonly titles: Map<string, string>;
  /** The app is an agent. */
  agent: boolean;
  manifest: Record<string, unknown>;
  nextTs(): string;
}

export function createWorld(): World {
  // After all that people say in tests.
  let clock = 1_900_000_000_000_000;
  return {
    teams: [
      { id: 'T0000TEAM', token: 'xoxb-stand-in', botUser: 'U0000BOT', botId: 'B0000BOT', refused: null },
    ],
    messages: [],
    homes: new Map(),
    admins: new Set(),
    guests: new Map(),
    closed: new Map(),
    unknownMethods: new Set(),
    prompts: [],
    statuses: [],
    reactions: [],
    titles: new Map(),
    agent: false,
    manifest: {},
    nextTs() {
      clock += 1_000_001;
      const digits = String(clock);
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
    },
  };
}

const no = (error: string, more: Answer = {}): Answer => ({ ok: false, error, ...more });
const yes = (more: Answer = {}): Answer => ({ ok: true, ...more });
const text = (args: Args, name: string): string => String(args[name] ?? '');

function readBlocks(args: Args): { blocks: Record<string, unknown>[]; faults: string[] } {
  const { blocks } = args;
  if (blocks === undefined) return { blocks: [], faults: [] };
  return { blocks: Array.isArray(blocks) ? blocks : [], faults: faultsOfBlocks(blocks) };
}

/** Keeps a message if Slack would take it. */
export function keep(
  world: World,
  team: Team,
  args: Args,
  parts: Pick<KeptMessage, 'channel' | 'onlyFor'>,
): Answer & { readonly kept?: KeptMessage } {
  const closed = world.closed.get(parts.channel);
  if (closed !== undefined) return no(closed);
  const { blocks, faults } = readBlocks(args);
  if (faults.length > 0) return no('invalid_blocks', { response_metadata: { messages: faults } });
  if (text(args, 'text') === '') return no('no_text');
  const kept: KeptMessage = {
    ...parts,
    ts: world.nextTs(),
    thread: args['thread_ts'] === undefined ? null : text(args, 'thread_ts'),
    user: team.botUser,
    text: text(args, 'text'),
    blocks,
    deleted: false,
    args,
  };
  world.messages.push(kept);
  return { ...yes({ ts: kept.ts, message_ts: kept.ts, channel: kept.channel }), kept };
}

/** Puts other words and blocks in the place of a message's. */
export function replace(world: World, ts: string, args: Args): Answer {
  const message = world.messages.find((one) => one.ts === ts);
  if (message === undefined || message.deleted) return no('message_not_found');
  const { blocks, faults } = readBlocks(args);
  if (faults.length > 0) return no('invalid_blocks', { response_metadata: { messages: faults } });
  message.text = text(args, 'text');
  message.blocks = blocks;
  return yes({ ts: message.ts, channel: message.channel });
}

type Method = (world: World, args: Args, team: Team) => Answer;

const find = (world: World, args: Args): KeptMessage | undefined =>
  world.messages.find(
    (message) =>
      message.channel === args['channel'] && message.ts === text(args, 'ts') && message.onlyFor === null,
  );

/** Slack opens the direct message when a user's id stands for the channel. */
const channelOf = (args: Args): string => text(args, 'channel').replace(/^U/, 'DU');

const shownIn = (world: World, args: Args): KeptMessage[] =>
  world.messages.filter(
    ({ channel, onlyFor, deleted }) => channel === args['channel'] && onlyFor === null && !deleted,
  );

const asHistory = ({ ts, user, text: said, blocks, args }: KeptMessage) => ({
  type: 'message',
  ts,
  user,
  // What a person said was put there by a test; what was called for is a bot's.
  ...('channel' in args ? { bot_id: 'B0000BOT' } : {}),
  text: said,
  blocks,
});

export const methods: Readonly<Record<string, Method>> = {
  'auth.test': (_, __, team) =>
    yes({
      user_id: team.botUser,
      bot_id: team.botId,
      user: 'backchannel',
      team: 'Stand-in',
      team_id: team.id,
    }),

  'auth.revoke': () => yes({ revoked: true }),

  'chat.postMessage'(world, args, team) {
    const { kept: _, ...answer } = keep(world, team, args, { channel: channelOf(args), onlyFor: null });
    return answer;
  },

  'chat.postEphemeral'(world, args, team) {
    const parts = { channel: channelOf(args), onlyFor: text(args, 'user') };
    const { kept: _, ts: __, ...answer } = keep(world, team, args, parts);
    return answer;
  },

  'chat.update'(world, args) {
    return replace(world, find(world, args)?.ts ?? '', args);
  },

  'chat.delete'(world, args) {
    const message = find(world, args);
    if (message === undefined || message.deleted) return no('message_not_found');
    message.deleted = true;
    return yes({ ts: message.ts });
  },

  /** A thread, its first message always among them; of a message within a thread, that message alone. */
  'conversations.replies'(world, args) {
    const ts = text(args, 'ts');
    const here = shownIn(world, args);
    const later = here.filter((message) => message.thread === ts && message.ts > text(args, 'oldest'));
    const first = here.filter((message) => message.ts === ts);
    return yes({ messages: [...first, ...later].slice(0, Number(args['limit'] ?? 100)).map(asHistory) });
  },

  'conversations.history'(world, args) {
    // Unlike a message to post, history is not had by a person's id.
    if (text(args, 'channel').startsWith('U')) return no('channel_not_found');
    const found = shownIn(world, args).filter(
      ({ thread, ts }) => thread === null && ts > text(args, 'oldest'),
    );
    return yes({
      messages: found
        .reverse()
        .slice(0, Number(args['limit'] ?? 100))
        .map(asHistory),
    });
  },

  'reactions.add'(world, args) {
    const isSame = (one: Args) => ['channel', 'timestamp', 'name'].every((part) => one[part] === args[part]);
    if (world.reactions.some(isSame)) return no('already_reacted');
    world.reactions.push(args);
    return yes();
  },

  'users.info'(world, args, team) {
    const user = text(args, 'user');
    const at = world.guests.get(user) ?? team.id;
    return yes({
      user: { id: user, team_id: at, is_admin: world.admins.has(user), is_owner: false, locale: 'en-GB' },
    });
  },

  'views.publish'(world, args) {
    const { blocks } = args['view'] as { blocks: Record<string, unknown>[] };
    const faults = faultsOfBlocks(blocks, 'home');
    if (faults.length > 0) return no('invalid_arguments', { response_metadata: { messages: faults } });
    world.homes.set(text(args, 'user_id'), blocks);
    return yes();
  },

  'agents.sessions.setStatus'(world, args) {
    if (!world.agent) return no('not_an_agent');
    const status = text(args, 'status');
    if (!['active', 'processing', 'suspended', 'closed'].includes(status)) return no('invalid_arguments');
    if (args['thread_ts'] === undefined) return no('invalid_arguments');
    world.statuses.push(args);
    // Slack says so to whoever offers people no way to stop the agent.
    return yes({
      status,
      response_metadata: { warnings: ['missing_agent_session_stopped_event_subscription'] },
    });
  },

  'agents.sessions.rename'(world, args) {
    const { length } = text(args, 'title');
    if (!world.agent || length < 1 || length > 200) return no('invalid_arguments');
    world.titles.set(text(args, 'thread_ts'), text(args, 'title'));
    return yes();
  },

  'assistant.threads.setSuggestedPrompts'(world, args) {
    const prompts = args['prompts'];
    if (!Array.isArray(prompts) || prompts.length > 4) return no('invalid_arguments');
    // With an agent, a call that names a thread does nothing, and says that all is well.
    if (world.agent && args['thread_ts'] !== undefined) return yes();
    world.prompts.push(args);
    return yes();
  },

  'apps.manifest.export': (world) => yes({ manifest: world.manifest }),

  'apps.manifest.update'(world, args) {
    const read = manifestSchema.safeParse(args['manifest']);
    if (!read.success) {
      const errors = read.error.issues.map(({ path, message }) => ({
        pointer: `/${path.join('/')}`,
        message,
      }));
      return no('invalid_manifest', { errors });
    }
    world.manifest = read.data;
    return yes({ app_id: args['app_id'], permissions_updated: true });
  },

  'oauth.v2.access'(world, args) {
    const team = world.teams.find(({ id }) => id === text(args, 'code').replace('code-for-', ''));
    if (team === undefined) return no('invalid_code');
    if (args['client_secret'] !== 'stand-in-client-secret') return no('bad_client_secret');
    return yes({
      access_token: team.token,
      token_type: 'bot',
      scope: 'chat:write',
      bot_user_id: team.botUser,
      app_id: 'A0000APP',
      ...(team.organisation === undefined
        ? { team: { id: team.id, name: 'Stand-in' }, enterprise: null, is_enterprise_install: false }
        : { team: null, enterprise: { id: team.organisation }, is_enterprise_install: true }),
      authed_user: { id: 'U0000ANN' },
    });
  },
};

/** Methods that need no token of a workspace. */
export const OPEN_METHODS: ReadonlySet<string> = new Set([
  'oauth.v2.access',
  'apps.manifest.export',
  'apps.manifest.update',
]);
