/** Whose token speaks in a workspace: that which it gave when it installed the app, else the one of the configuration. */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { AdapterHealth } from '../conversation/platform.ts';
import { PlatformError } from '../conversation/platform-definition.ts';
import type { IsServed } from '../conversation/served.ts';
import type { Faults } from '../network/faults.ts';
import { untilStopped } from '../network/kept-connection.ts';
import { within } from '../time/within.ts';
import type { Installations } from './installations.ts';
import { createOwnIdentity } from './own-identity.ts';
import { createRefusedTokens } from './refused-tokens.ts';

type Id = string | null | undefined;

/** @typeParam I A token, and who the bot is with it. @typeParam S What a workspace gives when it installs the app. */
export interface TokensDeps<I, S> extends Faults {
  /** The platform's name for people. */
  readonly platform: string;
  readonly log: Logger;
  /** The variable that holds the one token of the configuration. */
  readonly variable: string;
  /** What whoever runs the bot may do where the platform refuses that token, in sentences. */
  readonly remedy: string;
  /** Asks who the bot is with that token; null where none is configured. */
  readonly ask: (() => Promise<I>) | null;
  /** Null where no workspace installs the app. */
  readonly installations: Installations<S> | null;
  readonly identityIn: (installation: S) => I | null;
  /** Whether the operator wants to serve a workspace; others are to this bot as if they had no token. */
  readonly isServed: IsServed;
  /** The platform's word for a refusal; undefined for any other error. */
  readonly codeOf: (error: unknown) => string | undefined;
  /** The platform does not accept the token (any more). */
  readonly isRefusal: (code: string | undefined) => boolean;
  /** The workspace has ended its relation with the app: the token will never work again. */
  readonly isRevocation: (code: string | undefined) => boolean;
  /** A token is waited for so long where an event wants its acknowledgement, in milliseconds. */
  readonly patienceMs: number;
  /** The first pause before the bot asks again who it is, in milliseconds; later ones double. */
  readonly firstPauseMs: number;
}

export interface Tokens<I, S> {
  /** Null if there is none. @throws if nobody can say. */
  identityFor(workspace: Id, organisation?: Id): Promise<I | null>;
  /** Whether the token of the workspace that an event is about can be had now, before that has to be acknowledged. */
  isWithinReach(workspace: Id, organisation: Id): true | Promise<boolean>;
  /** A call told whether a token is accepted, see `RefusedTokens`. @param owner Null for the configured one. */
  told(owner: string | null, code: string | null): void;
  /**
   * Asks who the bot is with the configured token, see `OwnIdentity`; null where nobody says it, or there is none.
   *
   * @throws {PlatformError} if the token is refused.
   */
  introduce(): Promise<I | null>;
  /** Goes on asking where `introduce` could not get it, until the signal aborts. */
  seekSelf(signal: AbortSignal): Promise<void>;
  /**
   * A workspace, or the organisation for all of its workspaces, has ended its relation with the app, see `Installations`.
   *
   * @returns The workspaces that it concerns, as far as they were heard of; none where the app was installed anew since.
   */
  end(
    who: { readonly workspace: Id; readonly organisation: string | null },
    at: number,
    works: (later: S) => Promise<boolean>,
  ): Promise<string[]>;
  /** How the adapter is doing, where events come in this way. */
  health(way: AdapterHealth): AdapterHealth;
}

const unreadableTokens = (workspaces: number): string =>
  `DATA_KEY does not open the stored tokens of ${workspaces} workspace${workspaces === 1 ? '' : 's'}, whose people get no answer. ` +
  'Set the key that they were stored with as DATA_KEY_PREVIOUS, or install the app there again.';

const CONFIGURED = 'configured';
const MOST_WORKSPACES = 20_000;

export function createTokens<I extends { readonly name?: string }, S extends object>(
  deps: TokensDeps<I, S>,
): Tokens<I, S> {
  const { platform, installations, isServed, variable, ask, codeOf, isRefusal } = deps;
  /** Organisations of workspaces, as events tell of them: what is installed for all of them is kept under theirs. */
  // By its size, not by `max`: so it grows with what it holds, and a start makes no room for all of it.
  const organisations = new LRUCache<string, string>({ maxSize: MOST_WORKSPACES, sizeCalculation: () => 1 });
  const isRefused = (error: unknown): boolean => isRefusal(codeOf(error));
  const own = ask && createOwnIdentity(ask, { ...deps, isRefused });
  const refused = createRefusedTokens({
    ...deps,
    remedyFor: (owner) => (owner === CONFIGURED ? `Is ${variable} current?` : 'Install the app there again.'),
    // What else is refused may be a passing trouble of the platform's.
    onRevoked(owner) {
      if (owner === CONFIGURED) return;
      refused.forget(owner);
      void installations?.forget(owner);
    },
  });

  async function identityFor(
    workspace: Id,
    organisation: Id = organisations.get(workspace ?? ''),
  ): Promise<I | null> {
    // Before anybody knows where it is, only who the bot is itself is asked for.
    if (workspace && !isServed(workspace, organisation)) return null;
    const installed = await installations?.find(workspace, organisation);
    const identity = installed ? deps.identityIn(installed) : null;
    return identity ?? own?.get() ?? null;
  }

  async function isOverFor(
    owner: string,
    at: number,
    works: (later: S) => Promise<boolean>,
  ): Promise<boolean> {
    if (installations === null) return true;
    const isOver = await installations.end(owner, at, async (later) => {
      try {
        return await works(later);
      } catch (error) {
        // Whoever is not reached has not said that it is over: the token is refused when it is used next.
        return !isRefused(error);
      }
    });
    if (isOver) refused.forget(owner);
    return isOver;
  }

  return {
    identityFor,
    isWithinReach(workspace, organisation) {
      if (workspace && organisation) organisations.set(workspace, organisation);
      // What has no token here is acknowledged, and goes no further.
      if (!isServed(workspace, organisation)) return true;
      if (own?.known() !== undefined || installations?.isKnown(workspace, organisation)) return true;
      return within(deps.patienceMs, identityFor(workspace, organisation ?? null)).catch(() => false);
    },
    told: (owner, code) => refused.told(owner ?? CONFIGURED, code),
    async introduce() {
      try {
        return (await own?.introduce()) ?? null;
      } catch (error) {
        const sentence = `${platform} refuses ${variable} (${codeOf(error)}). ${deps.remedy}`;
        throw new PlatformError(`${platform.toLowerCase()}.bad_token`, sentence);
      }
    },
    seekSelf: async (signal) => own?.seek(untilStopped(deps.firstPauseMs, signal)),
    async end({ workspace, organisation }, at, works) {
      const owner = organisation ?? workspace ?? undefined;
      const isOver = owner === undefined || (await isOverFor(owner, at, works));
      if (!isOver) return [];
      const ofAll = [...organisations].filter(([, one]) => one === organisation);
      return [...new Set([...ofAll.map(([id]) => id), ...(workspace ? [workspace] : [])])];
    },
    health(way) {
      const unreadable = installations?.unreadable() ?? 0;
      const [refusal, unreached] = [refused.of(CONFIGURED), own?.unreached() ?? null];
      if (!way.connected) return way;
      if (unreadable > 0) return { ...way, unreadable, detail: unreadableTokens(unreadable) };
      if (refusal !== null)
        return { connected: false, detail: `${platform} refuses the bot's token (${refusal}).` };
      // Those that installed the app have tokens of their own.
      if (unreached === null || installations !== null) return way;
      const detail = `${way.detail}, but ${platform} itself cannot be reached (${unreached}): nobody is answered; trying again.`;
      return { connected: false, detail };
    },
  };
}
