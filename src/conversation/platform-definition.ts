/**
 * How a platform presents itself to the rest of the bot, before any of its libraries is loaded: what it reads from
 * the environment, what it can do, and how to make its adapter. Each platform's folder exports one as
 * `definition.ts`; `platforms.ts` is the only list of them.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { ConfigIssue, Values, Variables } from '../config/variables.ts';
import type { PlatformName } from '../core/invocation.ts';
import type { DeclaredTraits } from '../core/platform-traits.ts';
import type { SealedRepository } from '../crypto/sealed-records.ts';
import { BackchannelError } from '../errors.ts';
import type { Adapter, PlatformEvent } from './platform.ts';

/** A platform will not have the bot like this, now or ever: a bad token, a refused intent. */
export class PlatformError extends BackchannelError {
  /** True if it comes again until somebody changes something; false if it may pass by itself. */
  readonly lasting: boolean;

  constructor(
    code: string,
    message: string,
    { lasting = true, ...options }: ErrorOptions & { lasting?: boolean } = {},
  ) {
    super(code, message, options);
    this.lasting = lasting;
  }
}

/** A page that the bot serves on the platform's own HTTP port besides the platform's requests, such as `/healthz`. */
export interface Route {
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** What an adapter is given. */
export interface AdapterDeps {
  readonly log: Logger;
  /** Told about what is worth counting on the platform's side: `reconnect`, `rate-limit`. */
  readonly tally: (event: PlatformEvent) => void;
  /** The platform has cut the running adapter off for good. */
  readonly onFatal: (error: PlatformError) => void;
  /** Keeps what is sealed, such as tokens of workspaces that installed the app. */
  readonly sealed: SealedRepository;
  /** True for the one process that may do what the key names. */
  readonly claim: (key: string) => Promise<boolean>;
  /** Empty where these pages have a port of their own, or the adapter serves no HTTP. */
  readonly routes: readonly Route[];
}

/** A platform that is configured, with what the core has to know of it. */
export interface ConfiguredPlatform extends DeclaredTraits {
  /** The port on which it takes the platform's requests; null where it takes none. */
  readonly httpPort: number | null;
  /** Loads the platform's libraries and makes an adapter that is not started. @throws {PlatformError} */
  createAdapter(deps: AdapterDeps): Promise<Adapter>;
}

/** What `npm run register -- PLATFORM` was asked to do. */
export interface RegisterOptions {
  /** Say what would change, change nothing. */
  readonly dryRun: boolean;
  /** The bot is to be an agent, where the platform has such a thing. */
  readonly agent: boolean;
}

/** What came of a registration. */
export interface Registered {
  /** The differences, for people: all that there were (with `dryRun`), or those that the platform has taken. */
  readonly lines: readonly string[];
  /** The platform refused some; the log says which and why. */
  readonly isPartial?: boolean;
  /** What is left to do by hand, in sentences. */
  readonly remains?: readonly string[];
}

/** Makes a platform know the bot's commands as `commands/` declares them. */
export interface Registration<V extends Variables = Variables> {
  /** What the platform is to know, as JSON. */
  payload(values: Values<V>, options: RegisterOptions, log: Logger): unknown;
  /** Fetches what the platform knows and changes what differs; null where that failed, and the log says why. @throws {PlatformError} */
  update(values: Values<V>, options: RegisterOptions, log: Logger): Promise<Registered | null>;
}

/** See the head of this file. */
export interface PlatformDefinition<V extends Variables = Variables> {
  readonly name: PlatformName;
  /** The environment variables that only this platform reads. */
  readonly variables: V;
  /** Reads its configuration; undefined where the platform is not configured. Adds to `issues` what is wrong. */
  configure(values: Values<V>, issues: ConfigIssue[]): ConfiguredPlatform | undefined;
  /** Loads what `npm run register` needs. */
  loadRegistration(): Promise<Registration<V>>;
}
