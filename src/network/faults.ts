/** What the log says of a fault on a platform: a stable code, what went wrong without any secret, and a sentence. */
import type { Level, Logger } from 'pino';
import { refusalOfProxy } from './proxy.ts';

/** What is particular to the errors of one platform's library. */
export interface FaultOptions {
  /** Stands before each code, such as `slack.`. */
  readonly platform: string;
  /** What the platform itself answered, for the log; null for an error of any other kind. */
  readonly answerIn: (error: unknown) => Readonly<Record<string, unknown>> | null;
  /** Takes out of a text what would let others in: tokens, and addresses that hold one. */
  readonly withoutSecrets: (text: string) => string;
}

export interface Faults {
  /** What went wrong, in a few words for whoever runs the bot, without any secret. */
  whyOf(error: unknown): string;
  /**
   * Writes one line of the log.
   *
   * @param event Its stable code, without the platform's name.
   * @param details What went wrong as `error`, and whatever else belongs into the line.
   */
  note(
    log: Logger,
    level: Level,
    event: string,
    sentence: string,
    details?: { readonly error?: unknown; readonly [name: string]: unknown },
  ): void;
}

/** The system's and undici's codes for: nobody was reached. They say all of it, and are told with every try. */
const NOT_REACHED = /^(E[A-Z]{3,}|EAI_\w+|UND_ERR_\w+)$/;

/** Of a sentence of `/readyz`, in characters. */
const LONGEST_WHY = 200;

/** The error that says why: libraries wrap it, and `fetch` says no more than "fetch failed". */
export function rootOf(error: Error): Error & { readonly code?: unknown } {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** Words and log lines for what a platform's library throws, without a token or a person's text in them. */
export function createFaults({ platform, answerIn, withoutSecrets }: FaultOptions): Faults {
  /** A fault as the log may have it: no token, no text of a person, no request body. */
  function describe(error: unknown): Readonly<Record<string, unknown>> {
    const answer = answerIn(error);
    if (answer !== null) return answer;
    if (!(error instanceof Error))
      return error === undefined ? {} : { reason: withoutSecrets(String(error)) };
    const refused = refusalOfProxy(error);
    if (refused !== null) return { reason: refused.sentence, status: refused.status, code: 'proxy.refused' };
    const root = rootOf(error);
    const reason = withoutSecrets(root.message || String(root.code ?? root.name));
    const about = root.code === undefined ? { reason } : { reason, code: root.code };
    // Where it came from matters for faults of our own.
    const isOwn = root.name !== 'TimeoutError' && !NOT_REACHED.test(String(root.code));
    return isOwn ? { ...about, stack: withoutSecrets(error.stack ?? '') } : about;
  }

  return {
    whyOf(error) {
      const { reason, code, status } = describe(error);
      return String(reason ?? code ?? status).slice(0, LONGEST_WHY);
    },
    note(log, level, event, sentence, { error, ...details } = {}) {
      log[level]({ event: `${platform}.${event}`, ...details, ...describe(error) }, sentence);
    },
  };
}
