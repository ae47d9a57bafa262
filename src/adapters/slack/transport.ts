/** A way in: Slack's requests arrive by Socket Mode or by HTTP. */
import type { Receiver, Logger as SlackLogger, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { AdapterHealth } from '../../core/adapter.ts';

export interface Transport {
  /** Bolt's receiver: it turns what arrives into events, whose acknowledgement it carries back. */
  readonly receiver: Receiver;
  /** Resolves once events can come in. @throws if they never will: a refused token, a port in use. */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): AdapterHealth;
  /** Where it listens; null for Socket Mode. */
  address(): string | null;
}

export interface TransportDeps {
  readonly clientOptions: webApi.WebClientOptions;
  readonly slackLogger: SlackLogger;
  readonly log: Logger;
  /** Told each time that a connection has to be made again. */
  readonly onReconnect?: (() => void) | undefined;
}
